import type { SectionContent } from "../markdown/sectionContent.ts";
import { type Line, lineAround, type Span } from "../text/span.ts";

/** A table of contents: a list of links to headings of the same document. Spans are relative to the section's text. */
export interface ContentsList {
  /** What it is shown at: its heading, or the comment before it. */
  readonly mark: Span;
  /** Its lines, without the last line break. */
  readonly span: Span;
  readonly entries: readonly ContentsEntry[];
  /** Each line is a link to a heading and nothing else. */
  readonly linksOnly: boolean;
}

/** `  - [Goals](#goals)` */
export interface ContentsEntry {
  readonly line: Span;
  readonly indent: string;
  /** The marker without the blanks behind it: `-`, `2.`. */
  readonly marker: string;
  /** The blanks behind the marker. */
  readonly gap: string;
  readonly text: string;
  /** The anchor, without the `#`. */
  readonly target: string;
  readonly targetSpan: Span;
  /** The comment lines above it that speak to the checker of this entry, with their line breaks. */
  readonly lead: string;
  /** What stands behind the link: blanks, or a comment. */
  readonly tail: string;
}

const entry = /^([ \t]*)([-*+]|\d{1,9}[.)])([ \t]+)\[((?:[^[\]\\]|\\.|\[[^\]]*\])*)\]\(#([^)\s]*)\)(.*)$/;
const listItem = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/;
const contentsHeading = /^(?:table of contents|contents|toc)$/;
const openingMark = /^<!--\s*(?:toc\b|START doctoc\b)/i;
const closingMark = /^<!--\s*(?:\/toc\b|tocstop\b|END doctoc\b)/i;

const nextLineComment = /^[ \t]*<!--\s*specwright-disable-next-line\b[^>]*-->[ \t]*$/;
const nothingOrComment = /^\s*(?:<!--(?:(?!-->).)*-->\s*)?$/;

/** Fewer links are no table of contents. */
const fewest = 2;

/** The table of contents in a section, or null. Kept as long as the section's text stays. */
export function contentsListIn(content: SectionContent): ContentsList | null {
  const { kept } = content;
  if (kept.contents === undefined) kept.contents = readContentsList(content);
  return kept.contents as ContentsList | null;
}

/** Where a renderer puts one: `[TOC]`, `[[_TOC_]]`, `{:toc}`, `{{toc}}`. */
const generatedMark = /^[ \t]*(?:\[\[?_?toc_?\]?\]|\{:toc\}|\$?\{\{?\s*toc\s*\}?\})[ \t]*$/gim;

/** True for a section with a table of contents that has no heading of its own. Kept as long as the section's text stays. */
export function marksContents(content: SectionContent): boolean {
  const { kept } = content;
  kept.marksContents ??= readMarks(content);
  return kept.marksContents;
}

function readMarks(content: SectionContent): boolean {
  const { text } = content;
  if (!/toc/i.test(text)) return false;
  return (
    content
      .comments()
      .some(({ start, end }) => openingMark.test(text.slice(start, end)) && beginsLine(text, start)) ||
    [...text.matchAll(generatedMark)].some(
      ({ index, 0: line }) => !content.isHidden({ start: index, end: index + line.length }),
    )
  );
}

/** Between backticks it is shown, not meant. */
function beginsLine(text: string, offset: number): boolean {
  return text.slice(lineAround(text, offset).start, offset).trim() === "";
}

function readContentsList(content: SectionContent): ContentsList | null {
  const { text } = content;
  if (!text.includes("](#")) return null;
  const comments = content.comments();
  const open = comments.find(({ start, end }) => openingMark.test(text.slice(start, end)));
  if (open) {
    const close = comments.find(
      (span) => span.start > open.start && closingMark.test(text.slice(span.start, span.end)),
    );
    return close ? listAmong(content, open, open.end, close.start) : null;
  }
  return contentsHeading.test(content.key)
    ? listAmong(content, content.headingSpan, content.bodyStart, text.length)
    : null;
}

/** The first list between two offsets that begins with such a link. */
function listAmong(content: SectionContent, mark: Span, from: number, to: number): ContentsList | null {
  const { text } = content;
  const entries: ContentsEntry[] = [];
  let linksOnly = true;
  let end = 0;
  let hidden: Line[] = [];
  for (const line of content.bodyLines()) {
    if (line.start < from || line.end > to) continue;
    const raw = text.slice(line.start, line.end);
    if (raw.trim() === "") continue;
    if (isHidden(content, line, raw)) {
      hidden.push(line);
      continue;
    }
    const lead = leadAmong(text, hidden, line);
    const read = readEntry(line, raw, lead ?? "");
    if (!read && entries.length === 0) {
      hidden = [];
      continue;
    }
    if (!read && !listItem.test(raw)) break;
    if (!read?.isPlain || (lead === null && entries.length > 0)) linksOnly = false;
    if (read) entries.push(read.entry);
    end = line.end;
    hidden = [];
  }
  const [first] = entries;
  if (!first || entries.length < fewest) return null;
  return { mark, span: { start: first.line.start - first.lead.length, end }, entries, linksOnly };
}

/** True for a line in code or in a comment; a comment may stand behind what is shown. */
function isHidden(content: SectionContent, { start, end }: Line, raw: string): boolean {
  const comment = raw.indexOf("<!--");
  const shown = comment < 0 ? end : start + raw.slice(0, comment).trimEnd().length;
  return shown === start || content.isHidden({ start, end: shown });
}

/** The comments right above a line that speak of it, '' where there are none; null where something else is hidden there. */
function leadAmong(text: string, hidden: readonly Line[], { start }: Line): string | null {
  const [first] = hidden;
  if (!first) return "";
  const lead = text.slice(first.start, start);
  const rows = lead.split(/\r\n|\r|\n/).slice(0, -1);
  return rows.every((row) => nextLineComment.test(row)) ? lead : null;
}

function readEntry(
  line: Line,
  raw: string,
  lead: string,
): { readonly entry: ContentsEntry; readonly isPlain: boolean } | null {
  const match = entry.exec(raw);
  if (!match) return null;
  const [, indent = "", marker = "", gap = "", text = "", target = "", rest = ""] = match;
  const start = line.start + indent.length + marker.length + gap.length + text.length + 4;
  return {
    entry: {
      line: { start: line.start, end: line.end },
      indent,
      marker,
      gap,
      text,
      target,
      targetSpan: { start, end: start + target.length },
      lead,
      tail: rest.trimEnd(),
    },
    isPlain: nothingOrComment.test(rest),
  };
}
