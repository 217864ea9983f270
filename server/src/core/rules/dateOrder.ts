import { type Field, fieldMeaning, holdsMetadata } from "../document/fields.ts";
import type { Remark, Rule, SpecContext } from "../rule/rule.ts";
import { isoDateIn } from "../text/date.ts";
import type { Span } from "../text/span.ts";

/** A date that cannot be earlier than another one is. */
export const dateOrder: Rule = {
  code: "date-order",
  description: "A spec was updated or approved before it was created.",
  severity: {
    draft: "information",
    review: "information",
    approved: "warning",
    done: "warning",
    closed: "hint",
  },
  looksInto: (section, { document }) => holdsMetadata(section, document),
  *checkSpec({ binding }: SpecContext): Iterable<Remark> {
    const dated = binding.document.fields().flatMap((field) => {
      const date = isoDateIn(field.value);
      return date === null ? [] : [{ field, date }];
    });
    const created = dated.find(({ field }) => fieldMeaning(field.key) === "created");
    if (!created) return;
    const createdSpan = spanOf(created.field);
    for (const { field, date } of dated) {
      if (!isLater(field) || date >= created.date) continue;
      const span = spanOf(field);
      yield {
        message: `${field.name} (${date}) is before ${created.field.name} (${created.date})`,
        span,
        section: null,
        fixes: () => [
          {
            title: "Swap the two dates",
            changes: [
              { span, newText: created.date },
              { span: createdSpan, newText: date },
            ],
            preferred: false,
          },
          {
            title: `Change ${field.name} to ${created.date}`,
            changes: [{ span, newText: created.date }],
            preferred: false,
          },
        ],
      };
    }
  },
};

/** Dates of what can only happen to a spec that is there. */
const later =
  /^(?:(?:last )?(?:reviewed|approved|accepted|implemented|released|superseded|closed)(?: (?:on|at|date))?|(?:approval|acceptance|implementation) date|date (?:approved|accepted|reviewed|implemented))$/;

function isLater({ key }: Field): boolean {
  return fieldMeaning(key) === "last updated" || later.test(key);
}

/** The date at the beginning of the value. */
function spanOf({ valueSpan: { start } }: Field): Span {
  return { start, end: start + "YYYY-MM-DD".length };
}
