import type { Piece } from "../markdown/pieces.ts";
import { bodyStart, scanPieces } from "../markdown/scan.ts";
import { createSectionContent, type SectionContent } from "../markdown/sectionContent.ts";
import { detached, type PiecedText, type TextChange } from "../text/pieced.ts";
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

/** The contents of a text that is read for the first time. `from`: where its Markdown begins. */
export function placeAll(text: string, from: number, work: ReadingWork | undefined): Placed {
  const placed: Placed = { contents: [], starts: [] };
  for (const piece of scanPieces(text, from).pieces) {
    placed.contents.push(createSectionContent(text.slice(piece.start, piece.end), piece));
    placed.starts.push(piece.start);
    if (work) work.sectionsRead++;
  }
  return placed;
}

/**
 * The placed contents of a new version. Scanning begins one section before the change, since a first line that
 * changes may join the section before, and ends at the first section behind the change that was there already:
 * nothing is open where a section starts, so what follows is the same.
 */
export function placeAgain(
  source: PiecedText,
  change: TextChange,
  from: number,
  previous: MarkdownDocument,
  work: ReadingWork | undefined,
): Placed {
  const { sections, placed: before } = previous;
  const shift = source.length - previous.source.length;
  const wasFrom = bodyStart(previous.slice(0, 1), previous.frontMatter?.span ?? null);
  const changed = from === wasFrom ? indexAt(sections, change.start) - 1 : 0;
  const first = sections[changed] && changed > 0 ? changed : 0;
  const start = first > 0 ? (sections[first]?.start ?? from) : from;
  const { pieces, behind } = scanChanged({ source, change, sections, first, start, shift });

  const known = new Map(before.contents.slice(first, behind).map((content) => [content.text, content]));
  const placed = { contents: before.contents.slice(0, first), starts: before.starts.slice(0, first) };
  for (const { text, piece } of pieces) {
    const same = known.get(text);
    const isKept = same?.level === piece.level;
    if (work) work[isKept ? "sectionsKept" : "sectionsRead"]++;
    placed.contents.push(same && isKept ? same : createSectionContent(detached(text), piece));
    placed.starts.push(piece.start);
  }
  if (work) work.sectionsKept += first + sections.length - behind;
  for (let index = behind; index < sections.length; index++) {
    const content = before.contents[index];
    if (!content) continue;
    placed.contents.push(content);
    placed.starts.push((before.starts[index] ?? 0) + shift);
  }
  return placed;
}

interface Rescan {
  readonly source: PiecedText;
  readonly change: TextChange;
  /** Those of the version before. */
  readonly sections: readonly Section[];
  /** Index of the first one that is scanned again, and where it starts. */
  readonly first: number;
  readonly start: number;
  /** How much further on the text behind the change stands now. */
  readonly shift: number;
}

interface Rescanned {
  /** With absolute starts, and each with its text. */
  readonly pieces: readonly { readonly piece: Piece; readonly text: string }[];
  /** Index of the first section of the version before that is there again, with all that follow. */
  readonly behind: number;
}

/**
 * Scans a few sections more than the change touches, and more and more where that does not lead to one that was there
 * already: a fence that was opened may swallow the rest of the document.
 */
function scanChanged({ source, change, sections, first, start, shift }: Rescan): Rescanned {
  const touched = indexAt(sections, change.oldEnd);
  for (let further = 2; ; further *= 8) {
    const last = sections[touched + further];
    const end = last ? last.start + shift : source.length;
    const text = source.slice(start, end);
    let behind = sections.length;
    const { pieces, end: stoppedAt } = scanPieces(text, 0, (at, level) => {
      if (start + at < change.newEnd) return false;
      const index = indexAt(sections, start + at - shift);
      const section = sections[index];
      if (section?.start !== start + at - shift || section.start < change.oldEnd) return false;
      if (section.content.level !== level || index < first) return false;
      behind = index;
      return true;
    });
    if (stoppedAt === text.length && end < source.length) continue;
    return {
      pieces: pieces.map((piece) => ({
        piece: { ...piece, start: piece.start + start, end: piece.end + start },
        text: text.slice(piece.start, piece.end),
      })),
      behind,
    };
  }
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
