import { lazy } from "../text/lazy.ts";
import { inOrder, overlapFinder } from "../text/overlap.ts";
import { allLines, type Line, type Span } from "../text/span.ts";
import { bareTitle, headingKey } from "../text/words.ts";
import type { LinkDefinition } from "./definitions.ts";
import { type Label, readLabels } from "./labels.ts";
import { type Markup, readMarkup } from "./markup.ts";
import type { Piece } from "./pieces.ts";
import { readTables, type Table } from "./table.ts";

/**
 * A section's own text: its heading and what stands under it up to the next heading of any level.
 *
 * It is the unit of parsing and of caching: it knows nothing of where it stands, all spans are relative to its
 * `text`, and it is kept from one version of a document to the next as long as that text is the same.
 */
export interface SectionContent {
  readonly text: string;
  /** 1–6; 0 for the text before the first heading. */
  readonly level: number;
  /** The heading as written, without its marks: `3. **Goals** (optional)`. */
  readonly heading: string;
  readonly headingSpan: Span;
  /** The heading as messages show it: `Goals`. */
  readonly title: string;
  /** The heading as it is compared: `goals`. */
  readonly key: string;
  readonly bodyStart: number;
  readonly code: readonly Span[];
  readonly rules: readonly Span[];
  readonly definitions: readonly LinkDefinition[];
  /** Some comment in it may speak to the checker: `specwright-disable`. */
  readonly mayHoldDirectives: boolean;
  /** HTML comments outside of code. */
  readonly comments: () => readonly Span[];
  /** True where a comment shares a character with the span. */
  readonly isCommented: (span: Span) => boolean;
  /** True where code or a comment shares a character with the span. */
  readonly isHidden: (span: Span) => boolean;
  readonly bodyLines: () => readonly Line[];
  readonly tables: () => readonly Table[];
  /** Labels in the heading and the body. */
  readonly labels: () => readonly Label[];
  /** What only Markdown's full rules can tell. */
  readonly markup: () => Markup;
  /** True where the body says something: more than blanks, comments, rules and link definitions. */
  readonly hasBody: () => boolean;
  /**
   * Where others keep what they made of this text, as long as it stays. Maps by content would do the same, but weak
   * maps of this size keep the garbage collector busy.
   */
  readonly kept: {
    words?: HeadingWords;
    said?: unknown;
    ids?: unknown;
    contents?: unknown;
    marksContents?: boolean;
    open?: unknown;
    guidance?: unknown;
    links?: unknown;
    names?: unknown;
    /** Those that the author named in it. */
    anchors?: unknown;
    /** The slug of its heading by itself. */
    slug?: string;
    namesDocuments?: boolean;
  };
}

/** The words of a heading in all the forms in which headings are compared. */
export interface HeadingWords {
  readonly key: string;
  readonly loose: string;
  readonly canonical: string;
  /** Keys of the shapes it has. */
  readonly shapes: readonly string[];
}

const comment = /<!--[\s\S]*?(?:-->|$)/g;
/** `[comment]: # text`: a link definition nobody refers to, used as a comment that does not render. */
const definitionComment = /^[ \t]{0,3}\[(?:\/\/|comment|_metadata_[^\]]{0,200})\]:.*$/gim;

/** `text`: what the piece covers. */
export function createSectionContent(text: string, piece: Piece): SectionContent {
  const { code, rules, bodyStart } = piece;
  const heading = text.slice(piece.title.start, piece.title.end);

  const comments = lazy(() => {
    if (!text.includes("<!--") && !text.includes("]:")) return [];
    const codeAt = overlapFinder(code);
    return inOrder(
      [...text.matchAll(comment), ...text.matchAll(definitionComment)]
        .map((match) => ({ start: match.index, end: match.index + match[0].length }))
        .filter((span) => (code[codeAt(span)]?.start ?? span.start) >= span.start),
    );
  });
  const commentAt = lazy(() => overlapFinder(comments()));
  const hidden = lazy(() => inOrder([...code, ...comments()]));
  const hiddenAt = lazy(() => overlapFinder(hidden()));
  const bodyLines = lazy(() => allLines(text, bodyStart));
  const isHidden = (span: Span) => hiddenAt()(span) >= 0;
  const tables = lazy(() => (text.includes("|") ? readTables(text, bodyLines(), isHidden) : []));
  const labels = lazy(() => {
    const all =
      piece.level > 0 ? [{ start: 0, end: piece.headingEnd, next: bodyStart }, ...bodyLines()] : bodyLines();
    // A comment behind the value hides nothing of it.
    const isWithin = (line: Span) => (hidden()[hiddenAt()(line)]?.start ?? text.length) <= line.start;
    return readLabels(text, all, tables(), isWithin);
  });
  return {
    text,
    level: piece.level,
    heading,
    headingSpan: piece.title,
    title: bareTitle(heading),
    key: headingKey(heading),
    bodyStart,
    code,
    rules,
    definitions: piece.definitions,
    mayHoldDirectives: text.includes("specwright-"),
    comments,
    isCommented: (span) => commentAt()(span) >= 0,
    isHidden,
    bodyLines,
    tables,
    labels,
    markup: lazy(() => readMarkup(text)),
    kept: {},
    hasBody: lazy(() => blanked(text, bodyStart, [...comments(), ...rules]).trim() !== ""),
  };
}

/** `text` from `from` on, with the given spans left out. */
export function blanked(text: string, from: number, spans: readonly Span[]): string {
  let result = "";
  let at = from;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    if (span.start > at) result += text.slice(at, span.start);
    at = Math.max(at, span.end);
  }
  return result + text.slice(at);
}
