import { inOrder, overlapFinder } from "../text/overlap.ts";
import { patternOf } from "../text/scripts.ts";
import type { Span } from "../text/span.ts";
import { readChoice } from "./vocabulary.ts";

/** A piece of template text meant to be replaced. */
export interface Slot {
  /**
   * `bracket` `[Name]` · `brace` `{Name}`, `{{name}}` · `angle` `<name>` · `date` `YYYY-MM-DD` · `choice` an undecided
   * vocabulary · `todo` TBD, TODO · `item` a dummy list item such as `Goal 1: Description`
   */
  readonly kind: "bracket" | "brace" | "angle" | "date" | "choice" | "todo" | "item";
  /** As the template writes it, marks and backslashes included. */
  readonly text: string;
  readonly span: Span;
  /** Stands in code in the template, so it is looked for in code only. */
  readonly inCode: boolean;
  /** Stands against a word, a path or another bracket in the template, as an index or a path parameter would. */
  readonly isStuck: boolean;
  /** Is all that its inline code says in the template. */
  readonly fillsCode: boolean;
  /** Is a placeholder only where it is a whole value (of a field, cell, list item or paragraph). */
  readonly whole: boolean;
  /** The values of a `choice`. */
  readonly choices: readonly string[];
}

const date =
  /^(?:YYYY|yyyy)[-/.](?:MM|mm)(?:[-/.](?:DD|dd))?$|^(?:DD|dd|MM|mm)[-/.](?:MM|mm|DD|dd)[-/.](?:YYYY|yyyy)$/;
const todo = /^(?:tbd|todo|tba|fixme|\?{2,}|xxx|to be (?:determined|decided|defined|done))\.?$/i;
const dummyItem = patternOf(
  ({ letter, upper }) =>
    String.raw`^(?:\*\*)?[${upper}][${letter}-]*(?: [${letter}-]+){0,2} [1-9](?:\.[1-9])?(?:\*\*)?(?::.*)?$`,
);

/** True for `YYYY-MM-DD` and its variants. */
export function isDateSlot(text: string): boolean {
  return date.test(text.replace(/^\\?[[{<]+|\\?(?<![\]}>])[\]}>]+$/g, "").trim());
}

/** How such a value begins, whatever marks it has. */
const todoBeginning = /^[\s*_`]*(?:t[\s*_`]*[bo]|f[\s*_`]*i|x[\s*_`]*x|\?)/i;

/** True for a value that says only that it is not there yet: TBD, TODO, ???. */
export function isTodo(text: string): boolean {
  return todoBeginning.test(text) && todo.test(text.replace(/[*_`]/g, "").trim());
}

const deferred = /^(?:tbd|todo|tba|tbc|to be (?:determined|decided|defined|confirmed|done))\b/i;

/** True for a value put off until later, with or without words on when: `TBD by Q3`, `TODO: ask Ann`. */
export function isDeferred(text: string): boolean {
  return isTodo(text) || deferred.test(text.replace(/[*_`]/g, "").trim());
}

/**
 * The slot a whole value is, or null: `YYYY-MM-DD`, `Draft | Approved`, `TBD`. For a list item, a dummy such as
 * `Goal 1: Description` too.
 */
export function wholeSlot(
  value: string,
  span: Span,
  place: "field" | "cell" | "item" | "paragraph",
): Slot | null {
  const slot = (kind: Slot["kind"], choices: readonly string[] = []): Slot => ({
    kind,
    text: value,
    span,
    inCode: false,
    isStuck: false,
    fillsCode: false,
    whole: true,
    choices,
  });
  if (date.test(value)) return slot("date");
  if (isTodo(value)) return slot("todo");
  if (isWideBracket(value, place)) return slot("bracket");
  if (place === "item") return dummyItem.in(value).test(value) ? slot("item") : null;
  const choice = place === "paragraph" ? null : readChoice(value);
  return choice ? slot("choice", choice.values) : null;
}

/** `［名前］`, and `【名前】` where it is no heading: brackets that Markdown gives no meaning. */
function isWideBracket(value: string, place: "field" | "cell" | "item" | "paragraph"): boolean {
  return (
    /^［[^［］\n]*\p{L}[^［］\n]*］$/u.test(value) ||
    ((place === "field" || place === "cell") && /^【[^【】\n]*\p{L}[^【】\n]*】$/u.test(value))
  );
}

