import type { Binding } from "../core/binding/binding.ts";
import { missingSections } from "../core/binding/missing.ts";
import { type MarkdownDocument, type Section, sectionAt } from "../core/document/document.ts";
import { fieldMeaning } from "../core/document/fields.ts";
import { byCloseness } from "../core/recognition/closeness.ts";
import { namedSections } from "../core/recognition/evidence.ts";
import { placeholdersAmong } from "../core/rule/placeholders.ts";
import type { Finding } from "../core/rule/rule.ts";
import { missingFields } from "../core/rules/missingField.ts";
import type { Template } from "../core/template/template.ts";
import type { TemplateSection } from "../core/template/templateSection.ts";
import { type OverlapFinder, overlapFinder } from "../core/text/overlap.ts";
import type { Span } from "../core/text/span.ts";
import type {
  OutlineField,
  OutlineSection,
  SectionState,
  SpecOutline,
  TemplateSummary,
} from "../protocol.ts";
import type { OpenText } from "../service/openText.ts";
import type { OpenSpec } from "../service/specs.ts";
import { rangeOf } from "./ranges.ts";

/** A template for lists and labels. */
export function summarise(template: Template, sectionsHere = 0): TemplateSummary {
  const { id, name, description, origin, uri } = template;
  return {
    id,
    name,
    description: description(),
    origin,
    uri,
    sections: template.sections.length,
    namedSections: namedSections(template),
    sectionsHere,
  };
}

/** Templates to choose from for a document, those it is closest to first. */
export function templatesFor({ document }: OpenSpec, templates: readonly Template[]): TemplateSummary[] {
  return byCloseness(document, templates).map(({ template, sections }) => summarise(template, sections));
}

/** The template's sections bound to the document's, missing ones in place. null: not a spec. */
export function provideOutline(spec: OpenSpec): SpecOutline | null {
  const known = outlines.get(spec);
  if (known !== undefined) return known;
  const outline = readOutline(spec);
  outlines.set(spec, outline);
  return outline;
}

/** The outline and the status both need it, for the same version. */
const outlines = new WeakMap<OpenSpec, SpecOutline | null>();

function readOutline(spec: OpenSpec): SpecOutline | null {
  const { binding, textDocument, settings, version } = spec;
  if (!binding) return null;
  const findings = spec.findingsWithHidden();
  const context: OutlineContext = {
    binding,
    textDocument,
    placeholders: bySection(binding.document, placeholdersAmong(findings)),
    empty: new Set(findings.filter(({ code }) => code === "empty-section").map(({ span }) => span.start)),
    missing: new Set(missingSections(binding, settings.check.requiredLevel)),
  };
  return {
    version,
    template: summarise(binding.template),
    fields: outlineFields(context),
    sections: outlineSections(context, binding.document.roots, binding.template.roots, ""),
  };
}

/** Spans of findings, in order, by the index of the section they stand in; -1: in the front matter. */
function bySection(
  document: MarkdownDocument,
  findings: readonly Finding[],
): ReadonlyMap<number, readonly Span[]> {
  const spans = new Map<number, Span[]>();
  for (const { span } of findings) {
    const index = sectionAt(document, span.start)?.index ?? -1;
    const known = spans.get(index);
    // Thousands may stand in one section, or in the front matter.
    if (known) known.push(span);
    else spans.set(index, [span]);
  }
  return spans;
}

interface OutlineContext {
  readonly binding: Binding;
  readonly textDocument: OpenText;
  readonly placeholders: ReadonlyMap<number, readonly Span[]>;
  /** Where the headings of empty sections start. */
  readonly empty: ReadonlySet<number>;
  readonly missing: ReadonlySet<TemplateSection>;
}

