import { marksContents } from "../document/contentsList.ts";
import type { Section } from "../document/document.ts";
import type { TemplateSection } from "../template/templateSection.ts";
import { canonicalKey } from "../text/words.ts";
import type { Binding } from "./binding.ts";
import { isNamedAmongOthers } from "./namedAmongOthers.ts";
import { isMetadataElsewhere } from "./specFields.ts";

/** A table of contents needs no heading. */
const contents = canonicalKey("table content");
const hasContents = ({ content }: Section) => marksContents(content);

/** The required sections that the spec lacks; what stands under a missing one is not named again. */
export function* missingSections(binding: Binding, requiredLevel: number): Iterable<TemplateSection> {
  const reported = new Set<string>();
  for (const wanted of binding.template.sections) {
    if (!isRequired(wanted, requiredLevel) || !binding.isMissing(wanted)) continue;
    if (wanted.isMetadata && isMetadataElsewhere(binding, wanted)) continue;
    if (wanted.canonical === contents && binding.document.sections.some(hasContents)) continue;
    if (wanted.parent && binding.isMissing(wanted.parent)) continue;
    if (wanted.parent && isWrittenFlat(wanted.parent)) continue;
    // `Phase 1`, `Phase 2`, `Phase 3` are one repeatable section: it is missing once.
    const once = wanted.shape ? `${wanted.parent?.index ?? ""}/${wanted.shape.prefix}` : `${wanted.index}`;
    if (reported.has(once)) continue;
    reported.add(once);
    if (isNamedAmongOthers(binding, wanted)) continue;
    yield wanted;
  }

  /** The author wrote the parent without any subsections: a choice of form, not something forgotten. */
  function isWrittenFlat(parent: TemplateSection): boolean {
    const sections = binding.sectionsFor(parent);
    const templateHasOwnText = parent.content.hasBody();
    return (
      !templateHasOwnText &&
      sections.some((section) => section.children.length === 0 && section.content.hasBody())
    );
  }
}

/** True for sections a spec of this kind must have. A heading without words, or of nothing but a slot, names no section to miss. */
export function isRequired(wanted: TemplateSection, requiredLevel: number): boolean {
  if (wanted.key === "") return false;
  if (wanted.shape && wanted.shape.prefix === "") return false;
  // A template whose sections are H1s counts from there: depth 1 is always what an H2 is under a title.
  if (wanted.depth + 1 > requiredLevel) return false;
  for (let section: TemplateSection | null = wanted; section; section = section.parent)
    if (section.optional) return false;
  return true;
}
