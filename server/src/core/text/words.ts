/**
 * Headings and labels are compared by what they say, not by how they are written: `## 3. Security & Privacy 🔒`
 * and `## security and privacy (optional)` are the same heading.
 */

import { withoutNumbering } from "./headingNumbers.ts";
import { patternOf } from "./scripts.ts";

const emoji = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f|:[a-z0-9_+-]+:)/gu;
const attribute = /\s*\{(?:[#.:]|\s#)[^}]*\}\s*$/;
/** An anchor of its own: `<a id="tests"></a>`. */
const emptyAnchor = /\s*<a\s[^<>]*>\s*<\/a>/gi;
const htmlComment = /<!--[\s\S]*?-->/g;
const htmlTag = /<\/?[a-z][^>]*>/gi;
const link = /!?\[([^\]]*)\]\([^)]*\)/g;
const namedNumbering = /^\s*(?:appendix|section|chapter|part)\s+[a-z0-9]+(?:\.[a-z0-9]+)*\s*[:.)–—-]\s*/iu;
const emphasisMark = patternOf(
  ({ letter, digit }) => String.raw`(?<![${letter}${digit}])[*_](?=\S)|(?<=\S)[*_](?![${letter}${digit}])`,
  "g",
);
const footnoteReference = /\[\^[^\]\s]+\]/g;
const trailingParenthesis = /\s*(?:\([^()]*\)|（[^（）]*）|\[(?:optional|required|mandatory)\])\s*$/i;
/** A heading or label is a line of words: of what is longer, only the beginning is read. */
const longestTitle = 1000;

/** A title that is nothing but words in plain letters, as most are: there is nothing to take off. */
const plainWords = /^(?![IVX]+ )[A-Za-z][A-Za-z0-9]*(?: [A-Za-z0-9]+)*$/;
/** No character that marks anything, single blanks only. What follows asks Unicode's tables, which takes longer. */
const withoutMarks = /^[^\s<{}[\]\\*_`\u0080-\uffff]+(?: [^\s<{}[\]\\*_`\u0080-\uffff]+)*$/;
const mayHoldEmoji = /[:\u00a9-\uffff]/;
const onlyAscii = /^[\0-\x7f]*$/;

