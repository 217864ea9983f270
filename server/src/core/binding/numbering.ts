import type { Section } from "../document/document.ts";
import { type SectionNumber, sectionNumber, writtenNumber } from "../template/numbering.ts";
import type { TemplateSection } from "../template/templateSection.ts";
import type { Binding } from "./binding.ts";

/** Fewer of the headings than this share are numbered: the numbers belong to their words. */
const mostNumbered = 2 / 3;

/**
 * What stands before the words of a section that is inserted at `offset` under `parent`, and of its subsections: numbers like
 * those of its neighbours, '' where those have none, null where nothing tells. The sections behind it keep their numbers.
 * `ahead`: how many others are inserted at that place before it.
 */
export function numbersFor(
  { document }: Binding,
  wanted: TemplateSection,
  parent: Section | null,
  offset: number,
  ahead: number,
): (section: Section) => string | null {
  const siblings = parent ? parent.children : document.roots;
  const root = ownNumber(siblings, parent, offset, ahead, document.roots);
  const below = [...siblings, ...(parent ? [] : document.roots)].flatMap(({ children }) => children);
  const belowStyle = styleOf(below);
  const numbers = new Map<Section, SectionNumber>();
  if (root) numbers.set(wanted.section, root);
  return (section) => {
    if (section === wanted.section) return root ? writtenNumber(root) : siblings.length > 0 ? "" : null;
    const holder = section.parent && numbers.get(section.parent);
    const own = sectionNumber(section.content.heading);
    const style = below.length > 0 ? belowStyle : own;
    if (!holder) return siblings.length > 0 ? "" : null;
    if (!style || style.parts.length < 2) return "";
    const place = (section.parent?.children.indexOf(section) ?? 0) + 1;
    const found = { parts: [...holder.parts, place], behind: style.behind };
    numbers.set(section, found);
    return writtenNumber(found);
  };
}

/** How the headings are numbered: like the first that is; null where most are not. */
function styleOf(sections: readonly Section[]): SectionNumber | null {
  const found = sections.flatMap(({ content }) => sectionNumber(content.heading) ?? []);
  return found.length > 0 && found.length >= sections.length * mostNumbered ? (found[0] ?? null) : null;
}

function ownNumber(
  siblings: readonly Section[],
  parent: Section | null,
  offset: number,
  ahead: number,
  roots: readonly Section[],
): SectionNumber | null {
  if (siblings.length === 0) {
    // The first one below its parent: as the subsections of others are.
    const holder = parent && sectionNumber(parent.content.heading);
    const style = styleOf(roots.flatMap(({ children }) => children));
    return holder && style && style.parts.length > holder.parts.length
      ? { parts: [...holder.parts, 1 + ahead], behind: style.behind }
      : null;
  }
  const style = styleOf(siblings);
  if (!style) return null;
  const numbered = siblings.flatMap(({ start, content }) => {
    const own = sectionNumber(content.heading);
    return own ? [{ start, ...own }] : [];
  });
  const before = numbered.filter(({ start }) => start < offset).at(-1);
  const { parts, behind } = before ?? numbered[0] ?? style;
  const last = parts.at(-1) ?? 0;
  const next = before ? last + 1 + ahead : Math.max(1, last - 1) + ahead;
  return { parts: [...parts.slice(0, -1), next], behind };
}
