import type { Line, Span } from "../text/span.ts";
import { trimmed } from "../text/span.ts";

/** A GFM table (https://github.github.com/gfm/#tables-extension-), read line by line. Spans are relative to the section's text. */
export interface Table {
  readonly span: Span;
  readonly header: readonly Cell[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly span: Span;
  readonly cells: readonly Cell[];
}

export interface Cell {
  /** The cell's text without the blanks around it. */
  readonly text: string;
  /** Where that text stands; for an empty cell the place where text would go. */
  readonly span: Span;
}

/** The row of dashes under a table's header. */
export const delimiterRow = /^\s*(?:\|\s*)?:?-+:?\s*(?:\|\s*:?-+:?\s*)*(?:\|\s*)?$/;

/** All tables among `lines`, leaving out those whose header `isHidden`: touches code or a comment. */
export function readTables(
  text: string,
  lines: readonly Line[],
  isHidden: (line: Span) => boolean,
): readonly Table[] {
  const tables: Table[] = [];
  for (let index = 0; index + 1 < lines.length; index++) {
    const headerLine = lines[index];
    const delimiterLine = lines[index + 1];
    if (!headerLine || !delimiterLine) break;
    const delimiter = text.slice(delimiterLine.start, delimiterLine.end);
    if (!delimiter.includes("-") || !delimiterRow.test(delimiter)) continue;
    const raw = text.slice(headerLine.start, headerLine.end);
    if (!raw.includes("|") || isHidden(headerLine)) continue;
    const header = readCells(text, headerLine);
    if (header.length !== readCells(text, delimiterLine).length) continue;
    const rows: TableRow[] = [];
    let end = delimiterLine.end;
    let next = index + 2;
    for (; next < lines.length; next++) {
      const line = lines[next];
      if (!line || !text.slice(line.start, line.end).includes("|")) break;
      rows.push({ span: { start: line.start, end: line.end }, cells: readCells(text, line) });
      end = line.end;
    }
    tables.push({ span: { start: headerLine.start, end }, header, rows });
    index = next - 1;
  }
  return tables;
}

/** How many cells a row of a table has. */
export function cellCount(row: string): number {
  return readCells(row, { start: 0, end: row.length, next: row.length }).length;
}

function readCells(text: string, line: Line): readonly Cell[] {
  const whole = trimmed(text, line);
  let start = whole.start;
  if (text.charAt(start) === "|") start++;
  const cells: Cell[] = [];
  for (let at = start; at <= whole.end; at++) {
    const last = at === whole.end;
    if (!last && (text.charAt(at) !== "|" || text.charAt(at - 1) === "\\")) continue;
    if (last && at === start && cells.length > 0) break;
    cells.push(cellAt(text, { start, end: at }));
    start = at + 1;
  }
  return cells;
}

/** `raw` without the comments that stand at its end, and the blanks around them. */
export function withoutTrailingComments(raw: string): string {
  let rest = raw;
  for (;;) {
    const kept = rest.trimEnd();
    if (!kept.endsWith("-->")) return rest;
    const previous = kept.lastIndexOf("-->", kept.length - 4);
    const open = kept.indexOf("<!--", previous < 0 ? 0 : previous + 3);
    if (open < 0 || open + 4 > kept.length - 3) return rest;
    rest = kept.slice(0, open).trimEnd();
  }
}

/** A comment behind the cell's text does not belong to it. */
function cellAt(text: string, between: Span): Cell {
  const raw = text.slice(between.start, between.end);
  const length = withoutTrailingComments(raw).length;
  const span = trimmed(text, { start: between.start, end: between.start + length });
  if (span.start === span.end) {
    // An empty cell: one blank after the bar, where a person would type.
    const at = Math.min(between.start + 1, between.end);
    return { text: "", span: { start: at, end: at } };
  }
  return { text: text.slice(span.start, span.end), span };
}
