import type { Section } from "../document/document.ts";
import { footerOf } from "../document/footer.ts";
import { blanked } from "../markdown/sectionContent.ts";
import type { Span } from "../text/span.ts";
import { shifted } from "../text/span.ts";
import { renumbered } from "./numbering.ts";
import type { Slot } from "./slot.ts";
import type { Template } from "./template.ts";
import type { TemplateField } from "./templateField.ts";
import type { TemplateSection } from "./templateSection.ts";

/**
 * Template text on its way into a spec: plain text with the slots marked, so that it can be written out both as
 * text and as a snippet with tab stops.
 */
export interface Segment {
  readonly text: string;
  /** The slot this segment is, or null for plain text. */
  readonly slot: Slot | null;
  /** What a choice offers. Empty for other slots. */
  readonly choices: readonly string[];
}

/** A slot where it stands in the template's text. */
export interface PlacedSlot {
  readonly slot: Slot;
  /** Absolute. */
  readonly span: Span;
  readonly section: Section | null;
  readonly field: TemplateField | null;
}

export const plain = (text: string): Segment => ({ text, slot: null, choices: [] });

const placedIn = new WeakMap<Template, readonly PlacedSlot[]>();

/** All slots of a template with their places, in document order: those of the front matter first. */
export function placedSlots(template: Template): readonly PlacedSlot[] {
  const placed = placedIn.get(template) ?? readPlacedSlots(template);
  placedIn.set(template, placed);
  return placed;
}

function readPlacedSlots(template: Template): readonly PlacedSlot[] {
  const { fields } = template;
  const placed: PlacedSlot[] = [];
  for (const field of fields) {
    if (field.place !== "front-matter") continue;
    for (const slot of field.slots)
      placed.push({ slot, span: shifted(slot.span, field.valueSpan.start), section: null, field });
  }
  for (const section of writtenSections(template)) {
    for (const slot of template.textOf(section).slots()) {
      const span = shifted(slot.span, section.start);
      const field =
        fields.find(
          (candidate) => candidate.valueSpan.start <= span.start && span.end <= candidate.valueSpan.end,
        ) ?? null;
      placed.push({ slot, span, section, field });
    }
  }
  return placed;
}

/** The pieces of the template that go into a spec: all but the preamble. */
export function writtenSections(template: Template): readonly Section[] {
  const { document } = template;
  // Without a title, the text before the first heading is the spec's own.
  return document.title
    ? document.sections.filter((section) => section.index >= (document.title?.index ?? 0))
    : document.sections;
}

/**
 * The parts of a section's text that speak to the template's reader only: guidance, where the section says something
 * besides it. A section that is nothing but guidance keeps it: it is all there is to replace.
 */
export function guidanceToDrop(template: Template, section: Section, keepAll: boolean): readonly Span[] {
  const { content } = section;
  if (keepAll) return [];
  const guidance = template.textOf(section).guidance();
  if (guidance.length === 0) return [];
  const own = guidance.filter((part) => part.span.start >= content.bodyStart && part.kind !== "quote");
  const rest = blanked(content.text, content.bodyStart, [
    ...own.map((part) => part.span),
    ...content.comments(),
  ]).trim();
  if (rest === "" && section.children.length === 0) return [];
  return guidance.filter((part) => part.kind !== "quote").map((part) => wholeLines(content.text, part.span));
}

/** The span with the line break and the blank line behind it, where it fills whole lines. */
function wholeLines(text: string, span: Span): Span {
  let { start, end } = span;
  while (start > 0 && /[ \t]/.test(text.charAt(start - 1))) start--;
  const alone = start === 0 || /[\r\n]/.test(text.charAt(start - 1));
  const behind = /^[ \t]*(?:\r\n|\r|\n|$)/.exec(text.slice(end));
  if (!alone || !behind) return { start, end: span.end };
  end += behind[0].length;
  const blankBefore = start === 0 || /(?:^|\n)[ \t]*\r?\n$/.test(text.slice(0, start));
  const blankAfter = /^[ \t]*(?:\r\n|\r|\n)/.exec(text.slice(end));
  // A blank line on both sides would become two.
  if (blankBefore && blankAfter) end += blankAfter[0].length;
  return { start, end };
}

/** What a slot becomes: other text, or null to leave it to the writer. */
export type Filling = (placed: PlacedSlot) => string | null;

/**
 * The text of a template between two offsets as segments, with slots filled by `fill` and the `dropped` parts left out.
 * Spans are absolute and must be in order.
 */
export function segmentsBetween(
  template: Template,
  between: Span,
  slots: readonly PlacedSlot[],
  dropped: readonly Span[],
  fill: Filling,
): readonly Segment[] {
  const text = template.document.whole();
  const segments: Segment[] = [];
  const cuts = [
    ...slots.filter(
      ({ span }) =>
        span.start >= between.start &&
        span.end <= between.end &&
        !dropped.some((part) => part.start < span.end && span.start < part.end),
    ),
    ...dropped
      .filter((part) => part.start < between.end && between.start < part.end)
      .map((span) => ({ slot: null, span })),
  ].sort((a, b) => a.span.start - b.span.start);
  let at = between.start;
  for (const cut of cuts) {
    if (cut.span.start < at) continue;
    if (cut.span.start > at) segments.push(plain(text.slice(at, cut.span.start)));
    if (cut.slot) {
      const filled = fill(cut);
      const choices = cut.slot.choices.length > 0 ? cut.slot.choices : (cut.field?.vocabulary?.values ?? []);
      segments.push(filled === null ? { text: cut.slot.text, slot: cut.slot, choices } : plain(filled));
    }
    at = cut.span.end;
  }
  if (at < between.end) segments.push(plain(text.slice(at, between.end)));
  return segments;
}

