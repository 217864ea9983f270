import type { MarkdownDocument, Section } from "../document/document.ts";
import { sameShape } from "../template/headingShape.ts";
import type { Template } from "../template/template.ts";
import type { TemplateSection } from "../template/templateSection.ts";
import { type Kept, keptBy, keptFor } from "../text/kept.ts";
import { bindHeadings } from "./bonds.ts";

/** How sure a binding is, surest first. `slip`: the template's words, but for a slip of the pen. */
export type Certainty = "exact" | "shape" | "loose" | "synonym" | "slip" | "any";

/** What a spec's section answers to in the template. */
export interface Bond {
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
  /** What others made of it. */
  readonly kept: Kept;
}

/** Binds a document to a template. Headings alone decide, so the bonds are kept as long as no heading changes. */
export function bind(template: Template, document: MarkdownDocument): Binding {
  const { bySection, byTemplateSection } = keptBy(
    keptFor(document.skeleton.kept, template),
    bindHeadings,
    () => bindHeadings(template, document),
  );
  return {
    template,
    document,
    bondOf: (section) => bySection[section.index] ?? null,
    sectionsFor: (wanted) =>
      (byTemplateSection.get(wanted) ?? []).flatMap((index) => document.sections[index] ?? []),
    isMissing: (wanted) =>
      !byTemplateSection.has(wanted) &&
      !sameShapeSiblings(wanted, template).some((sibling) => byTemplateSection.has(sibling)),
    kept: new Map(),
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
