import type { Field } from "../document/fields.ts";
import { isStatusField, withOnlyItem } from "../document/fields.ts";
import { type Stage, stageOf } from "../template/lifecycle.ts";
import type { Template } from "../template/template.ts";
import { isUndecided, type Vocabulary } from "../template/vocabulary.ts";
import { presentValue } from "../text/words.ts";
import type { Binding } from "./binding.ts";

/** The status a spec gives itself and the stage that is. A spec without a status, or an undecided one, is a draft. */
export interface SpecStage {
  readonly field: Field | null;
  readonly stage: Stage;
}

export function stageOfSpec({ document, template }: Binding): SpecStage {
  const vocabulary = template.statuses;
  const fields = document
    .fields()
    .filter((field) => isStatusField(field.key))
    .map(withOnlyItem);
  const decided = fields.find(({ value }) => isDecided(value, vocabulary, template));
  return {
    field: decided ?? fields[0] ?? null,
    stage: decided ? stageOf(decided.value, vocabulary) : "draft",
  };
}

/** A status is a word or a few: of what is longer, only the beginning is read. */
const longestStatus = 1000;

/** False for a status that is not there yet: empty, a list to choose from, a slot. A link says by what it was replaced. */
export function isDecided(value: string, vocabulary: Vocabulary | null, { fields }: Template): boolean {
  if (value === "" || (vocabulary && isUndecided(vocabulary, value))) return false;
  // `Draft → In Review → Approved`: what the template says of the way there tells nothing of where the spec is.
  if (presentValue(value) !== value && fields.some((own) => isStatusField(own.key) && own.value === value))
    return false;
  return !/[|[{]/.test(value.slice(0, longestStatus).replace(/\[[^\]]*\]\([^)]*\)/g, ""));
}
