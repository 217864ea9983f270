import type { DefinedLabels } from "../markdown/definitions.ts";
import type { SectionContent } from "../markdown/sectionContent.ts";
import { balancedEnd, type Slot } from "../template/slot.ts";
import type { Template } from "../template/template.ts";
import type { TemplateSection } from "../template/templateSection.ts";
import { writtenSections } from "../template/writing.ts";
import { lineAround, type Span } from "../text/span.ts";
import { sameShapeSiblings } from "./binding.ts";
import { delimiterPart, isTelling, standing } from "./slotStanding.ts";

/** The slots a spec's section may still hold, found by their text. */
export interface SlotIndex {
  /** Delimited slots, by their text without blanks and backslashes that do not matter. Those looked up first come first. */
  readonly delimited: readonly DelimitedSlots[];
  /** Slots that are a whole value, by their text. */
  readonly whole: ReadonlyMap<string, Slot>;
}

interface DelimitedSlots {
  readonly byKey: ReadonlyMap<string, readonly Slot[]>;
  /** The first characters of their keys, in lower case: most brackets of a spec are told by them. */
  readonly beginnings: ReadonlySet<string>;
}

/** A slot's text still standing in a spec. */
export interface Placeholder {
  readonly slot: Slot;
  /** Relative to the section's text. */
  readonly span: Span;
}

interface Indexes {
  readonly everywhere: SlotIndex;
  readonly head: SlotIndex;
  readonly bySection: Map<TemplateSection, SlotIndex>;
}

const indexes = new WeakMap<Template, Indexes>();

/** What to look for in a section bound to `wanted` (null: to nothing), or in the spec's head. */
export function slotIndexFor(template: Template, wanted: TemplateSection | null, isHead: boolean): SlotIndex {
  const known = indexes.get(template) ?? readIndexes(template);
  indexes.set(template, known);
  if (isHead) return known.head;
  if (!wanted) return known.everywhere;
  const index =
    known.bySection.get(wanted) ??
    indexOf(
      sameShapeSiblings(wanted, template).flatMap((sibling) => sibling.slots()),
      known.everywhere,
    );
  known.bySection.set(wanted, index);
  return index;
}

function readIndexes(template: Template): Indexes {
  const { document, textOf } = template;
  const slots = writtenSections(template).flatMap((section) => textOf(section).slots());
  const telling = slots.filter((slot) => !slot.whole && !slot.inCode && isTelling(slot.text));
  const everywhere = indexOf(telling, null);
  const heads = [...(document.title ? [document.title] : []), ...document.preamble].filter(
    (section) => section === document.title || section.content.level === 0,
  );
  const head = indexOf(
    heads.flatMap((section) => textOf(section).slots()),
    everywhere,
  );
  return { everywhere, head, bySection: new Map<TemplateSection, SlotIndex>() };
}

