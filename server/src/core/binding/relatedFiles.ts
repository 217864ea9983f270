import type { MarkdownDocument, Section } from "../document/document.ts";
import { headerSections } from "../document/fields.ts";
import { type FileLink, fileLinksIn } from "../document/fileLinks.ts";
import type { SectionContent } from "../markdown/sectionContent.ts";
import { keptBy } from "../text/kept.ts";
import { shifted } from "../text/span.ts";
import { canonicalKey, looseKey } from "../text/words.ts";
import type { Binding } from "./binding.ts";

/**
 * The links by which a spec names the documents it belongs with, in document order: those in its metadata, and in sections
 * called *Related documents*, *References* or alike. What the template links to itself is left out. Spans are absolute.
 */
export function relatedFiles(binding: Binding): readonly FileLink[] {
  return [...filesInFrontMatter(binding), ...linksInText(binding)];
}

/**
 * Says of itself that it is a path from this document to another: `./0001-events.md`, `../prd/login.md`. Where another path
 * would begin (`docs/login.md`), a tool may know and we do not.
 */
const pathFromHere = /^\.{1,2}\/(?:[^\s#?<>[\]{}|*$\\]*\/)?[^\s#?<>[\]{}|*$\\/]+\.(?:md|markdown)(?=$|[#?])/i;

function filesInFrontMatter({ document, template }: Binding): readonly FileLink[] {
  const entries = document.frontMatter?.entries ?? [];
  const values = entries.flatMap(({ value, valueSpan, items }) =>
    items.length > 0 ? items : [{ value, span: valueSpan }],
  );
  return values.flatMap(({ value, span }): FileLink[] => {
    const path = pathFromHere.exec(value)?.[0];
    if (path === undefined || path.includes("...") || template.document.whole().includes(path)) return [];
    return [{ destination: path, span: { start: span.start, end: span.start + path.length } }];
  });
}

function linksInText({ document, template }: Binding): readonly FileLink[] {
  const own = referenceSections(document).flatMap((index) => document.sections[index] ?? []);
  const sections = [...new Set([...headerSections(document), ...own])].sort((a, b) => a.index - b.index);
  return sections.flatMap((section) => {
    return fileLinksIn(section.content)
      .filter(({ destination }) => !template.document.whole().includes(`(${destination}`))
      .map(({ destination, span }) => ({ destination, span: shifted(span, section.start) }));
  });
}

/** True for the sections in which `relatedFiles` looks. Headings alone decide. */
export function mayNameFiles({ index }: Section, document: MarkdownDocument): boolean {
  return (
    headerSections(document).some((section) => section.index === index) ||
    referenceSections(document).includes(index)
  );
}

/** The indexes of the sections that name documents. Kept as long as no heading changes. */
function referenceSections({ sections, skeleton }: MarkdownDocument): readonly number[] {
  return keptBy(skeleton.kept, readReferenceSections, () => readReferenceSections(sections));
}

function readReferenceSections(sections: readonly Section[]): readonly number[] {
  const found = new Set<number>();
  // The section or one that holds it is called so; who holds others stands before them.
  for (const { index, content, parent } of sections)
    if (namesDocuments(content) || (parent && found.has(parent.index))) found.add(index);
  return [...found];
}

function namesDocuments({ kept, level, key }: SectionContent): boolean {
  kept.namesDocuments ??= level > 0 && canonicalKey(looseKey(key)) === "reference";
  return kept.namesDocuments;
}
