import type { HeadingWords, SectionContent } from "../markdown/sectionContent.ts";
import { detached } from "../text/pieced.ts";
import { canonicalKey, looseKey } from "../text/words.ts";
import { numberedPrefix, shapeKey, shapeKeysOf } from "./headingShape.ts";
import type { Template } from "./template.ts";
import type { TemplateSection } from "./templateSection.ts";

/** Sections of a template that answer to the same headings, in order. There is one such array for all of them. */
export type HeadingGroup = readonly TemplateSection[];

/** The sections of a template that a heading may answer to, by how it says so. */
export interface HeadingMatch {
  /** The same words. */
  readonly exact: HeadingGroup;
  /** The same shape; not those that any heading has. Hardly ever more than one group. */
  readonly shape: readonly HeadingGroup[];
  /** The same words without fillers. What is in `exact` is here too. */
  readonly loose: HeadingGroup;
  /** Words that mean the same. What is in `loose` is here too. */
  readonly synonym: HeadingGroup;
}

interface HeadingIndex {
  readonly exact: ReadonlyMap<string, HeadingGroup>;
  readonly loose: ReadonlyMap<string, HeadingGroup>;
  readonly synonym: ReadonlyMap<string, HeadingGroup>;
  readonly shape: ReadonlyMap<string, HeadingGroup>;
}

const indexes = new WeakMap<Template, HeadingIndex>();

function indexOf(template: Template): HeadingIndex {
  const index = indexes.get(template) ?? indexHeadings(template);
  indexes.set(template, index);
  return index;
}

/** What the heading of `content` matches in the template; null, as for most headings, where that is nothing. */
export function matchHeading(template: Template, content: SectionContent): HeadingMatch | null {
  return findMatch(indexOf(template), wordsOf(content));
}

/** The group a template's section is in: those that answer to the headings it answers to, in that way. */
export function groupOf(
  template: Template,
  section: TemplateSection,
  certainty: keyof HeadingMatch,
): HeadingGroup {
  const index = indexOf(template);
  if (certainty === "exact") return index.exact.get(section.key) ?? none;
  if (certainty === "shape") return (section.shape && index.shape.get(shapeKey(section.shape))) ?? none;
  if (section.shape) return none;
  return index[certainty].get(certainty === "loose" ? section.loose : section.canonical) ?? none;
}

const none: readonly never[] = [];

function findMatch(
  index: HeadingIndex,
  { key, loose, canonical, shapes }: HeadingWords,
): HeadingMatch | null {
  const exact = key === "" ? none : (index.exact.get(key) ?? none);
  const sameLoose = loose === "" ? none : (index.loose.get(loose) ?? none);
  const synonym = index.synonym.get(canonical) ?? none;
  const shape = index.shape.size === 0 ? none : groupsOfShapes(index, shapes);
  return exact.length + sameLoose.length + synonym.length + shape.length > 0
    ? { exact, shape, loose: sameLoose, synonym }
    : null;
}

function groupsOfShapes(index: HeadingIndex, shapes: readonly string[]): readonly HeadingGroup[] {
  let groups: readonly HeadingGroup[] = none;
  for (const one of shapes) {
    const group = index.shape.get(one);
    if (group) groups = [...groups, group];
  }
  return groups;
}

/** Specs of a kind have their headings in common: a heading's words are read once for all of them. */
const known = new Map<string, HeadingWords>();
const mostKnown = 5000;

function wordsOf({ heading, key, kept }: SectionContent): HeadingWords {
  if (kept.words) return kept.words;
  const words = known.get(heading) ?? learn(detached(heading), detached(key));
  kept.words = words;
  return words;
}

function learn(heading: string, key: string): HeadingWords {
  if (known.size >= mostKnown) known.clear();
  const words = readWords(heading, key);
  known.set(heading, words);
  return words;
}

function readWords(heading: string, key: string): HeadingWords {
  const loose = looseKey(key);
  return {
    key,
    loose,
    canonical: canonicalKey(loose === "" ? key : loose),
    shapes: shapeKeysOf({ key, numberedPrefix: numberedPrefix(heading) }),
  };
}

function indexHeadings({ sections }: Template): HeadingIndex {
  const fixed = sections.filter((section) => section.shape === null);
  const shaped = sections.filter(({ shape }) => shape !== null && shape.prefix !== "");
  return {
    exact: groupBy(sections, (section) => section.key),
    loose: groupBy(fixed, (section) => section.loose),
    synonym: groupBy(fixed, (section) => section.canonical),
    shape: groupBy(shaped, ({ shape }) => (shape ? shapeKey(shape) : "")),
  };
}

function groupBy(
  sections: readonly TemplateSection[],
  keyOf: (section: TemplateSection) => string,
): ReadonlyMap<string, HeadingGroup> {
  const groups = new Map<string, TemplateSection[]>();
  for (const section of sections) {
    const group = groups.get(keyOf(section));
    if (group) group.push(section);
    else groups.set(keyOf(section), [section]);
  }
  return groups;
}
