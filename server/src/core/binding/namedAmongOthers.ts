import type { SectionContent } from "../markdown/sectionContent.ts";
import type { TemplateSection } from "../template/templateSection.ts";
import { keptBy, keptFor } from "../text/kept.ts";
import { canonicalKey, headingKey, looseKey } from "../text/words.ts";
import type { Binding } from "./binding.ts";

/** What parts the names in a heading: `Drawbacks / Alternatives`, `Upgrade, Downgrade and Version Skew Strategy`. */
const between = /(?:(?<!\s)\s+)?(?:[/&,;+:–—]|\s-\s|\b(?:and|or)\b)\s*/i;
/** What follows narrows the name down: `Proposal for volume groups`. */
const narrowing = /\s(?:for|of|in|on)\s/i;

/** What tells one of several apart, or from the last one: `Internal API v2`, `Roadmap 2025`. */
const edition = /\s(?:v\d+(?:\.\d+)*|version \d+(?:\.\d+)*|(?:19|20)\d\d)$/i;
/** `Appendix A: Wire format` and `Appendix` are one section, whatever the first is about. */
const appendix = /^(?:\d+(?:\.\d+)*[.)]?\s+)?append(?:ix|ices)\b/i;

/** Of so many words one may lack: `Production Readiness Questionnaire`. */
const fewestWords = 4;
/** A name may itself have parts, `Upgrade / Downgrade`; none has more. */
const longestName = 10;

/**
 * True where a heading that is bound to nothing names a template's section among other things, or in all its words but one:
 * nobody would say that it is missing.
 */
export function isNamedAmongOthers(binding: Binding, wanted: TemplateSection): boolean {
  const words = wordsOf(wanted.loose);
  if (wanted.shape || words.length === 0) return false;
  const { canonical, loose, narrowed, whole } = namesIn(binding);
  // Far below its place, a heading with the same word is about something else.
  const deepest = Math.max(wanted.content.level, wanted.depth + 1) + 1;
  const isSaid = (names: ReadonlyMap<string, number>, name: string) => (names.get(name) ?? 7) <= deepest;
  return (
    isSaid(canonical, wanted.canonical) ||
    isSaid(loose, words.join(" ")) ||
    isSaid(narrowed, wanted.key) ||
    (words.length >= fewestWords &&
      words.some((_, lacking) => isSaid(whole, words.toSpliced(lacking, 1).join(" "))))
  );
}

/** What the headings that are bound to nothing name: name → level of the highest heading that does. */
interface Names {
  /** One of several names, as synonyms are compared. */
  readonly canonical: ReadonlyMap<string, number>;
  /** One of several names, or some that follow each other. */
  readonly loose: ReadonlyMap<string, number>;
  /** The key of what is narrowed down. */
  readonly narrowed: ReadonlyMap<string, number>;
  /** The words of a whole heading. */
  readonly whole: ReadonlyMap<string, number>;
}

/** Kept as long as no heading changes: a template with hundreds of sections may lack them all. */
function namesIn(binding: Binding): Names {
  const { document, template } = binding;
  return keptBy(keptFor(document.skeleton.kept, template), readNames, () => readNames(binding));
}

function readNames({ document, bondOf }: Binding): Names {
  const names = {
    canonical: new Map<string, number>(),
    loose: new Map<string, number>(),
    narrowed: new Map<string, number>(),
    whole: new Map<string, number>(),
  };
  for (const section of document.sections) {
    const { level } = section.content;
    if (level === 0 || section === document.title) continue;
    const add = (kind: keyof Names, name: string) =>
      names[kind].set(name, Math.min(level, names[kind].get(name) ?? level));
    if (appendix.test(section.content.heading)) add("canonical", canonicalKey("appendix"));
    if (bondOf(section) !== null) continue;
    const said = namesOf(section.content);
    for (const kind of ["canonical", "loose", "narrowed", "whole"] as const)
      for (const name of said[kind]) add(kind, name);
  }
  return names;
}

/** What one heading names, in the forms of `Names`. */
type HeadingNames = Readonly<Record<keyof Names, readonly string[]>>;

/** Kept as long as its section's text stays. */
function namesOf(content: SectionContent): HeadingNames {
  content.kept.names ??= readHeading(content.title, content.key);
  return content.kept.names as HeadingNames;
}

function readHeading(title: string, key: string): HeadingNames {
  const parts = title.split(between).map((part) => looseKey(headingKey(part)));
  const several = parts.length > 1 ? parts : [];
  const [name = ""] = title.split(narrowing);
  const narrowed = [name, title.replace(edition, "")].filter((one) => one !== title);
  return {
    canonical: several.flatMap((part) => (part === "" ? [] : canonicalKey(part))),
    loose: several.flatMap((_, first) => runs(parts.slice(first, first + longestName))),
    narrowed: narrowed.map(headingKey),
    whole: [wordsOf(looseKey(key)).join(" ")],
  };
}

/** The words of the first part, of the first two, and so on. */
function runs(parts: readonly string[]): readonly string[] {
  let said: readonly string[] = [];
  return parts.map((part) => {
    said = [...said, ...wordsOf(part)];
    return said.join(" ");
  });
}

function wordsOf(loose: string): readonly string[] {
  return loose.split(" ").filter((word) => word !== "" && word !== "and");
}
