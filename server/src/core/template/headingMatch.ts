import type { SectionContent } from "../markdown/sectionContent.ts";
import { canonicalKey, looseKey } from "../text/words.ts";
import { hasShape, numberedPrefix, type ShapedHeading } from "./headingShape.ts";
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
  /** What was found, kept as long as the section's text is the same. null: nothing matches. */
  readonly known: WeakMap<SectionContent, HeadingMatch | null>;
}

const indexes = new WeakMap<Template, HeadingIndex>();

/** What the heading of `content` matches in the template; null, as for most headings, where that is nothing. */
export function matchHeading(template: Template, content: SectionContent): HeadingMatch | null {
  const index = indexes.get(template) ?? indexHeadings(template);
  indexes.set(template, index);
  const known = index.known.get(content);
  if (known !== undefined) return known;
  const match = findMatch(index, content);
  index.known.set(content, match);
  return match;
}

const none: readonly never[] = [];

function findMatch(index: HeadingIndex, content: SectionContent): HeadingMatch | null {
  const words = wordsOf.get(content) ?? readWords(content);
  wordsOf.set(content, words);
  const { key, loose } = words;
  const exact = key === "" ? none : (index.exact.get(key) ?? none);
  const sameLoose = loose === "" ? none : (index.loose.get(loose) ?? none);
  const synonym = index.synonym.get(words.canonical) ?? none;
  const shape = index.shaped.filter((wanted) => wanted.shape && hasShape(wanted.shape, words));
  return exact.length + sameLoose.length + synonym.length + shape.length > 0
    ? { exact, shape, loose: sameLoose, synonym }
    : null;
}

/** The words of a heading in all the forms in which headings are compared. */
interface HeadingWords extends ShapedHeading {
  readonly loose: string;
  readonly canonical: string;
}

/** Read once for all templates. */
const wordsOf = new WeakMap<SectionContent, HeadingWords>();

function readWords({ key, heading }: SectionContent): HeadingWords {
  const loose = looseKey(key);
  return {
    key,
    loose,
    canonical: canonicalKey(loose === "" ? key : loose),
    numberedPrefix: numberedPrefix(heading),
  };
}

function indexHeadings({ sections }: Template): HeadingIndex {
  const fixed = sections.filter((section) => section.shape === null);
  return {
    exact: groupBy(sections, (section) => section.key),
    loose: groupBy(fixed, (section) => section.loose),
    synonym: groupBy(fixed, (section) => section.canonical),
    shaped: sections.filter((section) => section.shape !== null && section.shape.prefix !== ""),
    known: new WeakMap(),
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
