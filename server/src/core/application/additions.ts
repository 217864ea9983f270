import type { Change } from "../text/change.ts";

/** A text that grows, and what was added to it in the terms of the original. */
export interface Additions {
  readonly text: () => string;
  /** Replaces a span of the text of now. */
  readonly replace: (change: Change) => void;
  /** Takes back the last replacement. */
  readonly undo: () => void;
  /** All that was done, as changes of the original text, in order. */
  readonly changes: () => readonly Change[];
}

/** A piece of the text of now: a stretch of the original, or something new. */
interface Piece {
  readonly text: string;
  /** Where it stood in the original; null for what is new. */
  readonly from: number | null;
}

/** Follows one change after the other, so that they can be made in one step. */
export function additionsTo(original: string): Additions {
  let pieces: readonly Piece[] = [{ text: original, from: 0 }];
  let before: readonly Piece[] = pieces;
  const text = () => pieces.map((piece) => piece.text).join("");
  return {
    text,
    replace: ({ span, newText }) => {
      const front: Piece[] = [];
      const back: Piece[] = [];
      let at = 0;
      for (const piece of pieces) {
        const end = at + piece.text.length;
        front.push(part(piece, 0, Math.min(span.start, end) - at));
        back.push(part(piece, Math.max(span.end, at) - at, piece.text.length));
        at = end;
      }
      before = pieces;
      pieces = [...front, { text: newText, from: null }, ...back].filter((piece) => piece.text !== "");
    },
    undo: () => {
      pieces = before;
    },
    changes: () => {
      const changes: Change[] = [];
      let at = 0;
      let added = "";
      const close = (end: number) => {
        if (added !== "" || end > at) changes.push({ span: { start: at, end }, newText: added });
        added = "";
      };
      for (const piece of pieces) {
        if (piece.from === null) {
          added += piece.text;
          continue;
        }
        close(piece.from);
        at = piece.from + piece.text.length;
      }
      close(original.length);
      return changes;
    },
  };
}

function part({ text, from }: Piece, start: number, end: number): Piece {
  const own = text.slice(Math.max(0, start), Math.max(0, end));
  return { text: own, from: from === null ? null : from + Math.max(0, start) };
}
