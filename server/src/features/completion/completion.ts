import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  InsertTextFormat,
  MarkupKind,
  type Position,
} from "vscode-languageserver-types";
import type { Binding } from "../../core/binding/binding.ts";
import { headingShift } from "../../core/binding/insertion.ts";
import { numbersFor } from "../../core/binding/numbering.ts";
import { fieldMeaning } from "../../core/document/fields.ts";
import type { TemplateField } from "../../core/template/templateField.ts";
import type { TemplateSection } from "../../core/template/templateSection.ts";
import { isUndecided, valueNamed } from "../../core/template/vocabulary.ts";
import {
  headingLevel,
  plain,
  type Segment,
  sectionSegments,
  toSnippet,
  toText,
  trimSegments,
} from "../../core/template/writing.ts";
import type { Span } from "../../core/text/span.ts";
import type { OpenSpec } from "../../service/specs.ts";
import { words } from "../hover/markdown.ts";
import { guidanceOf } from "../outline.ts";
import { rangeOf } from "../ranges.ts";
import { meaningOf } from "./meanings.ts";
import { type Place, placeAt } from "./place.ts";

/** What can stand at the position. `today` is the local date, YYYY-MM-DD. null where there is nothing to offer. */
export function provideCompletion(spec: OpenSpec, position: Position, today: string): CompletionList | null {
  const { binding, textDocument } = spec;
  if (!binding) return null;
  const offset = textDocument.offsetAt(position);
  const place = placeAt(binding, offset);
  if (!place) return null;
  const context: CompletionContext = { spec, binding, offset, today };
  const items = itemsAt(context, place);
  // Each further character is asked anew: what is offered depends on the whole value.
  return items.length === 0 ? null : { isIncomplete: true, items };
}

interface CompletionContext {
  readonly spec: OpenSpec;
  readonly binding: Binding;
  readonly offset: number;
  readonly today: string;
}

function itemsAt(context: CompletionContext, place: Place): CompletionItem[] {
  switch (place.kind) {
    case "value":
      return values(context, place);
    case "date":
      return [
        item(context, place.replace, context.today, 0, {
          gap: place.gap,
          detail: "Today",
          kind: CompletionItemKind.Value,
          all: true,
        }),
      ];
    case "heading":
      return headings(context, place);
    case "field":
      return fieldNames(context, place);
  }
}

function values(context: CompletionContext, place: Extract<Place, { kind: "value" }>): CompletionItem[] {
  const { vocabulary, replace, name, gap } = place;
  const old = context.spec.document.slice(replace.start, replace.end);
  // A value that is there already is being changed: all others are offered. A beginning of one is being typed.
  const all =
    old === "" ||
    valueNamed(vocabulary, old) !== null ||
    isUndecided(vocabulary, old) ||
    !startsAny(vocabulary.values, old);
  return vocabulary.values.map((value, index) => ({
    ...item(context, replace, value, index, {
      gap,
      detail: `${name} · ${context.binding.template.name}`,
      kind: CompletionItemKind.EnumMember,
      all,
    }),
    documentation: meaningOf(vocabulary, value, name),
    preselect: index === 0 && old === "",
  }));
}

function startsAny(values: readonly string[], typed: string): boolean {
  return values.some((value) => value.toLowerCase().startsWith(typed.trim().toLowerCase()));
}

interface ItemOptions {
  readonly gap: string;
  readonly detail: string;
  readonly kind: CompletionItemKind;
  /** Shown whatever stands in the replaced text. */
  readonly all: boolean;
}

function item(
  { spec, offset }: CompletionContext,
  replace: Span,
  label: string,
  index: number,
  options: ItemOptions,
): CompletionItem {
  const typed = spec.document.slice(replace.start, Math.max(replace.start, offset));
  return {
    label,
    kind: options.kind,
    detail: options.detail,
    sortText: String(index).padStart(3, "0"),
    filterText: options.all ? `${typed}${label}` : label,
    textEdit: { range: rangeOf(spec.textDocument, replace), newText: options.gap + label },
  };
}

