import { mayNameFiles, relatedFiles } from "../binding/relatedFiles.ts";
import { filesMeant } from "../document/fileLinks.ts";
import { noFixes, type Remark, type Rule, type SpecContext } from "../rule/rule.ts";
import { quoted } from "./wording.ts";

/** A related document is not there. */
export const brokenLink: Rule = {
  code: "broken-link",
  description: "A related document that the spec links to does not exist.",
  severity: { draft: "information", review: "warning", approved: "warning", done: "warning", closed: "hint" },
  looksInto: (section, { document }) => mayNameFiles(section, document),
  *checkSpec({ binding, exists }: SpecContext): Iterable<Remark> {
    for (const { destination, span } of relatedFiles(binding)) {
      if (!filesMeant(destination).every((file) => exists(file) === false)) continue;
      const path = binding.document.slice(span.start, span.end);
      yield { message: `${quoted(path)} does not exist`, span, fixes: noFixes };
    }
  },
};
