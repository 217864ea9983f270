import type { MarkdownDocument, Section } from "../document/document.ts";
import { fieldMeaning } from "../document/fields.ts";
import { hasShape } from "../template/headingShape.ts";
import type { Template } from "../template/template.ts";
import type { TemplateSection } from "../template/templateSection.ts";
import { canonicalKey, isCommonplace, looseKey, plainTitle } from "../text/words.ts";

/** What a document shows of a template: how much of the template is there, and how much of the document it explains. */
export interface Evidence {
  readonly template: Template;
  /** Weight of the template's headings and fields found in the document, of all of them: 0–1. */
  readonly recall: number;
  /** Share of the document's top sections that the template has: 0–1. */
  readonly precision: number;
  /** Headings found, counted. */
  readonly headings: number;
  /** Share of the sections right below the title that are there under their own words: 0–1. */
  readonly mainShare: number;
  /** Headings found, without those a template only gives the shape of (`Phase 1: …`). */
  readonly named: number;
  /** Headings found that not every README could have. */
  readonly telling: number;
  readonly titleFits: boolean;
  /** The constants of the template (`type: tech-specs`) stand in the front matter. */
  readonly constants: boolean;
  readonly score: number;
}

/** The words of a document that recognition looks at, read once for all templates. */
export interface Traits {
  readonly keys: ReadonlySet<string>;
  readonly loose: ReadonlySet<string>;
  readonly canonical: ReadonlySet<string>;
  readonly headings: readonly Section[];
  readonly tops: readonly Section[];
  readonly fields: ReadonlyMap<string, string>;
  readonly title: string;
}

export function readTraits(document: MarkdownDocument): Traits {
  const headings = document.sections.filter(
    (section) => section.content.level > 0 && section !== document.title,
  );
  const keys = headings.map((section) => section.content.key);
  const loose = keys.map(looseKey).filter((key) => key !== "");
  return {
    keys: new Set(keys),
    loose: new Set(loose),
    canonical: new Set(loose.map(canonicalKey)),
    headings,
    tops: document.roots,
    fields: new Map(document.fields().map((field) => [fieldMeaning(field.key), field.value])),
    title: document.title ? plainTitle(document.title.content.heading).toLowerCase() : "",
  };
}

/** Field names that any Markdown page may have say little. */
const commonFields = new Set([
  "title",
  "date",
  "author",
  "tags",
  "description",
  "version",
  "status",
  "created",
  "last updated",
  "type",
  "category",
]);

export function gatherEvidence(template: Template, traits: Traits): Evidence {
  let found = 0;
  let whole = 0;
  let headings = 0;
  let named = 0;
  let telling = 0;
  let main = 0;
  let mainFound = 0;
  for (const section of template.sections) {
    const weight = weightOf(section);
    if (weight === 0) continue;
    const share = presence(section, traits);
    found += weight * share;
    whole += weight;
    if (section.depth === 1 && section.shape === null && !section.optional) {
      main++;
      if (share >= 0.8) mainFound++;
    }
    if (share > 0) {
      headings++;
      if (section.shape === null) named++;
      if (share >= 0.8 && !isCommonplace(section.key)) telling++;
    }
  }
  for (const field of template.fields) {
    if (field.place === "footer") continue;
    const meaning = fieldMeaning(field.key);
    const weight = (field.optional ? 0.1 : 0.4) * (commonFields.has(meaning) ? 0.5 : 1);
    whole += weight;
    if (traits.fields.has(meaning)) found += weight;
  }
  const fixed = template.title?.fixed ?? [];
  const titleFits = fixed.some(
    (part) => part.split(" ").length > 1 && traits.title.includes(part.replace(/:$/, "").toLowerCase()),
  );
  const recall = whole === 0 ? 0 : found / whole;
  const known = traits.tops.filter((section) => answers(section, template)).length;
  const precision = traits.tops.length === 0 ? 0 : known / traits.tops.length;
  const constants =
    template.constants.length > 0 &&
    template.constants.every(
      ({ key, value }) =>
        traits.fields
          .get(fieldMeaning(key))
          ?.toLowerCase()
          .replace(/[\s_-]+/g, " ") === value,
    );
  return {
    template,
    recall,
    precision,
    headings,
    named,
    mainShare: main === 0 ? 0 : mainFound / main,
    telling,
    titleFits,
    constants,
    score: 0.6 * recall + 0.4 * precision + (titleFits ? 0.1 : 0),
  };
}

/** Sections right below the title weigh most; what may be missing, repeats or stands deep weighs little. */
function weightOf(section: TemplateSection): number {
  if (section.shape && section.shape.prefix === "") return 0;
  const byDepth = section.depth === 1 ? 2 : section.depth === 2 ? 1 : 0.25;
  return (
    byDepth *
    (section.optional ? 0.4 : 1) *
    (isCommonplace(section.key) ? 0.5 : 1) *
    (section.shape ? 0.5 : 1)
  );
}

function presence(section: TemplateSection, traits: Traits): number {
  const { shape } = section;
  if (shape) return traits.headings.some((heading) => hasShape(shape, heading.content.heading)) ? 1 : 0;
  if (traits.keys.has(section.key)) return 1;
  if (section.loose !== "" && traits.loose.has(section.loose)) return 0.8;
  return traits.canonical.has(section.canonical) ? 0.4 : 0;
}

function answers(section: Section, template: Template): boolean {
  const { key, heading } = section.content;
  const loose = looseKey(key);
  const canonical = canonicalKey(loose === "" ? key : loose);
  return template.sections.some(
    (wanted) =>
      wanted.key === key ||
      wanted.canonical === canonical ||
      (wanted.shape !== null && wanted.shape.prefix !== "" && hasShape(wanted.shape, heading)),
  );
}
