import { type DefinedLabels, linkLabel } from "../markdown/scan.ts";
import type { SectionContent } from "../markdown/sectionContent.ts";
import { sectionSlots } from "../template/sectionSlots.ts";
import { balancedEnd, type Slot } from "../template/slot.ts";
import type { Template } from "../template/template.ts";
import type { TemplateSection } from "../template/templateSection.ts";
import { writtenSections } from "../template/writing.ts";
import { overlaps, type Span } from "../text/span.ts";
import { sameShapeSiblings } from "./binding.ts";

/** The slots a spec's section may still hold, found by their text. */
export interface SlotIndex {
  /** Delimited slots, by their text without blanks and backslashes that do not matter. */
  readonly delimited: ReadonlyMap<string, readonly Slot[]>;
  /** Slots that are a whole value, by their text. */
  readonly whole: ReadonlyMap<string, Slot>;
}

/** A slot's text still standing in a spec. */
export interface Placeholder {
  readonly slot: Slot;
  /** Relative to the section's text. */
  readonly span: Span;
}

/** A slot that says this much is told apart from prose wherever it stands, so it is looked for in all sections. */
const tellingLength = 14;

function isTelling(text: string): boolean {
  return text.length >= tellingLength && /\s/.test(text);
}

const indexes = new WeakMap<
  Template,
  {
    readonly everywhere: SlotIndex;
    readonly head: SlotIndex;
    readonly bySection: Map<TemplateSection, SlotIndex>;
  }
>();

/** What to look for in a section bound to `wanted` (null: to nothing), or in the spec's head. */
export function slotIndexFor(template: Template, wanted: TemplateSection | null, isHead: boolean): SlotIndex {
  const known = indexes.get(template) ?? readIndexes(template);
  indexes.set(template, known);
  if (isHead) return known.head;
  if (!wanted) return known.everywhere;
  const index =
    known.bySection.get(wanted) ??
    join(
      indexOf(sameShapeSiblings(wanted, template).flatMap((sibling) => sibling.slots())),
      known.everywhere,
    );
  known.bySection.set(wanted, index);
  return index;
}

function readIndexes(template: Template) {
  const { document } = template;
  const written = writtenSections(template);
  const slots = written.flatMap((section) => sectionSlots(section.content, document.definitions));
  const telling = slots.filter((slot) => !slot.whole && !slot.inCode && isTelling(slot.text));
  const everywhere = indexOf(telling);
  const heads = [...(document.title ? [document.title] : []), ...document.preamble].filter(
    (section) => section === document.title || section.content.level === 0,
  );
  const head = join(
    indexOf(heads.flatMap((section) => sectionSlots(section.content, document.definitions))),
    everywhere,
  );
  return { everywhere, head, bySection: new Map<TemplateSection, SlotIndex>() };
}

