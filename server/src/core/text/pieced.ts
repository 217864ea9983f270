import { lazy } from "./lazy.ts";

/**
 * A text in pieces. A version of a document has the pieces of the version before, but for those that were changed, so
 * that a change costs what its piece costs: a new string of a megabyte takes longer than all else a keystroke needs.
 */
export interface PiecedText {
  readonly pieces: readonly string[];
  readonly length: number;
  readonly slice: (start: number, end: number) => string;
  /** All of it as one string, made when it is first asked for. */
  readonly whole: () => string;
}

/**
 * A copy, for what outlives the text that it was cut from: a slice keeps all of that alive, which may be a version of a
 * document for each keystroke.
 */
export function detached(slice: string): string {
  return ` ${slice}`.slice(1);
}

let joined = 0;

/** How often a text of several pieces was made one string: what a test counts. */
export function textsJoined(): number {
  return joined;
}

/** The text that the pieces are, one behind the other. `known`: the same as one string, where there is one already. */
export function piecedText(pieces: readonly string[], known?: string): PiecedText {
  const starts: number[] = [];
  let length = 0;
  for (const piece of pieces) {
    starts.push(length);
    length += piece.length;
  }
  const whole = lazy(() => {
    if (known !== undefined) return known;
    if (pieces.length < 2) return pieces[0] ?? "";
    joined++;
    return pieces.join("");
  });
  return {
    pieces,
    length,
    whole,
    slice: (start, end) => {
      let text = "";
      for (let index = lastAtOrBefore(starts, start); index < pieces.length; index++) {
        const from = starts[index] ?? length;
        if (from >= end) break;
        text += pieces[index]?.slice(Math.max(0, start - from), end - from) ?? "";
      }
      return text;
    },
  };
}

/** Index of the last of some ascending numbers that is not greater than `value`; 0 where all are. */
export function lastAtOrBefore(numbers: readonly number[], value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? value) <= value) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** Where two versions of a text differ: `old.slice(start, oldEnd)` became `new.slice(start, newEnd)`. */
export interface TextChange {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** The smallest change that leads from one text to the other. An empty one where they are the same. */
export function changeBetween(old: PiecedText, now: PiecedText): TextChange {
  const fewer = Math.min(old.pieces.length, now.pieces.length);
  let before = 0;
  let start = 0;
  for (; before < fewer && old.pieces[before] === now.pieces[before]; before++)
    start += now.pieces[before]?.length ?? 0;
  let behind = 0;
  let same = 0;
  for (; behind < fewer - before && old.pieces.at(-1 - behind) === now.pieces.at(-1 - behind); behind++)
    same += now.pieces.at(-1 - behind)?.length ?? 0;
  const change = changeOfString(old.slice(start, old.length - same), now.slice(start, now.length - same));
  return { start: start + change.start, oldEnd: start + change.oldEnd, newEnd: start + change.newEnd };
}

/** Long texts are compared in parts of this many characters, which the engine does at the speed of memory. */
const partLength = 1 << 14;

function changeOfString(old: string, now: string): TextChange {
  const shorter = Math.min(old.length, now.length);
  const start = sharedLength(shorter, (from, to) => old.slice(from, to) === now.slice(from, to));
  const behind = sharedLength(
    shorter - start,
    (from, to) =>
      old.slice(old.length - to, old.length - from) === now.slice(now.length - to, now.length - from),
  );
  return { start, oldEnd: old.length - behind, newEnd: now.length - behind };
}

/** How many characters from 0 up to `limit` are the same, where `same` compares those between two offsets. */
function sharedLength(limit: number, same: (from: number, to: number) => boolean): number {
  let from = 0;
  while (from + partLength <= limit && same(from, from + partLength)) from += partLength;
  let to = Math.min(limit, from + partLength);
  // Up to `from` all is the same; the first difference, if there is one, is in front of `to`.
  while (from < to) {
    const middle = (from + to + 1) >> 1;
    if (same(from, middle)) from = middle;
    else to = middle - 1;
  }
  return from;
}
