import type { HeadingWords, SectionContent } from "../markdown/sectionContent.ts";
import { canonicalKey, looseKey } from "../text/words.ts";
import { hasShape, numberedPrefix } from "./headingShape.ts";
import type { Template } from "./template.ts";
import type { TemplateSection } from "./templateSection.ts";

/** The sections of a template that a heading may answer to, by how it says so. */
export interface HeadingMatch {
  /** The same words. */
  readonly exact: readonly TemplateSection[];
  /** The same shape; not those that any heading has. */
  readonly shape: readonly TemplateSection[];
  /** The same words without fillers. What is in `exact` is here too. */
  readonly loose: readonly TemplateSection[];
  /** Words that mean the same. What is in `loose` is here too. */
  readonly synonym: readonly TemplateSection[];
}

interface HeadingIndex {
  readonly exact: ReadonlyMap<string, readonly TemplateSection[]>;
  readonly loose: ReadonlyMap<string, readonly TemplateSection[]>;
  readonly synonym: ReadonlyMap<string, readonly TemplateSection[]>;
  readonly shaped: readonly TemplateSection[];
}

const indexes = new WeakMap<Template, HeadingIndex>();

/** What the heading of `content` matches in the template; null, as for most headings, where that is nothing. */
export function matchHeading(template: Template, content: SectionContent): HeadingMatch | null {
  const index = indexes.get(template) ?? indexHeadings(template);
  indexes.set(template, index);
  return findMatch(index, content.kept.words ?? readWords(content));
}

const none: readonly never[] = [];

function findMatch(index: HeadingIndex, words: HeadingWords): HeadingMatch | null {
  const { key, loose } = words;
  const exact = key === "" ? none : (index.exact.get(key) ?? none);
  const sameLoose = loose === "" ? none : (index.loose.get(loose) ?? none);
  const synonym = index.synonym.get(words.canonical) ?? none;
  let shape: readonly TemplateSection[] = none;
  for (const wanted of index.shaped)
    if (wanted.shape && hasShape(wanted.shape, words)) shape = [...shape, wanted];
  return exact.length + sameLoose.length + synonym.length + shape.length > 0
    ? { exact, shape, loose: sameLoose, synonym }
    : null;
}

function readWords({ key, heading, kept }: SectionContent): HeadingWords {
  const loose = looseKey(key);
  const words = {
    key,
    loose,
    canonical: canonicalKey(loose === "" ? key : loose),
    numberedPrefix: numberedPrefix(heading),
  };
  kept.words = words;
  return words;
}

function indexHeadings({ sections }: Template): HeadingIndex {
  const fixed = sections.filter((section) => section.shape === null);
  return {
    exact: groupBy(sections, (section) => section.key),
    loose: groupBy(fixed, (section) => section.loose),
    synonym: groupBy(fixed, (section) => section.canonical),
    shaped: sections.filter((section) => section.shape !== null && section.shape.prefix !== ""),
  };
}

function groupBy(
  sections: readonly TemplateSection[],
  keyOf: (section: TemplateSection) => string,
): ReadonlyMap<string, readonly TemplateSection[]> {
  const groups = new Map<string, TemplateSection[]>();
  for (const section of sections) {
    const group = groups.get(keyOf(section));
    if (group) group.push(section);
    else groups.set(keyOf(section), [section]);
  }
  return groups;
}
