import { type FrontMatterEntry, readFrontMatter } from "../markdown/frontMatter.ts";
import { type Scan, scan } from "../markdown/scan.ts";
import { createSectionContent, type SectionContent } from "../markdown/sectionContent.ts";
import { lazy } from "../text/lazy.ts";
import type { Span } from "../text/span.ts";
import { type Field, readFields } from "./fields.ts";

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

/** A Markdown document cut into sections: the shape in which both templates and specs are read. */
export interface MarkdownDocument {
  readonly text: string;
  readonly frontMatter: {
    readonly span: Span;
    readonly content: Span;
    readonly entries: readonly FrontMatterEntry[];
  } | null;
  /** All pieces in document order; the first may be the text before the first heading (level 0). */
  readonly sections: readonly Section[];
  /** The document's title: its first H1, or the second where the first only introduces a template. */
  readonly title: Section | null;
  /** The sections right below the title; where a document uses H1 for its sections, those too. */
  readonly roots: readonly Section[];
  /** Text before the title that belongs to no section: what stands under the front matter, or an introductory H1. */
  readonly preamble: readonly Section[];
  /** Link definitions: label → destination. */
  readonly definitions: ReadonlyMap<string, string>;
  /** The metadata, read on first use. */
  readonly fields: () => readonly Field[];
}

/** Work that reading a document did: what a benchmark counts and a test asserts. */
export interface ReadingWork {
  sectionsRead: number;
  sectionsKept: number;
}

/**
 * Reads `text` into sections. With `previous`, the contents of sections whose text is the same are kept, with all
 * that was computed from them. Never fails.
 */
export function readDocument(
  text: string,
  previous?: MarkdownDocument,
  work?: ReadingWork,
): MarkdownDocument {
  const scanned = scan(text);
  const kept = new Map<string, SectionContent>();
  for (const section of previous?.sections ?? []) kept.set(section.content.text, section.content);

  const sections: MutableSection[] = [];
  const open: MutableSection[] = [];
  for (const piece of scanned.pieces) {
    const own = text.slice(piece.start, piece.end);
    const known = kept.get(own);
    const content = known && known.level === piece.level ? known : createSectionContent(own, piece);
    if (work) work[content === known ? "sectionsKept" : "sectionsRead"]++;
    while (
      open.length > 0 &&
      (piece.level === 0 || (open[open.length - 1]?.content.level ?? 0) >= piece.level)
    ) {
      const closed = open.pop();
      if (closed) closed.treeEnd = piece.start;
    }
    const parent = open[open.length - 1] ?? null;
    const section: MutableSection = {
      index: sections.length,
      content,
      start: piece.start,
      end: piece.end,
      treeEnd: text.length,
      parent,
      children: [],
    };
    parent?.children.push(section);
    sections.push(section);
    if (piece.level > 0) open.push(section);
    else section.treeEnd = piece.end;
  }
  return assemble(text, scanned, sections);
}

interface MutableSection extends Section {
  treeEnd: number;
  readonly children: MutableSection[];
}

function assemble(text: string, scanned: Scan, sections: readonly Section[]): MarkdownDocument {
  const title = findTitle(sections);
  const headings = sections.filter((section) => section.content.level > 0);
  const before = title
    ? sections.filter((section) => section.index < title.index)
    : sections.filter((section) => section.content.level === 0);
  const roots = title
    ? [
        ...title.children,
        ...headings.filter((section) => section.parent === null && section.index > title.index),
      ]
    : headings.filter((section) => section.parent === null);
  const { frontMatter } = scanned;
  const document: MarkdownDocument = {
    text,
    frontMatter: frontMatter && { ...frontMatter, entries: readFrontMatter(text, frontMatter.content) },
    sections,
    title,
    roots,
    preamble: before,
    definitions: scanned.definitions,
    fields: lazy(() => readFields(document)),
  };
  return document;
}

/** An H1 with a few lines and a rule under it, before the only other H1, introduces a template: the other one is the title. */
function findTitle(sections: readonly Section[]): Section | null {
  const tops = sections.filter((section) => section.content.level === 1);
  const [first, second] = tops;
  if (!first) return null;
  const { content } = first;
  const heading = sections.find((section) => section.content.level > 0);
  // A lower heading above the first H1: the H1 is one section among others, not a title.
  if (heading !== first && tops.length > 1) return null;
  const introduces =
    second &&
    tops.length === 2 &&
    first.children.length === 0 &&
    content.rules.length > 0 &&
    content.labels().length === 0 &&
    content.bodyLines().length < 12;
  return introduces ? second : first;
}

/** The innermost section that `offset` stands in, or null before the first one. */
export function sectionAt(document: MarkdownDocument, offset: number): Section | null {
  let low = 0;
  let high = document.sections.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const section = document.sections[middle];
    if (!section) break;
    if (offset < section.start) high = middle - 1;
    else if (offset >= section.end && middle < document.sections.length - 1) low = middle + 1;
    else return section;
  }
  return null;
}
