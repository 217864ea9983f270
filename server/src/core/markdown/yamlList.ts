import { isSeq, parseDocument } from "yaml";
import type { Span } from "../text/span.ts";

/** Where the items of a YAML list stand in its source; empty where it is no list. The bundles load this module when it is first called. */
export function yamlListItems(source: string): readonly Span[] {
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
