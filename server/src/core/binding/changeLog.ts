import type { Section } from "../document/document.ts";
import { headerSections } from "../document/fields.ts";
import type { Cell, Table } from "../markdown/table.ts";
import { addedRow, cellText } from "../markdown/tableRow.ts";
import { columnsOf, type LogMeaning, type NamedColumn, newestEnd } from "../template/logTable.ts";
import { isDateSlot } from "../template/slot.ts";
import {
  cellHoldsSlot,
  findLog,
  logOfTemplate,
  sectionsCalledSo,
  type TemplateLog,
} from "../template/templateLog.ts";
import type { Change } from "../text/change.ts";
import { keptBy } from "../text/kept.ts";
import { type Span, shifted } from "../text/span.ts";
import { labelKey } from "../text/words.ts";
import type { Binding } from "./binding.ts";

export type { LogMeaning };

export interface LogColumn extends NamedColumn {
  /** What the template puts there to be replaced, for a row of which this is not known; '' where it puts nothing. */
  readonly slot: string;
}

/** One row. Spans are absolute. */
export interface LogRow {
  readonly span: Span;
  /** As many as there are columns; fewer where the row ends before them. */
  readonly cells: readonly Cell[];
  /** It says what the template says, word for word, and holds a slot: nobody wrote it. */
  readonly isUntouched: boolean;
  /** Untouched, or without a date and something else: it tells of no change yet. */
  readonly isUnfilled: boolean;
}

/** The table in which a spec tells what changed from version to version. */
export interface ChangeLog {
  readonly section: Section;
  readonly table: Table;
  readonly columns: readonly LogColumn[];
  /** As they stand in the document. */
  readonly rows: readonly LogRow[];
  /** At which end of the table the newest row stands. */
  readonly newestIs: "first" | "last";
}

/** What is known of a change. */
export type LogEntry = Partial<Readonly<Record<Exclude<LogMeaning, "other">, string>>>;

/**
 * The spec's change log: the table under the heading that answers to the template's section with one, or under a heading
 * that says so (`Revision History`), or the one in the document's head whose columns can mean nothing else. null where
 * there is none.
 */
export function changeLogOf(binding: Binding): ChangeLog | null {
  // Several rules ask for it.
  return keptBy(binding.kept, readLog, () => readLog(binding));
}

function readLog(binding: Binding): ChangeLog | null {
  const { document, template } = binding;
  const model = logOfTemplate(template);
  const found = findLog(document, model ? boundTo(binding, model) : []);
  if (!found) return null;
  const { section, table } = found;
  const columns = columnsOf(table).map((column, index) => ({
    ...column,
    slot: slotFor(model, column, index),
  }));
  const rows = table.rows.map((row) => {
    const cells = row.cells.map(({ text, span }) => ({ text, span: shifted(span, section.start) }));
    const untouched = isUntouched(cells, model);
    const open = cells.filter((cell) => cellHoldsSlot(cell.text));
    const isUnfilled = untouched || (open.length > 1 && open.some((cell) => isDateSlot(cell.text)));
    return { span: shifted(row.span, section.start), cells, isUntouched: untouched, isUnfilled };
  });
  return { section, table, columns, rows, newestIs: newestEnd(table) ?? newestEnd(model?.table) ?? "last" };
}

/** The cell of a row in the first column of that meaning; null where there is none. Its span is absolute. */
export function logCell(log: ChangeLog, row: LogRow, meaning: LogMeaning): Cell | null {
  return row.cells[log.columns.findIndex((column) => column.meaning === meaning)] ?? null;
}

/** The row of the last change, leaving out those that tell of none yet; null where there is none. */
export function newestRow(log: ChangeLog): LogRow | null {
  const written = log.rows.filter((row) => !row.isUnfilled);
  return written[log.newestIs === "first" ? 0 : written.length - 1] ?? null;
}

/**
 * The change that adds a row for `entry`, in the table's own columns and written like its other rows. What is not known
 * stands as the template's slot (a date as YYYY-MM-DD), so that it is found as a placeholder. A row that still is the
 * template's own, at the end where the new one goes, is replaced by it. Absolute.
 */
export function rowFor(log: ChangeLog, entry: LogEntry): Change {
  const { section, table, columns, rows, newestIs } = log;
  const given = new Set<LogMeaning>();
  const cells = columns.map(({ meaning, slot }) => {
    const known = meaning === "other" || given.has(meaning) ? undefined : entry[meaning];
    given.add(meaning);
    return known === undefined || known === "" ? slot : cellText(known);
  });
  const change = addedRow(section.content.text, table, cells, newestIs);
  const end = newestIs === "first" ? rows[0] : rows[rows.length - 1];
  return end?.isUntouched
    ? { span: end.span, newText: change.newText.replace(/^[\r\n]+/, "") }
    : { span: shifted(change.span, section.start), newText: change.newText };
}

/** True for the sections in which a change log may be found. Headings alone decide. */
export function mayHoldChangeLog({ index }: Section, binding: Binding): boolean {
  // Several rules ask it of every section.
  return keptBy(binding.kept, placesOfLog, () => placesOfLog(binding)).has(index);
}

function placesOfLog(binding: Binding): ReadonlySet<number> {
  const { document, template } = binding;
  const model = logOfTemplate(template);
  const places = [
    ...(model ? boundTo(binding, model) : []),
    ...sectionsCalledSo(document),
    ...headerSections(document),
  ];
  return new Set(places.map((section) => section.index));
}

function boundTo(binding: Binding, { section }: TemplateLog): readonly Section[] {
  const wanted = binding.template.sections.find((one) => one.section === section);
  return wanted ? binding.sectionsFor(wanted) : [];
}

/** The last slot in the template's column of the same meaning, or of the same name; a date has one anyway. */
function slotFor(model: TemplateLog | null, column: NamedColumn, index: number): string {
  const same = model?.columns.find(
    (other, place) =>
      other.meaning === column.meaning &&
      (column.meaning !== "other" || labelKey(other.name) === labelKey(column.name) || place === index),
  );
  return same?.slot ?? (column.meaning === "date" ? "YYYY-MM-DD" : "");
}

function isUntouched(cells: readonly Cell[], model: TemplateLog | null): boolean {
  return (
    model?.untouched.some(
      (row) => row.length === cells.length && row.every((cell, index) => cell.text === cells[index]?.text),
    ) ?? false
  );
}
