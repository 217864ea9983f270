import { patternOf } from "../text/scripts.ts";
import type { Line, Span } from "../text/span.ts";
import { trimmed } from "../text/span.ts";
import { labelKey } from "../text/words.ts";
import { type Table, type TableRow, withoutTrailingComments } from "./table.ts";

/**
 * A name with a value behind it, as people write them in Markdown:
 *
 *     **Status:** Draft                 bold, colon inside
 *     **Status**: Draft                 bold, colon outside
 *     - **Status**: Draft               list
 *     - [ ] **Status**: Draft           checklist
 *     | **Status** | Draft |            table
 *     Status: Draft                     plain
 *     *Status: Draft*                   italic
 *     ### Story 1 (Priority: P1)        parenthesis
 *     **状态**：草稿                     with a full-width colon
 */
export interface Label {
  readonly form: "bold" | "list" | "checklist" | "table" | "plain" | "italic" | "parenthesis";
  /** The name without bold marks and colon. */
  readonly name: string;
  readonly key: string;
  readonly nameSpan: Span;
  /** The value without blanks around it; '' where there is none. */
  readonly value: string;
  /** Where the value stands; where it is empty, the place where it would go. Relative to the section's text. */
  readonly valueSpan: Span;
  /** The line it stands on, without its line break. */
  readonly line: Span;
}

const lead = String.raw`^\s*(?:>\s*)?((?:[-*+]|\d{1,9}[.)])\s+)?(\[[ xX]\]\s+)?`;
const bold = new RegExp(
  `${lead}(\\*\\*|__)(?!\\s)((?:(?!\\3).)+?)(?:(?<!\\s)\\s*[:：]\\s*\\3|\\3\\s*[:：])[:：]?`,
);
/** What parts a label from the next one on its line: `|`, `·`, `—`, `;`, `,`, two blanks, `<br>`. */
const laterBold =
  /(?:\s[|·•–—]\s|[;,]\s|\s\s|<br\s?\/?>)(?=\s{0,9}(?:\*\*|__)(?!\s)[^*|]{1,300}?(?::(?:\*\*|__)|(?:\*\*|__)\s{0,9}:))/gi;
const plain = patternOf(
  ({ letter, digit }) =>
    String.raw`^\s{0,3}([-*+]\s+)?([${letter}][${letter}${digit} /()_-]{0,48}?)(?::(?:\s|$)|：)`,
);
const italic = patternOf(
  ({ letter }) => String.raw`^\s{0,3}([*_])(?!\1)([${letter}][^*_:：]{0,48})[:：]\s*(.*?)\1\s*$`,
);
const parenthesis = /\((priority|status|severity|impact|risk|criticality|probability|likelihood|level):\s*/gi;

/** All labels on `lines` and in `tables`, in document order. `isHidden`: the line begins in code or in a comment. */
export function readLabels(
  text: string,
  lines: readonly Line[],
  tables: readonly Table[],
  isHidden: (line: Span) => boolean,
): readonly Label[] {
  const labels: Label[] = [];
  for (const line of lines) {
    const raw = text.slice(line.start, line.end);
    if (!(raw.includes(":") || raw.includes("：")) || isHidden(line)) continue;
    const mayBeBold = raw.includes("**") || raw.includes("__");
    // `Status: **Approved**`: what is bold may be the value.
    if (!(mayBeBold && readBold(text, line, raw, labels)) && !/^\s*\|/.test(raw))
      readPlain(text, line, raw, labels);
    if (raw.includes("(")) readParentheses(text, line, raw, labels);
  }
  for (const table of tables) readRows(table, labels);
  return labels.sort((a, b) => a.nameSpan.start - b.nameSpan.start);
}

/** False where there is none. */
function readBold(text: string, line: Line, raw: string, labels: Label[]): boolean {
  const before = labels.length;
  let from = 0;
  const borders = [...raw.matchAll(laterBold)].map((match) => ({
    end: match.index,
    next: match.index + match[0].length,
  }));
  for (const { end, next } of [...borders, { end: raw.length, next: raw.length }]) {
    const part = raw.slice(from, end);
    const match = bold.exec(part);
    const name = match?.[4];
    if (match && name !== undefined) {
      const mark = match[3] ?? "**";
      const nameStart = line.start + from + part.indexOf(mark) + mark.length;
      labels.push({
        form: match[2] ? "checklist" : match[1] ? "list" : (labels[before]?.form ?? "bold"),
        name: name.trim(),
        key: labelKey(name),
        nameSpan: trimmed(text, { start: nameStart, end: nameStart + name.length }),
        ...valueAt(text, { start: line.start + from + match[0].length, end: line.start + end }),
        line,
      });
    }
    from = next;
  }
  return labels.length > before;
}

function readPlain(text: string, line: Line, raw: string, labels: Label[]): void {
  const front = raw.slice(0, raw.indexOf(":"));
  const slanted = italic.in(front).exec(raw);
  const match = slanted ?? plain.in(front).exec(raw);
  const name = match?.[2];
  if (!match || name === undefined) return;
  const nameStart = line.start + raw.indexOf(name);
  const end = slanted ? line.start + raw.trimEnd().length - 1 : line.end;
  labels.push({
    form: slanted ? "italic" : "plain",
    name,
    key: labelKey(name),
    nameSpan: { start: nameStart, end: nameStart + name.length },
    ...valueAt(text, { start: nameStart + name.length + 1, end }),
    line,
  });
}

function readParentheses(text: string, line: Line, raw: string, labels: Label[]): void {
  for (const match of raw.matchAll(parenthesis)) {
    const name = match[1] ?? "";
    const start = match.index + match[0].length;
    const end = raw.indexOf(")", start);
    if (end < 0) continue;
    const nameStart = line.start + match.index + 1;
    labels.push({
      form: "parenthesis",
      name,
      key: labelKey(name),
      nameSpan: { start: nameStart, end: nameStart + name.length },
      ...valueAt(text, { start: line.start + start, end: line.start + end }),
      line,
    });
  }
}

function readRows(table: Table, labels: Label[]): void {
  if (table.header.length !== 2) return;
  for (const row of table.rows) {
    const label = rowLabel(row);
    if (label) labels.push(label);
  }
}

/** The label that a row of two cells is; null where it has no name, or no cell for a value. */
export function rowLabel({ cells, span }: TableRow): Label | null {
  const [name, value] = cells;
  if (!name || !value || name.text === "") return null;
  const bare = name.text
    .replace(/\*\*|__/g, "")
    .replace(/:\s*$/, "")
    .trim();
  return {
    form: "table",
    name: bare,
    key: labelKey(bare),
    nameSpan: name.span,
    value: value.text,
    valueSpan: value.span,
    line: span,
  };
}

/** The value between two offsets; a comment behind it and a hard line break (`\`) do not belong to it. */
function valueAt(text: string, between: Span): { readonly value: string; readonly valueSpan: Span } {
  const raw = text.slice(between.start, between.end);
  const cut = withoutTrailingComments(raw).replace(/\\\s*$/, "");
  const span = trimmed(text, { start: between.start, end: between.start + cut.length });
  if (span.start < span.end) return { value: text.slice(span.start, span.end), valueSpan: span };
  // Nothing there yet: after one blank, so that what is typed does not touch the label.
  const at = Math.min(between.start + (/^[ \t]/.test(raw) ? 1 : 0), between.end);
  return { value: "", valueSpan: { start: at, end: at } };
}
