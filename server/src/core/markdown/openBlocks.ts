import type { Line, Span } from "../text/span.ts";
import {
  type BlockStart,
  closesFence,
  type Fence,
  type HtmlBlock,
  indentation,
  isLetter,
} from "./blockStart.ts";
import type { PieceWriter } from "./pieces.ts";

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

/** A footnote's text may hold blocks, as a list item does. */
export const footnote = /^ {0,3}\[\^[^\]\s]+\]:/;
/** Stands for a line that does not matter any more. */
export const nowhere: Span = { start: 0, end: 0 };

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

/** Where the content of the innermost open list item begins; 0 outside of lists. */
export function innermost(items: readonly number[]): number {
  // Asking a list for what stands before its first element takes V8 as long as all the rest of a line.
  return items.length === 0 ? 0 : (items[items.length - 1] ?? 0);
}
