/** Where two versions of a text differ: `old.slice(start, oldEnd)` became `new.slice(start, newEnd)`. */
export interface TextChange {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** Long texts are compared in pieces of this many characters, which the engine does at the speed of memory. */
const pieceLength = 1 << 14;

/** The smallest change that leads from one text to the other. An empty one where they are the same. */
export function changeBetween(old: string, now: string): TextChange {
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
  while (from + pieceLength <= limit && same(from, from + pieceLength)) from += pieceLength;
  let to = Math.min(limit, from + pieceLength);
  // Up to `from` all is the same; the first difference, if there is one, is in front of `to`.
  while (from < to) {
    const middle = (from + to + 1) >> 1;
    if (same(from, middle)) from = middle;
    else to = middle - 1;
  }
  return from;
}
