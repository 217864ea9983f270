import { linkLabel } from "../markdown/definitions.ts";
import { blanked, type SectionContent } from "../markdown/sectionContent.ts";
import { lazy } from "../text/lazy.ts";
import { inOrder, overlapFinder } from "../text/overlap.ts";
import { type Span, trimmed } from "../text/span.ts";
import { delimitedSlots, type Slot, wholeSlot } from "./slot.ts";

/** All slots of a template's section (heading included), in order of their place. Spans are relative to its text. */
export function sectionSlots(
  content: SectionContent,
  definitions: ReadonlyMap<string, string>,
): readonly Slot[] {
  const { text } = content;
  const hidden: Span[] = [...content.comments()];
  const code: { readonly span: Span; readonly language: string }[] = [];
  const slots: Slot[] = [];
  const closed = lazy(
    () => new Set([...text.toLowerCase().matchAll(/<\/([a-z][\w-]*)>/g)].map((match) => match[1])),
  );

  for (const part of content.markup().parts()) {
    const { span } = part;
    switch (part.kind) {
      case "code":
        code.push({
          span: part.inline ? { start: span.start + 1, end: span.end - 1 } : fencedBody(text, span),
          language: part.language,
        });
        break;
      case "html":
        if (isHtml(text.slice(span.start, span.end), closed)) hidden.push(span);
        break;
      case "definition":
        // `- [Benefit 1]: [Explanation]`: each is to be replaced by itself.
        if (part.destination.startsWith("[")) break;
        hidden.push(span);
        if (!isRealLink(part.destination)) slots.push(dummyDefinition(text, span));
        break;
      case "footnote":
        hidden.push(span);
        break;
      default: {
        const target = part.label === null ? null : (definitions.get(linkLabel(part.label)) ?? "");
        if (target === null || (part.kind === "link" && isRealLink(target))) hidden.push(span);
      }
    }
  }
  const outside = [...hidden, ...code.map((part) => part.span)];
  slots.push(
    ...delimitedSlots(text, { start: 0, end: text.length }, outside, null).filter(
      (slot) => !definedElsewhere(slot, definitions),
    ),
  );
  const commentAt = overlapFinder(content.comments());
  for (const { span, language } of code)
    if (commentAt(span) < 0) slots.push(...delimitedSlots(text, span, [], language));
  return withWholeSlots(slots, wholeSlots(content), code);
}

/** The delimited slots with those that are a whole value, in order. */
function withWholeSlots(
  delimited: readonly Slot[],
  whole: readonly Slot[],
  code: readonly { readonly span: Span }[],
): readonly Slot[] {
  const slots = [...delimited];
  const places = new Map(delimited.map(({ span }, index) => [placeOf(span), index] as const).reverse());
  const slotAt = overlapFinder(inOrder(delimited.map(({ span }) => span)));
  const codeAt = overlapFinder(inOrder(code.map(({ span }) => span)));
  for (const slot of whole) {
    const known = places.get(placeOf(slot.span));
    // `[low|medium|high]` is both a bracket and a choice: the choice says more.
    if (known !== undefined && slot.kind === "choice") slots[known] = slot;
    else if (slotAt(slot.span) < 0 && codeAt(slot.span) < 0) slots.push(slot);
  }
  return slots.sort((a, b) => a.span.start - b.span.start);
}

const placeOf = ({ start, end }: Span) => `${start}-${end}`;

/** Values that are slots as a whole: of labels, table cells and list items. */
function wholeSlots(content: SectionContent): readonly Slot[] {
  const slots: Slot[] = [];
  const starts = new Set<number>();
  const add = (value: string, span: Span, place: "field" | "cell" | "item" | "paragraph") => {
    const slot = starts.has(span.start) ? null : wholeSlot(value, span, place);
    if (!slot) return;
    slots.push(slot);
    starts.add(span.start);
  };
  for (const label of content.labels()) add(label.value, label.valueSpan, "field");
  for (const table of content.tables())
    for (const row of table.rows) for (const cell of row.cells) add(cell.text, cell.span, "cell");
  const { text } = content;
  for (const line of content.bodyLines()) {
    const marker = /^\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?/.exec(text.slice(line.start, line.end));
    if (marker) {
      const span = trimmed(text, { start: line.start + marker[0].length, end: line.end });
      add(text.slice(span.start, span.end), span, "item");
    }
  }
  const body = blanked(text, content.bodyStart, content.comments()).trim();
  if (body !== "" && !body.includes("\n")) {
    const start = text.indexOf(body, content.bodyStart);
    add(body, { start, end: start + body.length }, "paragraph");
  }
  return slots;
}

function fencedBody(text: string, span: Span): Span {
  const source = text.slice(span.start, span.end);
  const first = /^[ \t]*(?:`{3,}|~{3,})[^\n]*\n/.exec(source);
  return first ? { start: span.start + first[0].length, end: span.end } : span;
}

/** `- [Reference 1]: Description/Link` is a link definition for CommonMark, but the template means a slot. */
function dummyDefinition(text: string, span: Span): Slot {
  return {
    kind: "bracket",
    text: text.slice(span.start, span.end),
    span,
    inCode: false,
    isStuck: false,
    fillsCode: false,
    whole: false,
    choices: [],
  };
}

/** True for a destination that leads somewhere: a URL, an anchor, a path to a file. */
export function isRealLink(destination: string): boolean {
  return (
    /^(?:[a-z][a-z0-9+.-]*:|\/|\.{1,2}\/|#|<)/i.test(destination) ||
    /\.[a-z0-9]{1,5}(?:#.*)?$/i.test(destination)
  );
}

function definedElsewhere(slot: Slot, definitions: ReadonlyMap<string, string>): boolean {
  if (slot.kind !== "bracket") return false;
  const target = definitions.get(linkLabel(slot.text.slice(1, -1)));
  return target !== undefined && isRealLink(target);
}

/** `<!-- … -->`, `</details>`, and `<details>` where that is closed: HTML, not a slot. */
function isHtml(source: string, closed: () => ReadonlySet<string | undefined>): boolean {
  if (/^<(?:!--|\/|[?!])/.test(source)) return true;
  const name = /^<([a-z][\w-]*)/i.exec(source)?.[1];
  return name !== undefined && closed().has(name.toLowerCase());
}
