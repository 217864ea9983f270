import { putOffTexts } from "../binding/putOff.ts";
import { findPlaceholders, slotIndexFor } from "../binding/slotIndex.ts";
import { wantedField } from "../binding/specFields.ts";
import { holdsMetadata } from "../document/fields.ts";
import type { Remark, Rule, SectionContext, SpecContext } from "../rule/rule.ts";
import { datePattern } from "../template/dateSlot.ts";
import { delimitedSlots, isDateSlot, isTodo } from "../template/slot.ts";
import { valueNamed } from "../template/vocabulary.ts";
import type { Span } from "../text/span.ts";
import { quoted } from "./wording.ts";

/** Text the template put there to be replaced still stands in the spec. */
export const placeholder: Rule = {
  code: "placeholder",
  description: "Text that the template put there to be replaced still stands in the spec.",
  severity: { draft: "information", review: "warning", approved: "error", done: "error", closed: "hint" },
  *checkSection({ template, content, wanted, isHead, definitions }: SectionContext): Iterable<Remark> {
    const slots = findPlaceholders(content, slotIndexFor(template, wanted, isHead), definitions);
    for (const { slot, span } of slots) {
      if (slot.kind === "choice") continue;
      yield left(content.text.slice(span.start, span.end), span);
    }
    const known = new Set(slots.map(({ span }) => span.start));
    for (const span of putOffTexts(content))
      if (!known.has(span.start)) yield left(content.text.slice(span.start, span.end), span);
  },
  looksInto: (section, { document }) => holdsMetadata(section, document),
  *checkSpec({ binding }: SpecContext): Iterable<Remark> {
    const { document, template } = binding;
    for (const field of document.fields()) {
      const wanted = wantedField(template, field);
      if (!wanted) continue;
      const { value, valueSpan } = field;
      // `Todo` may be a status of its own.
      const isNamed = wanted.vocabulary !== null && valueNamed(wanted.vocabulary, value) !== null;
      if ((isTodo(value) && !isNamed) || (wanted.kind === "date" && isDateSlot(value))) {
        yield { ...left(value, valueSpan), section: null };
        continue;
      }
      // What else stands in a section is found there; the front matter belongs to no section, and neither does a slot
      // of the template's front matter that stands in the head.
      if (field.place !== "front-matter" && field.place === wanted.place) continue;
      if (!wanted.slots.some((slot) => slot.kind === "choice" && slot.text === value)) {
        const texts = new Set(wanted.slots.map((slot) => slot.text));
        for (const slot of delimitedSlots(value, { start: 0, end: value.length }, [], null)) {
          if (!texts.has(slot.text)) continue;
          const span = { start: valueSpan.start + slot.span.start, end: valueSpan.start + slot.span.end };
          yield { ...left(slot.text, span), section: null };
        }
      }
    }
  },
};

/** What is said of a slot's text that was left; a date is the only one that somebody else than the author knows. */
function left(text: string, span: Span): Remark {
  const pattern = datePattern(text);
  const message = `Placeholder ${quoted(text)} is not filled`;
  if (pattern === null) return { message, span, fixes: [] };
  const changes = [{ span, newText: pattern, date: "today" as const }];
  return { message, span, fixes: [{ title: "Fill in today's date", changes, preferred: false }] };
}
