import { type DefinedLabels, linkLabel } from "../markdown/definitions.ts";
import type { SectionContent } from "../markdown/sectionContent.ts";
import { isRealLink } from "../template/sectionSlots.ts";
import { isAllBetween, isStuck, type Slot } from "../template/slot.ts";
import type { Span } from "../text/span.ts";

/** A slot that says this much is told apart from prose wherever it stands, so it is looked for in all sections. */
const tellingLength = 14;

/** True for a slot whose text says so much that it is nothing else, wherever it stands. */
export function isTelling(text: string): boolean {
  return text.length >= tellingLength && /\s/.test(text);
}

/** `[Reference 1]: Description/Link` is looked for by its bracket. */
export function delimiterPart(text: string): string {
  return /^(\[[^\]]*\]):\s/.exec(text)?.[1] ?? text;
}

/**
 * Tells whether a slot whose text stands in a place is one there: by what the place is for Markdown. To be asked for
 * places in their order.
 */
export function standing(
  content: SectionContent,
  definitions: DefinedLabels,
): (slot: Slot, span: Span) => boolean {
  const { text } = content;
  const isInTag = tagFinder(text);
  return (slot, span) => {
    if (delimiterPart(slot.text) !== slot.text) return text.startsWith(slot.text, span.start);
    const around = content.markup().partAt(span);
    const inCode = around?.kind === "code";
    if (slot.inCode !== inCode || content.isCommented(span)) return false;
    // The words of a short slot are those of path parameters and indexes too.
    if (!isTelling(slot.text)) {
      if (!slot.isStuck && isStuck(text, span.start)) return false;
      if (around?.kind === "code" && around.inline && slot.fillsCode && !fillsCode(text, around.span, span))
        return false;
    }
    // `- [Benefit 1]: [Explanation]` and `- [Benefit 1]: 速い` are link definitions for Markdown, and lead nowhere.
    if (around?.kind === "definition")
      return slot.kind === "bracket" && !slot.inCode && !isRealLink(around.destination);
    if (around && !inCode) {
      if (around.kind !== "html") return false;
      // `<name>` is inline HTML for Markdown; brackets may stand in the text between tags, not in a tag.
      if (slot.kind === "angle" ? around.span.start < span.start : isInTag(around.span.start, span.start))
        return false;
    }
    if (slot.kind !== "bracket") return true;
    // `[text](` begins a link, even where it leads nowhere, and `[[Page]]` is one of a wiki.
    if (text.charAt(span.end) === "(") return false;
    if (text.charAt(span.start - 1) === "[" && text.charAt(span.end) === "]") return false;
    return inCode || !definitions.has(linkLabel(text.slice(span.start + 1, span.end - 1)));
  };
}

function fillsCode(text: string, code: Span, span: Span): boolean {
  const fences = /^`*/.exec(text.slice(code.start, code.end))?.[0].length ?? 0;
  return isAllBetween(text, { start: code.start + fences, end: code.end - fences }, span);
}

/** Tells whether an angle bracket was opened since `from` and not closed before `offset`. Offsets only grow. */
function tagFinder(text: string): (from: number, offset: number) => boolean {
  const angle = /[<>]/g;
  let last = -1;
  let next = -1;
  return (from, offset) => {
    while (next < offset) {
      last = next;
      next = angle.test(text) ? angle.lastIndex - 1 : text.length;
    }
    return last >= from && text.charAt(last) === "<";
  };
}
