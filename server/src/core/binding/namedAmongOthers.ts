import type { Section } from "../document/document.ts";
import type { SectionContent } from "../markdown/sectionContent.ts";
import type { TemplateSection } from "../template/templateSection.ts";
import { canonicalKey, headingKey, looseKey } from "../text/words.ts";
import type { Binding } from "./binding.ts";

/** What parts the names in a heading: `Drawbacks / Alternatives`, `Upgrade, Downgrade and Version Skew Strategy`. */
const between = /(?:(?<!\s)\s+)?(?:[/&,;+:–—]|\s-\s|\b(?:and|or)\b)\s*/i;
/** What follows narrows the name down: `Proposal for volume groups`. */
const narrowing = /\s(?:for|of|in|on)\s/i;

/** Of so many words one may lack: `Production Readiness Questionnaire`. */
const fewestWords = 4;

/**
 * True where a heading that is bound to nothing names a template's section among other things, or in all its words but one:
 * nobody would say that it is missing.
 */
export function isNamedAmongOthers({ document, bondOf }: Binding, wanted: TemplateSection): boolean {
  const words = wordsOf(wanted.loose);
  if (wanted.shape || words.length === 0) return false;
  return document.sections.some(
    (section) =>
      isCandidate(section, wanted) &&
      section !== document.title &&
      bondOf(section) === null &&
      (namesAmongOthers(section, wanted, words) || lacksOne(wordsOf(looseKey(section.content.key)), words)),
  );
}

/** Far below its place, a heading with the same word is about something else. */
function isCandidate({ content: { level } }: Section, wanted: TemplateSection): boolean {
  return level > 0 && level <= Math.max(wanted.content.level, wanted.depth + 1) + 1;
}

function namesAmongOthers({ content }: Section, wanted: TemplateSection, words: readonly string[]): boolean {
  const parts = namesIn(content);
  if (parts.length > 1) {
    if (parts.some((part) => part !== "" && canonicalKey(part) === wanted.canonical)) return true;
    // A name may itself have parts: `Upgrade / Downgrade`.
    if (parts.some((_, first) => beginsWith(parts.slice(first, first + longestName), words))) return true;
  }
  const { title } = content;
  const [name = ""] = title.split(narrowing);
  return name !== title && headingKey(name) === wanted.key;
}

/** Loose keys of what a heading names. Kept as long as its section's text stays. */
function namesIn({ title, kept }: SectionContent): readonly string[] {
  kept.names ??= title.split(between).map((part) => looseKey(headingKey(part)));
  return kept.names;
}

/** No name has more parts than that. */
const longestName = 10;

/** True where some of the parts, from the first one on, have just these words. */
function beginsWith(parts: readonly string[], words: readonly string[]): boolean {
  let said: readonly string[] = [];
  for (const part of parts) {
    said = [...said, ...wordsOf(part)];
    if (said.length >= words.length) return said.join(" ") === words.join(" ");
  }
  return false;
}

function lacksOne(words: readonly string[], wanted: readonly string[]): boolean {
  if (wanted.length < fewestWords || words.length !== wanted.length - 1) return false;
  const at = words.findIndex((word, index) => word !== wanted[index]);
  return at < 0 || words.slice(at).every((word, index) => word === wanted[at + index + 1]);
}

function wordsOf(loose: string): readonly string[] {
  return loose.split(" ").filter((word) => word !== "" && word !== "and");
}
