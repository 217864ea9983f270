import { fieldMeaning } from "../document/fields.ts";
import type { Table } from "../markdown/table.ts";
import { isIsoDate } from "../text/date.ts";
import { compareVersions, readVersion } from "../text/version.ts";
import { labelKey } from "../text/words.ts";
import { isDateName } from "./templateField.ts";

/** What a column of a change log says of each change. */
export type LogMeaning = "version" | "date" | "author" | "change" | "other";

/** A column of a table that tells of changes. */
export interface NamedColumn {
  /** As its header says it. */
  readonly name: string;
  readonly meaning: LogMeaning;
}

const titles =
  /(?:^|\s)(?:change ?log|(?:changes?|revisions?|versions?|documents?|amendments?|modifications?) (?:log|history|records?|list)|(?:history|record) of (?:the )?(?:changes|revisions))$|^(?:revisions|history|changes)$/;

/** True for a heading's key that says that changes of the document are listed under it. */
export function isChangeLogTitle(key: string): boolean {
  return titles.test(key);
}

/**
 * A version or a date, and two columns in all that speak of changes: enough under a heading that says so. In the head,
 * three tell it (version, date and change), elsewhere only all four.
 */
export function isLogTable(table: Table, needed: 2 | 3 | 4): boolean {
  const meanings = new Set(columnsOf(table).map(({ meaning }) => meaning));
  const has = (...wanted: readonly LogMeaning[]) => wanted.every((meaning) => meanings.has(meaning));
  if (needed > 2) return has("version", "date", "change") && (needed === 3 || has("author"));
  return (has("version") || has("date")) && meanings.size - (has("other") ? 1 : 0) >= 2;
}

const ofTables = new WeakMap<Table, readonly NamedColumn[]>();

/** The columns with what they mean. Kept as long as the table is: a section's tables are, as long as its text stays. */
export function columnsOf(table: Table): readonly NamedColumn[] {
  const columns = ofTables.get(table) ?? readColumns(table);
  ofTables.set(table, columns);
  return columns;
}

function readColumns(table: Table): readonly NamedColumn[] {
  const taken = new Set<LogMeaning>();
  return table.header.map(({ text }) => {
    const meaning = meaningOf(labelKey(text));
    // `Changes | Reason for change`: the first one is what it says.
    const own = taken.has(meaning) ? "other" : meaning;
    taken.add(own);
    return { name: text.replace(/[*_`]/g, ""), meaning: own };
  });
}

const versionName = /^(?:(?:document|doc|spec) )?(?:version|ver|v|revision|rev)(?: (?:no|nr|number|#))?$/;
const authorName =
  /^(?:(?:changed|modified|edited|updated|revised|written) )?by$|^(?:editor|name|who|responsible|changed by|prepared by)s?$/;
const changeName =
  /^(?:(?:summary|description|nature) of )?(?:the )?changes?(?: (?:description|summary|made|details))?$|^(?:change )?(?:descriptions?|summary|notes?|comments?|details?|modifications?)$|^what(?: has)? changed$|^remarks?$|^what$/;

function meaningOf(key: string): LogMeaning {
  if (versionName.test(key)) return "version";
  if (isDateName(key) || key === "when") return "date";
  if (fieldMeaning(key) === "author" || authorName.test(key)) return "author";
  return changeName.test(key) ? "change" : "other";
}

/** The end at which the versions, else the dates, are highest; null where they do not tell. */
export function newestEnd(table: Table | undefined): "first" | "last" | null {
  if (!table) return null;
  const columns = columnsOf(table);
  const textsOf = (meaning: LogMeaning) => {
    const at = columns.findIndex((column) => column.meaning === meaning);
    return table.rows.flatMap((row) => row.cells[at]?.text ?? []);
  };
  const versions = textsOf("version").flatMap((text) => readVersion(text) ?? []);
  const dates = textsOf("date").filter(isIsoDate);
  return risingEnd(versions, compareVersions) ?? risingEnd(dates, (a, b) => (a === b ? 0 : a < b ? -1 : 1));
}

function risingEnd<T>(values: readonly T[], compare: (a: T, b: T) => number): "first" | "last" | null {
  const steps = values.slice(1).flatMap((value, index) => {
    const before = values[index];
    return before === undefined ? [] : [compare(before, value)];
  });
  if (steps.some((step) => step < 0) && steps.every((step) => step <= 0)) return "last";
  return steps.some((step) => step > 0) && steps.every((step) => step >= 0) ? "first" : null;
}