function indexOf(slots: readonly Slot[]): SlotIndex {
  const delimited = new Map<string, Slot[]>();
  const whole = new Map<string, Slot>();
  for (const slot of slots) {
    if (slot.whole) whole.set(slot.text, slot);
    // A whole choice in brackets is looked for by its text too: `(priority: [low|medium|high])`.
    if (!slot.whole || /^\\?[[{<]/.test(slot.text)) {
      const key = slotKey(delimiterPart(slot.text));
      delimited.set(key, [...(delimited.get(key) ?? []), slot]);
    }
  }
  return { delimited, whole };
}

function join(a: SlotIndex, b: SlotIndex): SlotIndex {
  const delimited = new Map(b.delimited);
  for (const [key, slots] of a.delimited) delimited.set(key, [...slots, ...(delimited.get(key) ?? [])]);
  return { delimited, whole: new Map([...b.whole, ...a.whole]) };
}

/** `[Reference 1]: Description/Link` is looked for by its bracket. */
function delimiterPart(text: string): string {
  return /^(\[[^\]]*\]):\s/.exec(text)?.[1] ?? text;
}

/**
 * Slot texts are compared without backslash escapes and with blanks as one, the marks of a quote's next line being
 * blanks too: `\\[Link of\n> previous\\]` = `[Link of previous]`. Where they say much, letter case does not matter either.
 */
function slotKey(text: string): string {
  const key = text
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .replace(/\n[ \t]*>(?:[ \t]*>)*/g, " ")
    .replace(/\s+/g, " ");
  return isTelling(key) ? key.toLowerCase() : key;
}

/** All placeholders in a section, in order. Its tree is parsed only where text is found that could be one. */
export function findPlaceholders(
  content: SectionContent,
  index: SlotIndex,
  definitions: DefinedLabels,
): readonly Placeholder[] {
  return [...delimitedPlaceholders(content, index, definitions), ...wholePlaceholders(content, index)]
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
    .filter((found, at, all) => !all.slice(0, at).some((other) => overlaps(other.span, found.span)));
}

function delimitedPlaceholders(
  content: SectionContent,
  index: SlotIndex,
  definitions: DefinedLabels,
): readonly Placeholder[] {
  const { text } = content;
  const found: Placeholder[] = [];
  if (index.delimited.size === 0) return found;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 91 && code !== 123 && code !== 60) continue;
    const start = text.charAt(at - 1) === "\\" ? at - 1 : at;
    const end = balancedEnd(text, at, text.length);
    const slots = end === null ? undefined : index.delimited.get(slotKey(text.slice(start, end)));
    if (end === null || !slots) continue;
    const slot = slots.find((candidate) => stands(content, candidate, { start, end }, definitions));
    if (!slot) continue;
    found.push({
      slot,
      span: {
        start,
        end:
          slot.text.includes("]: ") && delimiterPart(slot.text) !== slot.text
            ? start + slot.text.length
            : end,
      },
    });
    at = end - 1;
  }
  return found;
}

function stands(content: SectionContent, slot: Slot, span: Span, definitions: DefinedLabels): boolean {
  const { text } = content;
  const around = content.opaque().find((part) => overlaps(part.span, span));
  if (delimiterPart(slot.text) !== slot.text) return text.startsWith(slot.text, span.start);
  const inCode = around?.kind === "code";
  if (slot.inCode !== inCode) return false;
  if (around && !inCode) {
    if (around.kind !== "html") return false;
    // `<name>` is inline HTML for Markdown; brackets may stand in the text between tags, not in a tag.
    if (slot.kind === "angle") {
      if (around.span.start < span.start) return false;
    } else if (/<[^<>]*$/.test(text.slice(around.span.start, span.start))) return false;
  }
  if (content.comments().some((part) => overlaps(part, span))) return false;
  if (slot.kind !== "bracket") return true;
  if (
    /^\(|^\[(?!\s*\])|^:\s+\S/.test(text.slice(span.end, span.end + 3)) &&
    /^\(/.test(text.slice(span.end, span.end + 1))
  )
    return false;
  return !definitions.has(linkLabel(text.slice(span.start + 1, span.end - 1))) || inCode;
}

function wholePlaceholders(content: SectionContent, index: SlotIndex): readonly Placeholder[] {
  const found: Placeholder[] = [];
  if (index.whole.size === 0) return found;
  const add = (value: string, span: Span) => {
    const slot = index.whole.get(value);
    if (
      slot &&
      !content.code.some((part) => overlaps(part, span)) &&
      !content.comments().some((part) => overlaps(part, span))
    )
      found.push({ slot, span });
  };
  for (const label of content.labels()) add(label.value, label.valueSpan);
  for (const table of content.tables())
    for (const row of table.rows) for (const cell of row.cells) add(cell.text, cell.span);
  const { text } = content;
  for (const line of content.bodyLines()) {
    const raw = text.slice(line.start, line.end);
    const marker = /^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?)?/.exec(raw)?.[0] ?? "";
    const value = raw.slice(marker.length).trimEnd();
    if (value !== "")
      add(value, { start: line.start + marker.length, end: line.start + marker.length + value.length });
  }
  return found;
}
