import type { Section } from "../document/document.ts";
import { numberedPrefix } from "../template/headingShape.ts";
import type { TemplateSection } from "../template/templateSection.ts";
import type { Change } from "../text/change.ts";
import { keptBy, keptFor } from "../text/kept.ts";
import type { Span } from "../text/span.ts";
import type { Binding } from "./binding.ts";
import { footerStartIn, holderUnder, isRoot, partedFrom } from "./insertion.ts";
import { removalSpan, treeSpan } from "./removal.ts";

/** A section that stands elsewhere than the template's, and between which neighbours it belongs. */
export interface Misplaced {
  readonly section: Section;
  readonly wanted: TemplateSection;
  /** The section it belongs under; null: under none. */
  readonly parent: Section | null;
  /** The nearest neighbours that stand in the template's order. */
  readonly before: Section | null;
  readonly after: Section | null;
}

/** A section bound by its exact words, once. */
interface Sure {
  readonly section: Section;
  readonly wanted: TemplateSection;
}

/** More sections out of order than this share of the siblings: the author chose another order. */
const mostMoved = 1 / 3;

/** The indexes of a `Misplaced`: headings alone decide, so they are kept as long as no heading changes. */
interface MisplacedIndexes {
  readonly wanted: TemplateSection;
  readonly indexes: readonly (number | null)[];
}

/** The sections that are surely out of place, in document order. */
export function misplacedSections(binding: Binding): readonly Misplaced[] {
  const { template, document } = binding;
  const known = keptBy(keptFor(document.skeleton.kept, template), misplacedIndexes, () =>
    misplacedIndexes(binding),
  );
  return known.flatMap(({ wanted, indexes }) => {
    const [section = null, parent = null, before = null, after = null] = indexes.map((index) =>
      index === null ? null : (document.sections[index] ?? null),
    );
    return section ? [{ wanted, section, parent, before, after }] : [];
  });
}

function misplacedIndexes(binding: Binding): readonly MisplacedIndexes[] {
  return findMisplaced(binding).map(({ wanted, section, parent, before, after }) => ({
    wanted,
    indexes: [section, parent, before, after].map((one) => one?.index ?? null),
  }));
}

function findMisplaced(binding: Binding): readonly Misplaced[] {
  const { template, document } = binding;
  const found: Misplaced[] = [];
  const isOnly = wordsThereOnce(binding);
  const visit = (children: readonly TemplateSection[], parent: Section | null) => {
    const sure = children.flatMap((wanted) => sureSection(binding, wanted, isOnly) ?? []);
    const own = sure.filter(({ section }) => isUnder(binding, section, parent));
    const inOrder = longestInOrder(own);
    const strays = sure.filter((one) => !own.includes(one) && isStray(binding, one, parent));
    const moved = [...own.filter((one) => !inOrder.includes(one)), ...strays];
    if (moved.length > 0 && moved.length <= sure.length * mostMoved)
      for (const { section, wanted } of moved) {
        const before = inOrder.filter((one) => one.wanted.index < wanted.index).at(-1)?.section ?? null;
        const after = inOrder.find((one) => one.wanted.index > wanted.index)?.section ?? null;
        if (before || after) found.push({ section, wanted, parent, before, after });
      }
    for (const { section, wanted } of sure) if (wanted.children.length > 0) visit(wanted.children, section);
  };
  visit(template.roots, null);
  return found
    .sort((a, b) => a.section.index - b.section.index)
    .filter(({ section }) => document.title !== section);
}

/** The spec's only section for a template's section that has its exact words; null where anything is not certain. */
function sureSection(
  binding: Binding,
  wanted: TemplateSection,
  isOnly: (key: string) => boolean,
): Sure | null {
  if (wanted.shape || wanted.isMetadata) return null;
  const [section, ...others] = binding.sectionsFor(wanted);
  if (!section || others.length > 0 || binding.bondOf(section)?.certainty !== "exact") return null;
  return isOnly(wanted.key) && isOnly(section.content.key) ? { section, wanted } : null;
}

