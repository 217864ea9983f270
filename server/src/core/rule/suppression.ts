import type { MarkdownDocument } from "../document/document.ts";
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
  const hidden: Hidden[] = [];
  let open: Hidden[] = [];
  for (const { kind, codes, start: at, line } of directivesIn(document)) {
    if (kind === "disable-line") hidden.push({ span: line, codes, except: none });
    else if (kind === "disable-next-line")
      hidden.push({ span: nextLine(document.whole(), line.end), codes, except: none });
    else if (kind === "disable")
      open.push({ span: { start: at, end: document.source.length + 1 }, codes, except: none });
    else {
      for (const part of open) hidden.push({ ...part, span: { start: part.span.start, end: at } });
      // What the comment does not name stays hidden.
      open =
        codes === null ? [] : open.map((part) => ({ ...part, except: new Set([...part.except, ...codes]) }));
      open = open.map((part) => ({ ...part, span: { ...part.span, start: at } }));
    }
  }
  for (const part of open) hidden.push(part);
  if (hidden.length === 0) return null;
  return {
    hides: (code, span) =>
      hidden.some(
        (part) =>
          (part.codes === null || part.codes.has(code)) && !part.except.has(code) && touches(part.span, span),
      ),
  };
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
  return [...text.matchAll(directive)]
    .filter((match) => !isExample(text, match.index, code))
    .map((match) => ({
      kind: match[1] ?? "",
      codes: readCodes(match[2] ?? ""),
      start: match.index,
      line: lineAround(text, match.index),
    }));
}

interface Hidden {
  readonly span: Span;
  /** null: all. */
  readonly codes: ReadonlySet<string> | null;
  readonly except: ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();

/** In code, such a comment is shown, not meant. */
function isExample(text: string, offset: number, code: readonly Span[]): boolean {
  if (code.some((part) => part.start <= offset && offset < part.end)) return true;
  const { start } = lineAround(text, offset);
  return (text.slice(start, offset).split("`").length - 1) % 2 === 1;
}

function readCodes(list: string): ReadonlySet<string> | null {
  // What follows `--` is the author's reason.
  const codes = (list.split(/\s--\s/)[0] ?? "").split(/[\s,]+/).filter((code) => code !== "");
  return codes.length === 0 ? null : new Set(codes);
}

function touches(hidden: Span, span: Span): boolean {
  return span.start >= hidden.start && span.start <= hidden.end;
}

function nextLine(text: string, from: number): Span {
  let first = true;
  for (const line of lines(text, from)) {
    if (!first && text.slice(line.start, line.end).trim() !== "") return line;
    first = false;
  }
  return { start: text.length, end: text.length };
}
