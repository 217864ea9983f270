import { insertionOf } from "../binding/insertion.ts";
import type { MarkdownDocument } from "../document/document.ts";
import { type Fix, type Remark, type Rule, type SpecContext, withFixes } from "../rule/rule.ts";
import type { TemplateSection } from "../template/templateSection.ts";
import { toText } from "../template/writing.ts";
import { sectionName } from "./wording.ts";

/** A required section of the template is not in the spec. */
export const missingSection: Rule = {
  code: "missing-section",
  description: "A section that the template requires is not in the spec.",
  severity: { draft: "warning", review: "warning", approved: "error", done: "error", closed: "hint" },
  *checkSpec(context: SpecContext): Iterable<Remark> {
    const { binding } = context;
    for (const wanted of missingSections(context)) {
      const insertion = insertionOf(binding, wanted);
      if (!insertion) continue;
      const { anchor, offset, segments } = insertion;
      const heading = anchor?.content.headingSpan;
      const start = anchor ? anchor.start + (heading?.start ?? 0) : 0;
      const end =
        anchor && heading && heading.end > heading.start
          ? anchor.start + heading.end
          : endOfLine(binding.document, start);
      const fix = (): Fix => ({
        title: `Insert section ${sectionName(wanted.title)}`,
        changes: [{ span: { start: offset, end: offset }, newText: toText(segments()) }],
        preferred: true,
      });
      yield withFixes(
        {
          message: `Section ${sectionName(wanted.title)} is missing`,
          span: { start, end },
          section: wanted.title,
        },
        () => [fix()],
      );
    }
  },
};

/** The required sections that the spec lacks; what stands under a missing one is not named again. */
export function* missingSections({
  binding,
  requiredLevel,
}: Pick<SpecContext, "binding" | "requiredLevel">): Iterable<TemplateSection> {
  const reported = new Set<string>();
  for (const wanted of binding.template.sections) {
    if (!isRequired(wanted, requiredLevel) || !binding.isMissing(wanted)) continue;
    if (wanted.parent && binding.isMissing(wanted.parent)) continue;
    if (wanted.parent && isWrittenFlat(wanted.parent)) continue;
    // `Phase 1`, `Phase 2`, `Phase 3` are one repeatable section: it is missing once.
    const once = wanted.shape ? `${wanted.parent?.index ?? ""}/${wanted.shape.prefix}` : `${wanted.index}`;
    if (reported.has(once)) continue;
    reported.add(once);
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

/** True for sections a spec of this kind must have. A heading that is nothing but a slot names no section to miss. */
export function isRequired(wanted: TemplateSection, requiredLevel: number): boolean {
  if (wanted.shape && wanted.shape.prefix === "") return false;
  // A template whose sections are H1s counts from there: depth 1 is always what an H2 is under a title.
  if (wanted.depth + 1 > requiredLevel) return false;
  for (let section: TemplateSection | null = wanted; section; section = section.parent)
    if (section.optional) return false;
  return true;
}

function endOfLine({ source }: MarkdownDocument, start: number): number {
  // A line that is longer than that is no longer marked.
  const end = source.slice(start, start + 1000).search(/\r|\n/);
  return end < 0 ? Math.min(source.length, start + 1000) : start + end;
}
