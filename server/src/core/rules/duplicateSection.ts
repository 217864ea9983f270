import type { Binding } from "../binding/binding.ts";
import { isUnwritten, removalSpan, treeSpan } from "../binding/removal.ts";
import type { Section } from "../document/document.ts";
import type { Fix, Remark, Rule, SpecContext } from "../rule/rule.ts";
import { matchHeading } from "../template/headingMatch.ts";
import type { TemplateSection } from "../template/templateSection.ts";
import { keptBy, keptFor } from "../text/kept.ts";
import { unnumberedTitle } from "../text/words.ts";
import { sectionName } from "./wording.ts";

/** A section of the template is there twice, under the same words and in the same place. */
export const duplicateSection: Rule = {
  code: "duplicate-section",
  description: "A section that the template has once appears twice.",
  severity: { draft: "warning", review: "warning", approved: "warning", done: "warning", closed: "hint" },
  looksInto: () => false,
  *checkSpec({ binding }: SpecContext): Iterable<Remark> {
    for (const [section, wanted] of repeatedSections(binding)) {
      const { content } = section;
      const { start, end } = content.headingSpan;
      yield {
        message: `Section ${sectionName(content.title)} appears twice`,
        span: { start: section.start + start, end: section.start + end },
        section: content.title,
        fixes: () => remove(binding, section, wanted),
      };
    }
  },
};

type Repeated = readonly (readonly [index: number, wanted: TemplateSection])[];

/** The sections whose headings repeat an earlier one's. Headings alone decide: kept as long as none changes. */
function repeatedSections(binding: Binding): readonly (readonly [Section, TemplateSection])[] {
  const { document, template } = binding;
  const known = keptBy(keptFor(document.skeleton.kept, template), findRepeated, () => findRepeated(binding));
  return known.flatMap(([index, wanted]) => {
    const section = document.sections[index];
    return section ? [[section, wanted] as const] : [];
  });
}

/**
 * A section repeats what an earlier one in the same place, bound by the exact words, says in its heading, what is in
 * parentheses included.
 */
function findRepeated({ document, template, bondOf }: Binding): Repeated {
  const repeated: (readonly [number, TemplateSection])[] = [];
  const earlier = new Map<Section | null, Map<TemplateSection, Set<string>>>();
  for (const section of document.sections) {
    if (section.content.level === 0) continue;
    const bond = bondOf(section);
    const here = earlier.get(section.parent);
    if (here && section !== document.title) {
      const mayRepeat = (one: TemplateSection) =>
        one.shape === null && (!bond || bond.certainty === "any" || bond.template === one);
      const wanted = matchHeading(template, section.content)?.exact.find(
        (one) => mayRepeat(one) && here.get(one)?.has(shownWords(section)),
      );
      if (wanted) repeated.push([section.index, wanted]);
    }
    if (bond?.certainty !== "exact") continue;
    const siblings = here ?? new Map<TemplateSection, Set<string>>();
    earlier.set(section.parent, siblings);
    const words = siblings.get(bond.template) ?? new Set<string>();
    siblings.set(bond.template, words.add(shownWords(section)));
  }
  return repeated;
}

function shownWords({ content }: Section): string {
  return unnumberedTitle(content.heading).trim().toLowerCase();
}

/** Only where nothing in it is the author's. */
function remove(binding: Binding, section: Section, wanted: TemplateSection): Fix[] {
  if (!isUnwritten(binding, section, wanted)) return [];
  const span = removalSpan(binding, treeSpan(binding, section));
  return [{ title: "Remove the duplicate", changes: [{ span, newText: "" }], preferred: true }];
}
