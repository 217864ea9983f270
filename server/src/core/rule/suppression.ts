import { lines, type Span } from "../text/span.ts";

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

const directive = /<!--\s*specwright-(disable-next-line|disable-line|disable|enable)(?:\s+([^>]*?))?\s*-->/g;

export function readSuppressions(text: string): Suppressions {
  if (!text.includes("specwright-")) return { hides: () => false };
  const hidden: { readonly span: Span; readonly codes: ReadonlySet<string> | null }[] = [];
  const open: { from: number; readonly codes: ReadonlySet<string> | null }[] = [];
  for (const match of text.matchAll(directive)) {
    const codes = readCodes(match[2] ?? "");
    const line = lineAround(text, match.index);
    if (match[1] === "disable-line") hidden.push({ span: line, codes });
    else if (match[1] === "disable-next-line") hidden.push({ span: nextLine(text, line.end), codes });
    else if (match[1] === "disable") open.push({ from: match.index, codes });
    else close(match.index, codes);
  }
  close(text.length + 1, null);
  return {
    hides: (code, span) =>
      hidden.some((part) => (part.codes === null || part.codes.has(code)) && touches(part.span, span)),
  };

  function close(at: number, codes: ReadonlySet<string> | null): void {
    for (const part of [...open]) {
      if (codes !== null && part.codes !== null && ![...part.codes].some((code) => codes.has(code))) continue;
      hidden.push({
        span: { start: part.from, end: at },
        codes: codes === null || part.codes !== null ? part.codes : codes,
      });
      open.splice(open.indexOf(part), 1);
    }
  }
}

function readCodes(list: string): ReadonlySet<string> | null {
  // What follows `--` is the author's reason.
  const codes = (list.split(/\s--\s/)[0] ?? "").split(/[\s,]+/).filter((code) => code !== "");
  return codes.length === 0 ? null : new Set(codes);
}

function touches(hidden: Span, span: Span): boolean {
  return span.start >= hidden.start && span.start <= hidden.end;
}

function lineAround(text: string, offset: number): Span {
  const before = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1));
  const [line] = lines(text, before + 1);
  return line ?? { start: offset, end: offset };
}

function nextLine(text: string, from: number): Span {
  let first = true;
  for (const line of lines(text, from)) {
    if (!first && text.slice(line.start, line.end).trim() !== "") return line;
    first = false;
  }
  return { start: text.length, end: text.length };
}