function outlineFields({ binding, textDocument, placeholders }: OutlineContext): readonly OutlineField[] {
  const { document, template } = binding;
  const known = new Set(template.fields.map((field) => fieldMeaning(field.key)));
  // `**Related Documents**:` above a list is a heading rather than a field that lacks its value.
  const wanted = new Set(
    template.fields.filter(({ value }) => value !== "").map((field) => fieldMeaning(field.key)),
  );
  const unfilledIn = findersOf(placeholders);
  const present = document
    .fields()
    .filter((field) => field.form !== "plain" || known.has(fieldMeaning(field.key)))
    .filter(
      ({ key, value, items }) => value !== "" || (items.length > 0 ? known : wanted).has(fieldMeaning(key)),
    )
    .map((field): OutlineField => {
      const { items } = field;
      const isBelow = field.value === "" && items.length > 0;
      const valueSpan = isBelow
        ? { start: items[0]?.span.start ?? 0, end: field.extent.end }
        : field.valueSpan;
      const overlapping = unfilledIn(sectionAt(document, valueSpan.start)?.index ?? -1);
      const placeholder = overlapping(valueSpan) >= 0;
      const value =
        isBelow || (items.length > 0 && field.value.includes("\n"))
          ? items.map((item) => item.value).join(", ")
          : field.value;
      return { name: field.name, value, placeholder, range: rangeOf(textDocument, valueSpan) };
    });
  const missing = missingFields(binding).map(
    ({ name }): OutlineField => ({ name, value: null, placeholder: false, range: null }),
  );
  return [...present, ...missing];
}

/** Finds the placeholders of a section: of fields and of placeholders there may be thousands. */
function findersOf(placeholders: OutlineContext["placeholders"]): (index: number) => OverlapFinder {
  const known = new Map<number, OverlapFinder>();
  return (index) => {
    const finder = known.get(index) ?? overlapFinder(placeholders.get(index) ?? []);
    known.set(index, finder);
    return finder;
  };
}

function outlineSections(
  context: OutlineContext,
  sections: readonly Section[],
  wanted: readonly TemplateSection[],
  path: string,
): readonly OutlineSection[] {
  const { binding, missing } = context;
  const nodes: { readonly node: OutlineSection; readonly template: TemplateSection | null }[] = sections.map(
    (section) => {
      const template = binding.bondOf(section)?.template ?? null;
      return { node: outlineSection(context, section, template, path), template };
    },
  );
  for (const [index, template] of wanted.entries()) {
    if (!missing.has(template)) continue;
    const before = wanted.slice(0, index).reverse();
    const after = nodes.findLastIndex(({ template: known }) => known !== null && before.includes(known));
    nodes.splice(after + 1, 0, { node: missingSection(template), template });
  }
  return nodes.map(({ node }) => node);
}

function outlineSection(
  context: OutlineContext,
  section: Section,
  template: TemplateSection | null,
  path: string,
): OutlineSection {
  const { textDocument } = context;
  const { content, start } = section;
  const placeholders = context.placeholders.get(section.index)?.length ?? 0;
  const state: SectionState = context.empty.has(start + content.headingSpan.start)
    ? "empty"
    : placeholders > 0
      ? "placeholders"
      : template
        ? "filled"
        : "extra";
  const id = `${path}/${content.title}`;
  return {
    id,
    title: content.title === "" ? content.heading : content.title,
    state,
    placeholders,
    optional: template?.optional ?? false,
    guidance: template ? guidanceOf(template) : "",
    headingRange: rangeOf(textDocument, {
      start: start + content.headingSpan.start,
      end: start + content.headingSpan.end,
    }),
    range: rangeOf(textDocument, { start, end: section.treeEnd }),
    children: outlineSections(context, section.children, template?.children ?? [], id),
  };
}

function missingSection(template: TemplateSection): OutlineSection {
  return {
    id: missingSectionId(template),
    title: template.title,
    state: "missing",
    placeholders: 0,
    optional: template.optional,
    guidance: guidanceOf(template),
    headingRange: null,
    range: null,
    children: [],
  };
}

/** The outline id of a missing section. Those of sections that are there begin with a slash, whatever their headings say. */
export function missingSectionId(template: TemplateSection): string {
  return `?${template.index}`;
}

/** The template's section that an outline id of a missing section names, or null. */
export function missingSectionNamed(template: Template, id: string): TemplateSection | null {
  const index = /^\?(\d+)$/.exec(id)?.[1];
  return index === undefined ? null : (template.sections[Number(index)] ?? null);
}

/** What the template says to the writer of a section, as plain text. */
export function guidanceOf(template: TemplateSection): string {
  return template
    .guidance()
    .map((part) => part.text)
    .filter((text) => !/^optional\.?$/i.test(text))
    .join("\n\n");
}
