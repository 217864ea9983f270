import { isSeq, parseDocument } from "yaml";
import type { Span } from "../text/span.ts";

/**
 * The parser goes into each list and map by a call. Out of stack it does not only throw: where a pattern is made ready for
 * its first use with no stack left, V8 ends the process. What is nested a hundred times, or this long, is no list of names.
 */
const tooDeep = /(?:[[{][^[{]*){100}|(?:[-?][ \t]+){100}/;
const longest = 100_000;

/** Where the items of a YAML list stand in its source; empty where it is no list. The bundles load this module when it is first called. */
export function yamlListItems(source: string): readonly Span[] {
  if (source.length > longest || tooDeep.test(source)) return [];
  const document = parseDocument(source, { keepSourceTokens: true, strict: false, logLevel: "silent" });
  const node = document.errors.length === 0 ? document.contents : null;
  return node && isSeq(node) ? node.items.flatMap((item) => rangeOf(item) ?? []) : [];
}

function rangeOf(node: unknown): Span | null {
  if (typeof node !== "object" || node === null || !("range" in node) || !Array.isArray(node.range))
    return null;
  const [start, end] = node.range;
  return typeof start === "number" && typeof end === "number" ? { start, end } : null;
}
