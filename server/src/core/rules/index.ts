import type { Rule } from "../rule/rule.ts";
import { emptySection } from "./emptySection.ts";
import { invalidValue } from "./invalidValue.ts";
import { missingField } from "./missingField.ts";
import { missingSection } from "./missingSection.ts";
import { placeholder } from "./placeholder.ts";
import { templateText } from "./templateText.ts";
import { undecidedChoice } from "./undecidedChoice.ts";
import { unfinished } from "./unfinished.ts";

/** All rules, in the order in which they are documented. */
export const rules: readonly Rule[] = [
  missingSection,
  emptySection,
  placeholder,
  undecidedChoice,
  invalidValue,
  missingField,
  templateText,
  // Counts what the others found, so it comes last.
  unfinished,
];
