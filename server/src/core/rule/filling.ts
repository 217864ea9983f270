import type { SectionContent } from "../markdown/sectionContent.ts";
import { datePattern } from "../template/dateSlot.ts";
import { snippetStop, snippetText } from "../template/writing.ts";
import { lineAround, type Span } from "../text/span.ts";
import type { Finding } from "./rule.ts";
import { changeOn } from "./today.ts";

/** A stretch of a spec in which placeholders stand. */
export interface Filled {
  /** From the first placeholder to the last one; absolute. */
  readonly span: Span;
  /** The same text as a VS Code snippet in which each placeholder is a tab stop. */
  readonly snippet: string;
}

/** Where placeholders stand that are filled together. */
export interface FillingPlace {
  readonly text: string;
  /** The section they stand in, and where it begins; null for the front matter. */
  readonly section: { readonly content: SectionContent; readonly start: number } | null;
}

/**
 * Turns placeholders, which are in order and share no character, into the tab stops of one snippet; what stands between
 * them is written as it is. Values that a fix would choose are offered, today's date (YYYY-MM-DD) among them. Placeholders
 * that mean one thing are typed once.
 */
export function fillingOf(
  place: FillingPlace,
  placeholders: readonly Finding[],
  today: string,
): Filled | null {
  const { text } = place;
  const first = placeholders[0];
  const last = placeholders.at(-1);
  if (!first || !last) return null;
  const groupAt = groupFinder(place);
  const stops = new Map<string, number>();
  let stop = 0;
  let at = first.span.start;
  let snippet = "";
  for (const finding of placeholders) {
    const { start, end } = finding.span;
    const source = text.slice(start, end);
    snippet += snippetText(text.slice(at, start));
    at = end;
    const choices = choicesOf(finding, today);
    const meaning = choices.length > 0 ? null : meaningOf(text, finding.span, groupAt);
    const known = meaning === null ? undefined : stops.get(meaning);
    if (known !== undefined) {
      snippet += `\${${known}}`;
      continue;
    }
    stop++;
    if (meaning !== null) stops.set(meaning, stop);
    snippet += snippetStop(stop, source, choices);
  }
  return { span: { start: first.span.start, end: last.span.end }, snippet: `${snippet}$0` };
}

/** What the finding's fixes would write in its place. */
function choicesOf({ span, fixes }: Finding, today: string): readonly string[] {
  return fixes().flatMap(({ changes: [change, ...others] }) => {
    const isValue = change?.span.start === span.start && change.span.end === span.end;
    if (!isValue || others.length > 0 || change.newText === "") return [];
    return [changeOn(today, change).newText];
  });
}

/**
 * Names what a placeholder means, where the same text may stand for the same thing again: in one line, in one paragraph
 * or code block, in the heading and below it. In rows, items and fields of their own, each is about something else:
 * `[Goal]` in three list items. null: it stands for itself.
 */
function meaningOf(text: string, span: Span, groupAt: (offset: number) => string): string | null {
  const source = text.slice(span.start, span.end);
  if (!/^\\?[[{<]/.test(source) || datePattern(source) !== null) return null;
  return `${groupAt(span.start)} ${source}`;
}

/** Names what is filled in together with what stands at an offset. Many may stand in one line: it is looked at once. */
function groupFinder({ text, section }: FillingPlace): (offset: number) => string {
  let last: { readonly line: Span; readonly group: string } | null = null;
  return (offset) => {
    if (!last || offset < last.line.start || offset > last.line.end) {
      const line = lineAround(text, offset);
      last = { line, group: groupOf(text, section, line) };
    }
    return last.group;
  };
}

function groupOf(text: string, section: FillingPlace["section"], line: Span): string {
  const ownLine = `line ${line.start}`;
  if (!section) return ownLine;
  const { content, start } = section;
  const at = line.start - start;
  if (content.code.some((part) => part.start <= at && at < part.end)) {
    const index = content.code.findIndex((part) => part.start <= at && at < part.end);
    return `code ${index}`;
  }
  const raw = text.slice(line.start, line.end);
  const isSeparate =
    /^\s*(?:[-*+|>]|\d{1,9}[.)])/.test(raw) ||
    content.labels().some((label) => label.line.start === at) ||
    content.tables().some((table) => table.span.start <= at && at < table.span.end);
  return isSeparate && at >= content.bodyStart ? ownLine : "section";
}
