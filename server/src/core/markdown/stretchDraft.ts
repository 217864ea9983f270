import { allLines, type Span, shifted } from "../text/span.ts";
import type { InlineText } from "./inline.ts";
import type { Block, Opaque } from "./opaque.ts";
import { oddBlank, type Row } from "./rows.ts";
import { cellCount } from "./table.ts";

/**
 * A stretch of a section's text that Markdown reads by itself: it begins at the margin behind a blank line, where every
 * list and quote above it is closed.
 */
export interface Stretch {
  readonly span: Span;
  /** Code and HTML at the margin. */
  readonly parts: readonly Opaque[];
  /** All other text, in order. */
  readonly texts: readonly InlineText[];
  /** False where only the tree can tell what is code, HTML or text. */
  readonly sureOfParts: boolean;
  /** The blocks at the top; null where only the tree can tell. */
  readonly blocks: readonly Block[] | null;
}

/** A stretch while it is read. */
export interface Draft {
  readonly source: string;
  readonly start: number;
  readonly parts: Opaque[];
  readonly texts: DraftText[];
  readonly blocks: DraftBlock[];
  sureOfParts: boolean;
  sureOfBlocks: boolean;
  /** A list or a quote is open, or may be. */
  contained: boolean;
  /** A paragraph is open: the next line may continue it. */
  paragraph: boolean;
  /** The text that a line without marks continues. */
  text: DraftText | null;
  /** Indented code that the next line may continue. */
  code: { readonly kind: "code"; span: Span; readonly language: string; readonly inline: boolean } | null;
  /** In this run of lines there is a row of dashes, as under a table's header. */
  inTable: boolean;
  /** No line of this run was read yet. */
  runStarts: boolean;
  /** Where this run of lines ends: known when its end is reached. */
  run: { end: number };
}

interface DraftText {
  span: Span;
  inTable: boolean;
  readonly run: { readonly end: number };
}

interface DraftBlock {
  kind: Block["kind"];
  span: Span;
}

export function newDraft(source: string, start: number): Draft {
  return {
    source,
    start,
    parts: [],
    texts: [],
    blocks: [],
    sureOfParts: true,
    sureOfBlocks: true,
    contained: false,
    paragraph: false,
    text: null,
    code: null,
    inTable: false,
    runStarts: true,
    run: { end: source.length },
  };
}

/** Only the tree can tell. */
export function unsure(draft: Draft): void {
  draft.sureOfParts = false;
  draft.sureOfBlocks = false;
}

/** A blank line, or a block that is no text: no text goes on behind it. */
export function endRun(draft: Draft, at: number): void {
  draft.run.end = at;
  draft.run = { end: draft.source.length };
  draft.runStarts = true;
  draft.inTable = false;
  draft.paragraph = false;
  draft.text = null;
}

/** A line of text, from `start` on; `alone` where it does not continue the text above it. */
export function addText(draft: Draft, start: number, end: number, alone: boolean): void {
  const { text } = draft;
  if (text && !alone && !draft.inTable) text.span = { start: text.span.start, end };
  else {
    draft.text = { span: { start, end }, inTable: draft.inTable, run: draft.run };
    draft.texts.push(draft.text);
  }
  draft.paragraph = true;
}

/** A row of dashes under `header`: if that has as many cells, a table begins there. */
export function addDelimiter(draft: Draft, header: Row, row: Row): void {
  // Cells are texts of their own, and so is each line that may hold some.
  const above = draft.texts.pop();
  draft.inTable = true;
  const { start, end } = above?.span ?? { start: 0, end: 0 };
  for (const line of allLines(draft.source.slice(start, end)))
    draft.texts.push({
      span: shifted({ start: line.start, end: line.end }, start),
      inTable: true,
      run: draft.run,
    });
  draft.text = null;
  draft.paragraph = false;
  // Behind a paragraph that a table interrupts, a lone tag begins a block.
  if (header.content.startsWith("<")) unsure(draft);
  const block = draft.blocks.at(-1);
  if (draft.contained || !block) return;
  // Escaped bars, headers of bars alone and blanks that are none are rare: the tree counts their cells.
  const isPlain =
    header.columns < 4 &&
    /[^\s|]/.test(header.raw) &&
    !header.raw.includes("\\") &&
    !oddBlank.test(header.raw);
  if (!isPlain || cellCount(header.raw) !== cellCount(row.raw)) draft.sureOfBlocks = false;
  else if (block.span.start >= header.line.start) block.kind = "other";
  else {
    const paragraph = draft.source.slice(block.span.start, header.line.start).replace(/\r\n?$|\n$/, "");
    block.span = { start: block.span.start, end: block.span.start + paragraph.length };
    addBlock(draft, "other", { start: header.line.start, end: row.line.end });
  }
}

export function addBlock(draft: Draft, kind: Block["kind"], span: Span): void {
  draft.blocks.push({ kind, span });
}

/** The paragraph at the margin goes on to `end`. */
export function extendBlock(draft: Draft, end: number): void {
  const block = draft.blocks.at(-1);
  if (block) block.span = { start: block.span.start, end };
}

/** The stretch from what was read of it. */
export function finish(draft: Draft, end: number): Stretch {
  endRun(draft, end);
  const blocks: Block[] = [];
  for (const { kind, span } of draft.blocks) {
    const emphasis = kind === "paragraph" && isEmphasis(draft.source.slice(span.start, span.end));
    if (emphasis === "unsure") draft.sureOfBlocks = false;
    blocks.push({ kind: emphasis === true ? "emphasis" : kind, span });
  }
  return {
    span: { start: draft.start, end },
    parts: draft.parts,
    texts: draft.texts.map(({ span, inTable, run }) => ({ span, inTable, runEnd: run.end })),
    sureOfParts: draft.sureOfParts,
    blocks: draft.sureOfBlocks ? blocks : null,
  };
}

/** Emphasis with nothing in it that may change where it ends: at the end of the paragraph, or before a blank in it. */
const wholeEmphasis = /^([*_])(?![ \t\r\n])[^*_\\`<[\]~@]*[^*_\\`<[\]~@\s]\1$/;
const firstEmphasis = /^([*_])(?![ \t\r\n])[^*_\\`<[\]~@]*[^*_\\`<[\]~@\s]\1[ \t\r\n]/;

/** True where a paragraph's text is emphasised as a whole: `*text*`. */
function isEmphasis(paragraph: string): boolean | "unsure" {
  const text = paragraph.replace(/^[ \t]+|(?<![ \t])[ \t]+$/g, "");
  const first = text.charAt(0);
  if ((first !== "*" && first !== "_") || !text.endsWith(first) || text.length < 3) return false;
  if (/:\/\/|www\./i.test(text)) return "unsure";
  return wholeEmphasis.test(text) ? true : firstEmphasis.test(text) ? false : "unsure";
}
