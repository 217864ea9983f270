import type { Span } from "../text/span.ts";
import { lines, shifted } from "../text/span.ts";
import {
  blockStart,
  closesFence,
  type Fence,
  fenceStart,
  type HtmlBlock,
  htmlBlockStart,
  indentation,
} from "./blockStart.ts";
import { type FrontMatterBlock, findFrontMatter } from "./frontMatterBlock.ts";
import { delimiterRow } from "./table.ts";

/**
 * Cuts a Markdown text into sections without building a tree: one pass over the lines, following CommonMark's
 * block rules as far as they decide where a heading is (https://spec.commonmark.org/0.31.2/#container-blocks).
 *
 * An ATX heading at column 0 closes every open container, so the pieces can be parsed on their own.
 */

/** A heading with what stands under it up to the next heading, or the text before the first heading (`level` 0). */
export interface Piece {
  readonly level: number;
  readonly start: number;
  /** The heading's text without its marks: `Goals` in `## Goals ##`. Empty span at `start` where level is 0. */
  readonly title: Span;
  /** Where the heading's line ends (without its line break); `start` where level is 0. */
  readonly headingEnd: number;
  /** Where the text under the heading begins; `start` where level is 0. */
  readonly bodyStart: number;
  readonly end: number;
  /** Fenced and indented code, fence lines included. */
  readonly code: readonly Span[];
  /** Thematic breaks outside of lists and quotes. */
  readonly rules: readonly Span[];
}

export interface Scan {
  readonly frontMatter: FrontMatterBlock | null;
  readonly pieces: readonly Piece[];
  /** Link definitions: label as CommonMark matches it (lower case, single spaces) → destination. */
  readonly definitions: ReadonlyMap<string, string>;
}

/** A link label as CommonMark compares it. */
export function linkLabel(raw: string): string {
  return raw.trim().replace(/\s+/g, " ").toLowerCase();
}

