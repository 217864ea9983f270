import { blockStart, fenceStart, htmlBlockStart } from "./blockStart.ts";
import { endsFence, isDelimiter, type Row, setextUnderline } from "./rows.ts";
import { addBlock, addDelimiter, addText, type Draft, extendBlock, unsure } from "./stretchDraft.ts";

const listMarker = /^(?:[-*+]|\d{1,9}[.)])/;

/** Lists and quotes nested deeper than this on one line are left to the tree. */
const deepestNesting = 50;

/** True for a row at the margin that no list and no quote can hold. */
export function endsContainers({ raw, offset, columns, content }: Row): boolean {
  switch (blockStart(raw, offset, columns)) {
    case "rule":
    case "heading":
      return true;
    case "fence":
      return fenceStart(raw, offset, 0) !== null;
    case "html":
      return htmlBlockStart(content, true) !== null;
    default:
      return false;
  }
}

/**
 * Reads a row where a list or a quote may be open above it, or opens with it: the index of the next row, null where it
 * cannot be told where a block ends.
 */
export function readContained(rows: readonly Row[], index: number, row: Row, draft: Draft): number | null {
  const { line, raw, columns, offset } = row;
  draft.code = null;
  if (columns >= 4 && !draft.paragraph) {
    unsure(draft);
    return index + 1;
  }
  const { at, start, quoted, marked } = contentOf(row, draft);
  const content = raw.slice(at);
  if (raw.startsWith(">", offset)) addQuoted(draft, row);
  else {
    // Behind a quote's paragraph, this may continue it.
    const afterQuote = draft.blocks.at(-1)?.kind === "quote";
    if (marked && !(afterQuote && columns >= 4)) addBlock(draft, "other", line);
    else if (!draft.paragraph || afterQuote) draft.sureOfBlocks = false;
  }

  const fence = start === "fence" ? fenceStart(raw, at, 0) : null;
  const html = start === "html" ? htmlBlockStart(content, false) : null;
  if (fence || html) {
    unsure(draft);
    draft.paragraph = false;
    // On a line of its own near the margin, it may stand in a list or behind it: it must end the same for both.
    if (quoted || marked || columns >= 4 || (html && !html.end)) return index + 1;
    for (let last = index; ; last++) {
      const other = rows[last];
      if (!other || (other.content !== "" && other.columns < columns)) return null;
      const ends = fence
        ? last > index && endsFence(other, fence, 0)
        : html?.end?.test(last > index ? other.raw : content.slice(2));
      if (ends) return last + 1;
    }
  }
  const above = rows[index - 1];
  if (content === "" || start === "rule") draft.paragraph = false;
  else if (start === "heading") {
    addText(draft, line.start + at, line.end, true);
    draft.paragraph = false;
  } else if (draft.paragraph && above && isDelimiter(content)) addDelimiter(draft, above, row);
  else {
    addText(draft, line.start + at, line.end, quoted || marked || !draft.paragraph);
    // A line of `=` may make a heading of the line above it.
    draft.paragraph = !draft.inTable && !(content.startsWith("=") && setextUnderline.test(content));
    if (quoted) draft.text = null;
  }
  return index + 1;
}

/** Where a row's content begins, behind the marks of lists and quotes, and how. */
function contentOf({ raw, offset }: Row, draft: Draft) {
  let at = offset;
  let quoted = false;
  let marked = false;
  for (let depth = 0; ; depth++) {
    const start = blockStart(raw, at, 0);
    if ((start !== "quote" && start !== "item") || depth > deepestNesting)
      return { at, start, quoted, marked };
    if (start === "quote") quoted = true;
    else marked = true;
    const rest = raw.slice(at);
    const mark = start === "quote" ? ">" : (listMarker.exec(rest)?.[0] ?? "-");
    const gap = /^[ \t]*/.exec(rest.slice(mark.length))?.[0] ?? "";
    at += mark.length + gap.length;
    // Far behind the mark stands code; an empty item may hold anything.
    if (gap.length > 4 || gap.includes("\t") || depth === deepestNesting) unsure(draft);
    if (start === "item" && at === raw.length) unsure(draft);
  }
}

function addQuoted(draft: Draft, { line, columns, offset }: Row): void {
  const block = draft.blocks.at(-1);
  if (block?.kind === "quote" && !draft.runStarts) extendBlock(draft, line.end);
  else if (columns > 0 && block) draft.sureOfBlocks = false;
  else addBlock(draft, "quote", { start: line.start + offset, end: line.end });
}
