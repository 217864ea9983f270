import { type MarkdownDocument, type Section, sectionAt } from "../document/document.ts";
import { lineAround, lineBreakOf, type Span } from "../text/span.ts";
import type { Change, Finding, Fix } from "./rule.ts";

/** Rules about text that an author may want to leave as it is. */
const aboutText: ReadonlySet<string> = new Set(["placeholder", "undecided-choice", "template-text"]);

/**
 * The fix that keeps a finding away by a comment, where Markdown lets one stand without breaking a list, a table, a
 * paragraph or code; null where there is no such place, or where it would keep away what is shown in the same place
 * and about something else. The finding's span is absolute, `all` are the findings of the spec.
 */
export function keepingFix(
  document: MarkdownDocument,
  finding: Finding,
  all: readonly Finding[],
): Fix | null {
  const { code, span } = finding;
  const isShared = all.some(
    (other) => other.code === code && other.span.start === span.start && other.message !== finding.message,
  );
  if (isShared) return null;
  const changes = keepingChanges(document, code, span);
  if (!changes) return null;
  const what = aboutText.has(code) ? "Keep this text" : "Leave this as it is";
  return { title: `${what}: ignore '${code}' here with a comment`, changes, preferred: false };
}

function keepingChanges(document: MarkdownDocument, code: string, span: Span): readonly Change[] | null {
  const { frontMatter } = document;
  const text = document.whole();
  const line = lineAround(text, span.start);
  const eol = lineBreakOf(text);
  const next = `<!-- specwright-disable-next-line ${code} -->`;
  if (frontMatter && span.start < frontMatter.span.end)
    return holdsYamlStart(document, line) ? [insertion(line.start, `# ${next}${eol}`)] : null;
  const section = sectionAt(document, span.start);
  if (!section) return null;
  const above = (indentation: string) => [
    insertion(line.start + indentation.length, `${next}${eol}${indentation}`),
  ];
  const place = placeIn(section, span.start - section.start);
  switch (place.kind) {
    case "above":
      return above(place.indentation);
    case "line":
      return [
        insertion(
          section.start + place.at,
          `${place.gap}<!-- specwright-disable-line ${code} -->${place.gapBehind}`,
        ),
      ];
    case "around": {
      const { start, end, indentation } = place;
      return [
        insertion(section.start + start, `${indentation}<!-- specwright-disable ${code} -->${eol}`),
        insertion(section.start + end, `${eol}${indentation}<!-- specwright-enable ${code} -->`),
      ];
    }
    case "none":
      return null;
  }
}

function insertion(at: number, newText: string): Change {
  return { span: { start: at, end: at }, newText };
}

/** True for a line where a YAML comment may stand above: it begins an entry or an item, and is no part of a longer text. */
function holdsYamlStart({ slice, frontMatter }: MarkdownDocument, line: Span): boolean {
  return (frontMatter?.entries ?? []).some(
    (entry) =>
      entry.span.start === line.start ||
      (/^[ \t]*-[ \t]/.test(slice(line.start, line.end)) &&
        entry.items.some(({ span }) => span.start >= line.start && span.end <= line.end)),
  );
}

/** Where a comment may stand. Offsets are relative to the section. */
type KeepingPlace =
  /** On a line of its own, above the finding's line. */
  | { readonly kind: "above"; readonly indentation: string }
  /** In the finding's line. */
  | { readonly kind: "line"; readonly at: number; readonly gap: string; readonly gapBehind: string }
  /** Two comments, around lines of code. */
  | { readonly kind: "around"; readonly start: number; readonly end: number; readonly indentation: string }
  | { readonly kind: "none" };

const nowhere: KeepingPlace = { kind: "none" };

function placeIn({ content }: Section, at: number): KeepingPlace {
  const { text, bodyStart } = content;
  const line = lineAround(text, at);
  const raw = text.slice(line.start, line.end);
  if (content.level > 0 && at < bodyStart)
    return line.start === 0 ? { kind: "above", indentation: "" } : nowhere;
  const part = content.markup().partAt({ start: at, end: at + 1 });
  if (part?.kind === "code" && !part.inline) return aroundCode(text, part.span);
  if (content.isCommented({ start: at, end: at + 1 })) return besideComment(content.comments(), text, at);
  const table = content.tables().find(({ span }) => span.start <= at && at < span.end);
  if (table) return inRow(line, raw);
  const beginsParagraph = content
    .markup()
    .blocks()
    .some(({ kind, span }) => (kind === "paragraph" || kind === "emphasis") && span.start === line.start);
  return beginsParagraph ? { kind: "above", indentation: "" } : atLineEnd(content.markup().partAt, line, raw);
}

/** Around the lines of a code block that has them for itself. */
function aroundCode(text: string, { start, end }: Span): KeepingPlace {
  const first = lineAround(text, start);
  const last = lineAround(text, Math.max(start, end - 1));
  const indentation = text.slice(first.start, start);
  if (!/^[ \t]*$/.test(indentation) || !/^[ \t]*$/.test(text.slice(end, last.end))) return nowhere;
  // Indented code has blanks in front of it that a comment must not have.
  const isFenced = /^(?:`{3}|~{3})/.test(text.slice(start));
  if (!isFenced) return nowhere;
  return { kind: "around", start: first.start, end: last.end, indentation };
}

/** Guidance that is a comment: above it where it begins its line, else in front of it. */
function besideComment(comments: readonly Span[], text: string, at: number): KeepingPlace {
  const comment = comments.find(({ start }) => start === at);
  if (!comment) return nowhere;
  const line = lineAround(text, at);
  const before = text.slice(line.start, at);
  if (before.trim() === "") return { kind: "above", indentation: before };
  return { kind: "line", at, gap: "", gapBehind: " " };
}

/** In the last cell, in front of the bar that closes the row. */
function inRow(line: Span, raw: string): KeepingPlace {
  const bar = /(?<!\\)\|[ \t]*$/.exec(raw);
  const end = (bar ? raw.slice(0, bar.index) : raw).trimEnd().length;
  const gapBehind = bar && bar.index === end ? " " : "";
  return { kind: "line", at: line.start + end, gap: " ", gapBehind };
}

/** Behind the line's text, in front of blanks and a backslash that break the line. */
function atLineEnd(
  partAt: (span: Span) => { readonly kind: string; readonly span: Span } | null,
  line: Span,
  raw: string,
): KeepingPlace {
  const end = line.start + (/(?<![\\\s])[\\\s]*$/.exec(raw)?.index ?? raw.length);
  // Such a comment is not read behind an odd backtick; and it must not stand in what goes on in the next line.
  if ((raw.split("`").length - 1) % 2 === 1) return nowhere;
  const around = partAt({ start: end - 1, end: end + 1 });
  if (around && around.span.start < end && end < around.span.end && around.kind !== "html") return nowhere;
  return { kind: "line", at: end, gap: " ", gapBehind: "" };
}
