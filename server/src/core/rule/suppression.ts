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
  readonly hides: (code: string, span: Span) => boolean;
}

const directive =
  /<!--\s*specwright-(disable-next-line|disable-line|disable|enable)(?=\s|-->)((?:(?!<!--)[^>])*?)-->/g;

export function readSuppressions({ text, sections }: MarkdownDocument): Suppressions {
  if (!text.includes("specwright-")) return { hides: () => false };
  const code = sections.flatMap((section) =>
    section.content.code.map((span) => shifted(span, section.start)),
  );
  const hidden: Hidden[] = [];
  let open: Hidden[] = [];
  for (const match of text.matchAll(directive)) {
    if (isExample(text, match.index, code)) continue;
    const codes = readCodes(match[2] ?? "");
    const line = lineAround(text, match.index);
    if (match[1] === "disable-line") hidden.push({ span: line, codes, except: none });
    else if (match[1] === "disable-next-line")
      hidden.push({ span: nextLine(text, line.end), codes, except: none });
    else if (match[1] === "disable")
      open.push({ span: { start: match.index, end: text.length + 1 }, codes, except: none });
    else {
      const here = match.index;
      for (const part of open) hidden.push({ ...part, span: { start: part.span.start, end: here } });
      // What the comment does not name stays hidden.
      open =
        codes === null ? [] : open.map((part) => ({ ...part, except: new Set([...part.except, ...codes]) }));
      open = open.map((part) => ({ ...part, span: { ...part.span, start: here } }));
    }
  }
  hidden.push(...open);
  return {
    hides: (code, span) =>
      hidden.some(
        (part) =>
          (part.codes === null || part.codes.has(code)) && !part.except.has(code) && touches(part.span, span),
      ),
  };
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
