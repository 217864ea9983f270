import type { Worker } from "node:worker_threads";
import type { Source } from "./answer.ts";
import type { Outcome } from "./outcome.ts";
import type { FromWorker } from "./worker.ts";

/** A file that has to be checked. */
export interface Job {
  readonly source: Source;
  /** In bytes; a guess is enough. */
  readonly size: number;
}

/** Sources a worker has at hand: one that is checked, one that is being read. */
const depth = 2;

/**
 * Has jobs done by worker threads; each takes the next when it has finished one. A worker that ends over a file gives
 * that file a problem and is replaced. Answers the jobs that are left where no worker could be started.
 */
export function checkInWorkers(
  jobs: readonly Job[],
  threads: number,
  startWorker: () => Worker,
  done: (job: Job, outcome: Outcome) => void,
): Promise<readonly Job[]> {
  // The largest are last here and are taken first: no thread begins a long one when the others are at their end.
  const queue = [...jobs].sort((a, b) => a.size - b.size);
  let open = jobs.length;
  /** Each worker that is there, and what gives it its next jobs. */
  const workers = new Map<Worker, () => void>();
  return new Promise((resolve) => {
    const finish = () => {
      for (const worker of workers.keys()) void worker.terminate();
      resolve(queue);
    };
    const settle = (job: Job, outcome: Outcome) => {
      done(job, outcome);
      open--;
      if (open === 0) finish();
    };
    const begin = () => {
      const worker = started(startWorker);
      if (worker === null) return;
      const given: Job[] = [];
      const feed = () => {
        while (given.length < depth) {
          const job = queue.pop();
          if (!job) return;
          given.push(job);
          worker.postMessage(job.source);
        }
      };
      workers.set(worker, feed);
      let isReady = false;
      let reason = "the check was cut off";
      worker.on("message", (message: FromWorker) => {
        isReady = true;
        if (!("outcome" in message)) return;
        const job = given.shift();
        feed();
        if (job) settle(job, message.outcome);
      });
      worker.on("error", (error: NodeJS.ErrnoException) => {
        reason = error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "not enough memory to check it" : error.message;
      });
      worker.on("exit", () => {
        workers.delete(worker);
        if (open === 0) return;
        // One that never came up is not to blame its file for, and not tried again.
        const culprit = isReady ? given.shift() : undefined;
        queue.push(...given);
        if (culprit) settle(culprit, { problem: reason });
        for (const feedOther of workers.values()) feedOther();
        if (isReady && queue.length > 0) begin();
        if (workers.size === 0 && open > 0) finish();
      });
      feed();
    };
    for (let count = 0; count < Math.min(threads, jobs.length); count++) begin();
    if (workers.size === 0) finish();
  });
}

function started(startWorker: () => Worker): Worker | null {
  try {
    return startWorker();
  } catch {
    // Node does not let us: the caller does without.
    return null;
  }
}
