import type { MarkdownDocument, Section } from "../document/document.ts";
import { groupOf, type HeadingGroup, matchHeading } from "../template/headingMatch.ts";
import { shapeKey } from "../template/headingShape.ts";
import type { Template } from "../template/template.ts";
import type { TemplateSection } from "../template/templateSection.ts";
import type { Bond, Certainty } from "./binding.ts";
import { namedByParent } from "./namedByParent.ts";
import { nearHeadings } from "./nearHeadings.ts";

/** The bonds between a document and a template, by the sections' indexes, so that they outlive a version. */
export interface Bonds {
  readonly bySection: readonly (Bond | undefined)[];
  /** Indexes in ascending order. */
  readonly byTemplateSection: ReadonlyMap<TemplateSection, readonly number[]>;
}

/** Sections whose headings match a group of the template's, in order. Those in front of `next` are bound. */
interface Candidates {
  readonly sections: Section[];
  next: number;
}

type CandidatesOf = ReadonlyMap<HeadingGroup, Candidates>;

/** Pairs of headings and sections of the template, among the children of a bound pair. */
type PairFinder = (
  children: readonly TemplateSection[],
  parent: Section | null,
) => readonly (readonly [Section, TemplateSection])[];

/**
 * Surer matches are made first, over the whole tree: the same words, then the same shape, then the same words without
 * fillers, then synonyms; at each step first among the children of bound parents, then anywhere. Before synonyms are looked
 * for anywhere, a heading that leaves words to its parent is what it is with them. A heading that stands where a missing one
 * belongs, and differs from it by a slip of the pen, is that one. What is left of a parent's children goes to a heading that
 * is one slot.
 */
export function bindHeadings(template: Template, document: MarkdownDocument): Bonds {
  const bySection: (Bond | undefined)[] = [];
  const byTemplateSection = new Map<TemplateSection, number[]>();
  const { all, under } = findCandidates(template, document);
  const isBound = (section: Section) => bySection[section.index] !== undefined;
  const childrenOf = (parent: Section | null) => (parent ? parent.children : document.roots);
  const anyUnder = new Map<Section | null, Candidates>();

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
        const candidates = matching(certainty, child, parent);
        for (let section = nextOf(candidates); section; section = nextOf(candidates)) {
          const group = groups(child);
          if (group) joinNextOf(group, section, certainty);
          else join(section, child, certainty);
          if (!repeats) break;
        }
      }
    });
  };

  /** Joins the pairs that `find` finds below each bound pair. True where there were any. */
  const joinFound = (find: PairFinder, certainty: Certainty) => {
    let found = false;
    visitPairs((children, parent) => {
      for (const [section, wanted] of find(children, parent)) {
        join(section, wanted, certainty);
        found = true;
      }
    });
    return found;
  };

  const isTaken = (wanted: TemplateSection) => byTemplateSection.has(wanted);
  const bondOf = (section: Section) => bySection[section.index] ?? null;
  const leftToParents: PairFinder = (children, parent) => namedByParent(children, parent, bondOf, isTaken);
  const slips: PairFinder = (children, parent) => nearHeadings(children, childrenOf(parent), bondOf, isTaken);

  /** Walks the bound pairs from the top down; what `task` binds is walked too. A template's parents stand before its children. */
  const visitPairs = (task: (children: readonly TemplateSection[], parent: Section | null) => void) => {
    task(template.roots, null);
    for (const wanted of template.sections) {
      if (wanted.children.length === 0) continue;
      for (const index of byTemplateSection.get(wanted) ?? []) {
        const section = document.sections[index];
        if (section) task(wanted.children, section);
      }
    }
  };

  const matching = (
    certainty: Exclude<Certainty, "slip">,
    child: TemplateSection,
    parent: Section | null,
  ): Candidates | undefined => {
    if (certainty !== "any") return under.get(parent)?.get(groupOf(template, child, certainty));
    if (child.shape?.prefix !== "") return undefined;
    const children = anyUnder.get(parent) ?? { sections: [...childrenOf(parent)], next: 0 };
    anyUnder.set(parent, children);
    return children;
  };

  /** The next one that is not bound yet. It is the same until it is. */
  const nextOf = (candidates: Candidates | undefined): Section | null => {
    if (!candidates) return null;
    for (const { sections } = candidates; candidates.next < sections.length; candidates.next++) {
      const section = sections[candidates.next];
      if (section && !isBound(section)) return section;
    }
    return null;
  };

  const anywhere = (certainty: "exact" | "loose" | "synonym") => {
    for (const wanted of all.size > 0 ? template.sections : []) {
      if (wanted.shape || byTemplateSection.has(wanted)) continue;
      const first = nextOf(all.get(groupOf(template, wanted, certainty)));
      if (first) join(first, wanted, certainty);
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
  const hasMore = joinFound(leftToParents, "synonym");
  anywhere("synonym");
  amongChildren("shape");
  if (joinFound(slips, "slip") || hasMore)
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
  const all = new Map<HeadingGroup, Candidates>();
  const under = new Map<Section | null, Map<HeadingGroup, Candidates>>();
  const add = (group: HeadingGroup, section: Section, siblings: Map<HeadingGroup, Candidates>) => {
    if (group.length === 0) return;
    for (const candidates of [all, siblings]) {
      const known = candidates.get(group);
      if (known) known.sections.push(section);
      else candidates.set(group, { sections: [section], next: 0 });
    }
  };
  for (const section of sections) {
    if (section.content.level === 0 || section.index <= (title?.index ?? -1)) continue;
    const match = matchHeading(template, section.content);
    if (!match) continue;
    const parent = isRoot(section) ? null : section.parent;
    let siblings = under.get(parent);
    if (!siblings) {
      siblings = new Map();
      under.set(parent, siblings);
    }
    const { exact, shape, loose, synonym } = match;
    add(exact, section, siblings);
    for (const group of shape) add(group, section, siblings);
    add(loose, section, siblings);
    add(synonym, section, siblings);
  }
  return { all: all as CandidatesOf, under: under as ReadonlyMap<Section | null, CandidatesOf> };
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
  const groups = new Map<string, ShapeGroup & { readonly sections: TemplateSection[] }>();
  const byMember = new Map<TemplateSection, ShapeGroup>();
  for (const child of children) {
    if (!child.shape) continue;
    const key = shapeKey(child.shape);
    const group = groups.get(key) ?? { first: child, sections: [], taken: 0 };
    groups.set(key, group);
    group.sections.push(child);
    byMember.set(child, group);
  }
  if (groups.size > 0)
    for (const section of sections) {
      const bond = bonds[section.index];
      const group = bond && byMember.get(bond.template);
      if (group) group.taken++;
    }
  return (child) => byMember.get(child) ?? null;
}
