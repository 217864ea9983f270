import { lineAround, type Span, shifted } from "../text/span.ts";
import {
  type BlockStart,
  blockStart,
  endsInText,
  fenceStart,
  htmlBlockStart,
  indentation,
} from "./blockStart.ts";
import { definition, type LinkDefinition, linkLabel } from "./definitions.ts";
import { headingTitle, trimEnd } from "./headingLine.ts";
import { footnote, innermost, nowhere, type OpenBlocks, type ReadLine } from "./openBlocks.ts";
import type { Heading, PieceWriter } from "./pieces.ts";
import { delimiterRow } from "./table.ts";

/** What stands in a line behind the marks of the list items that it opens. */
interface ItemContent {
  readonly start: BlockStart;
  /** Where it begins in the line. */
  readonly offset: number;
}

const setextUnderline = /^ {0,3}(?:=+|-+)[ \t]*$/;
const slice = (text: string, { start, end }: Span) => text.slice(start, end);

/** Lists nested deeper than this are read as text: finding out costs the square of the depth. */
const deepestList = 100;

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
