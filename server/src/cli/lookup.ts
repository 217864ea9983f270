import { readFileSync } from "node:fs";
import { askedIn, type Source } from "./answer.ts";
import type { Answers } from "./cacheFile.ts";
import { areAsAsked } from "./filesBeside.ts";
import { readBytes, sizeOf } from "./inputs.ts";
import { keyOf } from "./key.ts";
import type { Outcome } from "./outcome.ts";
import type { Job } from "./pool.ts";

/** Files that are read at the same time: enough to keep a disk busy, few enough to keep memory small. */
const concurrency = 16;

/** Milliseconds after which reading one file has taken long. */
const patience = 2;

/** What is known of the sources, and what has to be checked. */
export interface Lookup {
  readonly known: ReadonlyMap<Source, Outcome>;
  readonly jobs: readonly Job[];
}

/** Looks each source up by what it holds. `context`: see `contextOf`. */
export async function lookUp(sources: readonly Source[], answers: Answers, context: string): Promise<Lookup> {
  const known = new Map<Source, Outcome>();
  const jobs: Job[] = [];
  // What cannot be read (null) is read again by the check, which says so.
  const look = (source: Source, bytes: Uint8Array | null) => {
    const key = bytes && keyOf(context, source, bytes);
    const given = key === null ? undefined : answers.get(key);
    // What it says of other files holds as long as those are there, or are not.
    const answer = given !== undefined && areAsAsked(source.absolute, askedIn(given)) ? given : undefined;
    if (answer === undefined) jobs.push({ source, size: bytes?.length ?? 0 });
    else known.set(source, { answer, key });
  };
  // Files that the system has in memory are read one after the other in a third of the time that it takes to wait for
  // several. When one has to be waited for, so have the others.
  let looked = 0;
  for (let slow = false; !slow && looked < sources.length; looked++) {
    const source = sources[looked];
    const start = performance.now();
    if (source) look(source, bytesNow(source));
    slow = performance.now() - start > patience;
  }
  await forEach(sources.slice(looked), async (source) => {
    look(source, source.isStream ? null : await readBytes(source.absolute).catch(() => null));
  });
  return { known, jobs };
}

/** All sources have to be checked. */
export async function lookUpNothing(sources: readonly Source[]): Promise<Lookup> {
  const jobs: Job[] = [];
  await forEach(sources, async (source) => {
    jobs.push({ source, size: await sizeOf(source.absolute) });
  });
  return { known: new Map(), jobs };
}

/** A pipe is not read: it gives what it holds only once. */
function bytesNow({ absolute, isStream }: Source): Uint8Array | null {
  if (isStream) return null;
  try {
    return readFileSync(absolute);
  } catch {
    return null;
  }
}

async function forEach(sources: readonly Source[], task: (source: Source) => Promise<void>): Promise<void> {
  const next = sources.values();
  const lane = async () => {
    for (const source of next) await task(source);
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
}