/** The delimited slots in `text` between two offsets, outside of the `hidden` parts. Spans are relative to `text`. */
export function delimitedSlots(
  text: string,
  within: Span,
  hidden: readonly Span[],
  language: string | null,
): Slot[] {
  const slots: Slot[] = [];
  const parts = inOrder(hidden);
  const firstOf = overlapFinder(parts);
  for (let at = within.start; at < within.end; at++) {
    const code = text.charCodeAt(at);
    if (code !== 91 && code !== 123 && code !== 60) continue;
    const end = code === 60 ? angleEnd(text, at, within.end) : balancedEnd(text, at, within.end);
    if (end === null) continue;
    const escaped = text.charAt(at - 1) === "\\" && text.charAt(at - 2) !== "\\";
    const start = escaped ? at - 1 : at;
    const inside = text.slice(at + 1, end - 1).replace(/\\$/, "");
    const hider = parts[firstOf({ start, end: start + 1 })];
    if (hider) {
      at = Math.max(at, hider.end - 1);
      continue;
    }
    const kind = code === 91 ? "bracket" : code === 123 ? "brace" : "angle";
    const around = { before: text.slice(Math.max(0, start - 24), start), after: text.slice(end, end + 2) };
    if (!accepted(kind, inside, around, language)) continue;
    slots.push({
      kind,
      text: text.slice(start, end),
      span: { start, end },
      inCode: language !== null,
      isStuck: isStuck(text, start),
      fillsCode: language !== null && isAllBetween(text, within, { start, end }),
      whole: false,
      choices: [],
    });
    at = end - 1;
  }
  return slots;
}

/** True where what begins at `start` belongs to what stands before it: `labels[name]`, `/users/{id}`, `List<key>`. */
export function isStuck(text: string, start: number): boolean {
  return /[\w\u00c0-\u024f\])}/]/.test(text.charAt(start - 1));
}

/** True where nothing but blanks stands beside `span` in `within`. */
export function isAllBetween(text: string, within: Span, span: Span): boolean {
  return text.slice(within.start, span.start).trim() === "" && text.slice(span.end, within.end).trim() === "";
}

/** A slot is a line or a few, and holds few brackets in brackets; what is longer or deeper is something else. */
const longestSlot = 2000;
const deepestSlot = 8;

/** Offset behind the bracket that closes the one at `at`, in the same paragraph; null where there is none. */
export function balancedEnd(text: string, at: number, limit: number): number | null {
  const open = text.charAt(at);
  const close = open === "[" ? "]" : open === "{" ? "}" : ">";
  let depth = 0;
  for (let index = at; index < Math.min(limit, at + longestSlot); index++) {
    const char = text.charAt(index);
    if (char === open) {
      if (++depth > deepestSlot) return null;
    } else if (char === close) {
      if (--depth === 0) return index + 1;
    } else if (char === "\n" && /^[ \t]*\r?(?:\n|$)/.test(text.slice(index + 1, index + 40))) return null;
  }
  return null;
}

function angleEnd(text: string, at: number, limit: number): number | null {
  for (let index = at + 1; index < limit; index++) {
    const char = text.charAt(index);
    if (char === ">") return index + 1;
    if (char === "<" || char === "\n") return null;
  }
  return null;
}

interface Around {
  readonly before: string;
  readonly after: string;
}

