import { type Line, type Span, shifted } from "../text/span.ts";
import type { LinkDefinition } from "./definitions.ts";

/** A heading with what stands under it up to the next heading, or the text before the first heading (`level` 0). */
export interface Piece {
  readonly level: number;
  readonly start: number;
  readonly end: number;
  /** All that follows is relative to `start`. The heading's text without its marks: `Goals` in `## Goals ##`. */
  readonly title: Span;
  /** Where the heading's line ends (without its line break); 0 where level is 0. */
  readonly headingEnd: number;
  /** Where the text under the heading begins; 0 where level is 0. */
  readonly bodyStart: number;
  /** Fenced and indented code, fence lines included. */
  readonly code: readonly Span[];
  /** Thematic breaks outside of lists and quotes. */
  readonly rules: readonly Span[];
  readonly definitions: readonly LinkDefinition[];
}

/** A heading that starts a piece. All offsets are absolute. */
export interface Heading {
  readonly level: number;
  readonly start: number;
  /** Its text without its marks. */
  readonly title: Span;
  /** The line it ends in: that of its underline where it has one. */
  readonly lastLine: Line;
}

/** Takes down what is found from line to line. All offsets that are given to it are absolute. */
export interface PieceWriter {
  readonly pieces: readonly Piece[];
  /** Ends the piece that is being written, if there is anything in it. */
  readonly end: (at: number) => void;
  readonly begin: (heading: Heading) => void;
  readonly addCode: (start: number, end: number) => void;
  /** A further line of the code before, or of code of its own where something stands between them. */
  readonly addCodeLine: (line: Line, isBehindBlank: boolean) => void;
  readonly addRule: (line: Line) => void;
  readonly addDefinition: (definition: LinkDefinition) => void;
}

/** `from`: where the text before the first heading begins. */
export function writePieces(from: number): PieceWriter {
  const pieces: Piece[] = [];
  let piece = begun(0, from, { start: 0, end: 0 }, 0, 0);
  const relative = (start: number, end: number) => ({ start: start - piece.start, end: end - piece.start });
  return {
    pieces,
    end: (at) => {
      if (piece.level === 0 && at === piece.start) return;
      piece.end = at;
      pieces.push(piece);
    },
    begin: ({ level, start, title, lastLine }) => {
      piece = begun(level, start, shifted(title, -start), lastLine.end - start, lastLine.next - start);
    },
    addCode: (start, end) => {
      piece.code.push(relative(start, end));
    },
    addCodeLine: ({ start, end }, isBehindBlank) => {
      const span = relative(start, end);
      const last = piece.code[piece.code.length - 1];
      // Two characters: `\r\n`.
      if (last && last.end >= span.start - 2 && !isBehindBlank)
        piece.code[piece.code.length - 1] = { start: last.start, end: span.end };
      else piece.code.push(span);
    },
    addRule: ({ start, end }) => {
      piece.rules.push(relative(start, end));
    },
    addDefinition: (definition) => {
      piece.definitions.push(definition);
    },
  };
}

function begun(level: number, start: number, title: Span, headingEnd: number, bodyStart: number) {
  return {
    level,
    start,
    // Set when it ends. Copying a piece for that made scanning take twice as long.
    end: start,
    title,
    headingEnd,
    bodyStart,
    code: [] as Span[],
    rules: [] as Span[],
    definitions: [] as LinkDefinition[],
  };
}
