import type { Section } from "../document/document.ts";
import type { TemplateSection } from "../template/templateSection.ts";
import { isSlipOf } from "../text/slips.ts";
import type { Bond } from "./binding.ts";

/**
 * The headings among `sections` that are nearly one of `children`, the template's sections for that place: nothing is
 * bound to either, neither has another such partner, and the heading stands where the missing one belongs.
 */
export function nearHeadings(
  children: readonly TemplateSection[],
  sections: readonly Section[],
  bondOf: (section: Section) => Bond | null,
  isBound: (wanted: TemplateSection) => boolean,
): readonly (readonly [Section, TemplateSection])[] {
  const missing = children.filter((child) => !child.shape && child.key !== "" && !isBound(child));
  if (missing.length === 0) return [];
  const free = sections.filter((section) => section.content.key !== "" && bondOf(section) === null);
  if (free.length * missing.length > mostCompared) return [];
  const pairs = free.flatMap((section) =>
    missing
      .filter((child) => isSlipOf(section.content.key, child.key))
      .map((child) => [section, child] as const),
  );
  const partners = new Map<Section | TemplateSection, number>();
  for (const one of pairs.flat()) partners.set(one, (partners.get(one) ?? 0) + 1);
  const siblings = new Set(children);
  return pairs.filter(
    ([section, child]) =>
      partners.get(section) === 1 &&
      partners.get(child) === 1 &&
      isInPlace(section, child, siblings, sections, bondOf),
  );
}

/** Where there are more headings than that to be compared, no one of them is a slip of the pen. */
const mostCompared = 100_000;

/** The nearest neighbours that the spec has in common with the template stand on the same sides of it. */
function isInPlace(
  section: Section,
  wanted: TemplateSection,
  siblings: ReadonlySet<TemplateSection>,
  sections: readonly Section[],
  bondOf: (section: Section) => Bond | null,
): boolean {
  const at = sections.indexOf(section);
  const isSibling = (other: Section) => siblings.has(bondOf(other)?.template ?? wanted);
  const before = sections.slice(0, at).findLast((other) => bondOf(other) && isSibling(other));
  const after = sections.slice(at + 1).find((other) => bondOf(other) && isSibling(other));
  const indexOf = (other: Section) => bondOf(other)?.template.index ?? wanted.index;
  return (!before || indexOf(before) < wanted.index) && (!after || indexOf(after) > wanted.index);
}
