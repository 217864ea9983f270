import type { Rule } from "../rule/rule.ts";
import { brokenLink } from "./brokenLink.ts";
import { changeLog } from "./changeLog.ts";
import { conflictingFields } from "./conflictingFields.ts";
import { dateOrder } from "./dateOrder.ts";
import { duplicateRequirement } from "./duplicateRequirement.ts";
import { duplicateSection } from "./duplicateSection.ts";
import { emptySection } from "./emptySection.ts";
import { invalidDate } from "./invalidDate.ts";
import { invalidValue } from "./invalidValue.ts";
import { invalidVersion } from "./invalidVersion.ts";
import { malformedFrontMatter } from "./malformedFrontMatter.ts";
import { misplacedSection } from "./misplacedSection.ts";
import { missingField } from "./missingField.ts";
import { missingSection } from "./missingSection.ts";
import { placeholder } from "./placeholder.ts";
import { renamedSection } from "./renamedSection.ts";
import { staleToc } from "./staleToc.ts";
import { templateText } from "./templateText.ts";
import { undecidedChoice } from "./undecidedChoice.ts";
import { unknownRequirement } from "./unknownRequirement.ts";

/** All rules, in the order in which they are documented. */
export const rules: readonly Rule[] = [
  missingSection,
  renamedSection,
  misplacedSection,
  duplicateSection,
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
  staleToc,
  duplicateRequirement,
  unknownRequirement,
  brokenLink,
];
