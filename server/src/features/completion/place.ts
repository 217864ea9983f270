import type { Binding, Bond } from "../../core/binding/binding.ts";
import { vocabularyOfField } from "../../core/binding/specFields.ts";
import { vocabularyByName } from "../../core/binding/vocabularies.ts";
import { type MarkdownDocument, type Section, sectionAt } from "../../core/document/document.ts";
import { type Field, fieldMeaning } from "../../core/document/fields.ts";
import type { Label } from "../../core/markdown/labels.ts";
import type { Template } from "../../core/template/template.ts";
import { isDateName } from "../../core/template/templateField.ts";
import type { Vocabulary } from "../../core/template/vocabulary.ts";
import { lineAround, type Span, shifted } from "../../core/text/span.ts";
import { labelKey, plainTitle } from "../../core/text/words.ts";

/** What stands at the cursor, as far as something can be offered there. Spans are absolute. */
export type Place =
  | {
      readonly kind: "value";
      readonly name: string;
      readonly vocabulary: Vocabulary;
      readonly replace: Span;
      readonly gap: string;
    }
  | { readonly kind: "date"; readonly replace: Span; readonly gap: string }
  | {
      readonly kind: "heading";
      readonly marks: number;
      readonly replace: Span;
      readonly section: Section | null;
    }
  | {
      readonly kind: "field";
      readonly replace: Span;
      readonly form: Field["form"];
      readonly place: Field["place"];
    };

/** null where nothing of a spec can be completed: in prose, in code. */
export function placeAt(binding: Binding, offset: number): Place | null {
  const { document } = binding;
  const { frontMatter } = document;
  if (frontMatter && offset >= frontMatter.content.start && offset <= frontMatter.content.end)
    return inFrontMatter(binding, offset);
  const section = sectionAt(document, offset);
  if (!section) return null;
  const { content } = section;
  const at = offset - section.start;
  if (content.code.some((part) => part.start < at && at < part.end)) return null;
  const line = shifted(lineAround(content.text, at), section.start);
  return (
    headingAt(document, line, section) ??
    cellAt(binding, section, line, offset) ??
    labelAt(binding, section, line, offset) ??
    fieldNameAt(binding, section, line, offset)
  );
}

