import { putOffTexts } from "../binding/putOff.ts";
import { putOffValues } from "../binding/putOffValues.ts";
import { findPlaceholders, slotIndexFor } from "../binding/slotIndex.ts";
import { wantedField } from "../binding/specFields.ts";
import { holdsMetadata } from "../document/fields.ts";
import { valueIn } from "../document/fieldText.ts";
import { blanked, type SectionContent } from "../markdown/sectionContent.ts";
import {
  type Fix,
  noFixes,
  type Remark,
  type Rule,
  type SectionContext,
  type SpecContext,
} from "../rule/rule.ts";
import { datePattern } from "../template/dateSlot.ts";
import { delimitedSlots, isDateSlot, isTodo } from "../template/slot.ts";
import { valueNamed } from "../template/vocabulary.ts";
import { lineAround, type Span } from "../text/span.ts";
import { chooseValue } from "./undecidedChoice.ts";
import { quoted } from "./wording.ts";

/** Text the template put there to be replaced still stands in the spec. */
export const placeholder: Rule = {
  code: "placeholder",
  description: "Text that the template put there to be replaced still stands in the spec.",
  severity: { draft: "information", review: "warning", approved: "error", done: "error", closed: "hint" },
  *checkSection({
    template,
    content,
    wanted,
    certainty,
    isHead,
    definitions,
  }: SectionContext): Iterable<Remark> {
    const slots = findPlaceholders(content, slotIndexFor(template, wanted, isHead), definitions);
    for (const { slot, span } of slots) {
      if (slot.kind === "choice") continue;
      yield left(content.text.slice(span.start, span.end), span, () => deletion(content, span));
    }
    const known = new Set(slots.map(({ span }) => span.start));
    // Under a heading that is only a synonym, a column of the same name may mean something else.
    const asked = wanted && !isHead && !wanted.isMetadata && certainty !== "any" && certainty !== "synonym";
    for (const span of [...putOffTexts(content), ...(asked ? putOffValues(template, content, wanted) : [])]) {
      if (known.has(span.start)) continue;
      known.add(span.start);
      yield left(content.text.slice(span.start, span.end), span);
    }
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
          // All of the value: the template may say what else it can be.
          const values = slot.text === value ? (wanted.vocabulary?.values ?? []) : [];
          const written = (choice: string) =>
            slot.text === value ? valueIn(document.whole(), field, choice) : choice;
          const choices = () => values.map((one) => chooseValue(one, span, false, written));
          yield { ...left(slot.text, span, choices), section: null };
        }
      }
    }
  },
};

const mayBeginLine = /(?:^|[\r\n])[ \t]*[*_]{0,3}$/;
const longestIndent = 100;

/** A text begins with a blank line, or there is nothing. */
const blankBehind = /^(?:$|(?:\r\n|\r(?!\n)|\n)[ \t]*(?:[\r\n]|$))/;

/** What such a note says of the section, and not what is to stand in it. */
const note = /^[\s\\[({<]*(?:optional|required)\b/i;

/**
 * The fix that deletes a paragraph which is nothing but a placeholder, where that leaves something in the section, or it is a
 * note to the writer: `**[Optional, if not applicable omit]**` above what the author wrote, or above subsections.
 */
function deletion({ text, bodyStart, rules, comments }: SectionContent, { start, end }: Span): Fix[] {
  // Many may stand in one line, of which the first alone can begin it: the line is looked for only where it may.
  if (start < bodyStart || !mayBeginLine.test(text.slice(Math.max(0, start - longestIndent), start)))
    return [];
  const line = { start: lineAround(text, start).start, end: lineAround(text, end).end };
  const isAlone =
    /^[ \t]*[*_]{0,3}$/.test(text.slice(line.start, start)) &&
    /^[*_]{0,3}[ \t]*$/.test(text.slice(end, line.end)) &&
    (line.start === bodyStart || isBlankLine(text, line.start - 1)) &&
    blankBehind.test(text.slice(line.end));
  if (!isAlone) return [];
  // Below a rule stands the document's footer.
  const bodyEnd = rules.find((rule) => rule.start >= line.end)?.start ?? text.length;
  const isAllThereIs = blanked(text.slice(0, bodyEnd), bodyStart, [line, ...comments()]).trim() === "";
  if (isAllThereIs && !note.test(text.slice(start, end))) return [];
  const behind = /^(?:[ \t]*(?:\r\n|\r|\n)){0,2}/.exec(text.slice(line.end))?.[0] ?? "";
  // At the end of the document, the blank line before it goes.
  const isLast = behind.replace(/\r\n/g, "\n").length < 2;
  const before = isLast ? (/(?:\r\n|\r|\n)[ \t]*$/.exec(text.slice(0, line.start))?.[0].length ?? 0) : 0;
  const span = { start: line.start - before, end: line.end + behind.length };
  return [{ title: "Delete this line", changes: [{ span, newText: "" }], preferred: false }];
}

/** True where nothing but blanks stands in the line that is ended by the line break at `at`. */
function isBlankLine(text: string, at: number): boolean {
  const { start, end } = lineAround(text, text.startsWith("\r\n", at - 1) ? at - 1 : at);
  return /^[ \t]*$/.test(text.slice(start, end));
}

/** What is said of a slot's text that was left. `others`: what mends it besides today's date, where that is what it asks for. */
function left(text: string, span: Span, others: () => readonly Fix[] = noFixes): Remark {
  return {
    message: `Placeholder ${quoted(text)} is not filled`,
    span,
    fixes: () => [...todaysDate(text, span), ...others()],
  };
}

/** A date is the only value that somebody else than the author knows. */
function todaysDate(text: string, span: Span): readonly Fix[] {
  const pattern = datePattern(text);
  if (pattern === null) return [];
  const changes = [{ span, newText: pattern, date: "today" as const }];
  return [{ title: "Fill in today's date", changes, preferred: false }];
}
