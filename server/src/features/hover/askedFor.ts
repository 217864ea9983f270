import type { Binding } from "../../core/binding/binding.ts";
import { vocabularyOfField } from "../../core/binding/specFields.ts";
import { vocabularyValues } from "../../core/binding/vocabularies.ts";
import type { Section } from "../../core/document/document.ts";
import { datePattern } from "../../core/template/dateSlot.ts";
import type { TemplateSection } from "../../core/template/templateSection.ts";
import type { Vocabulary } from "../../core/template/vocabulary.ts";
import { type PlacedSlot, placedSlots } from "../../core/template/writing.ts";
import { type Span, shifted } from "../../core/text/span.ts";
import { guidanceOf } from "../outline.ts";
import { words } from "./markdown.ts";

/** What a template asks for where a placeholder stands. */
export interface AskedFor {
  /** Markdown: what, and where in the template. */
  readonly sentence: string;
  /** Of the field, column or label it is the value of; '' where it is none. */
  readonly name: string;
  readonly vocabulary: Vocabulary | null;
  /** Of the template's section, as plain text. */
  readonly guidance: string;
}

/** `span` is the placeholder's, absolute; `section` the one it stands in, null: the front matter. */
export function askedFor(binding: Binding, section: Section | null, span: Span): AskedFor {
  const { template, document } = binding;
  const text = document.slice(span.start, span.end);
  const bond = section && binding.bondOf(section);
  const slot = slotOf(binding, bond?.template ?? null, text);
  const wanted = slot ? sectionOf(binding, slot) : (bond?.template ?? null);
  const value = valueAt(binding, section, span);
  const place = [...pathOf(wanted), ...(value.name === "" ? [] : [value.name])];
  const what =
    datePattern(text) !== null
      ? "a date"
      : value.vocabulary
        ? "one of these values"
        : slot && /^\\?[[{<]/.test(text)
          ? `**${words(bare(text))}**`
          : "something of your own";
  const where = place.length === 0 ? "" : ` in ${place.map((name) => `*${words(name)}*`).join(" › ")}`;
  return {
    sentence: `The template *${words(template.name)}* asks for ${what}${where}.`,
    ...value,
    guidance: wanted ? guidanceOf(wanted) : "",
  };
}

/** The template's slot of that text, in the section's own place if it has one there. */
function slotOf({ template }: Binding, wanted: TemplateSection | null, text: string): PlacedSlot | null {
  const key = keyOf(text);
  const same = placedSlots(template).filter(({ slot }) => keyOf(slot.text) === key);
  return same.find(({ section }) => section !== null && section === wanted?.section) ?? same[0] ?? null;
}

/** Blanks and backslashes make no difference. */
function keyOf(text: string): string {
  return text.replace(/[\s\\]+/g, "");
}

function sectionOf({ template }: Binding, { section }: PlacedSlot): TemplateSection | null {
  return template.sections.find((candidate) => candidate.section === section) ?? null;
}

function pathOf(section: TemplateSection | null): readonly string[] {
  const path: string[] = [];
  for (let above = section; above; above = above.parent) path.unshift(above.title);
  return path;
}

/** What the placeholder is the value of. */
function valueAt(
  { template, document, bondOf }: Binding,
  section: Section | null,
  span: Span,
): Pick<AskedFor, "name" | "vocabulary"> {
  const covers = (other: Span) => other.start <= span.start && span.end <= other.end;
  const field = document.fields().find(({ valueSpan }) => covers(valueSpan));
  if (field) return { name: field.name, vocabulary: vocabularyOfField(template, field) };
  if (!section) return { name: "", vocabulary: null };
  const bond = bondOf(section);
  const { content, start } = section;
  for (const value of vocabularyValues({
    content,
    wanted: bond?.template ?? null,
    certainty: bond?.certainty ?? null,
  }))
    if (covers(shifted(value.span, start))) return { name: value.name, vocabulary: value.vocabulary };
  for (const table of content.tables())
    for (const { cells } of table.rows) {
      const index = cells.findIndex((cell) => covers(shifted(cell.span, start)));
      const header = table.header[index];
      if (header) return { name: header.text.replace(/[*_`]/g, ""), vocabulary: null };
    }
  const label = content.labels().find(({ valueSpan }) => covers(shifted(valueSpan, start)));
  return { name: label?.name ?? "", vocabulary: null };
}

/** `[Name]` → `Name` */
function bare(text: string): string {
  return text
    .replace(/^\\?[[{<]+|\\?[\]}>]+$/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
