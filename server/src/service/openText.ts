import {
  type Position,
  type Range,
  TextDocument,
  type TextDocumentContentChangeEvent,
} from "vscode-languageserver-textdocument";
import { lastAtOrBefore, type PiecedText, piecedText } from "../core/text/pieced.ts";

/**
 * The text of a document that is open in the editor, at one version of it: later versions are other objects. It is kept
 * in pieces, each a text document of its own, so that a keystroke copies a piece and not a text of a megabyte.
 */
export interface OpenText {
  readonly uri: string;
  readonly version: number;
  readonly text: PiecedText;
  /** An offset in lines and characters. What lies behind the end is the end. */
  readonly positionAt: (offset: number) => Position;
  /** The offset of lines and characters. What lies behind a line or the end is its end. */
  readonly offsetAt: (position: Position) => number;
  /** The version that changes make of it, one after the other, each in the positions of the text it is made in. */
  readonly changed: (changes: readonly TextDocumentContentChangeEvent[], version: number) => OpenText;
}

/** What pieces are cut to, in characters: small enough to be copied at no cost, large enough to be few. */
const usualLength = 1 << 14;

/** Opens a text. `pieceLength`: for tests, which want many pieces of little text. */
export function createOpenText(
  uri: string,
  version: number,
  content: string,
  pieceLength = usualLength,
): OpenText {
  return openTextOf(uri, version, laidOut(cut(content, pieceLength), content), pieceLength);
}

function openTextOf(uri: string, version: number, layout: Layout, pieceLength: number): OpenText {
  return {
    uri,
    version,
    text: layout.text,
    positionAt: (offset) => positionIn(layout, offset),
    offsetAt: (position) => offsetIn(layout, position),
    changed: (changes, now) => {
      let changed = layout;
      for (const change of changes)
        changed =
          "range" in change
            ? replaced(changed, change.range, change.text, pieceLength)
            : laidOut(cut(change.text, pieceLength), change.text);
      return openTextOf(uri, now, changed, pieceLength);
    },
  };
}

/** The pieces of a text, and where each begins. All but the last end in a line feed: no line lies in two of them. */
interface Layout {
  readonly pieces: readonly TextDocument[];
  readonly text: PiecedText;
  readonly offsets: readonly number[];
  readonly lines: readonly number[];
}

/** `content`: the whole text, where it is at hand. */
function laidOut(pieces: readonly TextDocument[], content?: string): Layout {
  const offsets: number[] = [];
  const lines: number[] = [];
  let offset = 0;
  let line = 0;
  for (const piece of pieces) {
    offsets.push(offset);
    lines.push(line);
    offset += piece.getText().length;
    line += piece.lineCount - 1;
  }
  const text = piecedText(
    pieces.map((piece) => piece.getText()),
    content,
  );
  return { pieces, text, offsets, lines };
}

const origin: Position = { line: 0, character: 0 };

function positionIn({ pieces, offsets, lines }: Layout, offset: number): Position {
  const index = lastAtOrBefore(offsets, offset);
  const { line, character } = pieces[index]?.positionAt(offset - (offsets[index] ?? 0)) ?? origin;
  return { line: line + (lines[index] ?? 0), character };
}

function offsetIn({ pieces, offsets, lines }: Layout, { line, character }: Position): number {
  const index = lastAtOrBefore(lines, line);
  const inPiece = { line: line - (lines[index] ?? 0), character };
  return (offsets[index] ?? 0) + (pieces[index]?.offsetAt(inPiece) ?? 0);
}

function replaced(layout: Layout, range: Range, by: string, pieceLength: number): Layout {
  const { pieces, text, offsets } = layout;
  const a = offsetIn(layout, range.start);
  const b = offsetIn(layout, range.end);
  const [start, end] = a < b ? [a, b] : [b, a];
  const first = lastAtOrBefore(offsets, start);
  let last = lastAtOrBefore(offsets, end);
  let content =
    text.slice(offsets[first] ?? 0, start) + by + text.slice(end, offsets[last + 1] ?? text.length);
  // Its last line may go on in the next piece now.
  while (last + 1 < pieces.length && content !== "" && !content.endsWith("\n"))
    content += text.pieces[++last] ?? "";
  const isAll = first === 0 && last === pieces.length - 1;
  const changed = content === "" && !isAll ? [] : cut(content, pieceLength);
  return laidOut([...pieces.slice(0, first), ...changed, ...pieces.slice(last + 1)]);
}

/** Pieces of about that length, each of whole lines; at least one. */
function cut(content: string, pieceLength: number): readonly TextDocument[] {
  const pieces: TextDocument[] = [];
  const add = (piece: string) => pieces.push(TextDocument.create("", "markdown", 0, piece));
  let start = 0;
  while (content.length - start > 2 * pieceLength) {
    const end = content.indexOf("\n", start + pieceLength) + 1;
    if (end === 0) break;
    add(content.slice(start, end));
    start = end;
  }
  if (start < content.length || start === 0) add(content.slice(start));
  return pieces;
}
