import { patternOf } from "../text/scripts.ts";
import { headingKey, plainTitle, unnumberedTitle } from "../text/words.ts";
import { delimitedSlots } from "./slot.ts";

/**
 * The shape of a heading that holds a slot or a number: what stays the same, with the rest left open.
 *
 *     Component 1: [Name]            → "component #"        any `Component 2: Billing`
 *     Phase 1: Foundation (Week 1-2) → "phase #"            any `Phase 3: Polish`
 *     [Component Name]               → ""                   any heading
 *     FR-001: [Requirement Title]    → "fr #"               any `FR-12: Export`
 *     User Story 1 - [Brief Title]   → "user story #"
 *     YYYY-MM-DD: [Decision], v0.1.0, … → ""                any heading
 */
export interface HeadingShape {
  /** Words before the number or slot; '' where any heading fits. */
  readonly prefix: string;
  /** A number follows the prefix. */
  readonly numbered: boolean;
}

const numberBehindWords = patternOf(
  ({ letter, upper }) =>
    String.raw`^((?:[${letter}][${letter}/]*[\s-]+){1,3}?)(?:\d+(?:\.\d+)*|[#X]+|N+|<#>|[${upper}]|[IVX]+)(?=\s*(?:[:.)–—-]|$|\(|\s[${letter}]))`,
);

/** A heading's words with the number behind them: the first group is the words. `heading`: without its own number. */
function numbered(heading: string): RegExpExecArray | null {
  return numberBehindWords.in(heading).exec(heading);
}

/** null where the heading is fixed. */
export function headingShape(heading: string): HeadingShape | null {
  if (wordsOnly.test(heading)) return null;
  const plain = plainTitle(heading);
  const slots = delimitedSlots(heading, { start: 0, end: heading.length }, [], null);
  const number = numbered(unnumberedTitle(heading));
  if (number?.[1] && (slots.length > 0 || /\d|#/.test(number[0]) || /^\S+\s+\p{Lu}$/u.test(plain))) {
    return { prefix: headingKey(number[1]), numbered: true };
  }
  if (
    /^(?:`|\*\*)?(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+\S*\//.test(heading) ||
    /^`[^`]+`$/.test(heading.trim())
  ) {
    return { prefix: "", numbered: false };
  }
  const slot = slots[0];
  if (!slot)
    return isOneOfMany(plain) || /^\s*<!--[\s\S]*-->\s*$/.test(heading)
      ? { prefix: "", numbered: false }
      : null;
  const before = heading.slice(0, slot.span.start).replace(/(?<!#)#+$/, "");
  return {
    prefix: isOneOfMany(plainTitle(before)) || isNumber(before) ? "" : headingKey(before),
    numbered: false,
  };
}

const day = String.raw`(?:(?:YYYY|(?:19|20)\d\d)[-/.](?:MM|0[1-9]|1[0-2])(?:[-/.](?:DD|[0-3]\d))?|(?:DD|MM|[0-3]\d)[-/.](?:MM|DD|[0-3]\d)[-/.](?:YYYY|(?:19|20)\d\d))`;
const beginsWithDay = new RegExp(String.raw`^\[?${day}(?![A-Za-z0-9])`, "i");
const days = new RegExp(day, "gi");
const beginsWithVersion =
  /^\[?(?:v(?:\d+|[XN])(?:\.(?:\d+|[XYZN]))*|(?:\d+|[XN])(?:\.(?:\d+|[XYZN]))+)(?:-[a-z]+(?:\.\d+)?)?\]?(?![A-Za-z0-9.])/i;

/**
 * True for a heading that shows one of many by a date, a version or dots, as those in logs of decisions and of releases do:
 * `YYYY-MM-DD: Decision`, `[0.1.0] - YYYY-MM-DD`, `…`. A version with words behind it is the number of a section.
 */
function isOneOfMany(plain: string): boolean {
  if (beginsWithDay.test(plain) || (/^[\s.…]+$/.test(plain) && /\.{3}|…/.test(plain))) return true;
  return (
    beginsWithVersion.test(plain) &&
    !/[\p{L}\p{N}]/u.test(plain.replace(beginsWithVersion, "").replace(days, ""))
  );
}

/** True for text that is nothing but the number of a section: `1. `, `(a) `, `#3 `. */
function isNumber(text: string): boolean {
  return text.trim() !== "" && unnumberedTitle(`${text.trimEnd()} Name`) === "Name";
}

/** Most headings: words with a letter in lower case each, so that none of them is a number or a slot of any kind. */
const wordsOnly = /^[A-Z]?[a-z]+(?:(?: & |[ -])[A-Z]?[a-z]+)*$/;

/** What tells whether a heading has a shape: its key, and its words before a number. */
export interface ShapedHeading {
  readonly key: string;
  readonly numberedPrefix: string | null;
}

/** The words of a heading before its number: `Phase 3: Polish` → `phase`. null where it has none. */
export function numberedPrefix(heading: string): string | null {
  if (wordsOnly.test(heading)) return null;
  const words = numbered(unnumberedTitle(heading))?.[1];
  return words === undefined ? null : headingKey(words);
}

/** The keys of all shapes that a spec's heading has, but for the one that any heading has. */
export function shapeKeysOf({ key, numberedPrefix: words }: ShapedHeading): readonly string[] {
  const keys = words === null ? [] : [shapeKey({ prefix: words, numbered: true })];
  for (let end = key.indexOf(" "); end > 0; end = key.indexOf(" ", end + 1)) keys.push(key.slice(0, end));
  return keys;
}

/** The key by which shapes are the same: no words are written like it where a number follows. */
export function shapeKey({ prefix, numbered }: HeadingShape): string {
  return numbered ? `${prefix}\n#` : prefix;
}

/** Two template headings of the same shape describe the same repeatable section. */
export function sameShape(a: HeadingShape, b: HeadingShape): boolean {
  return a.prefix === b.prefix && a.numbered === b.numbered;
}
