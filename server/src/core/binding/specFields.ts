import type { MarkdownDocument, Section } from "../document/document.ts";
import { type Field, fieldMeaning, sameField } from "../document/fields.ts";
import { findUnclosedFrontMatter } from "../markdown/frontMatterBlock.ts";
import { delimitedSlots, isDateSlot, isDeferred } from "../template/slot.ts";
import type { Template } from "../template/template.ts";
import type { TemplateField } from "../template/templateField.ts";
import type { TemplateSection } from "../template/templateSection.ts";
import { isUndecided, readChoice, type Vocabulary } from "../template/vocabulary.ts";
import type { Span } from "../text/span.ts";
import { labelKey } from "../text/words.ts";
import type { Binding } from "./binding.ts";

/** What tells which of the template's fields a spec's field is: its name, and where it stands. */
type NamedField = Pick<Field, "key" | "place">;

/** The template's field that a spec's field answers to: the one in the same place, else any of that meaning; null for none. */
export function wantedField(template: Template, field: NamedField): TemplateField | null {
  return nearestIn(template.fields, field);
}

/** The values that a spec's field may have: those of the same place, else those that the template lists for it elsewhere. */
export function vocabularyOfField(template: Template, field: NamedField): Vocabulary | null {
  const withVocabulary = template.fields.filter(({ vocabulary }) => vocabulary !== null);
  return nearestIn(withVocabulary, field)?.vocabulary ?? null;
}

function nearestIn(fields: readonly TemplateField[], field: NamedField): TemplateField | null {
  const same = fields.filter((candidate) => sameField(candidate, field));
  return same.find((candidate) => candidate.place === field.place) ?? same[0] ?? null;
}

/** True where the value says something: it is neither empty nor put off, nor text to be replaced, nor a list to choose from. */
export function isFilledIn(value: string, wanted: TemplateField | null): boolean {
  if (value === "" || isDeferred(value) || isDateSlot(value)) return false;
  if (wanted?.vocabulary && isUndecided(wanted.vocabulary, value)) return false;
  return !holdsSlot(value) && !(wanted?.slots.some((slot) => slot.text === value) ?? false);
}

/** True for text that holds something to be replaced: `[Name]`, `{Name} - Spec`, `<date>`. */
export function holdsSlot(value: string): boolean {
  return (
    delimitedSlots(value, { start: 0, end: value.length }, [], null).length > 0 ||
    /^[[{].*\|/.test(value) ||
    (value.includes("|") && readChoice(value) !== null)
  );
}

/** As much of the text as front matter that is not closed is looked for in. */
const longestFrontMatter = 1 << 13;

/**
 * The front matter that was begun and not closed: its first line, and the place behind its last key where the closing
 * `---` is missing. A rule above a few words with colons is none: the template has one of the keys in its front matter.
 */
export function unclosedFrontMatter({
  document,
  template,
}: Binding): { readonly opening: Span; readonly end: number } | null {
  const found = document.frontMatter ? null : findUnclosedFrontMatter(document.slice(0, longestFrontMatter));
  const keys = new Set(["template"]);
  for (const { place, key } of template.fields) if (place === "front-matter") keys.add(key);
  return found?.names.some((name) => keys.has(labelKey(name))) ? found : null;
}

/** True where the document begins with front matter in TOML, as Hugo has it. It is not read: nobody knows what it says. */
export function isTomlAbove({ slice }: MarkdownDocument): boolean {
  return /^\ufeff?\+\+\+[ \t]*[\r\n]/.test(slice(0, longestFence));
}

/** The `+++` with the blanks that may follow it. */
const longestFence = 20;

/** True for the sections whose text `unclosedFrontMatter` may read. */
export function mayBeFrontMatter({ start }: Section, { frontMatter, slice }: MarkdownDocument): boolean {
  return frontMatter === null && start < longestFrontMatter && slice(0, 4).includes("---");
}

/**
 * True where the spec says in front matter or under its title what the template asks for in a section of its own: most of
 * the fields that the section holds. What it lacks of them is missing as a field, not as a section.
 */
export function isMetadataElsewhere(
  { document, template }: Binding,
  { section, children }: TemplateSection,
): boolean {
  const inside = template.fields.filter(({ line }) => line.start >= section.start && line.end <= section.end);
  if (inside.length === 0 || children.length > 0) return false;
  if (isTomlAbove(document)) return true;
  const present = new Set(document.fields().map((field) => fieldMeaning(field.key)));
  return inside.filter((field) => present.has(fieldMeaning(field.key))).length * 2 > inside.length;
}
