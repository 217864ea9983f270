import { duplicateIds, nextNumber } from "../binding/requirements.ts";
import { holdsIds, idLike } from "../document/requirementIds.ts";
import type { Remark, Rule, SpecContext } from "../rule/rule.ts";

/** Two requirements have the same ID. */
export const duplicateRequirement: Rule = {
  code: "duplicate-requirement",
  description: "Two requirements have the same ID.",
  severity: { draft: "warning", review: "warning", approved: "error", done: "error", closed: "hint" },
  looksInto: ({ content }) => holdsIds(content),
  *checkSpec({ binding }: SpecContext): Iterable<Remark> {
    for (const one of duplicateIds(binding)) {
      const { id, span, prefix } = one;
      yield {
        message: `Requirement ${id} appears twice`,
        span,
        fixes: () => {
          const free = idLike(one, nextNumber(binding, prefix));
          return [{ title: `Change to ${free}`, changes: [{ span, newText: free }], preferred: true }];
        },
      };
    }
  },
};
