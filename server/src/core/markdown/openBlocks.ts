import { type Line, lineAround, type Span, shifted } from "../text/span.ts";
import {
  type BlockStart,
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
import { headingTitle, trimEnd } from "./headingLine.ts";
import type { Heading, PieceWriter } from "./pieces.ts";
import { delimiterRow } from "./table.ts";

/** What stands open between two lines. Each line is read by what is open, and changes it. */
export interface OpenBlocks {
  fence: Fence | null;
  /** Where the fence begins. */
  fenceFrom: number;
  html: HtmlBlock | null;
  /** Content columns of the list items the next line may belong to, outermost first. */
  readonly items: number[];
  /** Where the paragraph outside of lists and quotes begins; null where none is open. */
  paragraph: number | null;
  /** The line before was text inside a list or a quote, so plain text continues it lazily. */
  lazy: boolean;
  inTable: boolean;
  afterBlank: boolean;
  /** The last line of text, where it may matter to the next one. */
  previousLine: Span;
}

/** A line as it is read. */
export interface ReadLine {
  readonly line: Line;
  readonly raw: string;
  /** White space in front of it. */
  readonly columns: number;
  /** Where its first other character stands in `raw`. */
  readonly offset: number;
}

/** What stands in a line behind the marks of the list items that it opens. */
interface ItemContent {
  readonly start: BlockStart;
  /** Where it begins in the line. */
  readonly offset: number;
}

const footnote = /^ {0,3}\[\^[^\]\s]+\]:/;
const setextUnderline = /^ {0,3}(?:=+|-+)[ \t]*$/;
const nowhere: Span = { start: 0, end: 0 };
const slice = (text: string, { start, end }: Span) => text.slice(start, end);

/** Lists nested deeper than this are read as text: finding out costs the square of the depth. */
const deepestList = 100;

/** At the beginning of a text, and behind a heading. */
export function nothingOpen(): OpenBlocks {
  return {
    fence: null,
    fenceFrom: 0,
    html: null,
    items: [],
    paragraph: null,
    lazy: false,
    inTable: false,
    afterBlank: true,
    previousLine: nowhere,
  };
}

/** A heading closes every block. */
export function closeAll(open: OpenBlocks): void {
  open.items.length = 0;
  endText(open);
  open.afterBlank = false;
  open.previousLine = nowhere;
}

/** A blank line ends whatever text was open. */
export function endText(open: OpenBlocks): void {
  open.paragraph = null;
  open.lazy = false;
  open.inTable = false;
  open.afterBlank = true;
}

export function readLine(text: string, line: Line): ReadLine {
  const raw = text.slice(line.start, line.end);
  const { columns, offset } = indentation(raw);
  return { line, raw, columns, offset };
}

/**
 * Reads a line that shows by its first character that it is blank, a paragraph's or a fence's, as most lines are.
 * False where it may be anything: nothing was read, then.
 */
export function readPlainLine(open: OpenBlocks, text: string, line: Line): boolean {
  if (open.fence) {
    return open.fence.column === 0 && (line.start === line.end || isLetter(text.charCodeAt(line.start)));
  }
  if (open.html || open.items.length > 0) return false;
  if (line.start === line.end) {
    endText(open);
    return true;
  }
  if (!isLetter(text.charCodeAt(line.start))) return false;
  if (open.lazy || open.inTable) open.paragraph = null;
  else open.paragraph ??= line.start;
  open.afterBlank = false;
  open.previousLine = line;
  return true;
}

/** True where the line belongs to the open fence. One that is indented less than its list item ends it. */
export function readFenceLine(open: OpenBlocks, read: ReadLine, writer: PieceWriter): boolean {
  const { fence } = open;
  if (!fence) return false;
  const { line, raw, columns, offset } = read;
  if (isLeft(read, fence.column)) {
    writer.addCode(open.fenceFrom, line.start);
    open.fence = null;
    return false;
  }
  if (closesFence(raw, offset, columns, fence)) {
    writer.addCode(open.fenceFrom, line.end);
    open.fence = null;
    open.afterBlank = false;
  }
  return true;
}

/** True where the line belongs to the open HTML block. */
export function readHtmlLine(open: OpenBlocks, read: ReadLine): boolean {
  const { html } = open;
  if (!html) return false;
  if (isLeft(read, html.column)) {
    open.html = null;
    return false;
  }
  if (html.end ? html.end.test(read.raw) : isBlank(read)) {
    open.html = null;
    open.afterBlank = isBlank(read);
  }
  return true;
}

export function isBlank({ raw, offset }: ReadLine): boolean {
  return offset === raw.length;
}

/** True where the line stands outside of the list item whose content begins at `column`. */
function isLeft(read: ReadLine, column: number): boolean {
  return column > 0 && !isBlank(read) && read.columns < column;
}

/** Closes the list items that the line does not belong to. */
export function leaveItems(open: OpenBlocks, { raw, columns }: ReadLine, start: BlockStart): void {
  const { items } = open;
  if (columns >= innermost(items)) return;
  // Behind four blanks nothing but text goes on where text was.
  const holder = items.findLast((column) => column <= columns) ?? 0;
  const isText = (start === "text" || columns - holder >= 4) && !footnote.test(raw);
  if (open.afterBlank || !open.lazy || !isText) while (columns < innermost(items)) items.pop();
}

function innermost(items: readonly number[]): number {
  // Asking a list for what stands before its first element takes V8 as long as all the rest of a line.
  return items.length === 0 ? 0 : (items[items.length - 1] ?? 0);
}

