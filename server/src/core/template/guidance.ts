import type { SectionContent } from "../markdown/sectionContent.ts";
import type { Span } from "../text/span.ts";

/** What a template says to the writer, not to the reader: a comment, an italic paragraph, a quote at a section's start. */
export interface Guidance {
  readonly kind: "comment" | "italic" | "quote";
  /** As plain text, without the marks around it, lines joined. */
  readonly text: string;
  /** Relative to the section's text. */
  readonly span: Span;
}

const optional =
  /^\W*(?:this (?:is|section is|element is) (?:an )?)?optional\b|\boptional (?:element|section)|\bif (?:not )?applicable\b(?!,? (?:how|what|describe|explain|list))|\bdelete this (?:entire )?section\b|\bfeel free to (?:remove|delete)\b|\binclude (?:this section )?(?:only )?(?:if|when)\b|\bremove (?:this section )?if (?:unused|not)\b|^\W*fill only if\b/i;

/** True for words that say a section or a field may be left out. */
export function saysOptional(text: string): boolean {
  return optional.test(text) && !/^\W*(?:required|mandatory)\b/i.test(text);
}

/** A line that may begin a quote, one that may begin with emphasis, and one that may end with it. */
const quoteBeginning = /^ {0,3}>/m;
const emphasisBeginning = /^ {0,3}[*_](?=\S)/m;
const emphasisEnd = /[*_][ \t]*$/m;

/** Comments that switch a tool on and off, or fence in what it writes; those of ours among them. */
const directive =
  /^(?:specwright-|\/?toc\b|tocstop\b|template\s*:|(?:markdownlint|rumdl|prettier|dprint|deno-fmt|mdformat|textlint|eslint|remark|stylelint|markdown-link-check|lychee|htmlproofer|embedme|x-release-please)-|lint (?:disable|enable|ignore)|mdformat (?:off|on)|pyml (?:disable|enable)|alex (?:disable|enable|ignore)|vale (?:off|on\b|[\w.]+ *=)|[cs]spell[:-]|spell-?check(?:er)?[:-]|ltex:|vim?:|omit (?:in|from) toc|(?:start|end) doctoc|#(?:end)?region\b|pagebreak$|more$|truncate$|(?:auto-?)?generated (?:by|from) \S+?(?:$|[,;.:–—-]*\s+do not (?:edit|modify|change)\b)|[\w./-]{1,60}:(?:start|end|begin|stop)\b)/i;
const fence = /^(?:BEGIN|END|START|STOP)[_-][A-Z]/;
const rights = /^(?:spdx-|copyright\b|©)|\blicen[cs]ed? under\b/i;

/** True for what a comment says to a program, or of rights: it is in every document of a project and meant to stay. */
export function isStanding(comment: string): boolean {
  return directive.test(comment) || fence.test(comment) || rights.test(comment);
}

/** The guidance in a template's section, in order. */
export function readGuidance(content: SectionContent): readonly Guidance[] {
  const found: Guidance[] = content
    .comments()
    .map((span) => ({
      kind: "comment" as const,
      text: commentText(content.text.slice(span.start, span.end)),
      span,
    }))
    .filter((comment) => comment.text !== "" && !isStanding(comment.text));
  const { text } = content;
  if (!quoteBeginning.test(text) && !(emphasisBeginning.test(text) && emphasisEnd.test(text))) return found;
  const blocks = content
    .markup()
    .blocks()
    .filter(({ kind, span }) => span.start >= content.bodyStart && kind !== "html");
  for (const [index, { kind, span }] of blocks.entries()) {
    const source = text.slice(span.start, span.end);
    if (kind === "emphasis") found.push({ kind: "italic", text: joined(source.slice(1, -1)), span });
    else if (kind === "quote" && index === 0)
      found.push({ kind: "quote", text: joined(source.replace(/^[ \t]*>[ \t]?/gm, "")), span });
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** `<!-- text -->` or `[comment]: # text` → text. */
export function commentText(source: string): string {
  return joined(
    source.startsWith("<!--")
      ? source.replace(/^<!--+/, "").replace(/(?<!-)--+>$/, "")
      : source.replace(/^\s*\[[^\]]*\]:\s*#?\s*/, "").replace(/^\(([\s\S]*)\)$/, "$1"),
  );
}

/** Lines of a paragraph joined, paragraphs and list items kept apart. */
function joined(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .join("\n")
    .replace(/([^\n])\n(?=[^\n*+\-\d])/g, "$1 ")
    .trim();
}