/** The title as a person reads it: without emphasis marks, comments, links' targets and heading attributes. */
export function plainTitle(raw: string): string {
  if (raw.length < longestTitle && withoutMarks.test(raw)) return raw;
  const emphasis = emphasisMark.in(raw);
  return raw
    .slice(0, longestTitle)
    .replace(htmlComment, " ")
    .replace(emptyAnchor, "")
    .replace(attribute, "")
    .replace(link, "$1")
    .replace(footnoteReference, "")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .replace(/(\*\*|__|`)/g, "")
    .replace(emphasis, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Title without its numbering, trailing parenthesis and emoji, for messages: `3. Goals (optional)` → `Goals`. */
export function bareTitle(raw: string): string {
  if (raw.length < longestTitle && plainWords.test(raw)) return raw;
  const plain = plainTitle(raw);
  const bare = withoutDecoration(plain).trim();
  return bare === "" ? plain : bare;
}

function withoutEmoji(text: string): string {
  return mayHoldEmoji.test(text) ? text.replace(emoji, " ") : text;
}

function withoutDecoration(plain: string): string {
  let title = withoutNumbering(withoutEmoji(plain).trim()).replace(namedNumbering, "");
  for (;;) {
    const shorter = title.replace(trailingParenthesis, "");
    if (shorter === title || shorter.trim() === "") return title;
    title = shorter;
  }
}

/** Title without emoji and the number it has as a section: `🚀 4.1 Phase 2: Polish` → `Phase 2: Polish`. */
export function unnumberedTitle(raw: string): string {
  if (raw.length < longestTitle && plainWords.test(raw)) return raw;
  return withoutNumbering(withoutEmoji(plainTitle(raw)).trim());
}

/** The key by which two headings or labels are the same: `## 2. Rollout & Rollback (optional)` → `rollout and rollback`. */
export function headingKey(raw: string): string {
  if (raw.length < longestTitle && plainWords.test(raw)) return raw.toLowerCase();
  const title = withoutDecoration(plainTitle(raw).replace(htmlTag, " "));
  return wordsOf(title).join(" ");
}

/** The key by which two field names are the same: `lastUpdated`, `Last Updated` and `last_updated` → `last updated`. */
export function labelKey(raw: string): string {
  const spaced = withoutEmoji(plainTitle(raw))
    .replace(trailingParenthesis, "")
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2");
  return wordsOf(spaced).join(" ");
}

/** The key by which two values of a vocabulary are the same: `In Review`, `in-review` and `<b>IN_REVIEW</b>` → `in review`. */
export function valueKey(raw: string): string {
  const shown = raw.slice(0, longestTitle).replace(htmlComment, " ").replace(htmlTag, " ");
  return wordsOf(withoutEmoji(shown).replace(/[*_`'"~]/g, " ")).join(" ");
}

/**
 * What a value says now, with blanks for what it said before, so that all stays in its place: `~~Draft~~ Approved` is
 * `Approved`, so is `Draft → Approved`.
 */
export function presentValue(value: string): string {
  if (!/~~|[→⇒➔]|[-=]>/.test(value)) return value;
  const kept = value.replace(/~~[^~]+~~/g, blanks);
  const now = kept.replace(/^.*(?:[→⇒➔]|[-=]>)/s, blanks);
  return [now, kept].find((text) => text.trim() !== "") ?? value;
}

function blanks(text: string): string {
  return " ".repeat(text.length);
}

/** Full-width and half-width forms are one; `İ`, `I`, `ı` and `i` are, since letter case tells them apart in Turkish only. */
function wordsOf(title: string): string[] {
  if (onlyAscii.test(title)) {
    const words = title.toLowerCase().replaceAll("'", "").replaceAll("&", " and ");
    return words.split(/[^a-z0-9#]+/).filter((word) => word !== "");
  }
  return title
    .normalize("NFKC")
    .toLowerCase()
    .replace(/i\u0307|ı/g, "i")
    .replace(/ß/g, "ss")
    .replace(/['’]/g, "")
    .replace(/&/g, " and ")
    .replace(/[^\p{L}\p{M}\p{N}#]+/gu, " ")
    .trim()
    .split(" ")
    .filter((word) => word !== "");
}

/** Words that say nothing about what a section is about: `Testing Strategy` and `Testing` are the same section. */
const fillers = new Set(
  "a an the of for our and or to considerations consideration strategy strategies plan plans planning overview details detail specification specifications spec specs approach analysis assessment section information description proposed considered".split(
    " ",
  ),
);

/** Names that are nothing without their fillers: `Document Information` is not about documents. */
const wholeNames = new Set(["document information", "document details"]);

/** A looser key: filler words dropped, plurals and `-ing` cut. Empty where nothing but fillers is left. */
export function looseKey(key: string): string {
  if (!key.includes(" ")) return fillers.has(key) ? "" : stem(key);
  if (wholeNames.has(key)) return key;
  return key
    .split(" ")
    .filter((word) => !fillers.has(word))
    .map(stem)
    .join(" ");
}

/** The words of a key that are no fillers, as they stand: `plan for the rollbak` → `rollbak`. */
export function tellingWords(key: string): readonly string[] {
  return key.split(" ").filter((word) => !fillers.has(word));
}

/** The words of a key with plurals and `-ing` cut, fillers included. */
export function stems(key: string): readonly string[] {
  return key.split(" ").map(stem);
}

function stem(word: string): string {
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (word.length > 5 && word.endsWith("ing")) return word.slice(0, -3);
  if (word.length > 3 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us"))
    return word.slice(0, -1);
  return word;
}

/** Loose keys that name the same section. A key may stand in one set only. */
export const synonymSets: readonly (readonly string[])[] = [
  ["summary", "executive summary", "introduction", "abstract", "tl dr", "at glance"],
  [
    "background",
    "background context",
    "context",
    "current state",
    "current system state",
    "current situation",
  ],
  ["motivation", "why", "why now", "rationale", "problem", "problem statement"],
  ["goal", "objective", "aim", "primary goal", "primary objective", "technical goal"],
  ["non goal", "nongoal", "out scope", "non objective"],
  ["scope", "in scope"],
  ["success metric", "success criteria", "measure success", "key result"],
  ["functional requirement", "functional"],
  ["non functional requirement", "nonfunctional requirement", "non functional", "nfr", "quality attribute"],
  ["user story", "user scenario", "use case"],
  [
    "architecture",
    "system architecture",
    "solution architecture",
    "high level architecture",
    "architecture design",
  ],
  ["design", "technical design", "detailed design", "solution design"],
  ["data model", "data design", "database design", "database schema", "schema", "data schema"],
  ["api", "api design", "interface", "api contract", "api reference"],
  ["security", "security privacy", "security requirement"],
  ["threat model", "threat"],
  ["performance", "performance requirement", "performance scalability"],
  ["test", "test coverage", "qa", "quality assurance", "verification", "validation"],
  ["deployment", "rollout", "release", "launch", "release process", "deployment rollout"],
  ["rollback", "rollback procedure", "roll back"],
  ["monitor", "observability", "monitor observability", "monitor alert", "telemetry", "logg monitor"],
  ["risk", "risk mitigation", "technical risk"],
  ["dependency", "prerequisite"],
  ["migration", "migration path", "data migration"],
  ["open question", "unresolved question", "open issue", "question", "outstand question"],
  ["alternative", "alternate solution", "option", "alternative solution", "rejected alternative"],
  ["timeline", "schedule", "milestone", "implementation timeline", "implementation phase"],
  ["reference", "link", "resource", "related document", "further read", "external reference"],
  ["glossary", "term", "terminology", "definition"],
  ["change log", "changelog", "revision history", "version history", "document history", "change history"],
  ["metadata", "document information", "document details", "document control"],
  ["appendix", "appendice"],
  ["table content", "content", "toc"],
  ["note", "remark", "additional note", "more"],
];

const synonyms = new Map(synonymSets.flatMap((set) => set.map((key) => [key, set[0] ?? key] as const)));

/** The name of the synonym set a loose key belongs to, or the key itself. */
export function canonicalKey(loose: string): string {
  return synonyms.get(loose) ?? loose;
}

/** Headings found in any kind of document: they say little about which kind a document is. */
const commonplace = new Set(
  "overview introduction summary background context usage installation install configuration setup dependencies requirements references resources links notes appendix examples example testing tests security contributing license features faq getting started quick start architecture development deployment api api reference documentation changelog roadmap support troubleshooting goals scope description purpose design implementation performance metadata glossary unreleased added changed fixed removed authors acknowledgements prerequisites limitations commands options settings".split(
    " ",
  ),
);

/** True for a heading key that any README could have. */
export function isCommonplace(key: string): boolean {
  return commonplace.has(key);
}