/** The sections that the spec lacks, those of the level that was begun and of this part of the spec first. */
function headings(context: CompletionContext, place: Extract<Place, { kind: "heading" }>): CompletionItem[] {
  const { binding, spec } = context;
  const { template } = binding;
  const here = place.section ? (binding.bondOf(place.section)?.template ?? null) : null;
  const missing = template.sections.filter((section) => binding.isMissing(section) && section.title !== "");
  return missing.map((section) => {
    const shift = headingShift(binding, section);
    const level = headingLevel(section.content.level + shift);
    const parent = section.parent && (binding.sectionsFor(section.parent)[0] ?? null);
    const numberOf = numbersFor(binding, section, parent, place.replace.start, 0);
    const segments = trimSegments(sectionSegments(template, section, shift, false, numberOf));
    const marks = "#".repeat(level);
    const far = level === place.marks ? 0 : 1;
    const behind =
      here && section.index > here.index
        ? section.index - here.index
        : section.index + template.sections.length;
    return {
      label: `${marks} ${section.title}`,
      kind: CompletionItemKind.Module,
      detail: section.optional ? "Optional section" : "Missing section",
      documentation: { kind: MarkupKind.Markdown, value: preview(section, segments) },
      sortText: `${far}${String(behind).padStart(4, "0")}`,
      filterText: `${"#".repeat(place.marks)} ${section.title}`,
      insertTextFormat: InsertTextFormat.Snippet,
      textEdit: {
        range: rangeOf(spec.textDocument, place.replace),
        newText: toSnippet([...segments, plain("\n")]),
      },
    };
  });
}

function preview(section: TemplateSection, segments: readonly Segment[]): string {
  const guidance = words(guidanceOf(section));
  const body = toText(segments).replace(/`{3,}/g, "'''").slice(0, 800);
  return `${guidance === "" ? "" : `${guidance}\n\n`}\`\`\`markdown\n${body}\n\`\`\``;
}

/** Fields of the template that the spec does not have yet, as the template writes them. */
function fieldNames(context: CompletionContext, place: Extract<Place, { kind: "field" }>): CompletionItem[] {
  const { binding, spec, offset } = context;
  const { document, template } = binding;
  const present = new Set(
    document
      .fields()
      .filter((field) => field.place === place.place && field.line.start !== place.replace.start)
      .map((field) => fieldMeaning(field.key)),
  );
  const wanted = template.fields.filter(
    (field) =>
      field.place === place.place && sameForm(field, place.form) && !present.has(fieldMeaning(field.key)),
  );
  const typed = document.slice(place.replace.start, offset);
  return wanted.map((field, index) => {
    const before = template.document.slice(field.line.start, field.valueSpan.start);
    const slot = field.slots.length > 0 || field.value === "";
    const value = field.kind === "date" ? context.today : field.vocabulary && slot ? null : field.value;
    const segments: Segment[] = [plain(before)];
    if (value === null) segments.push({ text: field.vocabulary?.default ?? "", slot: null, choices: [] });
    else
      segments.push(
        slot && field.kind !== "date"
          ? { text: value, slot: field.slots[0] ?? null, choices: [] }
          : plain(value),
      );
    segments.push(plain(template.document.slice(field.valueSpan.end, field.line.end)));
    return {
      label: field.name,
      kind: CompletionItemKind.Field,
      detail: `Field · ${template.name}`,
      documentation: field.vocabulary ? field.vocabulary.values.join(" | ") : field.value,
      sortText: String(index).padStart(3, "0"),
      filterText: `${typed.replace(/[\p{L}]+[\p{L} ]*$/u, "")}${field.name}`,
      insertTextFormat: InsertTextFormat.Snippet,
      textEdit: { range: rangeOf(spec.textDocument, place.replace), newText: toSnippet(segments) },
    };
  });
}

function sameForm(field: TemplateField, form: TemplateField["form"]): boolean {
  return field.form === form || (field.form === "plain" && form === "list");
}
