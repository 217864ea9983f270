import type { Checker } from "./engine.ts";
import { type Outcome, outcomeOf, type Reading, startReading } from "./outcome.ts";
import type { Job } from "./pool.ts";

/** Files that are read ahead of the one that is checked: no more texts than these are in memory. */
const ahead = 4;

/** Has jobs done in this thread, in their order. `context`: see `outcomeOf`. */
export async function checkHere(
  jobs: readonly Job[],
  checker: Checker,
  context: string | null,
  done: (job: Job, outcome: Outcome) => void,
): Promise<void> {
  const readings: Reading[] = [];
  const begin = (job: Job | undefined) => {
    if (job) readings.push(startReading(job.source));
  };
  for (const job of jobs.slice(0, ahead)) begin(job);
  for (const [index, job] of jobs.entries()) {
    const reading = readings.shift() ?? startReading(job.source);
    begin(jobs[index + ahead]);
    done(job, await outcomeOf(job.source, reading, checker, context));
  }
}
