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
  const pairs = sections
    .filter((section) => section.content.key !== "" && bondOf(section) === null)
    .flatMap((section) =>
      missing
        .filter((child) => isSlipOf(section.content.key, child.key))
        .map((child) => [section, child] as const),
    );
  return pairs.filter(
    ([section, child]) =>
      pairs.every((other) => (other[0] === section) === (other[1] === child)) &&
      isInPlace(section, child, children, sections, bondOf),
  );
}

/** The nearest neighbours that the spec has in common with the template stand on the same sides of it. */
function isInPlace(
  section: Section,
  wanted: TemplateSection,
  children: readonly TemplateSection[],
  sections: readonly Section[],
  bondOf: (section: Section) => Bond | null,
): boolean {
  const at = sections.indexOf(section);
  const isSibling = (other: Section) => children.includes(bondOf(other)?.template ?? wanted);
  const before = sections
    .slice(0, at)
    .filter((other) => bondOf(other) && isSibling(other))
    .at(-1);
  const after = sections.slice(at + 1).find((other) => bondOf(other) && isSibling(other));
  const indexOf = (other: Section) => bondOf(other)?.template.index ?? wanted.index;
  return (!before || indexOf(before) < wanted.index) && (!after || indexOf(after) > wanted.index);
}
