import { lazy } from "../text/lazy.ts";
import { type Span, shifted } from "../text/span.ts";
import type { Opaque } from "./opaque.ts";

/** A piece of inline text: some lines of one paragraph, or one line of whatever block. */
export interface InlineText {
  readonly span: Span;
  /** Where the run of lines without a blank one ends: nothing inline reaches further. */
  readonly runEnd: number;
  /** May be a row of a table, whose cells are texts of their own. */
  readonly inTable: boolean;
}

export interface InlineReading {
  /** In order, outer ones first. */
  readonly parts: readonly Opaque[];
  /** Square brackets that were opened and not closed. */
  readonly open: number;
}

/**
 * Reads what is no prose in a piece of inline text, by the rules of CommonMark for code spans, raw HTML, autolinks and
 * inline links; null where only the tree can tell. Holds for texts without link definitions. Addresses that GFM makes
 * links of (`https://…`) are not among the parts. `openBefore`: square brackets opened and not closed above.
 */
export function readInline(text: string, inline: InlineText, openBefore: number): InlineReading | null {
  const { span, inTable } = inline;
  const source = text.slice(span.start, span.end);
  const parts: Opaque[] = [];
  const brackets: Bracket[] = [];
  let escaped = -1;
  const add = (part: Opaque): boolean => {
    // A bar ends the cell, and with it the part.
    if (inTable && source.slice(part.span.start, part.span.end).includes("|")) return false;
    parts.push(part);
    return true;
  };
  // What was looked for once is not looked for again: a line may hold any number of halves.
  const later = new Map<string, boolean>();
  const standsLater = (mark: string): boolean => {
    const known = later.get(mark) ?? text.slice(span.end, inline.runEnd).includes(mark);
    later.set(mark, known);
    return known;
  };
  const lastComment = lazy(() => source.lastIndexOf("-->"));
  let addressBehind = -1;

  for (let at = nextMark(source, 0); at < source.length; ) {
    let next = at + 1;
    switch (source.charAt(at)) {
      case "\\":
        if (punctuation.test(source.charAt(next))) escaped = next++;
        break;
      case "`": {
        const length = runLength(source, at);
        next = at + length;
        const close = closingRun(source, next, length);
        if (close !== null) {
          const code = { start: at, end: close + length };
          if (!add({ kind: "code", span: code, language: "", inline: true })) return null;
          next = code.end;
        } else if (standsLater("`".repeat(length))) return null;
        break;
      }
      case "<": {
        const found = angleAt(source, at, lastComment);
        if (found === "unsure" || (found && !add(found))) return null;
        if (found) next = found.span.end;
        else if (/[a-z/!]/i.test(source.charAt(next)) && standsLater(">")) return null;
        break;
      }
      case "[":
        brackets.push({
          at,
          isImage: source.charAt(at - 1) === "!" && escaped !== at - 1,
          mayLink: true,
        });
        break;
      case "]": {
        const bracket = brackets.pop();
        if (source.charAt(next) !== "(" || bracket?.mayLink === false) break;
        if (!bracket && openBefore === 0) break;
        const end = bracket ? targetEnd(source, next) : "unsure";
        if (end === "unsure") return null;
        if (!bracket || end === null) break;
        const { isImage } = bracket;
        const start = isImage ? bracket.at - 1 : bracket.at;
        // What stands in an image is its description; in a link there is no other link.
        if (isImage) while ((parts.at(-1)?.span.start ?? -1) >= start) parts.pop();
        else for (const outer of brackets) outer.mayLink &&= outer.isImage;
        if (!add({ kind: isImage ? "image" : "link", span: { start, end }, label: null })) return null;
        next = end;
        break;
      }
      default: {
        // GFM makes a link of an address, unless it stands in brackets: marks in it would be a part of it.
        // Without a blank in between, several addresses have the same end.
        const end = addressBehind > at ? addressBehind : addressEnd(source, at);
        addressBehind = end;
        if (!marks.test(source.slice(at, end))) next = end;
        else if (brackets.length === 0 || inTable || openBefore > 0) return null;
      }
    }
    at = nextMark(source, next);
  }
  return {
    parts: parts
      .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
      .map((part) => ({ ...part, span: shifted(part.span, span.start) })),
    open: brackets.length,
  };
}

