import { patternOf } from "../text/scripts.ts";
import { lines, type Span } from "../text/span.ts";

/** Where the front matter stands in a text. Offsets are absolute. */
export interface FrontMatterBlock {
  /** The whole block with both `---` lines. */
  readonly span: Span;
  /** What stands between them. */
  readonly content: Span;
}

/** True where front matter may begin; whether it does is told by what follows. `text`: the beginning of one, at least. */
export function opensFrontMatter(text: string): boolean {
  return text.startsWith("---", text.charCodeAt(0) === 0xfeff ? 1 : 0);
}

const keyStart = patternOf(({ letter, digit }) => `^[${letter}${digit}_"']`);

/** The key that a line begins with, in letters of any script; null where it begins with none. */
function keyIn(line: string): string | null {
  const colon = line.indexOf(":");
  if (colon < 0 || /^\S/.test(line.slice(colon + 1))) return null;
  const key = line.slice(0, colon);
  return keyStart.in(key).test(key) ? key : null;
}

/** A key of words: `last_updated`, `Last Updated`. Prose with a colon may have signs in it. */
function isPlainKey(key: string): boolean {
  return !/^[\d"']|[\t!-,./;-@[-^`{-~]/.test(key);
}

/** YAML front matter: `---` on the very first line, closed by `---` or `...`. A rule with prose under it is not front matter. */
export function findFrontMatter(text: string): FrontMatterBlock | null {
  const from = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (!opensFrontMatter(text)) return null;
  let first = true;
  let contentStart = from;
  let hasKey = false;
  for (const line of lines(text, from)) {
    const raw = text.slice(line.start, line.end).trimEnd();
    if (first) {
      if (raw !== "---") return null;
      contentStart = line.next;
      first = false;
    } else if (raw === "---" || raw === "...") {
      if (!hasKey && line.start > contentStart) return null;
      return { span: { start: from, end: line.next }, content: { start: contentStart, end: line.start } };
    } else if (!hasKey) {
      // A rule above a document, not metadata: `#` alone would be a YAML comment, `##` is a heading.
      if (raw.startsWith("##")) return null;
      hasKey = keyIn(raw) !== null;
    }
  }
  return null;
}

/**
 * Front matter that nobody closed: `---` on the very first line, and under it lines that are keys and nothing else, up to
 * a blank line, a heading or the end. `opening` is the first line, `end` the place behind the last key's line where the
 * closing `---` is missing. For texts without front matter; null where they do not begin like that.
 */
export function findUnclosedFrontMatter(
  text: string,
): { readonly opening: Span; readonly end: number; readonly names: readonly string[] } | null {
  const from = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (!text.startsWith("---", from)) return null;
  const names: string[] = [];
  let opening: Span | null = null;
  let end = from;
  for (const line of lines(text, from)) {
    const raw = text.slice(line.start, line.end).trimEnd();
    if (opening === null) {
      if (raw !== "---") return null;
      opening = { start: line.start, end: line.start + 3 };
      continue;
    }
    const name = keyIn(raw);
    if (name !== null && isPlainKey(name)) names.push(name);
    else if (raw === "" || raw.startsWith("#") || names.length === 0) break;
    // What belongs to a key is indented, or an item of its list.
    else if (!/^(?:\s|-\s)/.test(raw)) return null;
    end = line.end;
  }
  return opening && names.length > 0 ? { opening, end, names } : null;
}
