import type { Span } from "../text/span.ts";
import { allLines, type Line, lineAround, shifted } from "../text/span.ts";
import {
  blockStart,
  closesFence,
  endsInText,
  type Fence,
  fenceStart,
  type HtmlBlock,
  htmlBlockStart,
  indentation,
  isLetter,
} from "./blockStart.ts";
import { definition, type LinkDefinition, linkLabel } from "./definitions.ts";
import { type FrontMatterBlock, findFrontMatter } from "./frontMatterBlock.ts";
import { headingTitle, trimEnd } from "./headingLine.ts";
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

export interface Scan {
  readonly frontMatter: FrontMatterBlock | null;
  readonly pieces: readonly Piece[];
}

const footnote = /^ {0,3}\[\^[^\]\s]+\]:/;
const setextUnderline = /^ {0,3}(?:=+|-+)[ \t]*$/;

/** Lists nested deeper than this are read as text: finding out costs the square of the depth. */
const deepestList = 100;

/** Cuts a whole text. Never fails: every text is some Markdown. */
export function scan(text: string): Scan {
  const frontMatter = findFrontMatter(text);
  return { frontMatter, pieces: scanPieces(text, bodyStart(text, frontMatter?.span ?? null)).pieces };
}

/** Where the Markdown begins: behind the front matter or the byte order mark. */
export function bodyStart(text: string, frontMatter: Span | null): number {
  return frontMatter?.end ?? (text.charCodeAt(0) === 0xfeff ? 1 : 0);
}

/**
 * The pieces from `from` on: the beginning of the Markdown, or where a section starts, so that nothing is open there.
 * Stops at the first section that `isKnown`, given its start and level, and answers where that was.
 */
