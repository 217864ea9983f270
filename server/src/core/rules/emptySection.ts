import type { Binding } from "../binding/binding.ts";
import { isRequired } from "../binding/missing.ts";
import { removalOf } from "../binding/removal.ts";
import type { Section } from "../document/document.ts";
import { holdsMetadata } from "../document/fields.ts";
import { footerOf } from "../document/footer.ts";
import { blanked } from "../markdown/sectionContent.ts";
import type { Fix, Remark, Rule, SpecContext } from "../rule/rule.ts";
import type { TemplateSection } from "../template/templateSection.ts";
import { bodySegments, plain, toSnippet, toText, withLineBreaks } from "../template/writing.ts";
import { lineBreakOf } from "../text/span.ts";
import { sectionName } from "./wording.ts";

/** A section of the template is there, with nothing under its heading. */
export const emptySection: Rule = {
  code: "empty-section",
  description: "A section of the template has nothing under its heading.",
  severity: { draft: "information", review: "warning", approved: "error", done: "error", closed: "hint" },
  looksInto: (section, { document }) => !section.content.hasBody() || holdsMetadata(section, document),
  *checkSpec({ binding, requiredLevel }: SpecContext): Iterable<Remark> {
    for (const section of binding.document.sections) {
      const { content } = section;
      if (content.level === 0 || section.children.length > 0) continue;
      if (content.hasBody() && !holdsOnlyFooter(binding, section)) continue;
      const bond = binding.bondOf(section);
      if (!bond || bond.certainty === "any") continue;
      const { template: wanted } = bond;
      // A heading that only groups subsections: those that have to be there are named as missing.
      if (!wanted.content.hasBody() && wanted.children.some((child) => isRequired(child, requiredLevel)))
        continue;
      const { start, end } = content.headingSpan;
      yield {
        message: `Section ${sectionName(content.title)} is empty`,
        span: { start: section.start + start, end: section.start + end },
        section: content.title,
        fixes: () => [...insertBody(binding, section, wanted), ...remove(binding, section)],
      };
    }
  },
};

/** The fix that writes the template's body; none where the template says nothing there. */
function insertBody({ template, document }: Binding, section: Section, wanted: TemplateSection): Fix[] {
  const body = bodySegments(template, wanted);
  if (toText(body) === "") return [];
  const at = section.start + section.content.bodyStart;
  const eol = lineBreakOf(document.whole());
  const gap = /[\r\n]$/.test(section.content.text.slice(0, section.content.bodyStart)) ? "" : eol;
  const written = withLineBreaks([plain(gap + eol), ...body, plain(eol)], eol);
  return [
    {
      title: "Insert the template's text",
      changes: [{ span: { start: at, end: at }, newText: toText(written), snippet: toSnippet(written) }],
      preferred: true,
    },
  ];
}

/** The fix that removes a section nobody asks for. */
function remove(binding: Binding, section: Section): Fix[] {
  const change = removalOf(binding, section);
  const title = `Remove optional section ${sectionName(section.content.title)}`;
  return change ? [{ title, changes: [change], preferred: false }] : [];
}

/** The footer of the document stands behind its last section, and is no text of that section. */
function holdsOnlyFooter({ document }: Binding, section: Section): boolean {
  const footer = footerOf(document);
  if (footer?.section !== section) return false;
  if (!document.fields().some((field) => field.place === "footer")) return false;
  const { text, bodyStart, comments } = section.content;
  return blanked(text.slice(0, footer.rule.start), bodyStart, comments()).trim() === "";
}
