import { linkLabel } from "../markdown/scan.ts";
import { blanked, type SectionContent } from "../markdown/sectionContent.ts";
import { descendants, spanOf } from "../markdown/tree.ts";
import { overlaps, type Span, trimmed } from "../text/span.ts";
import { delimitedSlots, type Slot, wholeSlot } from "./slot.ts";

/** All slots of a template's section (heading included), in order of their place. Spans are relative to its text. */
export function sectionSlots(
  content: SectionContent,
  definitions: ReadonlyMap<string, string>,
): readonly Slot[] {
  const { text } = content;
  const hidden: Span[] = [];
  const code: { readonly span: Span; readonly language: string }[] = [];
  const slots: Slot[] = [];

  for (const node of descendants(content.tree())) {
    const span = spanOf(node);
    if (node.type === "code")
      code.push({ span: fencedBody(text, span), language: (node.lang ?? "").toLowerCase() });
    else if (node.type === "inlineCode")
      code.push({ span: { start: span.start + 1, end: span.end - 1 }, language: "" });
    else if (node.type === "html") {
      if (/^<(?:!--|\/|[?!])/.test(text.slice(span.start, span.end)) || closedBy(text, span))
        hidden.push(span);
    } else if (node.type === "definition") {
      hidden.push(span);
      if (!isRealLink(node.url)) slots.push(dummyDefinition(text, span));
    } else if (node.type === "link" || node.type === "image" || node.type === "footnoteReference")
      hidden.push(span);
    else if (
      node.type === "linkReference" &&
      isRealLink(definitions.get(linkLabel(node.label ?? node.identifier)) ?? "")
    )
      hidden.push(span);
  }
  hidden.push(...content.comments());
  const outside = [...hidden, ...code.map((part) => part.span)];
  slots.push(
    ...delimitedSlots(text, { start: 0, end: text.length }, outside, null).filter(
      (slot) => !definedElsewhere(slot, definitions),
    ),
  );
  for (const { span, language } of code) {
    if (!content.comments().some((comment) => overlaps(comment, span)))
      slots.push(...delimitedSlots(text, span, [], language));
  }
  const delimited = [...slots];
  for (const slot of wholeSlots(content)) {
    const known = delimited.findIndex(
      (other) => other.span.start === slot.span.start && other.span.end === slot.span.end,
    );
    // `[low|medium|high]` is both a bracket and a choice: the choice says more.
    if (known >= 0 && slot.kind === "choice") slots[known] = slot;
    else if (
      !delimited.some((other) => overlaps(other.span, slot.span)) &&
      !code.some((part) => overlaps(part.span, slot.span))
    )
      slots.push(slot);
  }
  return slots.sort((a, b) => a.span.start - b.span.start);
}

/** Values that are slots as a whole: of labels, table cells and list items. */
function wholeSlots(content: SectionContent): readonly Slot[] {
  const slots: Slot[] = [];
  const add = (value: string, span: Span, place: "field" | "cell" | "item" | "paragraph") => {
    const slot = wholeSlot(value, span, place);
    if (slot && !slots.some((other) => other.span.start === slot.span.start)) slots.push(slot);
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
    whole: false,
    choices: [],
  };
}

/** True for a destination that leads somewhere: a URL, an anchor, a path to a file. */
function isRealLink(destination: string): boolean {
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

/** `<details>` … `</details>`: an element, not a slot. */
function closedBy(text: string, span: Span): boolean {
  const name = /^<([a-z][\w-]*)/i.exec(text.slice(span.start, span.end))?.[1];
  return name !== undefined && text.toLowerCase().includes(`</${name.toLowerCase()}>`);
}