const definition = /^\s{0,3}(?:>\s?)*(?:[-*+]\s+|\d{1,9}[.)]\s+)?\[([^\][]+)\]:\s*(\S+)\s*(?:["'(].*)?$/;
const footnote = /^ {0,3}\[\^[^\]\s]+\]:/;
const setextUnderline = /^ {0,3}(?:=+|-+)[ \t]*$/;
const thematicBreak = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;

/** Lists nested deeper than this are read as text: finding out costs the square of the depth. */
const deepestList = 100;

/** Offsets are relative to `text`. Never fails: every text is some Markdown. */
export function scan(text: string): Scan {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const frontMatter = findFrontMatter(text, start);
  const pieces: Piece[] = [];
  const definitions = new Map<string, string>();

  let piece = open(0, frontMatter?.span.end ?? start);
  let fence: Fence | null = null;
  let fenceFrom = 0;
  let html: HtmlBlock | null = null;
  // Content columns of the list items the current line may belong to, outermost first.
  const items: number[] = [];
  let paragraph: number | null = null;
  // The line before was text inside a list or a quote, so plain text continues it lazily.
  let lazy = false;
  let inTable = false;
  let afterBlank = true;
  let previousLine = "";

  function open(
    level: number,
    from: number,
    title: Span = { start: from, end: from },
    headingEnd = from,
    bodyStart = from,
  ) {
    return { level, start: from, title, headingEnd, bodyStart, code: [] as Span[], rules: [] as Span[] };
  }
  function cut(at: number) {
    if (piece.level > 0 || at > piece.start) pieces.push({ ...piece, end: at });
  }
  function startSection(level: number, from: number, title: Span, headingEnd: number, bodyStart: number) {
    cut(from);
    piece = open(level, from, title, headingEnd, bodyStart);
    paragraph = null;
    items.length = 0;
    lazy = false;
    inTable = false;
    afterBlank = false;
    previousLine = "";
  }

  for (const line of lines(text, piece.start)) {
    const raw = text.slice(line.start, line.end);
    const { columns, offset } = indentation(raw);
    const blank = offset === raw.length;

    if (fence) {
      const left = fence.column > 0 && !blank && columns < fence.column;
      if (!left) {
        if (closesFence(raw, offset, columns, fence)) {
          piece.code.push({ start: fenceFrom, end: line.end });
          fence = null;
          afterBlank = false;
        }
        continue;
      }
      piece.code.push({ start: fenceFrom, end: line.start });
      fence = null;
    }
    if (html) {
      const left = html.column > 0 && !blank && columns < html.column;
      if (!left) {
        if (html.end ? html.end.test(raw) : blank) {
          html = null;
          afterBlank = blank;
        }
        continue;
      }
      html = null;
    }
    if (blank) {
      paragraph = null;
      lazy = false;
      inTable = false;
      afterBlank = true;
      continue;
    }

    const start = blockStart(raw, offset, columns);
    while (items.length > 0 && columns < (items[items.length - 1] ?? 0)) {
      if (!afterBlank && lazy && start === "text" && !footnote.test(raw)) break;
      items.pop();
    }
    const column = items[items.length - 1] ?? 0;
    const relative = columns - column;
    const wasAfterBlank = afterBlank;
    afterBlank = false;

    if (items.length === 0 && columns < 4) {
      if (start === "heading") {
        const marks = /^#+/.exec(raw.slice(offset))?.[0].length ?? 1;
        const title = shifted(headingTitle(raw, offset + marks), line.start);
        startSection(marks, line.start, title, line.end, line.next);
        continue;
      }
      if (paragraph !== null && setextUnderline.test(raw)) {
        const title = { start: paragraph, end: trimEnd(text, line.start) };
        startSection(raw.includes("=") ? 1 : 2, lineStartOf(text, paragraph), title, line.end, line.next);
        continue;
      }
      if (start !== "text" && thematicBreak.test(raw)) {
        piece.rules.push({ start: line.start, end: line.end });
        paragraph = null;
        previousLine = "";
        lazy = false;
        continue;
      }
    }
    // A line behind a definition may still be its title, so it is no code.
    if (relative >= 4 && paragraph === null && !lazy && (wasAfterBlank || !definition.test(previousLine))) {
      // Indented code: one line at a time, merged with the line before where they touch.
      const last = piece.code[piece.code.length - 1];
      if (last && last.end >= line.start - 2 && !wasAfterBlank)
        piece.code[piece.code.length - 1] = { start: last.start, end: line.end };
      else piece.code.push({ start: line.start, end: line.end });
      continue;
    }

    let rest = offset;
    let restStart = column > 0 ? blockStart(raw, offset, relative) : start;
    let restColumns = columns;
    while (restStart === "item" && items.length < deepestList) {
      const marker = /^(?:[-*+]|\d{1,9}[.)])/.exec(raw.slice(rest))?.[0] ?? "-";
      const after = raw.slice(rest + marker.length);
      const gap = indentation(after);
      const empty = gap.offset === after.length;
      const spaces = empty || gap.columns > 4 ? 1 : gap.columns;
      items.push(restColumns + marker.length + spaces);
      if (empty) break;
      rest += marker.length + gap.offset;
      restColumns += marker.length + gap.columns;
      restStart = blockStart(raw, rest, 0);
    }
    const inItem = items.length > 0;

    const opened =
      restStart === "fence" ? fenceStart(raw, rest, inItem ? (items[items.length - 1] ?? 0) : 0) : null;
    if (opened) {
      fence = opened;
      previousLine = "";
      fenceFrom = line.start;
      paragraph = null;
      lazy = false;
      continue;
    }
    const block = restStart === "html" ? htmlBlockStart(raw.slice(rest), paragraph !== null || lazy) : null;
    if (block) {
      paragraph = null;
      lazy = false;
      if (!block.end?.test(raw.slice(rest + 4)))
        html = { ...block, column: inItem ? (items[items.length - 1] ?? 0) : 0 };
      continue;
    }
    // A footnote is a container too.
    if (restStart === "quote" || footnote.test(raw)) {
      paragraph = null;
      lazy = endsInText(raw.slice(rest).replace(/^(?:>[ \t]?|\[\^[^\]\s]+\]:\s*)+/, ""));
    } else if (inItem || lazy) {
      paragraph = null;
      lazy = endsInText(raw.slice(rest));
    } else if (inTable) {
      paragraph = null;
    } else if (paragraph === null && definition.test(raw)) {
      // A definition is no text, so a line of dashes under it underlines nothing.
    } else if (paragraph === null) {
      paragraph = line.start + offset;
    } else if (delimiterRow.test(raw) && raw.includes("|") && previousLine.includes("|")) {
      inTable = true;
      paragraph = null;
    }
    previousLine = raw;
    if (raw.includes("]:")) {
      const found = definition.exec(raw);
      if (found?.[1] && found[2]) definitions.set(linkLabel(found[1]), found[2]);
    }
  }
  if (fence) piece.code.push({ start: fenceFrom, end: text.length });
  cut(text.length);
  return { frontMatter, pieces, definitions };
}

/** True where the content of a list item or a quote is text, which the next line may continue without being indented. */
function endsInText(content: string): boolean {
  const { columns, offset } = indentation(content);
  if (offset === content.length) return false;
  const start = blockStart(content, offset, columns);
  return start !== "heading" && start !== "rule" && (start !== "fence" || !fenceStart(content, offset, 0));
}

/** Where an ATX heading's text stands in its line: `from` is behind the opening marks. `# #` is an empty heading with closing marks. */
function headingTitle(raw: string, from: number): Span {
  const isBlank = (at: number) => raw.charAt(at) === " " || raw.charAt(at) === "\t";
  let end = raw.length;
  while (end > from && isBlank(end - 1)) end--;
  let closing = end;
  while (closing > from && raw.charAt(closing - 1) === "#") closing--;
  if (closing < end && (closing === from || isBlank(closing - 1))) end = closing;
  while (end > from && isBlank(end - 1)) end--;
  let start = from;
  while (start < end && isBlank(start)) start++;
  return start < end ? { start, end } : { start: from, end: from };
}

function trimEnd(text: string, end: number): number {
  let at = end;
  while (at > 0 && /\s/.test(text.charAt(at - 1))) at--;
  return at;
}

function lineStartOf(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !/[\r\n]/.test(text.charAt(at - 1))) at--;
  return at;
}
