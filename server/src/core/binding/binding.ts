import type { MarkdownDocument, Section } from "../document/document.ts";
import { hasShape, sameShape } from "../template/headingShape.ts";
import type { Template } from "../template/template.ts";
import type { TemplateSection } from "../template/templateSection.ts";
import { canonicalKey, looseKey } from "../text/words.ts";

/** How sure a binding is, surest first. */
export type Certainty = "exact" | "shape" | "loose" | "synonym" | "any";

/** A spec's section with the template's section it answers to. */
export interface Bond {
  readonly section: Section;
  readonly template: TemplateSection;
  readonly certainty: Certainty;
}

/** Template sections ↔ spec sections: what every rule walks. */
export interface Binding {
  readonly template: Template;
  readonly document: MarkdownDocument;
  /** The bond of a spec's section, or null where the template has no such section. */
  readonly bondOf: (section: Section) => Bond | null;
  /** The spec's sections for a template's section, in document order; several where it is repeatable. */
  readonly sectionsFor: (template: TemplateSection) => readonly Section[];
  /** True where the spec has no section for it, nor for one of the same shape. */
  readonly isMissing: (template: TemplateSection) => boolean;
}

/**
 * Binds a document to a template. Surer matches are made first, over the whole tree: the same words, then the same
 * shape, then the same words without fillers, then synonyms; at each step first among the children of bound parents,
 * then anywhere. What is left of a parent's children goes to a heading that is one slot.
 */
export function bind(template: Template, document: MarkdownDocument): Binding {
  const bonds = new Map<Section, Bond>();
  const bound = new Map<TemplateSection, Section[]>();
  const candidates = document.roots.flatMap(withDescendants).map(keyed);
  const keysOf = new Map(candidates.map((candidate) => [candidate.section, candidate]));

  const join = (section: Section, to: TemplateSection, certainty: Certainty) => {
    bonds.set(section, { section, template: to, certainty });
    const list = bound.get(to);
    if (list) list.push(section);
    else bound.set(to, [section]);
  };

  /** Tries to match the children of every bound pair, from the top down. */
  const amongChildren = (matches: Match, certainty: Certainty, repeatable: boolean) => {
    const visit = (children: readonly TemplateSection[], sections: readonly Section[]) => {
      for (const child of children) {
        for (const section of sections) {
          const candidate = keysOf.get(section);
          if (!candidate || bonds.has(section) || !matches(child, candidate)) continue;
          join(section, childFor(child, children, sections, bonds), certainty);
          if (!repeatable) break;
        }
      }
      for (const child of children)
        for (const section of bound.get(child) ?? [])
          if (sections.includes(section)) visit(child.children, section.children);
    };
    visit(template.roots, document.roots);
  };
  const anywhere = (matches: Match, certainty: Certainty) => {
    for (const wanted of template.sections) {
      if (wanted.shape || bound.has(wanted)) continue;
      const found = candidates.find(
        (candidate) => !bonds.has(candidate.section) && matches(wanted, candidate),
      );
      if (found) join(found.section, wanted, certainty);
    }
  };

  amongChildren(sameWords, "exact", false);
  anywhere(sameWords, "exact");
  amongChildren(sameShapeAs, "shape", true);
  // Below the sections of a shape, too.
  amongChildren(sameWords, "exact", false);
  amongChildren(sameLooseWords, "loose", false);
  amongChildren(synonyms, "synonym", false);
  anywhere(sameLooseWords, "loose");
  anywhere(synonyms, "synonym");
  amongChildren(sameShapeAs, "shape", true);
  amongChildren(anyHeading, "any", true);

  // Where all sections are H1s, the first of them is taken for the title.
  const { title } = document;
  const own = title && template.roots.find((wanted) => sameWords(wanted, keyed(title)));
  if (own && !bound.has(own) && document.roots.some((root) => root.content.level === 1))
    join(title, own, "exact");

  for (const list of bound.values()) list.sort((a, b) => a.start - b.start);
  return {
    template,
    document,
    bondOf: (section) => bonds.get(section) ?? null,
    sectionsFor: (wanted) => bound.get(wanted) ?? [],
    isMissing: (wanted) =>
      !bound.has(wanted) && !sameShapeSiblings(wanted, template).some((sibling) => bound.has(sibling)),
  };
}

/** The template's sections that describe the same repeatable section as `section` does, itself included. */
export function sameShapeSiblings(section: TemplateSection, template: Template): readonly TemplateSection[] {
  const { shape } = section;
  const siblings = section.parent ? section.parent.children : template.roots;
  return shape
    ? siblings.filter((sibling) => sibling.shape !== null && sameShape(sibling.shape, shape))
    : [section];
}

interface Keyed {
  readonly section: Section;
  readonly key: string;
  readonly loose: string;
  readonly canonical: string;
}

function keyed(section: Section): Keyed {
  const { key } = section.content;
  const loose = looseKey(key);
  return { section, key, loose, canonical: canonicalKey(loose === "" ? key : loose) };
}

type Match = (wanted: TemplateSection, candidate: Keyed) => boolean;

const sameWords: Match = (wanted, candidate) => wanted.key !== "" && wanted.key === candidate.key;
const sameLooseWords: Match = (wanted, candidate) =>
  !wanted.shape && wanted.loose !== "" && wanted.loose === candidate.loose;
const synonyms: Match = (wanted, candidate) => !wanted.shape && wanted.canonical === candidate.canonical;
const sameShapeAs: Match = (wanted, candidate) =>
  wanted.shape !== null &&
  wanted.shape.prefix !== "" &&
  hasShape(wanted.shape, candidate.section.content.heading);
const anyHeading: Match = (wanted) => wanted.shape !== null && wanted.shape.prefix === "";

/** Of several template sections of one shape, the second matching heading goes to the second, the tenth to the last. */
function childFor(
  child: TemplateSection,
  children: readonly TemplateSection[],
  sections: readonly Section[],
  bonds: ReadonlyMap<Section, Bond>,
): TemplateSection {
  const { shape } = child;
  if (!shape) return child;
  const group = children.filter((other) => other.shape !== null && sameShape(other.shape, shape));
  const taken = sections.filter((section) => {
    const bond = bonds.get(section);
    return bond !== undefined && group.includes(bond.template);
  }).length;
  return group[Math.min(taken, group.length - 1)] ?? child;
}

function withDescendants(section: Section): readonly Section[] {
  return [section, ...section.children.flatMap(withDescendants)];
}
