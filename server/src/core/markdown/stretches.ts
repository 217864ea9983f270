import { allLines } from "../text/span.ts";
import { blockStart, type Fence, fenceStart, type HtmlBlock, htmlBlockStart } from "./blockStart.ts";
import { endsContainers, readContained } from "./containedRows.ts";
import { mayDefine } from "./definitions.ts";
import type { Block, Opaque } from "./opaque.ts";
import { endsFence, isDelimiter, oddBlank, type Row, rowAt, setextUnderline } from "./rows.ts";
import {
  addBlock,
  addDelimiter,
  addText,
  type Draft,
  endRun,
  extendBlock,
  finish,
  newDraft,
  type Stretch,
  unsure,
} from "./stretchDraft.ts";

/**
 * Cuts a section's text into stretches and says what is code, HTML and text in them, as far as that can be told from
 * the lines alone. null where only the tree of the whole section can tell: where it may define links, and where it
 * cannot be told whether a block ends with its stretch.
 */
export function readStretches(text: string): readonly Stretch[] | null {
  // Line separators end a line for regular expressions, but not for Markdown.
  if (mayDefine(text) || /[\u2028\u2029]/.test(text)) return null;
  const rows: Row[] = [];
  for (const line of allLines(text)) rows.push(rowAt(text, line));
  const stretches: Stretch[] = [];
  let draft = newDraft(text, 0);
  let afterBlank = false;
  for (let index = 0; index < rows.length; ) {
    const row = rows[index];
    if (!row) break;
    if (row.content === "") {
      endRun(draft, row.line.start);
      afterBlank = true;
      index++;
      continue;
    }
    // What cannot interrupt a paragraph (`2.`, a lone tag) cannot follow indented code, even behind blank lines.
    const bound = draft.code !== null && row.columns < 4 && /^[-*+<\d]/.test(row.content);
    if (bound) unsure(draft);
    else if (afterBlank && row.columns === 0) {
      stretches.push(finish(draft, row.line.start));
      draft = newDraft(text, row.line.start);
    }
    afterBlank = false;
    if (draft.contained && row.columns === 0 && endsContainers(row)) {
      draft.contained = false;
      draft.paragraph = false;
    }
    const next = (draft.contained ? readContained : readAtMargin)(rows, index, row, draft);
    if (next === null) return null;
    if (next > index) draft.runStarts = false;
    index = next;
  }
  stretches.push(finish(draft, text.length));
  return stretches;
}

/**
 * Reads a row, or the block that begins with it, outside of lists and quotes: the index of the next row, which is the
 * same where it opens one of them; null where only the tree of the whole can tell.
 */
function readAtMargin(rows: readonly Row[], index: number, row: Row, draft: Draft): number | null {
  const { line, raw, columns, offset, content } = row;
  if (columns >= 4) {
    readIndented(row, draft);
    return index + 1;
  }
  draft.code = null;
  switch (blockStart(raw, offset, columns)) {
    case "fence": {
      const fence = fenceStart(raw, offset, 0);
      if (fence) return readFence(rows, index, row, fence, draft);
      break;
    }
    case "html": {
      // A blank that is none for Markdown may stand in what looks like a tag.
      if (oddBlank.test(content)) return null;
      const html = htmlBlockStart(content, draft.paragraph);
      // Whether it is a table or a paragraph above decides whether a lone tag begins a block.
      if (html && draft.inTable && !htmlBlockStart(content, true)) return null;
      if (html) return readHtml(rows, index, row, html, draft);
      break;
    }
    case "quote":
    case "item":
      // `2.` does not interrupt a paragraph, and `- | -` may underline a table's header.
      if (draft.inTable || (draft.paragraph && (/^\d/.test(content) || isDelimiter(content)))) unsure(draft);
      draft.contained = true;
      return index;
    case "rule":
      if (draft.paragraph && setextUnderline.test(content)) endHeading(draft);
      else {
        endRun(draft, line.start);
        addBlock(draft, "other", line);
      }
      return index + 1;
    case "heading":
      endRun(draft, line.start);
      addText(draft, line.start + offset, line.end, true);
      endRun(draft, line.end);
      addBlock(draft, "other", line);
      return index + 1;
    default:
  }
  readText(rows, index, row, draft);
  return index + 1;
}

/** Reads a row of plain text at the margin: of a paragraph, a heading that is underlined, or a table. */
function readText(rows: readonly Row[], index: number, row: Row, draft: Draft): void {
  const { line, offset, content } = row;
  const start = line.start + offset;
  const above = rows[index - 1];
  if (draft.inTable) {
    addText(draft, start, line.end, true);
    draft.paragraph = false;
  } else if (!draft.paragraph) {
    addBlock(draft, "paragraph", { start, end: line.end });
    addText(draft, start, line.end, true);
  } else if (setextUnderline.test(content)) {
    endHeading(draft);
  } else if (above && isDelimiter(content)) addDelimiter(draft, above, row);
  else {
    extendBlock(draft, line.end);
    addText(draft, start, line.end, false);
  }
}

/** The paragraph above is a heading. */
function endHeading(draft: Draft): void {
  const block = draft.blocks.at(-1);
  if (block) block.kind = "other";
  draft.paragraph = false;
}

/** A row that is indented by four columns or more: it continues a paragraph, or is code. */
function readIndented({ line }: Row, draft: Draft): void {
  if (draft.inTable) unsure(draft);
  if (draft.paragraph) {
    extendBlock(draft, line.end);
    addText(draft, line.start, line.end, false);
  } else if (draft.code) draft.code.span = { start: draft.code.span.start, end: line.end };
  else {
    draft.code = { kind: "code", span: { start: line.start, end: line.end }, language: "", inline: false };
    addPart(draft, draft.code, "other", line.start);
  }
}

/** Reads the fenced code that begins with row `index`: the index of the row behind it. */
function readFence(rows: readonly Row[], index: number, row: Row, fence: Fence, draft: Draft): number {
  const { line, offset, content } = row;
  let last = index + 1;
  for (let next = rows[last]; next && !endsFence(next, fence, next.columns); ) next = rows[++last];
  last = Math.min(last, rows.length - 1);
  const language = /^[ \t]*([^ \t]*)/.exec(content.slice(fence.length))?.[1] ?? "";
  // It may be written with escapes.
  if (/[\\&]/.test(language)) unsure(draft);
  const span = { start: line.start + offset, end: rows[last]?.line.end ?? line.end };
  const code: Opaque = { kind: "code", span, language: language.toLowerCase(), inline: false };
  addPart(draft, code, "other", line.start);
  return last + 1;
}

/** Reads the block of HTML that begins with row `index`: the index of the row behind it. */
function readHtml(
  rows: readonly Row[],
  index: number,
  row: Row,
  html: HtmlBlock,
  draft: Draft,
): number | null {
  const { line, content } = row;
  const isComment = content.startsWith("<!--");
  if (html.end && !isComment) return null;
  let last = index;
  for (let next: Row | undefined = row; next; next = rows[++last]) {
    if (!isComment && next.content === "") break;
    if (isComment && (next === row ? content.slice(2) : next.raw).includes("-->")) break;
  }
  // A comment holds the row that ends it, other HTML goes up to a blank one.
  if (!isComment) last--;
  last = Math.min(last, rows.length - 1);
  const span = { start: line.start, end: rows[last]?.line.end ?? line.end };
  addPart(draft, { kind: "html", span }, "html", line.start);
  return last + 1;
}

function addPart(draft: Draft, part: Opaque, kind: Block["kind"], from: number): void {
  endRun(draft, from);
  draft.parts.push(part);
  addBlock(draft, kind, part.span);
}
