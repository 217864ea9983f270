import type { Span } from "../text/span.ts";
import { yamlListItems } from "./yamlList.ts";

/**
 * Where the items of the list behind a YAML key stand, quotes included; empty where there is no list, or no YAML.
 * `rest` is what stands behind the key's colon. Spans are relative to it.
 */
export function yamlItems(rest: string): readonly Span[] {
  return plainItems(rest) ?? yamlListItems(rest);
}

const blanks = /(?:[ \r\n]|#[^\r\n]*)*/y;
const value = String.raw`("[^"\\\r\n]*"|'[^'\r\n]*'|[A-Za-z0-9_\/\u00c0-\u02ff][^,:#"'\\[\]{}\r\n\t\u0085\u2028\u2029\ufeff]*)`;
const comment = String.raw`[ ]*(?:(?<=[ ])#[^\r\n]*)?`;
const flowItem = new RegExp(`${value}[ ]*(?:,[ ]*|(\\]${comment}$))`, "y");
const blockItem = new RegExp(`([ ]*)-[ ]+${value}${comment}(\\r?\\n|$)`, "y");

/**
 * The same for lists as metadata has them: a few words in brackets, or on a line each. null for all others: the parser
 * for YAML takes long to begin with.
 */
function plainItems(rest: string): readonly Span[] | null {
  blanks.lastIndex = 0;
  const start = blanks.exec(rest)?.[0].length ?? 0;
  switch (rest.charAt(start)) {
    case "[":
      return flowItems(rest, start + 1);
    case "-":
      return blockItems(rest, rest.lastIndexOf("\n", start) + 1);
    case "!":
    case "&":
    case "%":
    case "\t":
    case "\ufeff":
      return null;
    default:
      return [];
  }
}

function flowItems(rest: string, from: number): readonly Span[] | null {
  const items: Span[] = [];
  flowItem.lastIndex = from + (/^[ ]*/.exec(rest.slice(from))?.[0].length ?? 0);
  for (;;) {
    const start = flowItem.lastIndex;
    const match = flowItem.exec(rest);
    if (!match?.[1]) return null;
    items.push({ start, end: start + withoutBlanks(match[1]).length });
    if (match[2] !== undefined) return items;
  }
}

function blockItems(rest: string, from: number): readonly Span[] | null {
  // On the key's own line, or indented unlike the first one, it is another matter.
  if (from === 0) return null;
  const items: Span[] = [];
  let indentation: string | null = null;
  blockItem.lastIndex = from;
  for (;;) {
    const match = blockItem.exec(rest);
    const [whole = "", before = "", item = "", end] = match ?? [];
    indentation ??= before;
    if (!match || before !== indentation) return null;
    const start = match.index + whole.indexOf(item, before.length + 1);
    items.push({ start, end: start + withoutBlanks(item).length });
    if (end === "") return items;
  }
}

function withoutBlanks(item: string): string {
  return item.replace(/(?<! ) +$/, "");
}
