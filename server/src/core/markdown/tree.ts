import type { Nodes, Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Span } from "../text/span.ts";

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** The Markdown tree of a piece of text. Precise and slow (about 0.2 ms a line): ask for it only where it is needed. */
export function parseTree(text: string): Root {
  return parser.parse(text);
}

/** Every node below `node`, in document order, parents first. */
export function* descendants(node: Nodes): Generator<Nodes> {
  if (!("children" in node)) return;
  for (const child of node.children) {
    yield child;
    yield* descendants(child);
  }
}

/** Where a node stands in the text its tree was parsed from. */
export function spanOf(node: Nodes): Span {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

export interface Opaque {
  readonly span: Span;
  readonly kind: "code" | "link" | "html" | "definition" | "footnote";
}

/** The parts of a tree in which words are not prose: code, links, images, HTML, definitions, footnotes. */
export function opaqueParts(tree: Root): readonly Opaque[] {
  const parts: Opaque[] = [];
  for (const node of descendants(tree)) {
    const kind = opaqueKinds.get(node.type);
    if (kind) parts.push({ span: spanOf(node), kind });
  }
  return parts;
}

const opaqueKinds: ReadonlyMap<string, Opaque["kind"]> = new Map([
  ["code", "code"],
  ["inlineCode", "code"],
  ["link", "link"],
  ["image", "link"],
  ["linkReference", "link"],
  ["imageReference", "link"],
  ["html", "html"],
  ["definition", "definition"],
  ["footnoteReference", "footnote"],
]);
