import type { Span } from "../text/span.ts";
import { mayDefine } from "./definitions.ts";
import type { Opaque } from "./opaque.ts";

/**
 * What code, links, HTML, definitions and footnotes are written with: marks, indentation, and so many lists in one
 * another that the parser gives up. A text without them is prose from its beginning to its end.
 */
const marks = /[`<@]|\]\(|\]:|:\/\/|www\.|~~~|^[ >*+\-.)\d]*(?: {4}|\t)|^(?:(?:[>*+-]|\d{1,9}[.)]) ?){50}/im;

/** True where all of a text is prose for sure. */
export function isProse(text: string): boolean {
  return !marks.test(text);
}

/** What the blocks of code and the comments at the margin tell, where they close every list and quote: quickly. */
export interface Margin {
  /** All opaque parts, in order; undefined where there may be others. */
  readonly parts: () => readonly Opaque[] | undefined;
  /** The part that stands in a place, null for prose; undefined where it takes more to tell. */
  readonly partAt: (span: Span) => Opaque | null | undefined;
}

export function readMargin(text: string): Margin {
  const parts = marginParts(text);
  if (!parts) return { parts: () => undefined, partAt: () => undefined };
  return {
    parts: () => {
      const ends = [0, ...parts.map(({ span }) => span.end)];
      const isProseBetween = (end: number, index: number) =>
        isProse(text.slice(end, parts[index]?.span.start));
      return ends.every(isProseBetween) ? parts : undefined;
    },
    partAt: partFinder(text, parts),
  };
}

function partFinder(text: string, parts: readonly Opaque[]): Margin["partAt"] {
  const blankLine = text.includes("\r") ? "\n\r\n" : "\n\n";
  // Of the lines between two blank ones that were looked at last.
  let run: Span = { start: 0, end: 0 };
  let verdict: null | undefined;
  return (span) => {
    const next = firstBehind(parts, span.start);
    const part = parts[next];
    if (part && part.span.start < span.end)
      return part.span.start <= span.start && span.end <= part.span.end ? part : undefined;
    if (run.start <= span.start && span.end <= run.end) return verdict;
    const start = parts[next - 1]?.span.end ?? 0;
    const between = text.slice(start, part?.span.start ?? text.length);
    const above = between.lastIndexOf(blankLine, span.start - start);
    const below = between.indexOf(blankLine, span.end - start);
    run = { start: start + Math.max(above, 0), end: start + (below < 0 ? between.length : below) };
    verdict = isProse(text.slice(run.start, run.end)) ? null : undefined;
    return verdict;
  };
}

/** A line that may begin a block of code or of HTML, with what stands before it: blanks, marks of lists and quotes. */
const beginning = /^([ \t>*+\-.)\d]*)(`{3,}|~{3,}|<)/gm;

/** The parts at the margin, in order; null where others begin elsewhere, or where links may be defined. */
function marginParts(text: string): readonly Opaque[] | null {
  // Line separators end a line for regular expressions, but not for Markdown.
  if (mayDefine(text) || /[\u2028\u2029]/.test(text)) return null;
  const parts: Opaque[] = [];
  beginning.lastIndex = 0;
  for (let match = beginning.exec(text); match; match = beginning.exec(text)) {
    const [, before, mark = ""] = match;
    const read = mark === "<" ? commentAt : fenceAt;
    const part = before === "" ? read(text, match.index) : null;
    if (!part) return null;
    parts.push(part);
    beginning.lastIndex = part.span.end;
  }
  return parts;
}

const opening = /(`{3,}|~{3,})[ \t]*([^ \t\r\n]*)(.*)/y;
const closing = /^ {0,3}(`{3,}|~{3,})[ \t]*$/gm;

function fenceAt(text: string, start: number): Opaque | null {
  opening.lastIndex = start;
  const [line = "", mark = "", language = "", rest = ""] = opening.exec(text) ?? [];
  // With a backtick it is no fence, and a language may be written with escapes.
  if (/[\\&`]/.test(language) || rest.includes("`")) return null;
  closing.lastIndex = start + line.length;
  let close = closing.exec(text);
  while (close && !close[1]?.startsWith(mark)) close = closing.exec(text);
  const end = close ? close.index + close[0].length : text.length;
  return { kind: "code", span: { start, end }, language: language.toLowerCase(), inline: false };
}

function commentAt(text: string, start: number): Opaque | null {
  if (!text.startsWith("<!--", start)) return null;
  const close = text.indexOf("-->", start + 2);
  const rest = close < 0 ? -1 : text.slice(close).search(/[\r\n]/);
  return { kind: "html", span: { start, end: rest < 0 ? text.length : close + rest } };
}

/** Index of the first part that ends behind `offset`. */
function firstBehind(parts: readonly Opaque[], offset: number): number {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle]?.span.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