interface Bracket {
  readonly at: number;
  readonly isImage: boolean;
  mayLink: boolean;
}

const punctuation = /[!-/:-@[-`{-~]/;
const marks = /[`[\]\\]/;
const mark = /[\\`<[\]]|https?:\/\/|www\./gi;

function nextMark(source: string, from: number): number {
  mark.lastIndex = from;
  return mark.exec(source)?.index ?? source.length;
}

function runLength(source: string, at: number): number {
  let end = at;
  while (source.charCodeAt(end) === 96) end++;
  return end - at;
}

/** Where the next run of exactly `length` backticks begins, or null. */
function closingRun(source: string, from: number, length: number): number | null {
  for (let at = source.indexOf("`", from); at >= 0; ) {
    const found = runLength(source, at);
    if (found === length) return at;
    at = source.indexOf("`", at + found);
  }
  return null;
}

const tag =
  /<(?:[a-z][a-z0-9-]*(?:[ \t\r\n]+[a-z_:][a-z0-9_.:-]*(?:[ \t\r\n]*=[ \t\r\n]*(?:[^ \t\r\n"'=<>`]+|'[^']*'|"[^"]*"))?)*[ \t\r\n]*\/?|\/[a-z][a-z0-9-]*[ \t\r\n]*)>/iy;
const autolink =
  /<(?:[a-z][a-z0-9+.-]{1,31}:[^\u0000-\u0020\u007f<>]*|[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9.-]+)>/iy;

/** The HTML tag, comment or autolink at `at`; null where it is a mere `<`. `lastComment`: where the last comment ends. */
function angleAt(source: string, at: number, lastComment: () => number): Opaque | "unsure" | null {
  if (source.startsWith("<!--", at)) {
    if (lastComment() < at + 2) return null;
    return { kind: "html", span: { start: at, end: source.indexOf("-->", at + 2) + 3 } };
  }
  if (/[!?]/.test(source.charAt(at + 1))) return "unsure";
  autolink.lastIndex = at;
  const link = autolink.exec(source)?.[0];
  // Which domains an e-mail address may have is for the tree to say.
  if (link?.includes("@")) return "unsure";
  if (link) return { kind: "link", span: { start: at, end: at + link.length }, label: null };
  tag.lastIndex = at;
  const html = tag.exec(source)?.[0];
  return html ? { kind: "html", span: { start: at, end: at + html.length } } : null;
}

const target =
  /\([ \t]*(?:[^\s()<>\\`[\]|"'&]|\([^\s()<>\\`[\]|"'&]*\))*(?:[ \t]+(?:"[^"\\\r\n`<[\]|&]*"|'[^'\\\r\n`<[\]|&]*'))?[ \t]*\)/y;
/** Behind a destination and a blank stands a title in quotes, or nothing. */
const noTarget = /\([ \t]*[^\s()<>\\`[\]|"'&]+[ \t]+[^\s"'()<\\]/y;

/** Offset behind the `(destination "title")` at `at`; null where it is a mere parenthesis. */
function targetEnd(source: string, at: number): number | "unsure" | null {
  target.lastIndex = at;
  const found = target.exec(source)?.[0];
  if (found) return at + found.length;
  noTarget.lastIndex = at;
  return noTarget.test(source) ? null : "unsure";
}

/** Offset of the blank or angle bracket that ends the address at `at`. */
function addressEnd(source: string, at: number): number {
  const end = source.slice(at).search(/[ \t\r\n<]/);
  return end < 0 ? source.length : at + end;
}
