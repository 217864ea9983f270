import { type Misplaced, misplacedSections, moveOf } from "../binding/order.ts";
import type { Remark, Rule, SpecContext } from "../rule/rule.ts";
import { sectionName } from "./wording.ts";

/** A section stands elsewhere than in the template. */
export const misplacedSection: Rule = {
  code: "misplaced-section",
  description: "A section stands in another place than in the template.",
  severity: {
    draft: "information",
    review: "information",
    approved: "information",
    done: "information",
    closed: "hint",
  },
  looksInto: () => false,
  *checkSpec({ binding }: SpecContext): Iterable<Remark> {
    for (const misplaced of misplacedSections(binding)) {
      const { section } = misplaced;
      const { start, end } = section.content.headingSpan;
      yield {
        message: `Section ${sectionName(section.content.title)} belongs ${placeOf(misplaced)}`,
        span: { start: section.start + start, end: section.start + end },
        section: section.content.title,
        fixes: () => {
          const changes = moveOf(binding, misplaced);
          return changes
            ? [{ title: `Move section ${sectionName(section.content.title)}`, changes, preferred: true }]
            : [];
        },
      };
    }
  },
};

function placeOf({ before, after }: Misplaced): string {
  return before
    ? `after ${sectionName(before.content.title)}`
    : `before ${sectionName(after?.content.title ?? "")}`;
}
