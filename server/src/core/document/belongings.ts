import type { Label } from "../markdown/labels.ts";
import type { SectionContent } from "../markdown/sectionContent.ts";
import { type Line, type Span, trimmed } from "../text/span.ts";

/** What stands below a label and belongs to it. Spans are relative to the section's text. */
export interface Belongings {
  /** The label's line with the lines that belong to it. Without the last line break. */
  readonly extent: Span;
  /** What those lines say in the place of a value, line by line; nothing where the label has one. */
  readonly items: readonly { readonly value: string; readonly span: Span }[];
}

/** A line as lists are written. */
interface Row {
  readonly line: Line;
  /** How far it is indented; in a quote, behind its mark. */
  readonly depth: number;
  readonly isItem: boolean;
  readonly isQuoted: boolean;
  readonly isBlank: boolean;
  /** What it says, behind the marks of lists and checklists. */
  readonly said: Span;
  /** A label stands in it. */
  readonly isField: boolean;
  /** What it says begins in code or in a comment. */
  readonly isHidden: boolean;
  /** It begins in the code or the comment that the line above holds. */
  readonly isInside: boolean;
  /** It is a rule. */
  readonly isRule: boolean;
}

/** The label's own line, and what was read below it so far. */
interface Owner {
  readonly row: Row;
  readonly hasValue: boolean;
  /** The next line would be part of the same line when it is shown. */
  readonly goesOn: boolean;
  readonly isInList: boolean;
  /** A blank line stands above the next one. */
  readonly isParted: boolean;
}

const rowStart = /^(\s*>)?([ \t]*)((?:[-*+]|\d{1,9}[.)])(?=\s|$)[ \t]*(?:\[[ xX]\](?=\s|$)[ \t]*)?)?/;
const hardBreak = /(?: {2}|\\)$/;
/** What is no text that goes on: a table, a quote, HTML, a link definition. */
const otherBlock = /^(?:[|><]|\[[^\]]*\]:)/;

/**
 * Tells what belongs to a label of a section: under an empty value the list that stands there, or the text that goes on;
 * under any label what is indented deeper. Who writes a line behind the label's writes it behind all of that.
 */
export function belongingsIn(content: SectionContent): (label: Label) => Belongings {
  const { text, isHidden } = content;
  const lines = content.bodyLines();
  const indexes = new Map(lines.map((line, index) => [line.start, index]));
  const rules = new Set(content.rules.map(({ start }) => start));
  const labels = content.labels().filter(({ form }) => form !== "table" && form !== "parenthesis");
  const lastOnLine = new Map(labels.map((label) => [label.line.start, label]));

  const rowAt = (index: number): Row | null => {
    const line = lines[index];
    if (!line) return null;
    const raw = text.slice(line.start, line.end);
    const [before = "", quote, indentation = "", mark = ""] = rowStart.exec(raw) ?? [];
    const said = trimmed(text, { start: line.start + before.length, end: line.end });
    return {
      line,
      depth: indentation.replaceAll("\t", "    ").length,
      isItem: mark !== "",
      isQuoted: quote !== undefined,
      isBlank: said.start === said.end && mark === "",
      said,
      isField: lastOnLine.has(line.start),
      isHidden: isHidden({ start: said.start, end: said.start + 1 }),
      isInside: isHidden({ start: line.start - 1, end: line.start }),
      isRule: rules.has(line.start) || rules.has(line.start + before.length - mark.length),
    };
  };

  const below = (last: Label): Belongings => {
    const index = indexes.get(last.line.start);
    const own = index === undefined ? null : rowAt(index);
    if (index === undefined || !own) return { extent: last.line, items: [] };
    const items: Belongings["items"][number][] = [];
    let end = own.line.end;
    let owner: Owner = {
      row: own,
      hasValue: last.value !== "",
      goesOn: !hardBreak.test(text.slice(own.line.start, own.line.end)),
      isInList: own.isItem,
      isParted: false,
    };
    for (let at = index + 1; ; at++) {
      const row = rowAt(at);
      if (row?.isInside) {
        end = row.line.end;
        continue;
      }
      if (!row || (row.isBlank && owner.isParted)) break;
      if (row.isBlank) {
        owner = { ...owner, isParted: true };
        continue;
      }
      if (!belongs(row, owner, text)) break;
      end = row.line.end;
      owner = { ...owner, isInList: owner.isInList || row.isItem, isParted: false };
      const isSaid = !owner.hasValue && !row.isHidden && (row.isItem || !row.isField);
      if (isSaid && row.said.start < row.said.end)
        items.push({ value: text.slice(row.said.start, row.said.end), span: row.said });
    }
    return { extent: { start: own.line.start, end }, items };
  };

  // Many labels may stand on one line: what belongs to it is looked for once.
  const known = new Map<Label, Belongings>();
  return (label) => {
    const last = lastOnLine.get(label.line.start);
    if (!last || label.form === "table") return { extent: label.line, items: [] };
    const found = known.get(last) ?? below(last);
    known.set(last, found);
    return label === last ? found : { extent: found.extent, items: [] };
  };
}

function belongs(row: Row, { row: own, hasValue, goesOn, isInList, isParted }: Owner, text: string): boolean {
  if (row.isRule || row.isQuoted !== own.isQuoted) return false;
  const mayNest = isInList || !isParted;
  // Of bold lines that stand one below the other some may be indented.
  if (row.depth > own.depth && mayNest) return isInList || !row.isField || (row.isItem && !hasValue);
  if (row.isHidden) return false;
  if (row.isItem && !own.isItem) return !hasValue || !(isParted || row.isField);
  if (hasValue || isParted || row.isField) return false;
  if (row.isItem) return row.depth === own.depth;
  return goesOn && !otherBlock.test(text.slice(row.said.start, row.said.end));
}
