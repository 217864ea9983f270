import type { MarkdownDocument, Section } from "../document/document.ts";
import { footerOf } from "../document/footer.ts";
import type { TemplateSection } from "../template/templateSection.ts";
import {
  plain,
  type Segment,
  sectionSegments,
  toText,
  trimSegments,
  withLineBreaks,
} from "../template/writing.ts";
import { lineBreakOf } from "../text/span.ts";
import type { Binding } from "./binding.ts";
import { numbersFor } from "./numbering.ts";

/** Where a missing section goes and what is written there. */
export interface Insertion {
  /** Absolute offset in the spec. */
  readonly offset: number;
  /** The section with its subsections, and the blank lines that part it from its neighbours. */
  readonly segments: () => readonly Segment[];
  /** The heading at which a missing section is shown: before which, or under which, it goes. */
  readonly anchor: Section | null;
}

/** null where its parent is missing too: the parent is inserted instead, with all it holds. */
export function insertionOf(binding: Binding, wanted: TemplateSection): Insertion | null {
  const placed = placeInsertion(binding, wanted);
  if (!placed) return null;
  const { offset, anchor, segments } = placed;
  return { offset, anchor, segments: () => spaced(binding.document.whole(), offset, segments(0)) };
}

/** An insertion before it is parted from its neighbours. */
export interface PlacedInsertion extends Omit<Insertion, "segments"> {
  /** `ahead`: how many sections are inserted at the same place, under the same parent, before it. */
  readonly segments: (ahead: number) => readonly Segment[];
  readonly parent: Section | null;
  /** The level of its heading. */
  readonly level: number;
}

/** The same without the blank lines around it, so that several can be joined. */
export function placeInsertion(binding: Binding, wanted: TemplateSection): PlacedInsertion | null {
  const neighbours = neighboursOf(binding, wanted);
  if (!neighbours) return null;
  const { document, template } = binding;
  const { parent, before, after } = neighbours;
  const offset = placeOf(binding, neighbours);
  const shift = shiftAmong(binding, wanted, neighbours);
  return {
    offset,
    parent,
    level: wanted.content.level + shift,
    segments: (ahead) => {
      const numberOf = numbersFor(binding, wanted, parent, offset, ahead);
      return trimSegments(sectionSegments(template, wanted, shift, false, numberOf));
    },
    anchor: after ?? parent ?? before ?? document.title ?? document.sections[0] ?? null,
  };
}

/**
 * How many levels deeper a missing section stands in this spec than in the template: as its neighbours do. Where its
 * parent is missing too, as that would.
 */
export function headingShift(binding: Binding, wanted: TemplateSection): number {
  const neighbours = neighboursOf(binding, wanted);
  if (neighbours) return shiftAmong(binding, wanted, neighbours);
  return wanted.parent ? headingShift(binding, wanted.parent) : 0;
}

/** What the spec has around a section that it lacks. */
interface Neighbours {
  /** null: the section is a root. */
  readonly parent: Section | null;
  readonly before: Section | null;
  readonly after: Section | null;
}

/** null where the spec lacks its parent, too. */
function neighboursOf(binding: Binding, wanted: TemplateSection): Neighbours | null {
  const { document, template } = binding;
  const parents = wanted.parent ? binding.sectionsFor(wanted.parent) : [null];
  const parent = parents[0];
  if (parent === undefined) return null;
  const siblings = wanted.parent ? wanted.parent.children : template.roots;
  const at = siblings.indexOf(wanted);
  const before = lastBound(binding, siblings.slice(0, at), parent, true);
  // Metadata is read as such in the head only: in front of whatever sections the author begins with.
  const isHead = wanted.isMetadata && parent === null && before === null;
  const after =
    (isHead ? document.roots[0] : null) ?? lastBound(binding, siblings.slice(at + 1), parent, false);
  return { parent, before, after };
}

/** The nearest sibling that the spec has; where that stands deeper, the section under `parent` that holds it. */
function lastBound(
  binding: Binding,
  siblings: readonly TemplateSection[],
  parent: Section | null,
  last: boolean,
): Section | null {
  for (const sibling of last ? [...siblings].reverse() : siblings) {
    const found = binding
      .sectionsFor(sibling)
      .flatMap((section) => holderUnder(binding, section, parent) ?? []);
    const nearest = last ? found[found.length - 1] : found[0];
    if (nearest) return nearest;
  }
  return null;
}

/** The section itself or the one that holds it, right under `parent` (null: a root); null where neither is. */
export function holderUnder(binding: Binding, section: Section, parent: Section | null): Section | null {
  for (let holder: Section | null = section; holder; holder = holder.parent) {
    if (parent ? holder.parent === parent : isRoot(binding.document, holder)) return holder;
  }
  return null;
}

/** True for the sections right below the title, and for those behind it that stand in none. */
export function isRoot({ title }: MarkdownDocument, section: Section): boolean {
  if (section.content.level === 0 || section.index <= (title?.index ?? -1)) return false;
  return section.parent === null || section.parent === title;
}

function placeOf({ document }: Binding, { parent, before, after }: Neighbours): number {
  if (before) return footerStartIn(document, before) ?? before.treeEnd;
  if (after) return after.start;
  if (parent) return footerStartIn(document, parent) ?? parent.treeEnd;
  const last = document.sections[document.sections.length - 1];
  return (last && footerStartIn(document, last)) ?? document.source.length;
}

/** A footer at the end of the last section stays at the end of the document: offset of its rule, or null. */
export function footerStartIn(document: MarkdownDocument, section: Section): number | null {
  if (section.treeEnd < document.source.length) return null;
  const footer = footerOf(document);
  return footer && footer.section.start + footer.rule.start;
}

function shiftAmong(
  binding: Binding,
  wanted: TemplateSection,
  { parent, before, after }: Neighbours,
): number {
  const sibling = before ?? after;
  if (sibling) {
    const bond = binding.bondOf(sibling);
    if (bond?.template.parent === wanted.parent) return sibling.content.level - bond.template.content.level;
  }
  if (parent) {
    const bond = binding.bondOf(parent);
    return bond
      ? parent.content.level - bond.template.content.level
      : parent.content.level + 1 - wanted.content.level;
  }
  const level = binding.document.roots[0]?.content.level;
  return level === undefined ? 0 : level - wanted.content.level;
}

/** `inserted` with the line breaks that part it from what stands before and behind `offset`. */
export function partedFrom(text: string, offset: number, inserted: string): string {
  return toText(spaced(text, offset, [plain(inserted)]));
}

/** No more characters than that are looked at to see whether there are blank lines. */
const mostBlanks = 1000;

/** Adds the line breaks that part the text from what stands before and behind it. */
export function spaced(text: string, offset: number, segments: readonly Segment[]): readonly Segment[] {
  const eol = lineBreakOf(text);
  const head = text.slice(Math.max(0, offset - mostBlanks), offset);
  const before =
    head.trim() === "" || /\n[ \t]*\r?\n[ \t]*$/.test(head) ? "" : /\n$/.test(head) ? eol : eol + eol;
  const rest = text.slice(offset, offset + mostBlanks);
  const behind = rest.trim() === "" ? eol : /^[ \t]*\r?\n/.test(rest) ? eol : eol + eol;
  return withLineBreaks([plain(before), ...segments, plain(behind)], eol);
}
