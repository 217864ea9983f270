// The engine of the command line, a bundle of its own: a run that knows all answers does not load it. It is also what
// the worker threads run.
import { parentPort, workerData } from "node:worker_threads";
import { serve } from "../cli/worker.ts";

export { newChecker, templatesOf } from "../cli/engine.ts";

if (parentPort) serve(parentPort, workerData);
