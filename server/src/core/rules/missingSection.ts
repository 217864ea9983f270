import { insertionOf } from "../binding/insertion.ts";
import { missingSections } from "../binding/missing.ts";
import { type Fix, type Remark, type Rule, type SpecContext, withFixes } from "../rule/rule.ts";
import { toSnippet, toText } from "../template/writing.ts";
import { sectionName } from "./wording.ts";

/** A required section of the template is not in the spec. */
export const missingSection: Rule = {
  code: "missing-section",
  description: "A section that the template requires is not in the spec.",
  severity: { draft: "warning", review: "warning", approved: "error", done: "error", closed: "hint" },
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
          : endOfLine(binding.document.text, start);
      const fix = (): Fix => {
        const written = segments();
        const change = { newText: toText(written), snippet: toSnippet(written) };
        return {
          title: `Insert section ${sectionName(wanted.title)}`,
          changes: [{ span: { start: offset, end: offset }, ...change }],
          preferred: true,
        };
      };
      yield withFixes(
        {
          message: `Section ${sectionName(wanted.title)} is missing`,
          span: { start, end },
          section: wanted.title,
        },
        () => [fix()],
      );
    }
  },
};

function endOfLine(text: string, start: number): number {
  const end = text.slice(start).search(/\r|\n/);
  return end < 0 ? text.length : start + end;
}
