import { stageMeaning, stageOf } from "../../core/template/lifecycle.ts";
import type { Vocabulary } from "../../core/template/vocabulary.ts";
import { valueKey } from "../../core/text/words.ts";

/** What levels mean, by what they are levels of. */
const levels: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  priority: {
    high: "The release is not worth shipping without it.",
    medium: "Expected, but the release can ship without it.",
    low: "Worth doing when there is time.",
  },
  impact: {
    high: "Many users, data or money are at stake.",
    medium: "Some users notice; there is a way around it.",
    low: "Hardly anybody notices.",
  },
  probability: {
    high: "Expect it to happen.",
    medium: "It may well happen.",
    low: "It would be a surprise.",
  },
  severity: {
    critical: "Somebody is woken up for it.",
    high: "Needs a person today.",
    warning: "Needs a person in working hours.",
    medium: "Needs a person this week.",
    info: "Recorded, nobody is called.",
    low: "Can wait.",
  },
  criticality: {
    high: "Nothing works without it.",
    medium: "A part fails without it.",
    low: "It can be away for a while.",
  },
};

const byValue: Readonly<Record<string, string>> = {
  p0: "The release is not worth shipping without it.",
  p1: "Expected; may follow soon after the release.",
  p2: "Good to have; the first to be cut.",
  p3: "An idea worth keeping.",
  "must have": "The release is not worth shipping without it.",
  "should have": "Expected, but the release can ship without it.",
  "could have": "Good to have; the first to be cut.",
  "wont have": "Agreed not to be part of this release.",
};

/** One line about a value of a vocabulary: what a status means for the spec, what a level says. '' where nothing is known. */
export function meaningOf(vocabulary: Vocabulary, value: string, name: string): string {
  if (vocabulary.kind === "status") return stageMeaning(stageOf(value, vocabulary));
  const key = valueKey(value);
  const level = key === "med" || key === "moderate" ? "medium" : key;
  const subject = valueKey(name);
  const table =
    Object.entries(levels).find(([noun]) => subject.includes(noun))?.[1] ??
    (/likelihood/.test(subject)
      ? levels["probability"]
      : /risk/.test(subject)
        ? levels["impact"]
        : undefined);
  const known = byValue[level] ?? table?.[level];
  if (known !== undefined) return known;
  const index = vocabulary.values.indexOf(value);
  return `${index + 1} of ${vocabulary.values.length} values for ${name}.`;
}