function inFrontMatter(binding: Binding, offset: number): Place | null {
  const { document, template } = binding;
  const line = lineAround(document.slice(0, document.frontMatter?.span.end ?? 0), offset);
  const field = document
    .fields()
    .find((candidate) => candidate.place === "front-matter" && candidate.line.start === line.start);
  if (field && offset > field.nameSpan.end) {
    const quoted = /["']/.test(document.slice(field.valueSpan.start - 1, field.valueSpan.start));
    const end = field.value === "" ? Math.max(offset, field.valueSpan.end) : field.valueSpan.end;
    if (offset > end + (quoted ? 1 : 0) || end > line.end) return null;
    return valuePlace(
      binding,
      field.name,
      field.key,
      vocabularyOfField(template, field),
      fieldSpan(field, offset),
      gapAt(document, field.valueSpan, offset),
    );
  }
  const typed = document.slice(line.start, offset);
  return /^[\w-]*$/.test(typed)
    ? { kind: "field", replace: { start: line.start, end: offset }, form: "yaml", place: "front-matter" }
    : null;
}

function valuePlace(
  { template }: Binding,
  name: string,
  key: string,
  vocabulary: Vocabulary | null,
  replace: Span,
  gap: string,
): Place | null {
  if (vocabulary) return { kind: "value", name, vocabulary, replace, gap };
  return isDate(template, key) ? { kind: "date", replace, gap } : null;
}

/** By its name, or because the template has a date there: `Reviewed: YYYY-MM-DD`. */
function isDate(template: Template, key: string): boolean {
  if (isDateName(key)) return true;
  const meaning = fieldMeaning(key);
  return template.fields.some((field) => field.kind === "date" && fieldMeaning(field.key) === meaning);
}

function fieldSpan(field: { readonly value: string; readonly valueSpan: Span }, offset: number): Span {
  return field.value === ""
    ? { start: Math.min(field.valueSpan.start, offset), end: Math.max(field.valueSpan.start, offset) }
    : field.valueSpan;
}

/** A blank, where the cursor stands right behind the colon or the bar. */
function gapAt({ slice }: MarkdownDocument, value: Span, offset: number): string {
  const at = Math.min(value.start, offset);
  const before = slice(at - 1, at);
  return before === ":" || before === "*" || before === "_" || before === "|" ? " " : "";
}

function headingAt(document: MarkdownDocument, line: Span, section: Section): Place | null {
  const match = /^(#{1,6})(?:[ \t]+(.*))?$/.exec(document.slice(line.start, line.end));
  if (!match?.[1]) return null;
  const own = section.start === line.start;
  const before = own ? (document.sections[section.index - 1] ?? null) : section;
  return { kind: "heading", marks: match[1].length, replace: line, section: before };
}

/** A cell of a table whose column has a vocabulary. Bars are counted, so that a row still being typed works too. */
function cellAt(binding: Binding, section: Section, line: Span, offset: number): Place | null {
  const { document } = binding;
  const { content, start } = section;
  const at = offset - start;
  const table = content.tables().find((candidate) => candidate.span.start <= at && at <= candidate.span.end);
  const row = table?.rows.find((candidate) => candidate.span.start <= at && at <= candidate.span.end);
  if (!table || !row) return null;
  const raw = document.slice(line.start, offset);
  const bars = [...raw.matchAll(/(?<!\\)\|/g)].length;
  const index = /^\s*\|/.test(raw) ? bars - 1 : bars;
  const header = table.header[index];
  if (!header) return null;
  const key = labelKey(header.text);
  const bond = binding.bondOf(section);
  const cell = row.cells[index];
  const inside = cell && cell.span.start <= at && at <= cell.span.end && cell.text !== "";
  const replace = inside
    ? { start: start + cell.span.start, end: start + cell.span.end }
    : { start: offset, end: offset };
  const gap = gapAt(document, replace, offset);
  const [nameCell] = row.cells;
  if (table.header.length === 2 && index === 1 && nameCell) {
    // Of the cell, not of a label: while the row is being typed there is no second cell yet, and so no label.
    const name = bareName(nameCell.text);
    const field = vocabularyOfField(binding.template, { key: labelKey(name), place: "header" });
    if (name !== "" && (field || isDate(binding.template, labelKey(name))))
      return valuePlace(binding, name, labelKey(name), field, replace, gap);
  }
  return valuePlace(binding, header.text, key, columnVocabulary(binding, bond, key), replace, gap);
}

/** `**Status**:` as a person reads it. */
function bareName(cell: string): string {
  return plainTitle(cell).replace(/:\s*$/, "");
}

function columnVocabulary({ template }: Binding, bond: Bond | null, key: string): Vocabulary | null {
  return bond?.template.columns().get(key) ?? vocabularyByName(template, key);
}

/** A label's value: bold, list, checklist, italic, plain or in parentheses. */
function labelAt(binding: Binding, section: Section, line: Span, offset: number): Place | null {
  const { template, document } = binding;
  const { content, start } = section;
  const at = offset - start;
  const onLine = content
    .labels()
    .filter((label) => label.form !== "table" && start + label.line.start === line.start);
  const label = onLine.filter((candidate) => isInValue(candidate, at, line.end - start)).pop();
  if (!label) return null;
  const bond = binding.bondOf(section);
  const field = vocabularyOfField(template, {
    key: label.key,
    place: placeOfLabel(binding, section, label),
  });
  const vocabulary =
    bond?.template.labels().get(label.key) ??
    (label.form === "plain" && !isMetadata(binding, section)
      ? null
      : (field ?? (label.form === "plain" ? null : vocabularyByName(template, label.key))));
  const value = {
    value: label.value,
    valueSpan: { start: start + label.valueSpan.start, end: start + label.valueSpan.end },
  };
  return valuePlace(
    binding,
    label.name,
    label.key,
    vocabulary,
    fieldSpan(value, offset),
    gapAt(document, value.valueSpan, offset),
  );
}

function isInValue(label: Label, at: number, lineEnd: number): boolean {
  if (at <= label.nameSpan.end) return false;
  return label.value === ""
    ? at <= lineEnd && at >= label.valueSpan.start - 1
    : at >= label.valueSpan.start - 1 && at <= label.valueSpan.end;
}

function placeOfLabel({ document }: Binding, section: Section, label: Label): Field["place"] {
  const at = section.start + label.nameSpan.start;
  return document.fields().find((field) => field.nameSpan.start === at)?.place ?? "header";
}

function isMetadata(binding: Binding, section: Section): boolean {
  return (
    section === binding.document.title ||
    section.content.level === 0 ||
    (binding.bondOf(section)?.template.isMetadata ?? false)
  );
}

/** The start of a line of metadata: `**Sta`, `- **`, `| **Re`. */
function fieldNameAt(binding: Binding, section: Section, line: Span, offset: number): Place | null {
  if (!isMetadata(binding, section)) return null;
  const typed = binding.document.slice(line.start, offset);
  const match = /^\s*(\||[-*+]\s+)?\s*(\*\*|__)?[\p{L} ]*$/u.exec(typed);
  const rest = binding.document.slice(offset, line.end).trim();
  if (!match || typed.trim() === "" || (rest !== "" && rest !== "**" && rest !== "|")) return null;
  const form = match[1] === "|" ? "table" : match[1] ? "list" : "bold";
  if (form === "bold" && !match[2]) return null;
  return { kind: "field", replace: { start: line.start, end: line.end }, form, place: "header" };
}
