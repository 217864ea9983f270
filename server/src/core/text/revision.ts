import type { Change } from "./change.ts";
import type { Span } from "./span.ts";

/** A text that is changed again and again, and what all the changes come to. */
export interface Revision {
  readonly text: () => string;
  /** Spans are those of the text as it is now; none of them overlaps another one. */
  readonly change: (changes: readonly Change[]) => void;
  /** Takes back what was changed last. */
  readonly undo: () => void;
  /** What leads from the text at the beginning to the one there is now, in order: what was kept stands in none of them. */
  readonly changes: () => readonly Change[];
}

/** A stretch of the text at the beginning, or text that came later. */
type Piece = { readonly kept: Span } | { readonly added: string };

export function reviseText(original: string): Revision {
  let pieces: readonly Piece[] = [{ kept: { start: 0, end: original.length } }];
  const before: (readonly Piece[])[] = [];
  const textOf = (piece: Piece) =>
    "kept" in piece ? original.slice(piece.kept.start, piece.kept.end) : piece.added;

  /** The pieces between two offsets of the text as it is now. */
  function between(from: number, to: number): readonly Piece[] {
    let at = 0;
    return pieces.flatMap((piece) => {
      const { length } = textOf(piece);
      const part = cut(piece, Math.max(from - at, 0), Math.min(to - at, length));
      at += length;
      return part ?? [];
    });
  }

  function replace({ span, newText }: Change): void {
    const added = newText === "" ? [] : [{ added: newText }];
    pieces = [...between(0, span.start), ...added, ...between(span.end, Number.POSITIVE_INFINITY)];
  }

  return {
    text: () => pieces.map(textOf).join(""),
    change: (changes) => {
      before.push(pieces);
      for (const change of fromTheEnd(changes)) replace(change);
    },
    undo: () => {
      pieces = before.pop() ?? pieces;
    },
    changes: () => {
      const found: Change[] = [];
      let at = 0;
      let added = "";
      const add = (end: number) => {
        if (end > at || added !== "") found.push({ span: { start: at, end }, newText: added });
        added = "";
      };
      for (const piece of pieces) {
        if ("added" in piece) {
          added += piece.added;
          continue;
        }
        add(piece.kept.start);
        at = piece.kept.end;
      }
      add(original.length);
      return found;
    },
  };
}

/** The text with all of the changes made at once. */
export function changedText(text: string, changes: readonly Change[]): string {
  const revision = reviseText(text);
  revision.change(changes);
  return revision.text();
}

/**
 * Changes in the order in which none moves another: what comes behind is made first. Of texts that are inserted at one place
 * the one that is given first stands first, as in an editor; what is replaced there comes behind them.
 */
function fromTheEnd(changes: readonly Change[]): readonly Change[] {
  return [...changes].reverse().sort((a, b) => b.span.start - a.span.start || b.span.end - a.span.end);
}

/** A part of a piece; null where that is empty. */
function cut(piece: Piece, from: number, to: number): Piece | null {
  if (to <= from) return null;
  return "kept" in piece
    ? { kept: { start: piece.kept.start + from, end: piece.kept.start + to } }
    : { added: piece.added.slice(from, to) };
}
