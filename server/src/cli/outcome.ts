import type { Answer, Source } from "./answer.ts";
import type { Checker } from "./engine.ts";
import { decodeText, problemOf, readBytes } from "./inputs.ts";
import { keyOf } from "./key.ts";

/** What came of one file: an answer, with its key where answers are kept; or why there is none, for people. */
export type Outcome = { readonly answer: Answer; readonly key: string | null } | { readonly problem: string };

/** Bytes on their way: waiting for them never fails. */
export type Reading = Promise<Uint8Array | { readonly problem: string }>;

/** Begins to read a file. */
export function startReading({ absolute }: Source): Reading {
  return readBytes(absolute).catch((error: unknown) => ({ problem: problemOf(error) }));
}

/**
 * Checks a file that is being read. The key is that of the very bytes that are checked: the file may have changed since
 * it was looked up. `context` null: answers are not kept.
 */
export async function outcomeOf(
  source: Source,
  reading: Reading,
  checker: Checker,
  context: string | null,
): Promise<Outcome> {
  const read = await reading;
  if ("problem" in read) return read;
  try {
    return {
      answer: checker(source, decodeText(read)),
      key: context === null ? null : keyOf(context, source, read),
    };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}