/** The index of some slots, and of those that are looked for everywhere. */
function indexOf(slots: readonly Slot[], everywhere: SlotIndex | null): SlotIndex {
  const byKey = new Map<string, Slot[]>();
  const whole = new Map<string, Slot>();
  for (const slot of slots) {
    if (slot.whole) whole.set(slot.text, slot);
    // A whole choice in brackets is looked for by its text too: `(priority: [low|medium|high])`.
    if (slot.whole && !/^\\?[[{<]/.test(slot.text)) continue;
    const key = slotKey(delimiterPart(slot.text));
    const known = byKey.get(key);
    if (known) known.push(slot);
    else byKey.set(key, [slot]);
  }
  const beginnings = new Set(
    [...byKey.keys()].flatMap((key) =>
      // As it stands in a text whose accents are characters of their own, too.
      [key, key.normalize("NFD")].map((one) => one.toLowerCase().slice(0, beginningLength)),
    ),
  );
  const own = byKey.size > 0 ? [{ byKey, beginnings }] : [];
  return { delimited: [...own, ...(everywhere?.delimited ?? [])], whole };
}

/**
 * Slot texts are compared without backslash escapes and with blanks as one, the marks of a quote's next line being
 * blanks too: `\\[Link of\n> previous\\]` = `[Link of previous]`. Where they say much, letter case does not matter either.
 */
function slotKey(written: string): string {
  // An accent may be a character of its own.
  const text = /^[\0-\x7f]*$/.test(written) ? written : written.normalize("NFC");
  const key = /[\\\n]|[^\S ]|\s\s/.test(text)
    ? text
        .replace(/\\([!-/:-@[-`{-~])/g, "$1")
        .replace(/\n[ \t]*>(?:[ \t]*>)*/g, " ")
        .replace(/\s+/g, " ")
    : text;
  return isTelling(key) ? key.toLowerCase() : key;
}

/** All placeholders in a section, in order. */
export function findPlaceholders(
  content: SectionContent,
  index: SlotIndex,
  definitions: DefinedLabels,
): readonly Placeholder[] {
  const delimited = delimitedPlaceholders(content, index, definitions);
  const whole = wholePlaceholders(content, index);
  const found =
    whole.length === 0
      ? delimited
      : [...delimited, ...whole].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  // A whole value may hold another slot.
  let end = 0;
  return found.filter(({ span }) => {
    const apart = span.start >= end;
    end = Math.max(end, span.end);
    return apart;
  });
}

const none: readonly never[] = [];

function delimitedPlaceholders(
  content: SectionContent,
  { delimited }: SlotIndex,
  definitions: DefinedLabels,
): readonly Placeholder[] {
  const { text } = content;
  if (delimited.length === 0) return none;
  const found: Placeholder[] = [];
  const stands = standing(content, definitions);
  const opening = /[[{<]/g;
  while (opening.test(text)) {
    const at = opening.lastIndex - 1;
    if (!mayBegin(text, at, delimited)) continue;
    const end = balancedEnd(text, at, text.length);
    if (end === null) continue;
    const span = { start: text.charAt(at - 1) === "\\" ? at - 1 : at, end };
    const slot = slotsOf(text.slice(span.start, end), delimited).find((one) => stands(one, span));
    if (!slot) continue;
    const isDefinition = slot.text.includes("]: ") && delimiterPart(slot.text) !== slot.text;
    found.push({ slot, span: isDefinition ? { ...span, end: span.start + slot.text.length } : span });
    opening.lastIndex = end;
  }
  return found;
}

const beginningLength = 3;

/** False where the bracket at `at` and what stands behind it begin no slot. */
function mayBegin(text: string, at: number, delimited: readonly DelimitedSlots[]): boolean {
  for (let next = at + 1; next < at + beginningLength; next++) {
    const code = text.charCodeAt(next);
    // Blanks and backslashes may not matter, and a letter of Unicode may be another one in lower case.
    if (!(code > 32 && code < 127) || code === 92) return true;
  }
  const beginning = text.slice(at, at + beginningLength).toLowerCase();
  for (const { beginnings } of delimited) if (beginnings.has(beginning)) return true;
  return false;
}

/** The slots of that text, those looked up first first. */
function slotsOf(text: string, delimited: readonly DelimitedSlots[]): readonly Slot[] {
  const key = slotKey(text);
  let found: readonly Slot[] = [];
  for (const { byKey } of delimited) {
    const slots = byKey.get(key);
    if (slots) found = found.length === 0 ? slots : [...found, ...slots];
  }
  return found;
}

function wholePlaceholders(content: SectionContent, { whole }: SlotIndex): readonly Placeholder[] {
  const { text } = content;
  const texts: string[] = [];
  for (const slot of whole.keys()) if (text.includes(slot)) texts.push(slot);
  if (texts.length === 0) return none;
  const found: Placeholder[] = [];
  const add = (value: string, span: Span) => {
    const slot = whole.get(value);
    if (slot && !content.isHidden(span)) found.push({ slot, span });
  };
  for (const label of content.labels()) add(label.value, label.valueSpan);
  for (const table of content.tables())
    for (const row of table.rows) for (const cell of row.cells) add(cell.text, cell.span);
  for (const slot of texts) {
    for (let at = text.indexOf(slot, content.bodyStart); at >= 0; ) {
      const line = lineAround(text, at);
      const raw = text.slice(line.start, line.end);
      const start = line.start + (mark.exec(raw)?.[0].length ?? 0);
      const value = text.slice(start, line.end).trimEnd();
      add(value, { start, end: start + value.length });
      at = text.indexOf(slot, line.end);
    }
  }
  return found;
}

/** The mark of a list item, with its box. */
const mark = /^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?)?/;
