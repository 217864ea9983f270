import type { Binding } from "../binding/binding.ts";
import { leftGuidance, standsAlone } from "../binding/leftGuidance.ts";
import type { Section } from "../document/document.ts";
import { blanked, type SectionContent } from "../markdown/sectionContent.ts";
import {
  type Fix,
  noFixes,
  type Remark,
  type Rule,
  type SectionContext,
  type SpecContext,
} from "../rule/rule.ts";
import { commentText, isStanding } from "../template/guidance.ts";
import { normalisedBody } from "../template/templateSection.ts";
import { lineBreakOf, type Span, shifted } from "../text/span.ts";
import { sectionName } from "./wording.ts";

/** A section or a paragraph stands as the template wrote it, though it holds no slot. */
export const templateText: Rule = {
  code: "template-text",
  description: "A section or a paragraph still says what the template says.",
  severity: { draft: "hint", review: "information", approved: "warning", done: "warning", closed: "hint" },
  *checkSection({ template, content, wanted, certainty, isHead }: SectionContext): Iterable<Remark> {
    if (certainty === "any" || wanted?.isMetadata || (isHead && !wanted)) return;
    if (wanted) {
      if (wanted.slots().length === 0 && isUntouched(normalisedBody(content), wanted.body())) {
        yield {
          message: `Section ${sectionName(content.title)} still says what the template says`,
          span: content.headingSpan,
          fixes: noFixes,
        };
        return;
      }
      // Template and spec may end their lines in different ways.
      const eol = lineBreakOf(content.text);
      for (const instruction of wanted.instructions()) {
        const text = instruction.replace(/\r\n|\r|\n/g, eol);
        const start = content.text.indexOf(text, content.bodyStart);
        const span = { start, end: start + text.length };
        if (start < 0 || !standsAlone(content.text, span)) continue;
        yield leftover(content.text, span, "This still tells the writer what to do: replace or delete it");
      }
    }
    const guidance = leftGuidance(template, content, wanted);
    if (guidance.length === 0 || !saysMore(content, guidance)) return;
    for (const span of guidance) yield leftover(content.text, span, guidanceLeft);
  },
  looksInto: ({ content, parent }) =>
    content.comments().length > 0 || (!content.hasBody() && isBelowComments(parent)),
  *checkSpec({ binding }: SpecContext): Iterable<Remark> {
    for (const section of binding.document.sections) {
      const { content, start } = section;
      const comments = content.comments();
      if (comments.length === 0) continue;
      for (const span of guidanceWithoutText(binding, section)) {
        // A quote without anything else is a body, which is the template's or not.
        if (!comments.some((comment) => comment.start === span.start)) continue;
        const { fixes, ...remark } = leftover(content.text, span, guidanceLeft);
        const changes = (fix: Fix) =>
          fix.changes.map((change) => ({ ...change, span: shifted(change.span, start) }));
        yield {
          ...remark,
          span: shifted(span, start),
          fixes: () => fixes().map((fix) => ({ ...fix, changes: changes(fix) })),
        };
      }
    }
  },
};

const guidanceLeft = "Guidance of the template is still here: delete it";

/**
 * Guidance beside which the section's own text says nothing, and which is done with all the same: before a title or under
 * one that is the author's, and above subsections that are written.
 */
function guidanceWithoutText(binding: Binding, section: Section): readonly Span[] {
  const { template, document } = binding;
  const { content } = section;
  const { title } = document;
  if (content.level === 0 || section === title) {
    const isTitled =
      title !== null && template.title !== null && title.content.heading !== template.title.text;
    if (!isTitled || section.index > title.index || binding.bondOf(section)) return [];
    const guidance = leftGuidance(template, content, null);
    return content.level === 0 || saysMore(content, guidance) ? guidance : [];
  }
  if (section.index < (title?.index ?? 0) || !section.children.some(isWritten)) return [];
  const bond = binding.bondOf(section);
  if (bond?.certainty === "any" || bond?.template.isMetadata) return [];
  const guidance = leftGuidance(template, content, bond?.template ?? null);
  return saysMore(content, guidance) ? [] : guidance;
}

/** What is written there tells whether guidance above is done with. */
function isBelowComments(parent: Section | null): boolean {
  return parent !== null && (parent.content.comments().length > 0 || isBelowComments(parent.parent));
}

function isWritten({ content, children }: Section): boolean {
  return content.hasBody() || children.some(isWritten);
}

/** Shorter bodies (`N/A`, `None`) may be the same by chance. */
const shortest = 20;

/** A paragraph that is the same in every spec by right: what the key words of RFC 2119 mean. */
const isBoilerplate = (paragraph: string) =>
  /\bkey ?words?\b/i.test(paragraph) && /\b(?:RFC|BCP)[ -]?\d/.test(paragraph);

/** The same text, where that cannot be what the author wants: a checklist is meant to be kept. */
function isUntouched(body: string, templateBody: string): boolean {
  if (body !== templateBody || body.length < shortest) return false;
  const paragraphs = body.split("\n\n").filter((paragraph) => !isBoilerplate(paragraph));
  if (paragraphs.join().length < shortest) return false;
  const rows = body.split("\n").filter((row) => row.trim() !== "" && !/^\s*(?:```|~~~)/.test(row));
  // A table of contents is the same by right.
  if (rows.every((row) => /^\s*(?:[-*+]|\d+[.)])\s+\[[^\]]*\]\([^)]*\)\s*$/.test(row))) return false;
  return !rows.some((row) => box.test(row)) || rows.some(isBlankLabel);
}

/** `- [ ] …`, and what people write who forget the dash. */
const box = /^\s*(?:(?:[-*+]|\d+[.)])\s+)?\[[ xX]\]\s/;

/** `- Metric name:` with nothing behind it or under it is a form to be filled in. */
function isBlankLabel(row: string, at: number, rows: readonly string[]): boolean {
  if (!/^\s*[-*+]\s[^:]+:\s*$/.test(row) || box.test(row)) return false;
  const depth = (line: string) => line.length - line.trimStart().length;
  return depth(rows[at + 1] ?? "") <= depth(row);
}

/** The author wrote something besides the guidance: to the reader, not to a program. */
function saysMore({ text, bodyStart, comments }: SectionContent, guidance: readonly Span[]): boolean {
  const directives = comments().filter(({ start, end }) => isStanding(commentText(text.slice(start, end))));
  return blanked(text, bodyStart, [...guidance, ...directives]).trim() !== "";
}

function leftover(text: string, span: Span, message: string): Remark {
  const fix: Fix = {
    title: "Delete template text",
    changes: [{ span: withLineBreak(text, span), newText: "" }],
    preferred: true,
  };
  return { message, span, fixes: () => [fix] };
}

/** The span with the line break and one blank line behind it, where it fills whole lines. */
function withLineBreak(text: string, span: Span): Span {
  if (!/(?:^|\n)[ \t]*$/.test(text.slice(0, span.start))) return span;
  const behind = /^[ \t]*(?:\r?\n){1,2}/.exec(text.slice(span.end));
  return behind ? { start: span.start, end: span.end + behind[0].length } : span;
}
