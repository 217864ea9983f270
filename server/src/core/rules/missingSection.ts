import { insertionOf } from "../binding/insertion.ts";
import { missingSections } from "../binding/missing.ts";
import { marksContents } from "../document/contentsList.ts";
import type { MarkdownDocument } from "../document/document.ts";
import { holdsMetadata } from "../document/fields.ts";
import type { Fix, Remark, Rule, SpecContext } from "../rule/rule.ts";
import { hasStops, toSnippet, toText } from "../template/writing.ts";
import { sectionName } from "./wording.ts";

/** A required section of the template is not in the spec. */
export const missingSection: Rule = {
  code: "missing-section",
  description: "A section that the template requires is not in the spec.",
  severity: { draft: "warning", review: "warning", approved: "error", done: "error", closed: "hint" },
  looksInto: (section, { document }) =>
    !section.content.hasBody() || holdsMetadata(section, document) || marksContents(section.content),
  *checkSpec(context: SpecContext): Iterable<Remark> {
    const { binding, requiredLevel } = context;
    for (const wanted of missingSections(binding, requiredLevel)) {
      const insertion = insertionOf(binding, wanted);
      if (!insertion) continue;
      const { anchor, offset, segments } = insertion;
      const heading = anchor?.content.headingSpan;
      const start = anchor ? anchor.start + (heading?.start ?? 0) : 0;
      const end =
        anchor && heading && heading.end > heading.start
          ? anchor.start + heading.end
          : endOfLine(binding.document, start);
      const fix = (): Fix => {
        const written = segments();
        const snippet = hasStops(written) ? { snippet: toSnippet(written) } : {};
        return {
          title: `Insert section ${sectionName(wanted.title)}`,
          changes: [{ span: { start: offset, end: offset }, newText: toText(written), ...snippet }],
          preferred: true,
        };
      };
      yield {
        message: `Section ${sectionName(wanted.title)} is missing`,
        span: { start, end },
        section: wanted.title,
        fixes: () => [fix()],
      };
    }
  },
};

function endOfLine({ source }: MarkdownDocument, start: number): number {
  // A line that is longer than that is no longer marked.
  const line = source.slice(start, start + 1000);
  const end = line.search(/\r|\n/);
  if (end >= 0) return start + end;
  // Not between the two halves of a character.
  const isCut = /[\ud800-\udbff]$/.test(line) && start + line.length < source.length;
  return start + line.length - (isCut ? 1 : 0);
}