/** Words that the template or the spec has twice may belong anywhere. */
function wordsThereOnce({ template, document }: Binding): (key: string) => boolean {
  const inTemplate = countsOf(template.sections.map(({ key }) => key));
  const inSpec = countsOf(document.sections.map(({ content }) => content.key));
  return (key) => (inTemplate.get(key) ?? 0) <= 1 && (inSpec.get(key) ?? 0) <= 1;
}

function countsOf(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function isUnder({ document }: Binding, section: Section, parent: Section | null): boolean {
  return parent ? section.parent === parent : isRoot(document, section);
}

/**
 * It stands under a section of the template that is another one's parent. A section that stands higher than it should is
 * left alone: that flattens a spec, on purpose.
 */
function isStray(binding: Binding, { section, wanted }: Sure, parent: Section | null): boolean {
  const holder = section.parent && isRoot(binding.document, section) ? null : section.parent;
  if (!holder || holder === parent || wanted.depth > 2) return false;
  const bond = binding.bondOf(holder);
  if (bond?.certainty !== "exact" || bond.template.shape || bond.template === wanted.parent) return false;
  if (bond.template.children.some(({ shape }) => shape !== null)) return false;
  return numberedPrefix(section.content.heading) === null && bond.template.depth >= wanted.depth - 1;
}

/** A longest run of sections that stand in the template's order. Of two that are swapped, the later one stays. */
function longestInOrder(own: readonly Sure[]): readonly Sure[] {
  const placed = [...own].sort((a, b) => a.section.index - b.section.index);
  const best: { readonly length: number; readonly previous: number }[] = [];
  for (const [at, one] of placed.entries()) {
    let length = 1;
    let previous = -1;
    for (let other = 0; other < at; other++) {
      const known = best[other]?.length ?? 0;
      if ((placed[other]?.wanted.index ?? 0) < one.wanted.index && known + 1 > length) {
        length = known + 1;
        previous = other;
      }
    }
    best.push({ length, previous });
  }
  const run: Sure[] = [];
  let at = best.reduce((last, { length }, index) => (length > (best[last]?.length ?? 0) ? index : last), 0);
  while (at >= 0) {
    const one = placed[at];
    if (!one) break;
    run.unshift(one);
    at = best[at]?.previous ?? -1;
  }
  return run;
}

/** Moves the section with its subsections to its place; null where that cannot be done without changing more. */
export function moveOf(
  binding: Binding,
  { section, parent, before, after }: Misplaced,
): readonly Change[] | null {
  const { document } = binding;
  const neighbour = before ?? after;
  const holder = neighbour && holderUnder(binding, neighbour, parent);
  if (!holder) return null;
  const offset = before ? (footerStartIn(document, holder) ?? holder.treeEnd) : holder.start;
  const own = treeSpan(binding, section);
  const levels = levelChanges(binding, own, holder.content.level - section.content.level);
  if (levels === null) return null;
  // It stands there already, one level too deep.
  if (offset >= own.start && offset <= own.end) return levels.length > 0 ? levels : null;
  let moved = document.whole().slice(own.start, own.end).trimEnd();
  for (const { span, newText } of [...levels].reverse())
    moved = moved.slice(0, span.start - own.start) + newText + moved.slice(span.end - own.start);
  return [
    { span: removalSpan(binding, own), newText: "" },
    { span: { start: offset, end: offset }, newText: partedFrom(document.whole(), offset, moved) },
  ];
}

/**
 * The changes that move the headings in a part of the document by `shift` levels; null where a heading is underlined, or
 * would stand too deep.
 */
function levelChanges({ document }: Binding, within: Span, shift: number): readonly Change[] | null {
  const changes: Change[] = [];
  if (shift === 0) return changes;
  for (const { start, content } of document.sections) {
    if (start < within.start || start >= within.end) continue;
    const level = content.level + shift;
    const marks = /^( {0,3})#+/.exec(content.text);
    if (!marks || level < 1 || level > 6) return null;
    const at = start + (marks[1]?.length ?? 0);
    changes.push({ span: { start: at, end: start + marks[0].length }, newText: "#".repeat(level) });
  }
  return changes;
}
