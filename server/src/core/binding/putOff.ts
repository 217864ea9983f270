import { blanked, type SectionContent } from "../markdown/sectionContent.ts";
import { isTodo } from "../template/slot.ts";
import type { Span } from "../text/span.ts";

/** Characters of a section's body that may be nothing but TODO, blank lines and rules. */
const longestTodo = 400;

/** Words that put something off say so in few characters; what is longer may say something. */
const longestPutOff = 60;

/** `TODO for SIG-AWS`, `TBD after the review`, `TODO: ask Ann`: by whom or when it will be written. */
const putOffUntil =
  /^(?:TODO|TBD|TBA|TBC)(?::|\s+(?:for|by|after|when|once|until|in|with|at)\b|\s*\()[^\r\n]*$/;

/** One word in capitals that stands for what is not known yet. */
const standInWord = /^[*_]*(TBD|TBA|TBC|TODO|[Tt]o be (?:determined|decided|defined))[*_]*\.?$/;

const beginsPutOff = /t[\s*_`]*[bo][\s*_`]*(?:[dac ]|e\b)|fixme|xxx|\?\?/i;

/** False for a section in which no value is put off until later. */
export function mayPutOff(content: SectionContent): boolean {
  return beginsPutOff.test(content.text.slice(content.bodyStart));
}

/**
 * Where a section says only that something is not there yet: its whole body, else a paragraph or all items of a list.
 * `TODO` above a list may be the list's heading, and among other items it may be a word like them.
 */
export function putOffTexts(content: SectionContent): readonly Span[] {
  if (content.level === 0 || !mayPutOff(content)) return [];
  const whole = wholeBody(content);
  return whole ? [whole] : [...standIns(content)];
}

function wholeBody(content: SectionContent): Span | null {
  const { text, bodyStart } = content;
  // A body that says no more than TODO is short, but for comments.
  if (text.length - bodyStart > longestTodo && content.comments().length === 0) return null;
  const body = blanked(text, bodyStart, content.comments())
    .trim()
    .replace(/^(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?/, "");
  if (!isTodo(body) && !(body.length <= longestPutOff && putOffUntil.test(body))) return null;
  const start = text.indexOf(body, bodyStart);
  return { start, end: start + body.length };
}

const item = /^([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+/;

interface Row {
  readonly span: Span;
  readonly raw: string;
  /** An item of a list; null for other lines. */
  readonly mark: RegExpExecArray | null;
}

function* standIns(content: SectionContent): Iterable<Span> {
  const { text } = content;
  const rows = content.bodyLines().map((span): Row => {
    const raw = text.slice(span.start, span.end);
    return { span, raw, mark: item.exec(raw) };
  });
  /** The text in front, whatever blank lines stand between. */
  let before: Row | undefined;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    if (!row || isBlank(row)) continue;
    if (row.mark) {
      const list = listAt(rows, at);
      if (isAllTheSame(list.items) && !isDeeper(before, row) && !isDeeper(rows[list.end], row))
        for (const one of list.items) yield* standIn(content, one);
      at = list.end - 1;
      before = list.items.at(-1);
      continue;
    }
    before = row;
    if (isBlank(rows[at - 1]) && isBlank(rows[at + 1]) && wordOf(row) !== "TODO")
      yield* standIn(content, row);
  }
}

/** The items from there on between which nothing stands, and where the next text begins. */
function listAt(
  rows: readonly Row[],
  start: number,
): { readonly items: readonly Row[]; readonly end: number } {
  const items: Row[] = [];
  let end = start;
  for (let row = rows[end]; row && (row.mark || isBlank(row)); row = rows[++end])
    if (row.mark) items.push(row);
  return { items, end };
}

/** One word for all items: different ones may be what the list is about. */
function isAllTheSame(items: readonly Row[]): boolean {
  const [first] = items;
  const word = first && wordOf(first);
  return word !== undefined && items.every((one) => wordOf(one) === word);
}

/** The line goes on in an item, or is one of a list it stands in. */
function isDeeper(row: Row | undefined, than: Row): boolean {
  return row !== undefined && row.raw.search(/\S/) > (than.mark?.[1]?.length ?? 0);
}

const isBlank = (row: Row | undefined) => row === undefined || row.raw.trim() === "";
const saidIn = ({ raw, mark }: Row) => raw.slice(mark?.[0].length ?? 0).trim();
const wordOf = (row: Row) => standInWord.exec(saidIn(row))?.[1];

function* standIn(content: SectionContent, row: Row): Iterable<Span> {
  const said = saidIn(row);
  if (wordOf(row) === undefined || content.isHidden(row.span)) return;
  const start = row.span.start + row.raw.indexOf(said, row.mark?.[0].length ?? 0);
  yield { start, end: start + said.length };
}
