import { allLines, type Span } from "../text/span.ts";
import { blockStart } from "./blockStart.ts";
import { type FrontMatterBlock, findFrontMatter } from "./frontMatterBlock.ts";
import { definitionIn, headingAt, readContent, readIndentedCode, readRule } from "./newBlocks.ts";
import {
  closeAll,
  endText,
  isBlank,
  leaveItems,
  nothingOpen,
  readFenceLine,
  readHtmlLine,
  readLine,
  readPlainLine,
} from "./openBlocks.ts";
import { type Piece, writePieces } from "./pieces.ts";

export interface Scan {
  readonly frontMatter: FrontMatterBlock | null;
  readonly pieces: readonly Piece[];
}

/** Cuts a whole text. Never fails: every text is some Markdown. */
export function scan(text: string): Scan {
  const frontMatter = findFrontMatter(text);
  return { frontMatter, pieces: scanPieces(text, bodyStart(text, frontMatter?.span ?? null)).pieces };
}

/** Where the Markdown begins: behind the front matter or the byte order mark. */
export function bodyStart(text: string, frontMatter: Span | null): number {
  return frontMatter?.end ?? (text.charCodeAt(0) === 0xfeff ? 1 : 0);
}

/**
 * Cuts a Markdown text into sections without building a tree: one pass over the lines, following CommonMark's
 * block rules as far as they decide where a heading is (https://spec.commonmark.org/0.31.2/#container-blocks).
 * An ATX heading at column 0 closes every open container, so the pieces can be parsed on their own.
 *
 * `from`: the beginning of the Markdown, or where a section starts, so that nothing is open there. Stops at the first
 * section that `isKnown`, given its start and level, and answers where that was.
 */
export function scanPieces(
  text: string,
  from: number,
  isKnown: (start: number, level: number) => boolean = () => false,
): { readonly pieces: readonly Piece[]; readonly end: number } {
  const writer = writePieces(from);
  const open = nothingOpen();
  for (const line of allLines(text, from)) {
    if (readPlainLine(open, text, line)) continue;
    const read = readLine(text, line);
    if (readFenceLine(open, read, writer) || readHtmlLine(open, read)) continue;
    if (isBlank(read)) {
      endText(open);
      continue;
    }
    const start = blockStart(read.raw, read.offset, read.columns);
    leaveItems(open, read, start);
    const isBehindBlank = open.afterBlank;
    open.afterBlank = false;

    const heading = headingAt(open, read, start, text, from);
    if (heading) {
      writer.end(heading.start);
      if (isKnown(heading.start, heading.level)) return { pieces: writer.pieces, end: heading.start };
      writer.begin(heading);
      closeAll(open);
      continue;
    }
    if (readRule(open, read, start, writer)) continue;
    if (readIndentedCode(open, read, isBehindBlank, text, writer)) continue;
    readContent(open, read, start, text);
    const definition = definitionIn(open, read);
    if (definition) writer.addDefinition(definition);
  }
  if (open.fence) writer.addCode(open.fenceFrom, text.length);
  writer.end(text.length);
  return { pieces: writer.pieces, end: text.length };
}
