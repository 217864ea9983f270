import { insertionOf } from "../core/binding/insertion.ts";
import { missingSections } from "../core/binding/missing.ts";
import type { TemplateSection } from "../core/template/templateSection.ts";
import { hasStops, toSnippet, toText } from "../core/template/writing.ts";
import type { MissingSection, SectionInsertion, SectionInsertions } from "../protocol.ts";
import type { OpenSpec } from "../service/specs.ts";
import { insertAllSections } from "./codeActions/mendAll.ts";
import { guidanceOf, missingSectionId, missingSectionNamed } from "./outline.ts";
import { insertedRanges, textEdit } from "./ranges.ts";

/** What inserting a missing section (by its outline id) would write, and where. null: it is not missing any more. */
export function provideInsertion(spec: OpenSpec, sectionId: string): SectionInsertion | null {
  const { binding, textDocument } = spec;
  const wanted = binding && missingSectionNamed(binding.template, sectionId);
  if (!binding || !wanted || !binding.isMissing(wanted)) return null;
  const insertion = insertionOf(binding, wanted);
  if (!insertion) return null;
  const { offset } = insertion;
  const segments = insertion.segments();
  const text = toText(segments);
  return {
    version: textDocument.version,
    position: textDocument.positionAt(offset),
    text,
    snippet: hasStops(segments) ? toSnippet(segments) : null,
    inserted: insertedRanges(textDocument, [{ span: { start: offset, end: offset }, newText: text }]),
  };
}

/** The edits that insert all required sections that are missing. null: not a spec. */
export function provideAllInsertions(spec: OpenSpec): SectionInsertions | null {
  const { binding, textDocument, version } = spec;
  if (!binding) return null;
  const changes = insertAllSections(spec);
  return {
    version,
    edits: changes.map((change) => textEdit(textDocument, change)),
    inserted: insertedRanges(textDocument, changes),
  };
}

/** What the template has and the spec lacks, required sections first, each group in the template's order. null: not a spec. */
export function provideMissingSections({ binding, settings }: OpenSpec): readonly MissingSection[] | null {
  if (!binding) return null;
  const { requiredLevel } = settings.check;
  const required = [...missingSections(binding, requiredLevel)];
  const named = new Set(required.map(repeatableKey));
  const others = binding.template.sections.filter((section) => {
    const isNew = !named.has(repeatableKey(section));
    // What stands under a section that is missing comes with it.
    const isOffered = isNew && binding.isMissing(section) && insertionOf(binding, section) !== null;
    if (isOffered) named.add(repeatableKey(section));
    return isOffered;
  });
  return [
    ...required.map((section) => describe(section, false)),
    ...others.map((section) => describe(section, true)),
  ];
}

/** `Phase 1`, `Phase 2`, `Phase 3` are one repeatable section: it is offered once. */
function repeatableKey({ shape, parent, index }: TemplateSection): string {
  return shape ? `${parent?.index ?? ""}/${shape.prefix}/${shape.numbered}` : `${index}`;
}

function describe(section: TemplateSection, optional: boolean): MissingSection {
  const parents: string[] = [];
  for (let above = section.parent; above; above = above.parent) parents.unshift(above.title);
  return {
    id: missingSectionId(section),
    title: section.title,
    parents,
    optional,
    guidance: guidanceOf(section),
  };
}
