// What is told of a text without its Markdown tree must be what the tree says, wherever one looks.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { readDocument } from "../../../server/src/core/document/document.ts";
import { readMarkup } from "../../../server/src/core/markdown/markup.ts";
import { type Block, type Opaque, opaqueParts, topBlocks } from "../../../server/src/core/markdown/opaque.ts";
import { parseTree } from "../../../server/src/core/markdown/tree.ts";
import { overlaps, type Span } from "../../../server/src/core/text/span.ts";
import { corpusDocuments, seeds, withoutCorpus } from "../corpus.ts";
import { seed } from "../seed.ts";

const pieces = [
  ...["[Name]", "[a b]", "{x}", "<name>", "<your name>", "[low|high]", "[ ]", "[x]"],
  ...["`", "``", "`code`", "`[x]`", "```", "~~~", "```js\n", "```\n", "\n```\n", "\n~~~ text\n"],
  ...[
    "[t](u)",
    "![i](u)",
    "[x](y 'z')",
    "[x](<y z>)",
    "](",
    "](x)",
    "](see above)",
    "[[x]]",
    "[a][b]",
    "[^1]",
  ],
  ...[
    "<b>",
    "</b>",
    "<br/>",
    "<a href='x'>",
    "<div>",
    "</div>",
    "<details>",
    "<script>",
    "<pre>",
    "<?",
    "<!X",
  ],
  ...["<!--", "-->", "<!-- c -->", "<!-->", "\n<!--\n", "\n-->\n", "<https://x.y>", "<a@b.c>"],
  ...[
    "https://x.y/z",
    "www.x.y",
    "a@b.cd",
    "[n]: /u",
    "]:",
    "[",
    "]",
    "(",
    ")",
    "!",
    "\\",
    "<",
    ">",
    "\\[",
    "\\`",
  ],
  ...[
    "**",
    "*",
    "_",
    "*it*",
    "_it_",
    "*a b*",
    "**L:** v",
    "Label:",
    "text",
    "Describe it",
    "&amp;",
    "~",
    "é",
    "\u00a0",
  ],
  ...[" ", "  ", "    ", "      ", "\t", "\n", "\n", "\n", "\n\n", "\n\n", "\r\n", "\u2028"],
  ...["- ", "* ", "1. ", "2. ", "10) ", "> ", ">", "-", "+ ", "- [ ] ", "---", "***", "===", "# ", "|"],
  ...["| a | b |\n|---|---|\n", "\n| a |\n|---|\n| [b] |\n", "|--|", ":-:", "- | -"],
];

const markdown = (length: number) =>
  fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: length }).map((parts) => parts.join(""));

/** Places as they are asked for: a bracket up to some that may close it, within a paragraph. */
function placesIn(text: string): readonly Span[] {
  return [...text.matchAll(/[[{<\\]/g)].flatMap(({ index: start }) =>
    [start + 1, start + 2, ...["]", "}", ">"].map((close) => text.indexOf(close, start) + 1)]
      .filter((end) => end > start && end <= text.length)
      .map((end) => ({ start, end }))
      .filter(({ end }) => !/\n[ \t]*\r?\n/.test(text.slice(start, end))),
  );
}

/** A part as far as anybody asks: what it is and where it begins. */
function partKey(part: Opaque | null): string {
  if (part === null) return "prose";
  return part.kind === "code"
    ? `code ${part.inline ? "inline" : `in '${part.language}'`}`
    : `${part.kind} at ${part.span.start}`;
}

/** Addresses without marks are links too, and of no interest where they hold no bracket. */
function listed(text: string, parts: readonly Opaque[]): readonly string[] {
  return parts
    .filter(({ kind, span }) => kind !== "link" || /[[\]{}<>]/.test(text.slice(span.start, span.end)))
    .map((part) => {
      const written = text.slice(part.span.start, part.span.end).trimEnd();
      return `${partKey(part)}: ${written}`;
    });
}

/** Where other blocks end does not matter, nor how many follow on one another. */
function outlined(text: string, blocks: readonly Block[]): readonly string[] {
  return blocks
    .map(({ kind, span }) =>
      kind === "other" || kind === "html" ? kind : `${kind}: ${text.slice(span.start, span.end)}`,
    )
    .filter((row, index, all) => row !== "other" || all[index - 1] !== "other");
}

function assertAsTree(text: string): void {
  const tree = parseTree(text);
  const parts = opaqueParts(tree);
  const markup = readMarkup(text);
  for (const place of placesIn(text)) {
    const wanted = parts.find(({ span }) => overlaps(span, place)) ?? null;
    assert.equal(
      partKey(markup.partAt(place)),
      partKey(wanted),
      `${text.slice(place.start, place.end)} at ${place.start}`,
    );
  }
  assert.deepEqual(listed(text, markup.parts()), listed(text, parts));
  assert.deepEqual(outlined(text, markup.blocks()), outlined(text, topBlocks(tree)));
}

describe("Code, links, HTML and blocks are those of the tree", () => {
  it("in a few pieces of any Markdown", () => {
    fc.assert(fc.property(markdown(8), assertAsTree), { numRuns: 1500, seed });
  });

  it("in many pieces of any Markdown", () => {
    fc.assert(fc.property(markdown(30), assertAsTree), { numRuns: 1500, seed });
  });

  it("in real documents", { skip: withoutCorpus }, () => {
    const documents = [
      ...(["templates", "filled", "partly", "notspecs"] as const).flatMap((kind) => corpusDocuments(kind)),
      ...seeds(),
    ];
    for (const { text } of documents)
      for (const { content } of readDocument(text).sections) assertAsTree(content.text);
  });
});