/**
 * A section of the template with its subsections, as segments, the heading level moved by `shift`. `numberOf` says what
 * stands before a heading's words; null: what the template writes there.
 */
export function sectionSegments(
  template: Template,
  wanted: TemplateSection,
  shift: number,
  keepGuidance = false,
  numberOf: (section: Section) => string | null = () => null,
): readonly Segment[] {
  const root = wanted.section;
  const inside = template.document.sections.filter(
    (section) => section.start >= root.start && section.end <= root.treeEnd,
  );
  const slots = placedSlots(template).filter(({ section }) => section !== null && inside.includes(section));
  const dropped = inside.flatMap((section) =>
    guidanceToDrop(template, section, keepGuidance).map((span) => shifted(span, section.start)),
  );
  const segments: Segment[] = [];
  for (const section of inside) {
    const end = ownEnd(template, section);
    const own = segmentsBetween(template, { start: section.start, end }, slots, dropped, () => null);
    const moved = shift === 0 ? own : moveHeading(own, section.content.level, shift);
    const written = numberOf(section);
    segments.push(...(written === null ? moved : numberHeading(moved, written)));
  }
  return segments;
}

/** What the template writes under a section's heading, up to its first subsection, without guidance. Empty where it writes nothing. */
export function bodySegments(template: Template, wanted: TemplateSection): readonly Segment[] {
  const { section } = wanted;
  const slots = placedSlots(template).filter((placed) => placed.section === section);
  const dropped = [
    ...guidanceToDrop(template, section, false).map((span) => shifted(span, section.start)),
    ...section.content.comments().map((span) => shifted(span, section.start)),
  ];
  const between = { start: section.start + section.content.bodyStart, end: ownEnd(template, section) };
  return trimSegments(segmentsBetween(template, between, slots, dropped, () => null));
}

/** Where a section's own text ends; a footer with fields belongs to the document, not to its last section. */
function ownEnd({ document, fields }: Template, section: Section): number {
  const footer = fields.some(({ place }) => place === "footer") ? footerOf(document) : null;
  return footer?.section === section ? section.start + footer.rule.start : section.end;
}

function moveHeading(segments: readonly Segment[], level: number, shift: number): readonly Segment[] {
  const [first, ...rest] = segments;
  if (!first) return segments;
  const marks = "#".repeat(headingLevel(level + shift));
  return [{ ...first, text: first.text.replace(/^(\s{0,3})#{1,6}/, `$1${marks}`) }, ...rest];
}

/** The level of a heading that would stand at `level`: from 1 to 6, whatever that is. */
export function headingLevel(level: number): number {
  return Math.min(6, Math.max(1, level));
}

function numberHeading(segments: readonly Segment[], written: string): readonly Segment[] {
  const [first, ...rest] = segments;
  return first ? [{ ...first, text: renumbered(first.text, written) }, ...rest] : segments;
}

/** Segments as plain text. */
export function toText(segments: readonly Segment[]): string {
  return segments.map((segment) => segment.text).join("");
}

/**
 * Segments as a VS Code snippet: slots become tab stops that hold the slot's text, so that what is skipped is still
 * a placeholder; choices offer the undecided text first, so that skipping decides nothing. Tab stops count from `firstStop`.
 */
export function toSnippet(segments: readonly Segment[], firstStop = 1): string {
  let stop = firstStop - 1;
  const body = segments.map((segment) => {
    if (!segment.slot) return snippetText(segment.text);
    stop++;
    return snippetStop(stop, segment.text, segment.choices);
  });
  return `${body.join("")}$0`;
}

/** False where a snippet of the segments would be a text with nothing to stop at. */
export function hasStops(segments: readonly Segment[]): boolean {
  return segments.some(({ slot }) => slot);
}

/** Text that stands for itself in a snippet. */
export function snippetText(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}

/** Longer lists are typed rather than chosen from. */
const mostChoices = 12;

/** A tab stop that holds `text`, or offers it as the first of some choices. */
export function snippetStop(stop: number, text: string, choices: readonly string[]): string {
  if (choices.length === 0 || choices.length > mostChoices || /[\r\n]/.test(text))
    return `\${${stop}:${snippetText(text)}}`;
  // Among choices, VS Code knows no other escapes.
  const options = [text, ...choices].map((option) => option.replace(/[\\,|]/g, "\\$&"));
  return `\${${stop}|${options.join(",")}|}`;
}

/** Trims blank lines at both ends of a run of segments. */
export function trimSegments(segments: readonly Segment[]): readonly Segment[] {
  const list = [...segments];
  while (list[0] && !list[0].slot && list[0].text.trim() === "") list.shift();
  while (list.length > 0) {
    const last = list[list.length - 1];
    if (!last || last.slot || last.text.trim() !== "") break;
    list.pop();
  }
  const first = list[0];
  const last = list[list.length - 1];
  if (first && !first.slot) list[0] = { ...first, text: first.text.replace(/^\s*\n/, "") };
  if (last && !last.slot)
    list[list.length - 1] = {
      ...last,
      text: (list.length === 1 && list[0] ? list[0].text : last.text).replace(/(?<!\s)\s+$/, ""),
    };
  return list;
}

/** All line breaks in the given style. */
export function withLineBreaks(segments: readonly Segment[], eol: string): readonly Segment[] {
  return segments.map((segment) => ({ ...segment, text: segment.text.replace(/\r\n|\r|\n/g, eol) }));
}
