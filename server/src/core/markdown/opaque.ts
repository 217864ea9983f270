import type { Nodes, Root } from "mdast";
import type { Span } from "../text/span.ts";
import { descendants, spanOf } from "./tree.ts";

/** A part of a text in which words are not prose. */
export type Opaque =
  /** `language` is what a fence says, in lower case; '' for inline and indented code. */
  | { readonly kind: "code"; readonly span: Span; readonly language: string; readonly inline: boolean }
  /** A link or an image; `label` names the definition of a reference, and is null where the destination stands here. */
  | { readonly kind: "link" | "image"; readonly span: Span; readonly label: string | null }
  | { readonly kind: "definition"; readonly span: Span; readonly destination: string }
  | { readonly kind: "html" | "footnote"; readonly span: Span };

/** A block at the top of a section: in no list and no quote. An `emphasis` is a paragraph that is emphasised as a whole. */
export interface Block {
  readonly kind: "paragraph" | "emphasis" | "quote" | "html" | "other";
  readonly span: Span;
}

/** The opaque parts of a tree, in order, outer ones first. */
export function opaqueParts(tree: Root): readonly Opaque[] {
  const parts: Opaque[] = [];
  for (const node of descendants(tree)) {
    const part = opaquePart(node);
    // What GFM makes a link of without marks may have no place in the text.
    if (part && part.span.end > part.span.start) parts.push(part);
  }
  return parts;
}

function opaquePart(node: Nodes): Opaque | null {
  const span = spanOf(node);
  switch (node.type) {
    case "code":
      return { kind: "code", span, language: (node.lang ?? "").toLowerCase(), inline: false };
    case "inlineCode":
      return { kind: "code", span, language: "", inline: true };
    case "link":
    case "image":
      return { kind: node.type, span, label: null };
    case "linkReference":
      return { kind: "link", span, label: node.label ?? node.identifier };
    case "imageReference":
      return { kind: "image", span, label: node.label ?? node.identifier };
    case "definition":
      return { kind: "definition", span, destination: node.url };
    case "html":
      return { kind: "html", span };
    case "footnoteReference":
      return { kind: "footnote", span };
    default:
      return null;
  }
}

/** The blocks at the top of a tree, in order. */
export function topBlocks(tree: Root): readonly Block[] {
  return tree.children.map((node): Block => {
    const span = spanOf(node);
    if (node.type === "paragraph")
      return {
        kind: node.children.length === 1 && node.children[0]?.type === "emphasis" ? "emphasis" : "paragraph",
        span,
      };
    if (node.type === "html") return { kind: "html", span };
    return { kind: node.type === "blockquote" ? "quote" : "other", span };
  });
}
