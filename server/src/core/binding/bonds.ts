import type { MarkdownDocument, Section } from "../document/document.ts";
import { type HeadingMatch, matchHeading } from "../template/headingMatch.ts";
import { sameShape } from "../template/headingShape.ts";
import type { Template } from "../template/template.ts";
import type { TemplateSection } from "../template/templateSection.ts";
import type { Bond, Certainty } from "./binding.ts";
import { nearHeadings } from "./nearHeadings.ts";

/** The bonds between a document and a template, by the sections' indexes, so that they outlive a version. */
export interface Bonds {
  readonly bySection: readonly (Bond | undefined)[];
  /** Indexes in ascending order. */
  readonly byTemplateSection: ReadonlyMap<TemplateSection, readonly number[]>;
}

/** A heading that matches something in the template: the few that are looked at again and again. */
interface Candidate {
  readonly section: Section;
  readonly match: HeadingMatch;
}

/**
 * Surer matches are made first, over the whole tree: the same words, then the same shape, then the same words without
 * fillers, then synonyms; at each step first among the children of bound parents, then anywhere. A heading that stands
 * where a missing one belongs, and differs from it by a slip of the pen, is that one. What is left of a parent's children
 * goes to a heading that is one slot.
 */
export function bindHeadings(template: Template, document: MarkdownDocument): Bonds {
  const bySection: (Bond | undefined)[] = [];
  const byTemplateSection = new Map<TemplateSection, number[]>();
  const { all, under } = findCandidates(template, document);
  const isBound = (section: Section) => bySection[section.index] !== undefined;
  const childrenOf = (parent: Section | null) => (parent ? parent.children : document.roots);

  const join = (section: Section, to: TemplateSection, certainty: Certainty) => {
    bySection[section.index] = { template: to, certainty };
    const indexes = byTemplateSection.get(to);
    if (indexes) indexes.push(section.index);
    else byTemplateSection.set(to, [section.index]);
  };

  /** Of several template sections of one shape, the second heading goes to the second, the tenth to the last. */
  const joinNextOf = (group: ShapeGroup, section: Section, certainty: Certainty) => {
    join(section, group.sections[Math.min(group.taken, group.sections.length - 1)] ?? group.first, certainty);
    group.taken++;
  };

  /** Matches the children of every bound pair, from the top down. */
  const amongChildren = (certainty: Exclude<Certainty, "slip">) => {
    const repeats = certainty === "shape" || certainty === "any";
    visitPairs((children, parent) => {
      const groups = shapeGroups(children, childrenOf(parent), bySection);
      for (const child of children) {
        for (const section of matching(certainty, child, parent)) {
          if (isBound(section)) continue;
          const group = groups(child);
          if (group) joinNextOf(group, section, certainty);
          else join(section, child, certainty);
          if (!repeats) break;
        }
      }
    });
  };

  /** Takes a heading that is nearly a missing one for that one. True where there was any. */
  const nearOnes = () => {
    let found = false;
    visitPairs((children, parent) => {
      for (const [section, wanted] of nearHeadings(
        children,
        childrenOf(parent),
        (one) => bySection[one.index] ?? null,
        (one) => byTemplateSection.has(one),
      )) {
        join(section, wanted, "slip");
        found = true;
      }
    });
    return found;
  };

  /** Walks the bound pairs from the top down; what `task` binds is walked too. */
  const visitPairs = (task: (children: readonly TemplateSection[], parent: Section | null) => void) => {
    const visit = (children: readonly TemplateSection[], parent: Section | null) => {
      task(children, parent);
      for (const child of children) {
        for (const index of byTemplateSection.get(child) ?? []) {
          const section = document.sections[index];
          if (section && child.children.length > 0) visit(child.children, section);
        }
      }
    };
    visit(template.roots, null);
  };

  function* matching(
    certainty: Exclude<Certainty, "slip">,
    child: TemplateSection,
    parent: Section | null,
  ): Iterable<Section> {
    if (certainty === "any") {
      if (child.shape?.prefix === "") yield* childrenOf(parent);
      return;
    }
    for (const { section, match } of under.get(parent) ?? [])
      if (match[certainty].includes(child)) yield section;
  }

  const anywhere = (certainty: "exact" | "loose" | "synonym") => {
    const open = new Map<TemplateSection, Section>();
    for (const { section, match } of all) {
      if (isBound(section)) continue;
      for (const wanted of match[certainty]) if (!open.has(wanted)) open.set(wanted, section);
    }
    for (const wanted of open.size > 0 ? template.sections : []) {
      if (wanted.shape || byTemplateSection.has(wanted)) continue;
      const first = open.get(wanted);
      const found =
        first && isBound(first)
          ? all.find(({ section, match }) => !isBound(section) && match[certainty].includes(wanted))?.section
          : first;
      if (found) join(found, wanted, certainty);
    }
  };

  amongChildren("exact");
  anywhere("exact");
  amongChildren("shape");
  // Below the sections of a shape, too.
  amongChildren("exact");
  amongChildren("loose");
  amongChildren("synonym");
  anywhere("loose");
  anywhere("synonym");
  amongChildren("shape");
  if (nearOnes())
    for (const certainty of ["exact", "shape", "loose", "synonym"] as const) amongChildren(certainty);
  amongChildren("any");

  // Where all sections are H1s, the first of them is taken for the title.
  const { title } = document;
  const titled = title && matchHeading(template, title.content)?.exact;
  const own = titled && template.roots.find((wanted) => titled.includes(wanted));
  if (own && !byTemplateSection.has(own) && document.roots.some(({ content }) => content.level === 1))
    join(title, own, "exact");

  for (const indexes of byTemplateSection.values()) indexes.sort((a, b) => a - b);
  return { bySection, byTemplateSection };
}

function findCandidates(template: Template, { sections, roots, title }: MarkdownDocument) {
  const rootIndexes = new Set(roots.map((root) => root.index));
  const isRoot = (section: Section) => rootIndexes.has(section.index);
  const all: Candidate[] = [];
  const under = new Map<Section | null, Candidate[]>();
  for (const section of sections) {
    if (section.content.level === 0 || section.index <= (title?.index ?? -1)) continue;
    const match = matchHeading(template, section.content);
    if (!match) continue;
    const candidate = { section, match };
    all.push(candidate);
    const parent = isRoot(section) ? null : section.parent;
    const siblings = under.get(parent);
    if (siblings) siblings.push(candidate);
    else under.set(parent, [candidate]);
  }
  return { all, under };
}

/** Template sections of one shape, and how many headings they have already. */
interface ShapeGroup {
  readonly first: TemplateSection;
  readonly sections: readonly TemplateSection[];
  taken: number;
}

/** The groups of the same shape among the children of a template's section; null for one without a shape. */
function shapeGroups(
  children: readonly TemplateSection[],
  sections: readonly Section[],
  bonds: readonly (Bond | undefined)[],
): (child: TemplateSection) => ShapeGroup | null {
  const groups: ShapeGroup[] = [];
  return (child) => {
    const { shape } = child;
    if (!shape) return null;
    const known = groups.find(({ first }) => first.shape && sameShape(first.shape, shape));
    if (known) return known;
    const members = children.filter((other) => other.shape !== null && sameShape(other.shape, shape));
    const taken = sections.filter((section) => {
      const bond = bonds[section.index];
      return bond !== undefined && members.includes(bond.template);
    }).length;
    const group = { first: child, sections: members, taken };
    groups.push(group);
    return group;
  };
}
