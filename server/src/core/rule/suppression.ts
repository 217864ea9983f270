import type { MarkdownDocument } from "../document/document.ts";
import { overlapFinder } from "../text/overlap.ts";
import { lineAround, lines, type Span, shifted } from "../text/span.ts";

/**
 * Comments that keep findings away:
 *
 *     <!-- specwright-disable-next-line placeholder -->     the next line that is not blank
 *     <!-- specwright-disable-line placeholder -->          the line it stands on, in a table row or a list too
 *     <!-- specwright-disable missing-section --> … <!-- specwright-enable -->
 *
 * Without a code they speak of all rules; several codes are parted by blanks or commas.
 */
export interface Suppressions {
  /** `span` is absolute. */
  readonly hides: (code: string, span: Span) => boolean;
}

const directive =
  /<!--\s*specwright-(disable-next-line|disable-line|disable|enable)(?=\s|-->)((?:(?!<!--)[^>])*?)-->/g;

/** A comment that speaks to the checker. */
interface Directive {
  readonly kind: string;
  readonly codes: ReadonlySet<string> | null;
  readonly start: number;
  /** The line it stands on. */
  readonly line: Span;
}

/** null where the document has no such comment, as most have none. */
export function readSuppressions(document: MarkdownDocument): Suppressions | null {
  const directives = [...directivesIn(document)];
  if (directives.every(({ kind }) => kind === "enable")) return null;
  const byCode = new Map<string, (offset: number) => boolean>();
  return {
    hides: (code, span) => {
      const isHidden = byCode.get(code) ?? hiddenFor(code, directives, document);
      byCode.set(code, isHidden);
      return isHidden(span.start);
    },
  };
}

/** Tells where nothing is said of one rule. Worked out for each: a list of all would have as many entries as there are pairs. */
function hiddenFor(
  code: string,
  directives: readonly Directive[],
  document: MarkdownDocument,
): (offset: number) => boolean {
  const nextLine = nextLineIn(document);
  const single: Span[] = [];
  const regions: Span[] = [];
  let from: number | null = null;
  for (const { kind, codes, start, line } of directives) {
    if (codes !== null && !codes.has(code)) continue;
    if (kind === "disable-line") single.push(line);
    else if (kind === "disable-next-line") single.push(nextLine(line.end));
    else if (kind === "disable") from ??= start;
    else if (from !== null) {
      regions.push({ start: from, end: start });
      from = null;
    }
  }
  if (from !== null) regions.push({ start: from, end: document.source.length + 1 });
  single.sort((a, b) => a.start - b.start);
  return (offset) => holds(single, offset) || holds(regions, offset);
}

/** True where one of the spans, in order and none in another, holds the offset or ends there. */
function holds(spans: readonly Span[], offset: number): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? offset) <= offset) low = middle + 1;
    else high = middle;
  }
  return (spans[low - 1]?.end ?? -1) >= offset;
}

/** All directives with absolute places, those in the front matter first. */
function* directivesIn({ slice, frontMatter, sections }: MarkdownDocument): Iterable<Directive> {
  if (frontMatter) yield* readDirectives(slice(0, frontMatter.span.end), []);
  for (const { content, start } of sections) {
    if (!content.mayHoldDirectives) continue;
    for (const found of readDirectives(content.text, content.code))
      yield { ...found, start: found.start + start, line: shifted(found.line, start) };
  }
}

function readDirectives(text: string, code: readonly Span[]): readonly Directive[] {
  const codeAt = overlapFinder(code);
  const found: Directive[] = [];
  let line: Span = { start: 0, end: -1 };
  // Behind an odd number of backticks it is in inline code, where such a comment is shown and not meant.
  let backticks = 0;
  let counted = 0;
  for (const match of text.matchAll(directive)) {
    const start = match.index;
    if (start > line.end) {
      line = lineAround(text, start);
      backticks = 0;
      counted = line.start;
    }
    for (; counted < start; counted++) if (text.charAt(counted) === "`") backticks++;
    if (backticks % 2 === 1 || codeAt({ start, end: start + 1 }) >= 0) continue;
    found.push({ kind: match[1] ?? "", codes: readCodes(match[2] ?? ""), start, line });
  }
  return found;
}

function readCodes(list: string): ReadonlySet<string> | null {
  // What follows `--` is the author's reason.
  const codes = (list.split(/\s--\s/)[0] ?? "").split(/[\s,]+/).filter((code) => code !== "");
  return codes.length === 0 ? null : new Set(codes);
}

/** The next line behind an offset that is not blank. Many comments may stand in one line: it is looked for once. */
function nextLineIn({ whole }: MarkdownDocument): (from: number) => Span {
  let last: { readonly from: number; readonly line: Span } | null = null;
  return (from) => {
    if (last?.from !== from) last = { from, line: nextLine(whole(), from) };
    return last.line;
  };
}

function nextLine(text: string, from: number): Span {
  let first = true;
  for (const line of lines(text, from)) {
    if (!first && text.slice(line.start, line.end).trim() !== "") return line;
    first = false;
  }
  return { start: text.length, end: text.length };
}
