import type { Rule } from "../rule/rule.ts";
import { changeLog } from "./changeLog.ts";
import { conflictingFields } from "./conflictingFields.ts";
import { dateOrder } from "./dateOrder.ts";
import { emptySection } from "./emptySection.ts";
import { invalidDate } from "./invalidDate.ts";
import { invalidValue } from "./invalidValue.ts";
import { invalidVersion } from "./invalidVersion.ts";
import { malformedFrontMatter } from "./malformedFrontMatter.ts";
import { missingField } from "./missingField.ts";
import { missingSection } from "./missingSection.ts";
import { placeholder } from "./placeholder.ts";
import { templateText } from "./templateText.ts";
import { undecidedChoice } from "./undecidedChoice.ts";

/** All rules, in the order in which they are documented. */
export const rules: readonly Rule[] = [
  missingSection,
  emptySection,
  placeholder,
  undecidedChoice,
  invalidValue,
  missingField,
  malformedFrontMatter,
  conflictingFields,
  invalidDate,
  dateOrder,
  invalidVersion,
  changeLog,
  templateText,
];
