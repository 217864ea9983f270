import { type MarkdownDocument, sectionAt } from "../document/document.ts";
import type { Span } from "../text/span.ts";
import type { Finding } from "./rule.ts";

const codes: ReadonlySet<string> = new Set(["placeholder", "undecided-choice"]);

/** What is said of a place by a rule of that code. */
type Said = Pick<Finding, "code" | "span">;

/**
 * What is still to be filled in, among findings in the order of their places: none shares a character with another.
 * Whoever counts placeholders, goes to them or fills them asks here, so that all say the same.
 */
export function placeholdersAmong<F extends Said>(findings: readonly F[]): readonly F[] {
  let end = -1;
  return findings.filter(({ code, span }) => {
    if (!codes.has(code) || span.start < end || span.end === span.start) return false;
    end = span.end;
    return true;
  });
}

/** True for what a rule says of a placeholder, be it counted as one of its own or not. */
export function isAboutPlaceholder({ code }: Said): boolean {
  return codes.has(code);
}

/** Those that stand in a span. */
export function placeholdersIn(findings: readonly Finding[], within: Span): readonly Finding[] {
  return placeholdersAmong(
    findings.filter(({ span }) => span.start >= within.start && span.end <= within.end),
  );
}

/** Where something is to be written, in order: placeholders, and the place at which an empty section goes on. */
export function placesToFill(document: MarkdownDocument, findings: readonly Finding[]): readonly Span[] {
  const empty = findings
    .filter(({ code }) => code === "empty-section")
    .map(({ span }) => endOfOwnText(document, span.start));
  const placeholders = placeholdersAmong(findings).map(({ span }) => withEmphasis(document, span));
  return [...placeholders, ...empty].sort((a, b) => a.start - b.start);
}

/** With the marks of `**[Required]**` where nothing else stands on the line: the author's text is not to be bold. */
function withEmphasis(document: MarkdownDocument, span: Span): Span {
  const section = sectionAt(document, span.start);
  if (!section) return span;
  const { text } = section.content;
  const [start, end] = [span.start - section.start, span.end - section.start];
  const marks = /(?:^|[\r\n])([*_]{1,3})$/.exec(text.slice(Math.max(0, start - 4), start))?.[1] ?? "";
  const isAlone = marks !== "" && /^[*_]{1,3}[ \t]*(?:$|[\r\n])/.test(text.slice(end));
  return isAlone && text.startsWith(marks, end)
    ? { start: span.start - marks.length, end: span.end + marks.length }
    : span;
}

/** Behind the last thing that stands in the section at an offset: its heading, or a comment for its writer. */
function endOfOwnText(document: MarkdownDocument, offset: number): Span {
  const section = sectionAt(document, offset);
  if (!section) return { start: offset, end: offset };
  const { text, rules } = section.content;
  const at = section.start + text.slice(0, rules[0]?.start ?? text.length).trimEnd().length;
  return { start: at, end: at };
}
