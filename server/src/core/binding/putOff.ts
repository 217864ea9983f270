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
const standIn = /^[*_]*(TBD|TBA|TBC|TODO|[Tt]o be (?:determined|decided|defined))[*_]*\.?$/;

const mayPutOff = /t[\s*_`]*[bo][\s*_`]*(?:[dac ]|e\b)|fixme|xxx|\?\?/i;

/**
 * Where a section says only that something is not there yet: its whole body, else a paragraph or the only item of a list.
 * `TODO` above a list may be the list's heading, and among other items it may be a word like them.
 */
export function putOffTexts(content: SectionContent): readonly Span[] {
  if (content.level === 0 || !mayPutOff.test(content.text.slice(content.bodyStart))) return [];
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

function* standIns(content: SectionContent): Iterable<Span> {
  const { text } = content;
  const rows = content.bodyLines();
  for (const [at, row] of rows.entries()) {
    const raw = text.slice(row.start, row.end);
    const mark = item.exec(raw);
    const said = raw.slice(mark?.[0].length ?? 0).trim();
    const word = standIn.exec(said)?.[1];
    if (word === undefined || content.isHidden(row)) continue;
    const before = rowAt(at - 1);
    const after = rowAt(at + 1);
    if (mark) {
      const indentation = mark[1]?.length ?? 0;
      const isMore = (line: string) => item.test(line) || line.search(/\S/) > indentation;
      if (isMore(nextText(at, -1)) || isMore(nextText(at, 1))) continue;
    } else if (word === "TODO" || before !== "" || after !== "") continue;
    const start = row.start + raw.indexOf(said, mark?.[0].length ?? 0);
    yield { start, end: start + said.length };
  }

  function rowAt(at: number): string {
    const row = rows[at];
    return row ? text.slice(row.start, row.end).trim() : "";
  }

  /** The nearest line in that direction that is not blank. */
  function nextText(from: number, step: 1 | -1): string {
    for (let at = from + step; at >= 0 && at < rows.length; at += step) {
      const row = rows[at];
      if (row && rowAt(at) !== "") return text.slice(row.start, row.end);
    }
    return "";
  }
}