function accepted(
  kind: "bracket" | "brace" | "angle",
  inside: string,
  around: Around,
  language: string | null,
): boolean {
  const words = inside.trim();
  if (!/\p{L}/u.test(words) && !/^#+$/.test(words.replace(/\\/g, ""))) return false;
  // In a diagram brackets are boxes, except in its comments.
  if (language !== null && diagrams.test(language) && !/(?:^|\n)[^\S\n]*%%[^\n]*$/.test(around.before))
    return false;
  if (kind === "bracket") return acceptedBracket(words, around, language !== null);
  if (kind === "brace") return acceptedBrace(words, around, language !== null);
  return acceptedAngle(words, around, language);
}

const diagrams = /^(?:mermaid|plantuml|puml|dot|graphviz)$/;

function acceptedBracket(words: string, { before, after }: Around, inCode: boolean): boolean {
  if (/^[xX]$/.test(words) && /(?:[-*+]|\d[.)]|\|)\s*$/.test(before)) return false;
  if (/^[\^!@]/.test(words) || /^\[.*\]$/.test(words) || /\[$/.test(before) || /!$/.test(before))
    return false;
  if (/(?:one of|either|any of|values?|options?)\s*(?::\s*)?$/i.test(before)) return false;
  // A mark that says something of what follows it, not text to be replaced.
  if (/^\\?(?:optional|required|mandatory)\\?$/i.test(words)) return false;
  if (!inCode) return !/^\(/.test(after);
  // A whole string that is words: `"[which call this is]"`.
  if (/["']$/.test(before) && before.endsWith(after.charAt(0)) && /\s/.test(words))
    return !/["']/.test(words);
  // A mark that is spoken of (`use `[NOTE]``) is none; a value in code is: `**Branch**: `[branch-name]``.
  const isValue = /:[*_]*\s*`$/.test(before) && /^`/.test(after) && /[\s_-]/.test(words);
  if (/[\p{L}\p{N})\]"'`]$/u.test(before) && !isValue) return false;
  if (isProse(words)) return true;
  if (/[":=;]|^'|=>/.test(words.replace(/[:;]\s/g, " "))) return false;
  return /\s/.test(words)
    ? !/^[\w.]+(?:\s*,\s*[\w.]+)+$/.test(words)
    : /^\p{Lu}|_|-/u.test(words) || before.endsWith("/");
}

/** Words in a row as no language has them: `{what changes, and whether old code can still run on it}`. */
function isProse(words: string): boolean {
  return (
    (/^\p{Lu}/u.test(words) || (/^\p{L}/u.test(words) && !words.includes('"'))) &&
    !/[={}<>\n]|;$/.test(words) &&
    /(?<!\p{L})\p{L}+ \p{Ll}+ \p{Ll}/u.test(words)
  );
}

function acceptedBrace(words: string, { before }: Around, inCode: boolean): boolean {
  const doubled = /^\{[^{}]*\}$/.test(words);
  const inner = doubled ? words.slice(1, -1).trim() : words;
  const isPath = /^\/\p{L}[\w-]*\/\p{L}/u.test(inner);
  if (/^[%#:.$!/"'\\]/.test(inner) && !isPath) return false;
  if (inner === "" || (!doubled && /^\s|\n/.test(inner))) return false;
  // The inner brace of `${{ x }}` is no slot where the outer one is none.
  if (before.endsWith("{")) return false;
  // `/users/{id}` is a path with its parameter, `/api/{{name-of-it}}` one that is still to be named.
  const isNamed = doubled && /^\p{L}+[ -]/u.test(inner) && before.endsWith("/");
  if (/[\p{L}\p{N}_$%^}/\\]$/u.test(before) && !/\s\/$/.test(before) && !isNamed) return false;
  if (/#$/.test(before) && inner !== inner.toUpperCase()) return false;
  if (/":|;\s*$|=>|(?:^|[;)])\s*return\b/.test(inner)) return false;
  if (!inCode) return true;
  if (/^(\w+) for \1 in /.test(inner)) return false;
  if (isProse(inner)) return true;
  return doubled || (/^\p{L}[\w -]*$/u.test(inner) && (/[_ -]/.test(inner) || inner === inner.toUpperCase()));
}

const htmlNames = new Set(
  "a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark menu meta meter nav noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script search section select slot small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time tr track tt u ul var video wbr path circle rect line g".split(
    " ",
  ),
);
const typedLanguages =
  /^(?:html|xml|svg|jsx|tsx|vue|svelte|ts|typescript|java|kotlin|cs|csharp|cpp|c|rust|rs|swift|scala|idl|webidl|go)$/;

function acceptedAngle(words: string, { before }: Around, language: string | null): boolean {
  const bare = words.replace(/\\/g, "");
  const name = /^[\p{L}\p{N}#-]+/u.exec(bare)?.[0]?.toLowerCase() ?? "";
  if (!/^[\p{L}#]/u.test(bare) || htmlNames.has(name)) return false;
  if (/[="{}]|:\/\/|@|\/$|^mailto:/.test(bare) || bare.length > 160) return false;
  if (/[\p{L}\p{N}_)\]]$/u.test(before)) return false;
  return language === null || !typedLanguages.test(language);
}
