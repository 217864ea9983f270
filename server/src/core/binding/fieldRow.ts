import type { MarkdownDocument } from "../document/document.ts";
import type { Field } from "../document/fields.ts";
import { isHeadRow } from "../document/headRow.ts";
import { delimiterRow } from "../markdown/table.ts";
import type { Template } from "../template/template.ts";
import type { TemplateField } from "../template/templateField.ts";

/** The template's own line for a field, with those that stand in the place of its value; of a line that holds several fields, what is this one's. */
export function fieldRow({ document, fields }: Template, field: TemplateField, eol: string): string {
  const { line, extent, nameSpan, valueSpan, form, value } = field;
  const isShared = fields.some((other) => other !== field && other.line.start === line.start);
  if (!isShared || (form !== "bold" && form !== "list"))
    return document.slice(line.start, value === "" ? extent.end : line.end).replace(/\r\n|\r|\n/g, eol);
  const lead = leadOf(document.slice(line.start, line.end));
  // With the two marks that make the name bold.
  return lead + document.slice(nameSpan.start - 2, valueSpan.end);
}

/** With the quote and list mark of the line beside it: another mark would begin another list, and none go on in its text. */
export function likeBeside(row: string, { slice }: MarkdownDocument, { form, line }: Field): string {
  if (form === "table" || form === "yaml") return row;
  return leadOf(slice(line.start, line.end)) + row.slice(leadOf(row).length);
}

/** The mark of a list, in a quote or not, with the blanks around it: `> - `. */
export function leadOf(line: string): string {
  return /^[ \t]*(?:>[ \t]*)?(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?/.exec(line)?.[0] ?? "";
}

/** A table of these rows, under the header that the template has over the field; where that is a field too, under a usual one. */
export function tableOf(
  { document, fields }: Template,
  { line }: TemplateField,
  rows: readonly string[],
): readonly string[] {
  const before = document
    .slice(0, line.start)
    .split(/\r\n|\r|\n/)
    .slice(0, -1);
  const at = before.findLastIndex((row) => row.includes("|") && delimiterRow.test(row));
  const header = before.slice(at - 1, at + 1);
  const isField = fields.some(
    (field) => isHeadRow(document, field) && document.slice(field.line.start, field.line.end) === header[0],
  );
  const isOwn = at > 0 && before.slice(at).every((row) => row.includes("|")) && !isField;
  return [...(isOwn ? header : ["| Field | Value |", "|-------|-------|"]), ...rows];
}
