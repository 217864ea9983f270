import type fc from "fast-check";
import { seed } from "../core/seed.ts";

/** How long each property is tried, in minutes; `npm test -- --unit fuzz --minutes 20 --seed random`. 0: a few runs only. */
const minutes = Number(process.env["SPECWRIGHT_MINUTES"] ?? 0);

/** The parameters of a property that is tried `runs` times, or for as long as was asked. */
export function amount(runs: number): fc.Parameters<unknown> {
  return minutes > 0
    ? {
        seed,
        numRuns: Number.MAX_SAFE_INTEGER,
        interruptAfterTimeLimit: minutes * 60_000,
        markInterruptAsFailure: false,
        includeErrorInReport: true,
      }
    : { seed, numRuns: runs, includeErrorInReport: true };
}
