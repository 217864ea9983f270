import { duplicateIds, nextNumber } from "../binding/requirements.ts";
import { holdsIds, idLike } from "../document/requirementIds.ts";
import { type Remark, type Rule, type SpecContext, withFixes } from "../rule/rule.ts";

/** Two requirements have the same ID. */
export const duplicateRequirement: Rule = {
  code: "duplicate-requirement",
  description: "Two requirements have the same ID.",
  severity: { draft: "warning", review: "warning", approved: "error", done: "error", closed: "hint" },
  looksInto: ({ content }) => holdsIds(content),
  *checkSpec({ binding }: SpecContext): Iterable<Remark> {
    for (const one of duplicateIds(binding)) {
      const { id, span, prefix } = one;
      yield withFixes({ message: `Requirement ${id} is there twice`, span }, () => {
        const free = idLike(one, nextNumber(binding, prefix));
        return [{ title: `Change to ${free}`, changes: [{ span, newText: free }], preferred: true }];
      });
    }
  },
};
