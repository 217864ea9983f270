/** A half-open range of UTF-16 offsets: `text.slice(span.start, span.end)`. What it is relative to is said where it is used. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The same span, `by` offsets further on. */
export function shifted(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

/** True where the two spans share at least one character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The span without white space at its ends: `"  Draft  "` → the span of `Draft`. */
export function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13 || code === 0xa0 || code === 0xfeff;
}

/** One line of a text: its start, its end without the line break, and where the next line starts. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** The lines of `text` from offset `from` to `to`. `\n`, `\r\n` and `\r` end a line, as in CommonMark. */
export function allLines(text: string, from = 0, to = text.length): readonly Line[] {
  const lineAt = lineReader(text, to);
  const all: Line[] = [];
  for (let start = from; start < to; ) {
    const line = lineAt(start);
    all.push(line);
    start = line.next;
  }
  return all;
}

/** The same one by one, for whoever may stop at any of them. */
export function* lines(text: string, from = 0, to = text.length): Generator<Line> {
  const lineAt = lineReader(text, to);
  for (let start = from; start < to; ) {
    const line = lineAt(start);
    yield line;
    start = line.next;
  }
}

/** Answers the line that starts at an offset. To be asked for lines in their order. */
function lineReader(text: string, to: number): (start: number) => Line {
  const find = (mark: string, at: number) => {
    const found = text.indexOf(mark, at);
    return found < 0 || found >= to ? to : found;
  };
  // Where the next of each stands: looked for again only when passed, so a text without `\r` is searched for it once.
  let feed = -1;
  let carriage = -1;
  return (start) => {
    if (feed < start) feed = find("\n", start);
    if (carriage < start) carriage = find("\r", start);
    const end = Math.min(feed, carriage);
    const next = end === to ? to : carriage + 1 === feed && feed < to ? end + 2 : end + 1;
    return { start, end, next };
  };
}

/** The line that `offset` stands in, without its line break. */
export function lineAround(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && !isBreak(text.charCodeAt(start - 1))) start--;
  let end = offset;
  while (end < text.length && !isBreak(text.charCodeAt(end))) end++;
  return { start, end };
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}

/** How the text ends its lines: a file with any `\r\n` in it is taken to be written with them. */
export function lineBreakOf(text: string): "\r\n" | "\n" {
  return text.includes("\r\n") ? "\r\n" : "\n";
}