/** The heading that the line is, or underlines. `from`: where the Markdown begins. */
export function headingAt(
  { items, paragraph }: OpenBlocks,
  { line, raw, columns, offset }: ReadLine,
  start: BlockStart,
  text: string,
  from: number,
): Heading | null {
  if (items.length > 0 || columns >= 4) return null;
  if (start === "heading") {
    const level = /^#+/.exec(raw.slice(offset))?.[0].length ?? 1;
    const title = shifted(headingTitle(raw, offset + level), line.start);
    return { level, start: line.start, title, lastLine: line };
  }
  if (paragraph === null || !setextUnderline.test(raw)) return null;
  return {
    level: raw.includes("=") ? 1 : 2,
    // Not before the Markdown's beginning: a byte order mark is no part of it.
    start: Math.max(from, lineAround(text, paragraph).start),
    title: { start: paragraph, end: trimEnd(text, line.start) },
    lastLine: line,
  };
}

/** True where the line is a thematic break outside of lists. To be asked of a line that is no heading. */
export function readRule(
  open: OpenBlocks,
  { line, columns }: ReadLine,
  start: BlockStart,
  writer: PieceWriter,
) {
  if (start !== "rule" || open.items.length > 0 || columns >= 4) return false;
  writer.addRule(line);
  open.paragraph = null;
  open.previousLine = nowhere;
  open.lazy = false;
  return true;
}

/** True where the line is indented code. */
export function readIndentedCode(
  open: OpenBlocks,
  { line, columns }: ReadLine,
  isBehindBlank: boolean,
  text: string,
  writer: PieceWriter,
): boolean {
  if (columns - innermost(open.items) < 4 || open.paragraph !== null || open.lazy) return false;
  // A line behind a definition may still be its title.
  if (!isBehindBlank && definition.test(slice(text, open.previousLine))) return false;
  writer.addCodeLine(line, isBehindBlank);
  open.previousLine = nowhere;
  return true;
}

/** Opens the list items that begin in the line, one in the other: `- 1. text`. */
function enterItems(
  { items }: OpenBlocks,
  { raw, columns, offset }: ReadLine,
  start: BlockStart,
): ItemContent {
  const column = innermost(items);
  let at = offset;
  let atColumn = columns;
  let atStart: BlockStart = column > 0 ? blockStart(raw, offset, columns - column) : start;
  while (atStart === "item" && items.length < deepestList) {
    const marker = /^(?:[-*+]|\d{1,9}[.)])/.exec(raw.slice(at))?.[0] ?? "-";
    const after = raw.slice(at + marker.length);
    const gap = indentation(after);
    const isEmpty = gap.offset === after.length;
    items.push(atColumn + marker.length + (isEmpty || gap.columns > 4 ? 1 : gap.columns));
    if (isEmpty) break;
    at += marker.length + gap.offset;
    atColumn += marker.length + gap.columns;
    atStart = blockStart(raw, at, 0);
  }
  return { start: atStart, offset: at };
}

/** Reads a line that is no heading, no rule and no code: it opens blocks, or is text. */
export function readContent(open: OpenBlocks, read: ReadLine, start: BlockStart, text: string): void {
  const { items } = open;
  const indent = read.columns - innermost(items);
  // What would begin something elsewhere is text where text goes on, less than its item is indented or too far.
  const goesOn = indent < 0 || indent >= 4;
  const content: ItemContent = goesOn
    ? { start: "text", offset: read.offset }
    : enterItems(open, read, start);
  const column = innermost(items);
  const rest = read.raw.slice(content.offset);

  const fence = content.start === "fence" ? fenceStart(read.raw, content.offset, column) : null;
  if (fence) {
    open.fence = fence;
    open.fenceFrom = read.line.start;
    open.previousLine = nowhere;
    open.paragraph = null;
    open.lazy = false;
    return;
  }
  const html = content.start === "html" ? htmlBlockStart(rest, open.paragraph !== null || open.lazy) : null;
  if (html) {
    open.paragraph = null;
    open.lazy = false;
    if (!html.end?.test(rest.slice(4))) open.html = { ...html, column };
    return;
  }
  // A footnote is a container too.
  if (content.start === "quote" || footnote.test(read.raw)) {
    open.paragraph = null;
    open.lazy = endsInText(rest.replace(/^(?:>[ \t]?|\[\^[^\]\s]+\]:\s*)+/, ""));
  } else if (items.length > 0 || open.lazy) {
    open.paragraph = null;
    open.lazy = goesOn || endsInText(rest);
  } else readTextLine(open, read, text);
  open.previousLine = read.line;
}

/** A line of text outside of lists and quotes. */
function readTextLine(open: OpenBlocks, { line, raw, offset }: ReadLine, text: string): void {
  if (open.inTable) {
    open.paragraph = null;
  } else if (open.paragraph === null) {
    // A definition is no text, so a line of dashes under it underlines nothing.
    if (!definition.test(raw)) open.paragraph = line.start + offset;
  } else if (delimiterRow.test(raw) && raw.includes("|") && slice(text, open.previousLine).includes("|")) {
    open.inTable = true;
    open.paragraph = null;
  }
}

/** The link that the line defines. In the middle of a paragraph it defines nothing, and that may yet become a heading. */
export function definitionIn({ paragraph }: OpenBlocks, { raw }: ReadLine): LinkDefinition | null {
  if (paragraph !== null || !raw.includes("]:")) return null;
  const [, label, destination] = definition.exec(raw) ?? [];
  return label && destination ? { label: linkLabel(label), destination } : null;
}
