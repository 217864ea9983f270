import { type FrontMatterEntry, readFrontMatter } from "../markdown/frontMatter.ts";
import { type FrontMatterBlock, findFrontMatter, opensFrontMatter } from "../markdown/frontMatterBlock.ts";
import { bodyStart } from "../markdown/scan.ts";
import type { SectionContent } from "../markdown/sectionContent.ts";
import type { Kept } from "../text/kept.ts";
import { lazy } from "../text/lazy.ts";
import { changeBetween, type PiecedText, piecedText } from "../text/pieced.ts";
import type { Span } from "../text/span.ts";
import { type Field, readFields } from "./fields.ts";
import { findTitle, nest, rootsOf } from "./nesting.ts";
import { indexAt, type Placed, placeAgain, placeAll, type ReadingWork } from "./placing.ts";

/** A heading and what it owns, where it stands in one version of a document. Offsets are absolute. */
export interface Section {
  /** Place among all sections of the document. */
  readonly index: number;
  readonly content: SectionContent;
  readonly start: number;
  /** End of its own text: where the next heading of any level begins. */
  readonly end: number;
  /** End of the section with its subsections. */
  readonly treeEnd: number;
  readonly parent: Section | null;
  readonly children: readonly Section[];
}

/**
 * The headings of a document, their levels, and which of them is the title. It is the same object from version to
 * version as long as none of that changes, so what depends on nothing else is kept by it.
 */
export interface Skeleton {
  readonly headings: number;
  /** What others made of the headings. */
  readonly kept: Kept;
}

/** A Markdown document cut into sections: the shape in which both templates and specs are read. */
export interface MarkdownDocument {
  /** The text as it was given: in pieces where it is being edited. */
  readonly source: PiecedText;
  /** The whole text. Of a long document that is being edited it is made when it is first asked for: `slice` costs less. */
  readonly whole: () => string;
  readonly slice: (start: number, end: number) => string;
  readonly frontMatter: {
    readonly span: Span;
    readonly content: Span;
    readonly entries: readonly FrontMatterEntry[];
  } | null;
  /** What the sections are made of: what the next version keeps of this one. */
  readonly placed: Placed;
  /** All pieces in document order; the first may be the text before the first heading (level 0). */
  readonly sections: readonly Section[];
  /** The document's title: its first H1, or the second where the first only introduces a template. */
  readonly title: Section | null;
  /** The sections right below the title; where a document uses H1 for its sections, those too. */
  readonly roots: readonly Section[];
  /** Text before the title that belongs to no section: what stands under the front matter, or an introductory H1. */
  readonly preamble: readonly Section[];
  /** Link definitions: label → destination. The same map as in the version before, as long as none changes. */
  readonly definitions: ReadonlyMap<string, string>;
  readonly skeleton: Skeleton;
  /** The metadata, read on first use. */
  readonly fields: () => readonly Field[];
}

/**
 * Reads `text` into sections. With `previous`, an earlier version of it, only what changed is scanned, and the
 * contents of sections whose text is the same are kept, with all that was computed from them. Never fails.
 */
export function readDocument(
  text: string | PiecedText,
  previous?: MarkdownDocument,
  work?: ReadingWork,
): MarkdownDocument {
  const source = typeof text === "string" ? piecedText([text]) : text;
  const change = previous ? changeBetween(previous.source, source) : null;
  if (previous && change && change.start === change.oldEnd && change.start === change.newEnd) {
    if (work) work.sectionsKept += previous.sections.length;
    return previous;
  }
  const block = frontMatterOf(source);
  const from = bodyStart(source.slice(0, 1), block?.span ?? null);
  const placed =
    previous && change
      ? placeAgain(source, change, from, previous, work)
      : placeAll(source.whole(), from, work);
  const sections = nest(source.length, placed);
  const title = findTitle(sections);
  const before = previous?.frontMatter;
  const isSame =
    block &&
    before?.content.start === block.content.start &&
    source.slice(block.content.start, block.content.end) ===
      previous?.slice(before.content.start, before.content.end);
  const document: MarkdownDocument = {
    source,
    whole: source.whole,
    slice: source.slice,
    frontMatter: block && {
      ...block,
      entries: isSame ? before.entries : readFrontMatter(source.slice(0, block.span.end), block.content),
    },
    placed,
    sections,
    title,
    roots: rootsOf(sections, title),
    preamble: title ? sections.slice(0, title.index) : sections.filter(({ content }) => content.level === 0),
    definitions: readDefinitions(sections, previous),
    skeleton:
      previous && sameSkeleton(previous, sections, title)
        ? previous.skeleton
        : { headings: sections.length, kept: new Map() },
    fields: lazy(() => readFields(document)),
  };
  return document;
}

/** As much of a text as front matter is long at most, all but always. */
const usualFrontMatter = 1 << 13;

function frontMatterOf(source: PiecedText): FrontMatterBlock | null {
  const start = source.slice(0, usualFrontMatter);
  const block = findFrontMatter(start);
  // A block that is not closed yet may be closed further down.
  const isCut = source.length > start.length && (block === null || block.span.end === start.length);
  return isCut && opensFrontMatter(start) ? findFrontMatter(source.whole()) : block;
}

function readDefinitions(
  sections: readonly Section[],
  previous: MarkdownDocument | undefined,
): ReadonlyMap<string, string> {
  const definitions = new Map<string, string>();
  for (const { content } of sections)
    for (const { label, destination } of content.definitions)
      if (!definitions.has(label)) definitions.set(label, destination);
  const before = previous?.definitions;
  const isSame =
    before?.size === definitions.size &&
    [...definitions].every(([label, destination]) => before.get(label) === destination);
  return before && isSame ? before : definitions;
}

function sameSkeleton(
  previous: MarkdownDocument,
  sections: readonly Section[],
  title: Section | null,
): boolean {
  return (
    previous.sections.length === sections.length &&
    previous.title?.index === title?.index &&
    sections.every(({ content }, index) => {
      const before = previous.sections[index]?.content;
      return before === content || (before?.level === content.level && before.heading === content.heading);
    })
  );
}

/** The innermost section that `offset` stands in, or null before the first one. */
export function sectionAt(document: MarkdownDocument, offset: number): Section | null {
  return document.sections[indexAt(document.sections, offset)] ?? null;
}
