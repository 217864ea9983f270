import { givenNumbers } from "../binding/requirements.ts";
import { isMetadataSection } from "../document/fields.ts";
import { holdsIds, requirementIdsIn } from "../document/requirementIds.ts";
import type { SectionContent } from "../markdown/sectionContent.ts";
import { noFixes, type Remark, type Rule, type SpecContext } from "../rule/rule.ts";
import { lineAround, shifted } from "../text/span.ts";
import { canonicalKey, looseKey } from "../text/words.ts";

/** A requirement is referred to that the spec does not have. */
export const unknownRequirement: Rule = {
  code: "unknown-requirement",
  description: "The spec refers to a requirement that it does not have.",
  severity: { draft: "hint", review: "information", approved: "warning", done: "warning", closed: "hint" },
  looksInto: ({ content }) => holdsIds(content),
  *checkSpec({ binding }: SpecContext): Iterable<Remark> {
    const { surely, perhaps } = givenNumbers(binding);
    if (surely.size === 0) return;
    for (const section of binding.document.sections) {
      const { mentions } = requirementIdsIn(section.content);
      if (mentions.length === 0 || speaksOfOthers(section.content) || isMetadataSection(section)) continue;
      for (const { id, prefix, number, span } of mentions) {
        const numbers = surely.get(prefix);
        // One ID alone may be another document's that is quoted here.
        if (!numbers || numbers.size < fewest || numbers.has(number)) continue;
        if (perhaps.get(prefix)?.has(number)) continue;
        if (isElsewhere(section.content.text, span.start) || binding.template.document.whole().includes(id))
          continue;
        yield {
          message: `No requirement ${id} in this spec`,
          span: shifted(span, section.start),
          fixes: noFixes,
        };
      }
    }
  },
};

const fewest = 2;

const otherSections = new Set(["change log", "reference"]);

/** Change logs name requirements that are gone, references those of other documents. */
function speaksOfOthers({ key }: SectionContent): boolean {
  return otherSections.has(canonicalKey(looseKey(key)));
}

const elsewhere =
  /\]\(|\.md\b|:\/\/|~~|\be\.g\.|\b(?:example|removed|dropped|deleted|deprecated|former|formerly|obsolete|replaced|replaces|superseded|supersedes|withdrawn|retired|renamed|moved|previously|was|were|spec|specification|document)\b/i;

/** The line speaks of what is gone, or of another document. */
function isElsewhere(text: string, offset: number): boolean {
  const { start, end } = lineAround(text, offset);
  return elsewhere.test(text.slice(start, end));
}
