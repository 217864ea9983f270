import type { Span } from "../text/span.ts";

/** Where an ATX heading's text stands in its line: `from` is behind the opening marks. `# #` is an empty heading with closing marks. */
export function headingTitle(raw: string, from: number): Span {
  const isBlank = (at: number) => raw.charAt(at) === " " || raw.charAt(at) === "\t";
  let end = raw.length;
  while (end > from && isBlank(end - 1)) end--;
  let closing = end;
  while (closing > from && raw.charAt(closing - 1) === "#") closing--;
  if (closing < end && (closing === from || isBlank(closing - 1))) end = closing;
  while (end > from && isBlank(end - 1)) end--;
  let start = from;
  while (start < end && isBlank(start)) start++;
  return start < end ? { start, end } : { start: from, end: from };
}

/** Where the text ends in front of `end`, without blanks and line breaks. A no-break space is text for Markdown. */
export function trimEnd(text: string, end: number): number {
  let at = end;
  while (at > 0 && /[ \t\r\n]/.test(text.charAt(at - 1))) at--;
  return at;
}
