import type { MessagePort } from "node:worker_threads";
import type { Source } from "./answer.ts";
import { newChecker, type Setup } from "./engine.ts";
import { type Outcome, outcomeOf, startReading } from "./outcome.ts";

/** What a worker thread is started with. */
export interface WorkerSetup extends Setup {
  /** See `contextOf`; null where answers are not kept. */
  readonly context: string | null;
}

/** What a worker says: once that it is there, then the outcome of each source it was given, in their order. */
export type FromWorker = { readonly isReady: true } | { readonly outcome: Outcome };

/** Checks every source that comes in, one after the other; the next are being read meanwhile. */
export function serve(port: MessagePort, setup: WorkerSetup): void {
  const checker = newChecker(setup);
  const say = (message: FromWorker) => port.postMessage(message);
  let last = Promise.resolve();
  port.on("message", (source: Source) => {
    const reading = startReading(source);
    last = last.then(async () => say({ outcome: await outcomeOf(source, reading, checker, setup.context) }));
  });
  say({ isReady: true });
}
