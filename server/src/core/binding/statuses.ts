import type { Field } from "../document/fields.ts";
import { isStatusField, withOnlyItem } from "../document/fields.ts";
import { changeIn, valueIn } from "../document/fieldText.ts";
import { type Stage, stageOf, stages } from "../template/lifecycle.ts";
import { inCaseOf, inferredLifecycle, type Vocabulary, valueNamed } from "../template/vocabulary.ts";
import type { Change } from "../text/change.ts";
import type { Span } from "../text/span.ts";
import { presentValue, valueKey } from "../text/words.ts";
import type { Binding } from "./binding.ts";
import { vocabularyOfField } from "./specFields.ts";
import { isDecided, stageOfSpec } from "./stage.ts";

/** A value the status may take next, or otherwise. */
export interface StatusValue {
  readonly value: string;
  readonly stage: Stage;
  /** It comes behind the status of now, and does not end the spec's life. */
  readonly isNext: boolean;
  /** Unfinished parts stand in its way: it is no way back, and does not end the spec's life. */
  readonly isHeldUp: boolean;
}

const usual = ["Draft", "In Review", "Approved", "Implemented"];

/**
 * The values the status may be changed to, in the order of the vocabulary; the one it has is left out. Of a spec without a
 * status they are those it might have.
 */
export function statusValues(binding: Binding): readonly StatusValue[] {
  const { field } = stageOfSpec(binding);
  const vocabulary = field ? vocabularyOf(binding, field) : binding.template.statuses;
  const values = vocabulary?.values ?? usual;
  const value = field && isDecided(field.value, vocabulary, binding.template) ? field.value : null;
  const now = vocabulary && value !== null ? valueNamed(vocabulary, value) : null;
  const at = now === null ? -1 : values.indexOf(now);
  // A value the vocabulary does not have (`Ready for Review`) still tells how far the spec is.
  const reached = value !== null && now === null ? stages.indexOf(stageOf(value, vocabulary)) : -1;
  return values
    .map((value, index) => {
      const stage = stageOf(value, vocabulary);
      const isAhead = index > at && stage !== "closed";
      const standing = stages.indexOf(stage);
      // `active` for `approved` is as far, yet nobody has looked whether the spec may stand there.
      return {
        value,
        stage,
        isNext: isAhead && standing > reached,
        isHeldUp: isAhead && standing >= reached,
      };
    })
    .filter(({ value }) => value !== now);
}

/** What the status says, without what stands around it: `🟡 **Draft** (Ann)` → `Draft`; '' where it decides nothing. */
export function statusWord(binding: Binding): string {
  const { field } = stageOfSpec(binding);
  const vocabulary = field && vocabularyOf(binding, field);
  if (!field || !isDecided(field.value, vocabulary, binding.template)) return "";
  const { start, end } = wordsIn(field.value, vocabulary && valueNamed(vocabulary, field.value));
  return field.value.slice(start, end);
}

/** The copies of the status: one in the front matter, in the header, in the footer. */
export function statusFields({ document, template }: Binding): readonly Field[] {
  return document
    .fields()
    .map(withOnlyItem)
    .filter(
      (field) =>
        isStatusField(field.key) &&
        // Where several lines say it, nobody knows which of them is to change.
        (field.value !== "" || field.items.length === 0) &&
        // A line of prose may begin with "State:".
        (field.form !== "plain" ||
          template.fields.some((wanted) => isStatusField(wanted.key) && wanted.place === field.place)),
    );
}

/** The vocabulary of a copy: what the template lists for it, else the lifecycle its value is of. */
function vocabularyOf({ template }: Binding, field: Field): Vocabulary | null {
  return vocabularyOfField(template, field) ?? template.statuses ?? inferredLifecycle(field.value);
}

/**
 * The change that writes a status into one copy: in the words of that copy's own vocabulary and in its letter case,
 * with all that stands around the word kept (`🟡 **DRAFT** (Ann)` → `🟡 **APPROVED** (Ann)`). null where the copy's
 * vocabulary has nothing for that stage, or it says so already.
 */
export function withStatus(binding: Binding, field: Field, { value, stage }: StatusValue): Change | null {
  const text = binding.document.whole();
  const vocabulary = vocabularyOf(binding, field);
  const target = vocabulary ? counterpart(vocabulary, value, stage) : value;
  if (target === null) return null;
  if (!isDecided(field.value, vocabulary, binding.template)) {
    // `status:` needs a blank before its value, `status: ` does not.
    const gap = field.value !== "" || /[\s|"']/.test(text.charAt(field.valueSpan.start - 1)) ? "" : " ";
    return { span: field.valueSpan, newText: gap + valueIn(text, field, target) };
  }
  const now = vocabulary && valueNamed(vocabulary, field.value);
  const core = wordsIn(field.value, now);
  const written = field.value.slice(core.start, core.end);
  const newText = now === null || now === written ? inCase(target, written, now) : inCaseOf(target, written);
  return newText === written ? null : changeIn(text, field, core, newText);
}

/** A value that is not of the vocabulary (`Aproved`) tells the letter case only where it is all of one. */
function inCase(target: string, written: string, now: string | null): string {
  return now === null && written === written.toUpperCase() ? inCaseOf(target, written) : target;
}

/** What a copy with another vocabulary says for the same: `Implemented` is `APPROVED` where there is nothing further. */
function counterpart(vocabulary: Vocabulary, value: string, stage: Stage): string | null {
  const key = valueKey(value);
  const { values } = vocabulary;
  const sameStage = (wanted: Stage) => values.find((one) => stageOf(one, vocabulary) === wanted) ?? null;
  return (
    values.find((one) => valueKey(one) === key) ??
    sameStage(stage) ??
    (stage === "done" ? sameStage("approved") : null)
  );
}

/** A status is a word or a few. */
const mostWords = 20;

/** Where the words of the status stand in the field's value, and not in what it was before. */
function wordsIn(written: string, now: string | null): Span {
  const value = presentValue(written);
  const words = valueKey(now ?? "").split(" ");
  const pattern = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("[\\s_*`-]+");
  const match =
    (words[0] === "" || words.length > mostWords ? null : new RegExp(pattern, "iu").exec(value)) ??
    /\p{L}[\p{L}\p{N}]*(?:[ _-]\p{L}[\p{L}\p{N}]*)*/u.exec(value);
  return match ? { start: match.index, end: match.index + match[0].length } : { start: 0, end: value.length };
}
