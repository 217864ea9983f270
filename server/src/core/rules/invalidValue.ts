import leven from "leven";
import { vocabularyOfField } from "../binding/specFields.ts";
import { vocabularyValues } from "../binding/vocabularies.ts";
import { holdsMetadata } from "../document/fields.ts";
import { valueIn } from "../document/fieldText.ts";
import type { Remark, Rule, SectionContext, SpecContext } from "../rule/rule.ts";
import { delimitedSlots, isDateSlot, isDeferred } from "../template/slot.ts";
import { isTolerated, isUndecided, readChoice, type Vocabulary, valueNamed } from "../template/vocabulary.ts";
import type { Span } from "../text/span.ts";
import { valueKey } from "../text/words.ts";
import { chooseValue } from "./undecidedChoice.ts";
import { listed } from "./wording.ts";

/** A value that its vocabulary does not have: a status, a priority, a level in a table. */
export const invalidValue: Rule = {
  code: "invalid-value",
  description: "A status, a priority or another value is none of those the template allows.",
  severity: { draft: "error", review: "error", approved: "error", done: "error", closed: "information" },
  *checkSection(context: SectionContext): Iterable<Remark> {
    if (context.wanted?.isMetadata) return;
    for (const { name, value, span, vocabulary } of vocabularyValues(context))
      yield* judge(name, value, span, vocabulary);
  },
  looksInto: (section, { document }) => holdsMetadata(section, document),
  *checkSpec({ binding }: SpecContext): Iterable<Remark> {
    const { document, template } = binding;
    for (const field of document.fields()) {
      const vocabulary = vocabularyOfField(template, field);
      if (!vocabulary) continue;
      const written = (value: string) => valueIn(document.whole(), field, value);
      for (const remark of judge(field.name, field.value, field.valueSpan, vocabulary, written))
        yield { ...remark, section: null };
    }
  },
};

function* judge(
  name: string,
  value: string,
  span: Span,
  vocabulary: Vocabulary,
  written?: (value: string) => string,
): Iterable<Remark> {
  if (value === "" || valueNamed(vocabulary, value) !== null || isTolerated(vocabulary, value)) return;
  if (isDeferred(value) || isDateSlot(value) || isUndecided(vocabulary, value)) return;
  // A slot is a placeholder, not a wrong value.
  if (delimitedSlots(value, { start: 0, end: value.length }, [], null).length > 0 && !readChoice(value))
    return;
  const near = closest(vocabulary, value);
  // A vocabulary the template does not list is a guess: only a slip of the pen is surely wrong.
  if (!vocabulary.listed && near === null && !isSibling(vocabulary, value)) return;
  const hint = near === null ? "" : ` (did you mean '${near}'?)`;
  const ordered =
    near === null ? vocabulary.values : [near, ...vocabulary.values.filter((other) => other !== near)];
  yield {
    message: `${name} must be one of: ${listed(vocabulary.values)}${hint}`,
    span,
    fixes: () =>
      ordered.map((choice) => ({
        ...chooseValue(choice, span, choice === near, written),
        mechanical: choice === near && isSlip(vocabulary, value),
      })),
  };
}

/** The value that a misspelt one most likely means, or null. */
function closest(vocabulary: Vocabulary, value: string): string | null {
  const key = valueKey(value);
  let best: { readonly value: string; readonly distance: number } | null = null;
  for (const candidate of vocabulary.values) {
    const distance = slips(key, valueKey(candidate));
    if (
      distance <= Math.max(1, Math.floor(valueKey(candidate).length / 3)) &&
      (best === null || distance < best.distance)
    )
      best = { value: candidate, distance };
  }
  // `P9` is one letter from each of P0, P1, P2: that tells nothing.
  return best === null || key.length < 3 ? null : best.value;
}

/** Shorter values have too many neighbours for a slip of the pen to be told from another word. */
const shortestSlip = 4;

/** True for a value that is a listed one but for one slip, and near to no other one: `Aproved`. */
function isSlip(vocabulary: Vocabulary, value: string): boolean {
  const key = valueKey(value);
  const others = vocabulary.values.map((candidate) => slips(key, valueKey(candidate)));
  return (
    vocabulary.listed &&
    key.length >= shortestSlip &&
    others.filter((distance) => distance <= 1).length === 1 &&
    others.filter((distance) => distance <= 2).length === 1
  );
}

/** How many slips of the pen part two words; two letters in the wrong order (`Hihg`) are one. */
function slips(a: string, b: string): number {
  for (let at = 0; at + 1 < a.length; at++)
    if (a.slice(0, at) + a.charAt(at + 1) + a.charAt(at) + a.slice(at + 2) === b) return 1;
  return leven(a, b);
}

/** `P9` among P0, P1, P2: the same letters with another number. */
function isSibling(vocabulary: Vocabulary, value: string): boolean {
  const letters = /^([a-z]+)\d+$/i.exec(value.trim())?.[1]?.toLowerCase();
  return (
    letters !== undefined &&
    vocabulary.values.every((other) => other.toLowerCase().replace(/(?<!\d)\d+$/, "") === letters)
  );
}
