import type { Binding } from "../binding/binding.ts";
import { metadataBlockAt } from "../binding/convertMetadata.ts";
import { addedToBlock } from "../binding/fieldAddition.ts";
import { fieldRow, likeBeside, tableOf } from "../binding/fieldRow.ts";
import {
  isMetadataElsewhere,
  isTomlAbove,
  mayBeFrontMatter,
  unclosedFrontMatter,
  wantedField,
} from "../binding/specFields.ts";
import type { Field } from "../document/fields.ts";
import {
  fieldMeaning,
  headerSections,
  holdsMetadata,
  isMetadataSection,
  sameField,
} from "../document/fields.ts";
import { valueIn } from "../document/fieldText.ts";
import { isHeadRow } from "../document/headRow.ts";
import type { Change, Remark, Rule, SpecContext } from "../rule/rule.ts";
import type { TemplateField } from "../template/templateField.ts";
import { lineBreakOf, type Span } from "../text/span.ts";
import { labelKey } from "../text/words.ts";
import { listed, quoted } from "./wording.ts";

/** The metadata lacks a field that the template has, or the field has no value. */
export const missingField: Rule = {
  code: "missing-field",
  description: "The metadata lacks a field that the template has, or a field has no value.",
  severity: { draft: "information", review: "warning", approved: "warning", done: "warning", closed: "hint" },
  looksInto: (section, binding) =>
    holdsMetadata(section, binding.document) || mayBeFrontMatter(section, binding.document),
  *checkSpec({ binding }: SpecContext): Iterable<Remark> {
    const { template } = binding;
    yield* fieldsWithoutValue(binding);
    // What stands in front matter that was not closed is there, and will be read when it is; TOML is read by others.
    if (unclosedFrontMatter(binding) || isTomlAbove(binding.document)) return;
    const missing = missingFields(binding);
    if (missing.length === 0) return;
    const place = anchorOf(binding, missing);
    const whole = missing.length > 1 && missing.length === required(template.fields).length;
    // None of the metadata is there: that is one thing to say, not one for each field.
    if (whole) {
      yield {
        message: `Metadata is missing: ${listed(missing.map((field) => field.name))}`,
        span: place,
        section: null,
        fixes: () => [
          { title: "Add the metadata", changes: [additionOf(binding, missing)], preferred: true },
        ],
      };
      return;
    }
    for (const field of missing) {
      yield {
        message: `Field ${quoted(field.name)} is missing`,
        span: place,
        section: null,
        fixes: () => [
          {
            title: `Add field ${quoted(field.name)}`,
            changes: [additionOf(binding, [field])],
            preferred: true,
          },
        ],
      };
    }
  },
};

function required(fields: readonly TemplateField[]): readonly TemplateField[] {
  return fields.filter(
    (field, index) =>
      !field.optional &&
      field.place !== "footer" &&
      field.form !== "section" &&
      fields.findIndex((other) => sameField(other, field)) === index,
  );
}

/** The required fields that the spec has nowhere. Where its metadata section is missing, that is said instead. */
export function missingFields(binding: Binding): readonly TemplateField[] {
  const { template, document } = binding;
  const head = headerSections(document);
  const present = new Set(document.fields().map((field) => fieldMeaning(field.key)));
  // In a table without a header of its own, the first field stands in the header row.
  for (const table of head.flatMap((section) => section.content.tables())) {
    const [name, ...values] = table.header;
    if (name && values.length === 1) present.add(fieldMeaning(labelKey(name.text)));
    // Over a single row of values, all of the header are names: `| Status | Reviewers | Epic |`.
    if (table.rows.length === 1)
      for (const { text } of table.header) present.add(fieldMeaning(labelKey(text)));
  }
  const metadata = template.sections.find((section) => section.isMetadata);
  const inSection = (field: TemplateField) =>
    metadata !== undefined &&
    field.line.start >= metadata.section.start &&
    field.line.end <= metadata.section.end;
  const hasSection = head.some(isMetadataSection) || (metadata && isMetadataElsewhere(binding, metadata));
  const wanted = required(template.fields);
  const missing = wanted.filter(
    (field) => !present.has(fieldMeaning(field.key)) && (hasSection || !inSection(field)),
  );
  // Metadata that was moved out of the front matter needs no title: the heading is one.
  const isTitled = document.title !== null && !document.frontMatter && missing.length < wanted.length;
  return isTitled ? missing.filter((field) => fieldMeaning(field.key) !== "title") : missing;
}

