import type { Binding } from "../binding/binding.ts";
import type { Section } from "../document/document.ts";
import { blanked } from "../markdown/sectionContent.ts";
import type { Remark, Rule, SpecContext } from "../rule/rule.ts";
import { bodySegments, toText } from "../template/writing.ts";
import { sectionName } from "./wording.ts";

/** A section of the template is there, with nothing under its heading. */
export const emptySection: Rule = {
  code: "empty-section",
  description: "A section of the template has nothing under its heading.",
  severity: { draft: "information", review: "warning", approved: "error", done: "error", closed: "hint" },
  *checkSpec({ binding }: SpecContext): Iterable<Remark> {
    for (const section of binding.document.sections) {
      const { content } = section;
      if (content.level === 0 || section.children.length > 0) continue;
      if (content.hasBody() && !holdsOnlyFooter(binding, section)) continue;
      const bond = binding.bondOf(section);
      if (!bond || bond.certainty === "any") continue;
      const { template: wanted } = bond;
      // A heading that only groups subsections: those that are missing are named themselves.
      if (wanted.children.length > 0 && !wanted.content.hasBody()) continue;
      const { start, end } = content.headingSpan;
      const body = toText(bodySegments(binding.template, wanted));
      const at = section.start + content.bodyStart;
      const eol = binding.document.text.includes("\r\n") ? "\r\n" : "\n";
      const gap = /[\r\n]$/.test(binding.document.text.slice(0, at)) ? "" : eol;
      const written = body.replace(/\r\n|\r|\n/g, eol);
      yield {
        message: `Section ${sectionName(content.title)} is empty`,
        span: { start: section.start + start, end: section.start + end },
        section: content.title,
        fixes:
          body === ""
            ? []
            : [
                {
                  title: "Insert the template's text",
                  changes: [{ span: { start: at, end: at }, newText: `${gap}${eol}${written}${eol}` }],
                  preferred: true,
                },
              ],
      };
    }
  },
};

/** The footer of the document stands behind its last section, and is no text of that section. */
function holdsOnlyFooter({ document }: Binding, section: Section): boolean {
  if (section !== document.sections[document.sections.length - 1]) return false;
  if (!document.fields().some((field) => field.place === "footer")) return false;
  const { text, bodyStart, rules, comments } = section.content;
  const rule = rules[rules.length - 1];
  return rule !== undefined && blanked(text.slice(0, rule.start), bodyStart, comments()).trim() === "";
}
