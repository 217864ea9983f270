import type { MarkdownDocument } from "../document/document.ts";
import { fieldMeaning } from "../document/fields.ts";
import { type HeadingGroup, matchHeading } from "../template/headingMatch.ts";
import type { Template, TemplateConstant } from "../template/template.ts";
import type { TemplateSection } from "../template/templateSection.ts";
import { keptBy, keptFor } from "../text/kept.ts";
import { isCommonplace, plainTitle, valueKey } from "../text/words.ts";

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
  /** The first of the template's constants that no other template has, where all of them stand in the front matter. */
  readonly constant: TemplateConstant | null;
  readonly score: number;
}

/** What recognition looks at in a document besides its headings, read once for all templates. */
export interface Traits {
  readonly document: MarkdownDocument;
  /** All it is compared with: what several of them have tells none of them. */
  readonly templates: readonly Template[];
  readonly fields: ReadonlyMap<string, string>;
  readonly title: string;
}

export function readTraits(document: MarkdownDocument, templates: readonly Template[]): Traits {
  return {
    document,
    templates,
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

/** How many of a template's sections have a name of their own: of these those that are there are counted. */
export function namedSections({ sections }: Template): number {
  return sections.filter(({ shape }) => shape === null).length;
}

/** True where a template has a section that not every README could have. */
export function hasTellingSections({ sections }: Template): boolean {
  return sections.some((section) => weightOf(section) > 0 && !isCommonplace(section.key));
}

export function gatherEvidence(template: Template, traits: Traits): Evidence {
  const shown = shownByHeadings(template, traits.document);
  let { found, whole } = shown;
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
  const { headings, named, telling, mainShare, precision } = shown;
  return {
    template,
    recall,
    precision,
    headings,
    named,
    mainShare,
    telling,
    titleFits,
    constant: tellingConstant(template, traits),
    score: 0.6 * recall + 0.4 * precision + (titleFits ? 0.1 : 0),
  };
}

function tellingConstant({ constants }: Template, { fields, templates }: Traits): TemplateConstant | null {
  const stands = ({ key, value }: TemplateConstant) => {
    const said = fields.get(fieldMeaning(key));
    return said !== undefined && valueKey(said) === value;
  };
  if (constants.length === 0 || !constants.every(stands)) return null;
  const owners = (constant: TemplateConstant) =>
    templates.filter((other) => other.constants.some((one) => isSame(one, constant))).length;
  return constants.find((constant) => owners(constant) <= 1) ?? null;
}

function isSame(one: TemplateConstant, other: TemplateConstant): boolean {
  return one.value === other.value && fieldMeaning(one.key) === fieldMeaning(other.key);
}

/** What the headings alone show of a template. */
interface ShownByHeadings
  extends Pick<Evidence, "headings" | "named" | "telling" | "mainShare" | "precision"> {
  /** Weight of the template's headings that are there, and of all of them. */
  readonly found: number;
  readonly whole: number;
}

/** Kept as long as no heading changes. */
function shownByHeadings(template: Template, document: MarkdownDocument): ShownByHeadings {
  return keptBy(keptFor(document.skeleton.kept, template), weighHeadings, () =>
    weighHeadings(template, document),
  );
}

function weighHeadings(template: Template, document: MarkdownDocument): ShownByHeadings {
  const byGroup = new Map<HeadingGroup, number>();
  const exact = new Set<HeadingGroup>();
  const atLeast = (group: HeadingGroup, share: number) => {
    if ((byGroup.get(group) ?? 0) < share) byGroup.set(group, share);
  };
  for (const section of document.sections) {
    if (section.content.level === 0 || section === document.title) continue;
    const match = matchHeading(template, section.content);
    if (!match) continue;
    atLeast(match.synonym, 0.4);
    atLeast(match.loose, 0.8);
    exact.add(match.exact);
    for (const group of match.shape) atLeast(group, 1);
  }
  // By the sections' indexes.
  const shares: number[] = template.sections.map(() => 0);
  for (const [group, share] of byGroup)
    for (const { index } of group) if ((shares[index] ?? 0) < share) shares[index] = share;
  for (const group of exact) for (const { index, shape } of group) if (shape === null) shares[index] = 1;
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
    const share = shares[section.index] ?? 0;
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
  const tops = document.roots;
  const known = tops.filter((section) => matchHeading(template, section.content) !== null).length;
  return {
    found,
    whole,
    headings,
    named,
    telling,
    mainShare: main === 0 ? 0 : mainFound / main,
    precision: tops.length === 0 ? 0 : known / tops.length,
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