function* fieldsWithoutValue({ template, document }: Binding): Iterable<Remark> {
  for (const field of document.fields()) {
    if (field.value !== "" || field.items.length > 0) continue;
    const wanted = wantedField(template, field);
    if (!wanted || wanted.optional || wanted.value === "") continue;
    const values = wanted.vocabulary?.values ?? [];
    const written = (value: string) =>
      spacedValue(document.whole(), field, valueIn(document.whole(), field, value));
    yield {
      message: `Field ${quoted(field.name)} has no value`,
      span: field.nameSpan,
      section: null,
      fixes: () =>
        wanted.vocabulary === null && wanted.items.length === 0
          ? [
              {
                title: `Insert ${quoted(wanted.value)}`,
                changes: [{ span: field.valueSpan, newText: written(wanted.value) }],
                preferred: true,
              },
            ]
          : values.map((value, index) => ({
              title: `Choose '${value}'`,
              changes: [{ span: field.valueSpan, newText: written(value) }],
              preferred: index === 0,
            })),
    };
  }
}

/** `status:` needs a blank before its value, `status: ` and `status: ""` do not; a comment behind it needs one too. */
function spacedValue(text: string, { valueSpan }: Field, value: string): string {
  const before = /[\s|"']/.test(text.charAt(valueSpan.start - 1)) ? "" : " ";
  return before + value + (text.startsWith("<!--", valueSpan.end) ? " " : "");
}

/** Where a missing field is shown: the opening `---`, or the heading under which it goes. */
function anchorOf(binding: Binding, missing: readonly TemplateField[]): Span {
  const { document } = binding;
  const inFrontMatter =
    missing[0]?.place === "front-matter" || metadataBlockAt(binding, null)?.form === "front-matter";
  if (inFrontMatter && document.frontMatter) {
    const { start } = document.frontMatter.span;
    return { start, end: start + 3 };
  }
  const sections = headerSections(document);
  const section = sections.find(isMetadataSection) ?? sections[0];
  if (!section) return { start: 0, end: 0 };
  const { start, end } = section.content.headingSpan;
  return { start: section.start + start, end: section.start + end };
}

/** The template's own lines for the fields, inserted where the metadata stands. */
function additionOf(binding: Binding, missing: readonly TemplateField[]): Change {
  const { document, template } = binding;
  const eol = lineBreakOf(document.whole());
  const rows = missing.map((field) => fieldRow(template, field, eol));
  const [first] = missing;
  const before = first ? neighbour(binding, first, -1) : null;
  if (before) {
    const { line, extent } = before;
    // Right under a list, what is no item would be text of the last one.
    const isItem = /^\s*(?:[-*+]|\d+[.)])\s/.test(document.slice(line.start, line.end));
    const gap = extent.end > line.end && !isItem ? eol : "";
    return {
      span: { start: extent.end, end: extent.end },
      newText: gap + rows.map((row) => eol + likeBeside(row, document, before)).join(""),
    };
  }
  const after = first ? neighbour(binding, first, 1) : null;
  if (after)
    return {
      span: { start: after.line.start, end: after.line.start },
      newText: rows.map((row) => likeBeside(row, document, after) + eol).join(""),
    };
  const elsewhere = addedToBlock(binding, missing);
  if (elsewhere) return elsewhere;
  // A byte order mark stays the first character.
  const top = document.whole().startsWith("\ufeff") ? 1 : 0;
  if (first?.place === "front-matter") {
    if (document.frontMatter) {
      const at = document.frontMatter.content.start;
      return { span: { start: at, end: at }, newText: rows.map((row) => `${row}${eol}`).join("") };
    }
    return { span: { start: top, end: top }, newText: ["---", ...rows, "---", "", ""].join(eol) };
  }
  const section = headerSections(document).find(isMetadataSection) ?? document.title;
  const at = section ? section.start + section.content.bodyStart : top;
  const gap = section && !/[\r\n]$/.test(document.slice(0, at)) ? eol : "";
  const block = first?.form === "table" ? tableOf(template, first, rows) : rows;
  return { span: { start: at, end: at }, newText: gap + eol + block.join(eol) + eol };
}

/** The nearest field before (-1) or behind (1) this one in the template that the spec has in the same place. */
function neighbour({ document, template }: Binding, wanted: TemplateField, step: -1 | 1): Field | null {
  const fields = document.fields();
  const index = template.fields.indexOf(wanted);
  const candidates = step < 0 ? template.fields.slice(0, index).reverse() : template.fields.slice(index + 1);
  for (const candidate of candidates) {
    const found = fields.find(
      (field) =>
        field.place === wanted.place &&
        field.form === wanted.form &&
        sameField(field, candidate) &&
        !isHeadRow(document, field),
    );
    if (found) return found;
  }
  return null;
}
