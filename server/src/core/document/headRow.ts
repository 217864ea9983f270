import { type Label, rowLabel } from "../markdown/labels.ts";
import type { SectionContent } from "../markdown/sectionContent.ts";
import { delimiterRow, type Table } from "../markdown/table.ts";
import { lineAround } from "../text/span.ts";
import type { MarkdownDocument } from "./document.ts";
import type { Field } from "./fields.ts";

/**
 * The labels of a section that holds metadata, in document order. Markdown wants a header over each table: where the metadata
 * has none to say, its first field stands there. `isCommon`: true for names that fields have whatever the template says.
 */
export function labelsWithHeadRows(
  content: SectionContent,
  isCommon: (key: string) => boolean,
): readonly Label[] {
  const heads = content.tables().flatMap((table) => headLabel(content.text, table, isCommon) ?? []);
  if (heads.length === 0) return content.labels();
  return [...content.labels(), ...heads].sort((a, b) => a.nameSpan.start - b.nameSpan.start);
}

/** Fields whose names alone say nothing of the document, and which a column of values would not hold. */
const usualBeside = new Set([
  "component",
  "date",
  "due date",
  "epic",
  "issue",
  "jira",
  "priority",
  "project",
  "release",
  "tags",
  "target release",
  "ticket",
  "title",
]);

/** Under `Status | Meaning` stand values and what they mean; under `Status | Approved`, the names of other fields. */
function headLabel(text: string, { header, rows }: Table, isCommon: (key: string) => boolean): Label | null {
  const [name] = header;
  if (!name || header.length !== 2) return null;
  const label = rowLabel({ cells: header, span: lineAround(text, name.span.start) });
  if (!label || label.value === "" || !isCommon(label.key)) return null;
  const hasOthers = rows.some((row) => {
    const key = rowLabel(row)?.key ?? "";
    return isCommon(key) || usualBeside.has(key);
  });
  return hasOthers ? label : null;
}

/** True for a field in the header row of a table: no row goes before it, nor right behind it. */
export function isHeadRow({ slice, source }: MarkdownDocument, { form, line }: Field): boolean {
  if (form !== "table") return false;
  const next = /^\r?\n(.*)/.exec(slice(line.end, Math.min(source.length, line.end + longestDelimiter)))?.[1];
  return next !== undefined && delimiterRow.test(next.trimEnd());
}

/** A row of dashes for two columns may be padded; of what is longer nobody makes a table. */
const longestDelimiter = 2000;
