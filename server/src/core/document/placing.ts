import { bodyStart, type Piece, scanPieces } from "../markdown/scan.ts";
import { createSectionContent, type SectionContent } from "../markdown/sectionContent.ts";
import { changeBetween } from "./change.ts";
import type { MarkdownDocument, Section } from "./document.ts";

/** Work that reading a document did: what a benchmark counts and a test asserts. */
export interface ReadingWork {
  sectionsRead: number;
  sectionsKept: number;
}

/** The contents of a version's sections in order, and where each starts. */
export interface Placed {
  readonly contents: SectionContent[];
  readonly starts: number[];
}

/** Places contents for pieces behind those that are placed: the one `known` for the same text, else a new one. */
export function placePieces(
  placed: Placed,
  text: string,
  pieces: readonly Piece[],
  known: ReadonlyMap<string, SectionContent> | null,
  work: ReadingWork | undefined,
): Placed {
  for (const piece of pieces) {
    const own = text.slice(piece.start, piece.end);
    const same = known?.get(own);
    const isKept = same?.level === piece.level;
    if (work) work[isKept ? "sectionsKept" : "sectionsRead"]++;
    placed.contents.push(same && isKept ? same : createSectionContent(known ? detached(own) : own, piece));
    placed.starts.push(piece.start);
  }
  return placed;
}

/** A copy. A slice keeps the whole text alive that it was cut from, here one version of the document for each keystroke. */
function detached(text: string): string {
  return ` ${text}`.slice(1);
}

/**
 * The placed contents of a new version. Scanning begins one section before the change, since a first line that
 * changes may join the section before, and ends at the first section behind the change that was there already:
 * nothing is open where a section starts, so what follows is the same.
 */
export function placeAgain(
  text: string,
  from: number,
  previous: MarkdownDocument,
  work: ReadingWork | undefined,
): Placed {
  const { sections } = previous;
  const change = changeBetween(previous.text, text);
  const shift = text.length - previous.text.length;
  const isBehindFrontMatter = from === bodyStart(previous.text, previous.frontMatter?.span ?? null);
  const changed = isBehindFrontMatter ? indexAt(sections, change.start) - 1 : 0;
  const first = sections[changed] && changed > 0 ? changed : 0;
  let behind = sections.length;
  const { pieces } = scanPieces(text, first > 0 ? (sections[first]?.start ?? from) : from, (start, level) => {
    if (start < change.newEnd) return false;
    const index = indexAt(sections, start - shift);
    const section = sections[index];
    if (section?.start !== start - shift || section.start < change.oldEnd) return false;
    if (section.content.level !== level || index < first) return false;
    behind = index;
    return true;
  });
  const { contents, starts } = previous.placed;
  const known = new Map(contents.slice(first, behind).map((content) => [content.text, content]));
  const placed = { contents: contents.slice(0, first), starts: starts.slice(0, first) };
  placePieces(placed, text, pieces, known, work);
  if (work) work.sectionsKept += first + sections.length - behind;
  for (let index = behind; index < sections.length; index++) {
    const content = contents[index];
    if (!content) continue;
    placed.contents.push(content);
    placed.starts.push((starts[index] ?? 0) + shift);
  }
  return placed;
}

/** Index of the last section that starts at or before `offset`; -1 before the first one. */
export function indexAt(sections: readonly Section[], offset: number): number {
  let low = 0;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sections[middle]?.start ?? offset) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
