// The scanner against remark: what it finds without a tree is what the tree has.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { readDocument } from "../../../server/src/core/document/document.ts";
import { scan } from "../../../server/src/core/markdown/scan.ts";
import { parseTree } from "../../../server/src/core/markdown/tree.ts";
import { readTemplate } from "../../../server/src/core/template/template.ts";
import { findingsIn, variants } from "../annotated.ts";
import { corpusDocuments, seeds, withoutCorpus } from "../corpus.ts";
import { seed } from "../seed.ts";

const withFrontMatter = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).freeze();

/**
 * Headings as `level: first line of the source`, of the tree's top level. The front matter is cut off before: with its
 * extension, remark reads a list under a leading `---` as a heading.
 */
function headingsOfTree(text: string): readonly string[] {
  const body = text.slice(scan(text).frontMatter?.span.end ?? 0).replace(/^\ufeff/, "");
  return parseTree(body).children.flatMap((node) => {
    if (node.type !== "heading") return [];
    const first = node.children[0]?.position?.start.offset;
    return [`${node.depth}: ${first === undefined ? "" : lineAt(body, first)}`];
  });
}

function headingsOfScan(text: string): readonly string[] {
  return scan(text)
    .pieces.filter((piece) => piece.level > 0)
    .map(
      ({ level, start, title }) =>
        `${level}: ${title.start === title.end ? "" : lineAt(text, start + title.start)}`,
    );
}

function lineAt(text: string, offset: number): string {
  const rest = text.slice(offset).search(/\r|\n/);
  return text.slice(offset, rest < 0 ? text.length : offset + rest).trimEnd();
}

function assertSameHeadings(text: string): void {
  assert.deepEqual(headingsOfScan(text), headingsOfTree(text));
}

function assertCovered(text: string): void {
  const { frontMatter, pieces } = scan(text);
  let at = frontMatter?.span.end ?? (text.startsWith("\ufeff") ? 1 : 0);
  for (const piece of pieces) {
    assert.equal(piece.start, at);
    assert.ok(
      piece.title.start <= piece.title.end &&
        piece.title.end <= piece.bodyStart &&
        piece.headingEnd <= piece.bodyStart &&
        piece.start + piece.bodyStart <= piece.end,
    );
    for (const span of [...piece.code, ...piece.rules])
      assert.ok(0 <= span.start && span.start <= span.end && piece.start + span.end <= piece.end);
    at = piece.end;
  }
  assert.equal(at, text.length);
}

const tokens = [
  "# ",
  "## ",
  "### x",
  "#",
  " #",
  "---",
  "===",
  "***",
  "- ",
  "* ",
  "1. ",
  "> ",
  "```",
  "~~~",
  "`",
  "    ",
  "  ",
  "\t",
  "<!-- ",
  "-->",
  "<div>",
  "</div>",
  "<b>",
  "<name>",
  "|",
  "|---|",
  "a",
  "Word",
  "status: draft",
  "**Status:** Draft",
  "[x]",
  "[Name]",
  "{Name}",
  "[a]: b",
  "](",
  ")",
  "\\",
  ":",
  "YYYY-MM-DD",
  "TBD",
  "A | B | C",
  "🔒",
  "é",
  "&",
  "_",
  "**",
];
const breaks = ["\n", "\n", "\n\n", "\r\n", "\r"];
/** Text made of what Markdown is made of: more likely to hit a border case than random letters. */
const markdown = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...tokens) },
      { weight: 2, arbitrary: fc.constantFrom(...breaks) },
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(""));

/** Lines as people write them, in any order. */
const lines = [
  "# Title",
  "## Goals",
  "  ### Deep",
  "Text",
  "More text",
  "---",
  "===",
  "",
  "",
  "- item",
  "  - inner",
  "  text in item",
  "1. first",
  "> quote",
  "```",
  "~~~",
  "    indented",
  "    ```",
  "    <!-- note",
  "1.   wide item",
  "<!-- note",
  "-->",
  "<!-- whole -->",
  "<div>",
  "</div>",
  "| a | b |",
  "|---|---|",
  "[ref]: https://example.org",
  "[^1]: A footnote",

  "***",
  "- ```",
  "  ```",
  "\ttab",
  "#",
  "<details>",
];
const document = fc.array(fc.constantFrom(...lines), { maxLength: 30 }).map((rows) => rows.join("\n"));

describe("Every text", () => {
  it("is covered by its pieces without gaps", () => {
    fc.assert(fc.property(markdown, assertCovered), { numRuns: 500, seed });
    fc.assert(fc.property(document, assertCovered), { numRuns: 500, seed });
  });

  it("of usual lines has the headings that remark finds", () => {
    fc.assert(fc.property(document, assertSameHeadings), { numRuns: 1500, seed });
  });

  it("can be read as a spec and as a template, and checked", () => {
    fc.assert(
      fc.property(markdown, markdown, (text, other) => {
        for (const field of readDocument(text).fields())
          assert.ok(field.valueSpan.start <= field.valueSpan.end);
        findingsIn(readTemplate({ id: "any", text, origin: "user", uri: null }), other);
        findingsIn(readTemplate({ id: "any", text, origin: "user", uri: null }), text);
      }),
      { numRuns: 300, seed },
    );
  });
});

describe("Every real document", { skip: withoutCorpus }, () => {
  const documents = [
    ...corpusDocuments("templates"),
    ...corpusDocuments("filled"),
    ...corpusDocuments("partly"),
    ...corpusDocuments("notspecs"),
    ...seeds(),
  ];
  for (const { name, text } of documents) {
    it(`${name} has the headings that remark finds`, () => {
      assertSameHeadings(text);
      assertCovered(text);
    });
  }

  it("has the front matter that remark finds", () => {
    for (const { name, text } of documents) {
      const plain = text.replace(/^\ufeff/, "");
      const [first] = withFrontMatter.parse(plain).children;
      const { frontMatter } = scan(plain);
      const content =
        frontMatter && plain.slice(frontMatter.content.start, frontMatter.content.end).trimEnd();
      assert.equal(content, first?.type === "yaml" ? first.value.trimEnd() : null, name);
    }
  });

  it("has the same headings with other line breaks", () => {
    for (const { text } of documents.slice(0, 20)) {
      const plain = text.replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
      const expected = headingsOfScan(plain);
      for (const { of } of variants) assert.deepEqual(headingsOfScan(of(plain)), expected);
    }
  });
});