export function scanPieces(
  text: string,
  from: number,
  isKnown: (start: number, level: number) => boolean = () => false,
): { readonly pieces: readonly Piece[]; readonly end: number } {
  const pieces: Piece[] = [];
  let piece = open(0, from, { start: 0, end: 0 }, 0, 0);
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
  // The last line of text, where it may matter to the next one.
  let previousLine: Span = nowhere;

  function open(level: number, start: number, title: Span, headingEnd: number, bodyStart: number) {
    return {
      level,
      start,
      // Set when it is cut. Copying a piece for that made scanning take twice as long.
      end: start,
      title,
      headingEnd,
      bodyStart,
      code: [] as Span[],
      rules: [] as Span[],
      definitions: [] as LinkDefinition[],
    };
  }
  function cut(at: number) {
    if (piece.level === 0 && at === piece.start) return;
    piece.end = at;
    pieces.push(piece);
  }
  /** All absolute. True where the section is known, so that there is no need to go on. */
  function startSection(level: number, start: number, title: Span, line: Line): boolean {
    cut(start);
    if (isKnown(start, level)) return true;
    piece = open(level, start, shifted(title, -start), line.end - start, line.next - start);
    paragraph = null;
    items.length = 0;
    lazy = false;
    inTable = false;
    afterBlank = false;
    previousLine = nowhere;
    return false;
  }
  function addCode(start: number, end: number) {
    piece.code.push(shifted({ start, end }, -piece.start));
  }

  for (const line of allLines(text, from)) {
    // Most lines are blank, a paragraph's or a fence's, and show it by their first character.
    if (fence?.column === 0) {
      if (line.start === line.end || isLetter(text.charCodeAt(line.start))) continue;
    } else if (!fence && !html && items.length === 0) {
      if (line.start === line.end) {
        paragraph = null;
        lazy = false;
        inTable = false;
        afterBlank = true;
        continue;
      }
      if (isLetter(text.charCodeAt(line.start))) {
        if (lazy || inTable) paragraph = null;
        else paragraph ??= line.start;
        afterBlank = false;
        previousLine = line;
        continue;
      }
    }
    const raw = text.slice(line.start, line.end);
    const { columns, offset } = indentation(raw);
    const blank = offset === raw.length;

    if (fence) {
      const left = fence.column > 0 && !blank && columns < fence.column;
      if (!left) {
        if (closesFence(raw, offset, columns, fence)) {
          addCode(fenceFrom, line.end);
          fence = null;
          afterBlank = false;
        }
        continue;
      }
      addCode(fenceFrom, line.start);
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
    if (items.length > 0 && columns < (items[items.length - 1] ?? 0)) {
      // Behind four blanks nothing but text goes on where text was.
      const holder = items.findLast((column) => column <= columns) ?? 0;
      const isText = (start === "text" || columns - holder >= 4) && !footnote.test(raw);
      if (afterBlank || !lazy || !isText)
        while (items.length > 0 && columns < (items[items.length - 1] ?? 0)) items.pop();
    }
    const column = items[items.length - 1] ?? 0;
    const relative = columns - column;
    const wasAfterBlank = afterBlank;
    afterBlank = false;

    if (items.length === 0 && columns < 4) {
      if (start === "heading") {
        const marks = /^#+/.exec(raw.slice(offset))?.[0].length ?? 1;
        const title = shifted(headingTitle(raw, offset + marks), line.start);
        if (startSection(marks, line.start, title, line)) return { pieces, end: line.start };
        continue;
      }
      if (paragraph !== null && setextUnderline.test(raw)) {
        const title = { start: paragraph, end: trimEnd(text, line.start) };
        // Not before the Markdown's beginning: a byte order mark is no part of it.
        const headingStart = Math.max(from, lineAround(text, paragraph).start);
        if (startSection(raw.includes("=") ? 1 : 2, headingStart, title, line))
          return { pieces, end: headingStart };
        continue;
      }
      if (start === "rule") {
        piece.rules.push(shifted({ start: line.start, end: line.end }, -piece.start));
        paragraph = null;
        previousLine = nowhere;
        lazy = false;
        continue;
      }
    }
    // A line behind a definition may still be its title, so it is no code.
    if (
      relative >= 4 &&
      paragraph === null &&
      !lazy &&
      (wasAfterBlank || !definition.test(text.slice(previousLine.start, previousLine.end)))
    ) {
      // Indented code: one line at a time, merged with the line before where they touch.
      const last = piece.code[piece.code.length - 1];
      if (last && piece.start + last.end >= line.start - 2 && !wasAfterBlank)
        piece.code[piece.code.length - 1] = { start: last.start, end: line.end - piece.start };
      else addCode(line.start, line.end);
      previousLine = nowhere;
      continue;
    }

    // What would begin something elsewhere is text where text goes on, less than its item is indented or too far.
    const goesOn = relative < 0 || relative >= 4;
    let rest = offset;
    let restStart = goesOn ? "text" : column > 0 ? blockStart(raw, offset, relative) : start;
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
      previousLine = nowhere;
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
      lazy = goesOn || endsInText(raw.slice(rest));
    } else if (inTable) {
      paragraph = null;
    } else if (paragraph === null && definition.test(raw)) {
      // A definition is no text, so a line of dashes under it underlines nothing.
    } else if (paragraph === null) {
      paragraph = line.start + offset;
    } else if (
      delimiterRow.test(raw) &&
      raw.includes("|") &&
      text.slice(previousLine.start, previousLine.end).includes("|")
    ) {
      inTable = true;
      paragraph = null;
    }
    previousLine = line;
    // In the middle of a paragraph it defines nothing, and the paragraph may yet become a heading.
    if (paragraph === null && raw.includes("]:")) {
      const [, label, destination] = definition.exec(raw) ?? [];
      if (label && destination) piece.definitions.push({ label: linkLabel(label), destination });
    }
  }
  if (fence) addCode(fenceFrom, text.length);
  cut(text.length);
  return { pieces, end: text.length };
}

const nowhere: Span = { start: 0, end: 0 };
