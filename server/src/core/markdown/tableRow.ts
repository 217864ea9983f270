import type { Change } from "../text/change.ts";
import { allLines } from "../text/span.ts";
import type { Table } from "./table.ts";

/** Text as a cell can hold it: on one line, its bars escaped. A bar that is escaped already stays as it is. */
export function cellText(text: string): string {
  return text
    .split(/[\r\n]+/)
    .map((row) => row.trim())
    .filter((row) => row !== "")
    .join(" ")
    .replace(/(?<!\\)\|/g, "\\|");
}

/**
 * The change that adds a row at one end of a table, written like its other rows: with or without bars at the ends and
 * blanks in the cells, filled up to the width of the columns where all rows are. `text` is what the table's spans are
 * relative to, and so is the change.
 */
export function addedRow(
  text: string,
  table: Table,
  cells: readonly string[],
  end: "first" | "last",
): Change {
  const rows = allLines(text, table.span.start, table.span.end).map((line) => ({
    ...line,
    text: text.slice(line.start, line.end),
  }));
  const [header, delimiter, ...others] = rows;
  const before = end === "first" ? delimiter : (rows[rows.length - 1] ?? delimiter);
  const model = (end === "first" ? others[0] : others[others.length - 1]) ?? header;
  const at = before?.end ?? table.span.end;
  const eol = /\r\n|\r|\n/.exec(text.slice(header?.end ?? 0, delimiter?.start ?? 0))?.[0] ?? "\n";
  const newText = rowLike(
    model?.text ?? "| |",
    rows.map((row) => row.text),
    delimiter?.text ?? "",
    cells,
  );
  return { span: { start: at, end: at }, newText: eol + newText };
}

/** The cells as a row that looks like `model`; `rows` are all lines of its table. */
function rowLike(
  model: string,
  rows: readonly string[],
  delimiter: string,
  cells: readonly string[],
): string {
  const [indentation = ""] = /^\s*/.exec(model) ?? [];
  const raw = rawCells(model);
  const gap = raw.some((cell) => /^\s/.test(cell) && cell.trim() !== "") ? " " : "";
  const widths = commonWidths(rows);
  const marks = rawCells(delimiter);
  const written = cells.map((cell, index) => {
    const width = Math.max(0, (widths?.[index] ?? 0) - 2 * gap.length);
    const toTheRight = /[^:]\s*:$/.test((marks[index] ?? "").trim()) && !/^\s*:/.test(marks[index] ?? "");
    return gap + (toTheRight ? cell.padStart(width) : cell.padEnd(width)) + gap;
  });
  const opens = model.trimStart().startsWith("|");
  const closes = /(?<!\\)\|\s*$/.test(model);
  const row = `${opens ? "|" : ""}${written.join("|")}${closes ? "|" : ""}`;
  return indentation + (opens ? row : row.trimStart()).trimEnd();
}

/** What stands between the bars of a row, blanks included; without bars at the ends. */
function rawCells(row: string): readonly string[] {
  const inner = row
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return inner.split(/(?<!\\)\|/);
}

/** The width of each column where the bars of all rows stand under one another, else null. */
function commonWidths(rows: readonly string[]): readonly number[] | null {
  const [first, ...others] = rows.map((row) => rawCells(row).map((cell) => cell.length));
  if (!first) return null;
  const same = others.every(
    (widths) => widths.length === first.length && widths.every((width, index) => width === first[index]),
  );
  return same ? first : null;
}
