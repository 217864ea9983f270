import { blanked, type SectionContent } from "../markdown/sectionContent.ts";
import type { Fix, Remark, Rule, SectionContext } from "../rule/rule.ts";
import { normalisedBody } from "../template/templateSection.ts";
import { lineBreakOf, type Span } from "../text/span.ts";
import { sectionName } from "./wording.ts";

/** A section or a paragraph stands as the template wrote it, though it holds no slot. */
export const templateText: Rule = {
  code: "template-text",
  description: "A section or a paragraph still says what the template says.",
  severity: { draft: "hint", review: "information", approved: "warning", done: "warning", closed: "hint" },
  *checkSection({ content, wanted, certainty }: SectionContext): Iterable<Remark> {
    if (!wanted || certainty === "any" || wanted.isMetadata) return;
    if (wanted.slots().length === 0 && isUntouched(normalisedBody(content), wanted.body())) {
      yield {
        message: `Section ${sectionName(content.title)} still says what the template says`,
        span: content.headingSpan,
        fixes: [],
      };
      return;
    }
    // Template and spec may end their lines in different ways.
    const eol = lineBreakOf(content.text);
    const asHere = (text: string) => text.replace(/\r\n|\r|\n/g, eol);
    for (const instruction of wanted.instructions().map(asHere)) {
      const start = content.text.indexOf(instruction, content.bodyStart);
      if (start < 0 || !isWholeParagraph(content.text, start, start + instruction.length)) continue;
      yield leftover(
        content.text,
        { start, end: start + instruction.length },
        `This still tells the writer what to do: replace or delete it`,
      );
    }
    const guidance = wanted
      .guidance()
      .filter((part) => part.span.start >= wanted.content.bodyStart && part.text.length >= shortest)
      .map((part) => asHere(wanted.content.text.slice(part.span.start, part.span.end)))
      .filter((text) => content.text.includes(text));
    if (guidance.length === 0 || !saysMore(content, guidance)) return;
    for (const text of guidance) {
      const start = content.text.indexOf(text);
      yield leftover(
        content.text,
        { start, end: start + text.length },
        "Guidance of the template is still here: delete it",
      );
    }
  },
};

/** Shorter bodies (`N/A`, `None`) may be the same by chance. */
const shortest = 20;

/** The same text, where that cannot be what the author wants: a checklist is meant to be kept. */
function isUntouched(body: string, templateBody: string): boolean {
  if (body !== templateBody || body.length < shortest) return false;
  const rows = body.split("\n").filter((row) => row.trim() !== "" && !/^\s*(?:```|~~~)/.test(row));
  // A table of contents is the same by right.
  if (rows.every((row) => /^\s*(?:[-*+]|\d+[.)])\s+\[[^\]]*\]\([^)]*\)\s*$/.test(row))) return false;
  return !rows.some((row) => /^\s*(?:[-*+]|\d+[.)])\s+\[[ xX]\]/.test(row));
}

function isWholeParagraph(text: string, start: number, end: number): boolean {
  return /(?:^|\n)[ \t]*$/.test(text.slice(0, start)) && /^[ \t]*(?:\r?\n|$)/.test(text.slice(end));
}

/** The author wrote something besides the guidance: to the reader, not to the checker. */
function saysMore({ text, bodyStart, comments }: SectionContent, guidance: readonly string[]): boolean {
  const spans = guidance.flatMap((part): Span[] => {
    const start = text.indexOf(part, bodyStart);
    return start < 0 ? [] : [{ start, end: start + part.length }];
  });
  const directives = comments().filter(({ start }) =>
    /^<!--\s*specwright-/.test(text.slice(start, start + 40)),
  );
  return blanked(text, bodyStart, [...spans, ...directives]).trim() !== "";
}

function leftover(text: string, span: Span, message: string): Remark {
  const fix: Fix = {
    title: "Delete template text",
    changes: [{ span: withLineBreak(text, span), newText: "" }],
    preferred: true,
  };
  return { message, span, fixes: [fix] };
}

/** The span with the line break and one blank line behind it, where it fills whole lines. */
function withLineBreak(text: string, span: Span): Span {
  if (!/(?:^|\n)[ \t]*$/.test(text.slice(0, span.start))) return span;
  const behind = /^[ \t]*(?:\r?\n){1,2}/.exec(text.slice(span.end));
  return behind ? { start: span.start, end: span.end + behind[0].length } : span;
}
