import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { scan } from "../../../server/src/core/markdown/scan.ts";
import { md, variants } from "../annotated.ts";

/** The headings that are found, one a line, as `level title`. */
function headings(text: string): string {
  return scan(text)
    .pieces.filter((piece) => piece.level > 0)
    .map(({ level, start, title }) =>
      `${level} ${text.slice(start + title.start, start + title.end)}`.trimEnd(),
    )
    .join("\n");
}

function assertHeadings(text: string, ...expected: readonly string[]): void {
  for (const { name, of } of variants)
    assert.equal(headings(of(text)).replaceAll("\r\n", "\n"), expected.join("\n"), `as ${name}`);
}

describe("scan finds headings", () => {
  it("behind a line of text that only looks like a fence or a comment: it is indented too far to be one", () => {
    for (const text of [
      "text\n    ```\n\n# One\n",
      "text\n    <!-- still text\n# One\n",
      "11.  item\n    ```go\n    text\n\n# One\n",
      "11.  item\n    <!-- still text\n\n# One\n",
      "- item\n\n  text\n      ```\n\n# One\n",
      "> text\n    ```\n\n# One\n",
    ])
      assertHeadings(text, "1 One");
  });

  it("but not in code that stands under a definition and a blank line", () => {
    assertHeadings("[ref]: https://example.org\n\n    indented\n    indented\n===\n");
  });

  it("with one to six marks, with and without closing marks", () => {
    assertHeadings(
      md`
        # One
        ## Two ##
        ###   Three   #
        #### Four ### and more
        ##### Five\#
        ###### Six
        ####### Seven
        #Eight
        ##
        # #
      `,
      "1 One",
      "2 Two",
      "3 Three",
      "4 Four ### and more",
      "5 Five\\#",
      "6 Six",
      "2",
      "1",
    );
  });

  it("behind up to three blanks, not behind four or a tab", () => {
    assertHeadings(
      " # One\n  ## Two\n   ### Three\n    #### Four\n\n\t# Five\n",
      "1 One",
      "2 Two",
      "3 Three",
    );
  });

  it("with a tab behind the marks", () => {
    assertHeadings("#\tOne\n##\t Two\t##\t\n", "1 One", "2 Two");
  });

  it("that are underlined, of one line or several", () => {
    assertHeadings(
      md`
        One
        ===

        Two
        ---

        Three goes
        on and on
        =

        Four
           ---
        Five
            ---
      `,
      "1 One",
      "2 Two",
      "1 Three goes\non and on",
      "2 Four",
    );
  });

  it("right under text, lists and quotes", () => {
    assertHeadings("Text\n# One\n- item\n# Two\n> quote\n# Three\n", "1 One", "1 Two", "1 Three");
  });

  it("behind front matter", () => {
    assertHeadings("---\ntitle: x\n# comment: y\n---\n# One\n", "1 One");
    assertHeadings("---\ntitle: x\n...\nTwo\n---\n", "2 Two");
  });
});

describe("scan takes no rule for a heading", () => {
  it("under a list, a quote, a table, a heading, code or nothing", () => {
    assertHeadings("- item\n---\n");
    assertHeadings("> quote\n---\n");
    assertHeadings("| a | b |\n|---|---|\n| c | d |\n---\n");
    assertHeadings("# One\n---\nText\n", "1 One");
    assertHeadings("    code\n---\n");
    assertHeadings("Text\n\n---\n\n***\n\n- - -\n\n___\n");
    assertHeadings("Text\n* * *\n");
    assertHeadings("[a]: https://example.org\n[b]: https://example.org\n---\n");
    assertHeadings("[^1]: A footnote of several words\n---\n");
  });

  it("at the start of a document without metadata", () => {
    assertHeadings("---\n\n## One\n\n---\n\nText\n", "2 One");
    assertHeadings("---\n", "");
    assertHeadings("---\n\nWord\n\n---\n", "");
  });
});

describe("scan finds no heading in", () => {
  it("fenced code, of either kind, closed or not", () => {
    assertHeadings("```\n# One\n```\n# Two\n", "1 Two");
    assertHeadings("~~~ js\n# One\n```\n~~~~\n# Two\n", "1 Two");
    assertHeadings("````\n```\n# One\n````\n# Two\n", "1 Two");
    assertHeadings("``` a`b\n# One\n", "1 One");
    assertHeadings("   ```\n# One\n   ```\n# Two\n", "1 Two");
    assertHeadings("```\n# One\n");
  });

  it("fenced code in a list, until the list ends", () => {
    assertHeadings("- ```\n  # One\n  ```\n\n# Two\n", "1 Two");
    assertHeadings("1. item\n\n   ```\n   # One\n   ```\n   Text\n# Two\n", "1 Two");
    assertHeadings("- ```\n  # One\n# Two\n```\n# Three\n", "1 Two");
  });

  it("indented code, lists and quotes", () => {
    assertHeadings("    # One\n\n- # Two\n\n  # Three\n\n> # Four\n");
  });

  it("HTML blocks and comments, until they end", () => {
    assertHeadings("<!--\n# One\n\n# Two\n-->\n# Three\n", "1 Three");
    assertHeadings("<!-- # One -->\n# Two\n", "1 Two");
    assertHeadings("<div>\n# One\n\n# Two\n", "1 Two");
    assertHeadings("<pre>\n# One\n\n# Two\n</pre>\n# Three\n", "1 Three");
    assertHeadings("Text <!--\n# One\n-->\n", "1 One");
    assertHeadings("<custom-tag>\n# One\n\n# Two\n", "1 Two");
    assertHeadings("Text\n<custom-tag>\n# One\n", "1 One");
    assertHeadings("<!-- open\n# One\n");
  });

  it("an empty document", () => {
    for (const text of ["", "\ufeff", "\n", "\r\n\r\n", "\r", "  \t"]) assert.equal(headings(text), "");
  });
});

describe("scan", () => {
  it("cuts the text into pieces: heading line and what stands under it", () => {
    const text = "Before\n\n# One #\n\nBody\n## Two\n";
    const parts = scan(text).pieces.map((piece) => [
      piece.level,
      text.slice(piece.start, piece.start + piece.headingEnd),
      text.slice(piece.start + piece.title.start, piece.start + piece.title.end),
      text.slice(piece.start + piece.bodyStart, piece.end),
    ]);
    assert.deepEqual(parts, [
      [0, "", "", "Before\n\n"],
      [1, "# One #", "One", "\nBody\n"],
      [2, "## Two", "Two", ""],
    ]);
  });

  it("knows code and rules, relative to the piece", () => {
    const text = "Before\n\n# One\n\n```\na\n```\n\n    b\n    c\n\n---\n\n- x\n\n  ~~~\n  d\n  ~~~\n";
    const [, piece] = scan(text).pieces;
    const own = text.slice(piece?.start);
    assert.deepEqual(
      piece?.code.map((span) => own.slice(span.start, span.end)),
      ["```\na\n```", "    b\n    c", "  ~~~\n  d\n  ~~~"],
    );
    assert.deepEqual(
      piece?.rules.map((span) => own.slice(span.start, span.end)),
      ["---"],
    );
  });

  it("collects link definitions as CommonMark matches them", () => {
    const text =
      "[A  b]: https://a.example\n- [C]: ./c.md 'Title'\n\n```\n[D]: no\n```\n\n[ ]: none\n[^1]: A footnote\nText [E]: no\n";
    assert.deepEqual(
      scan(text).pieces.flatMap((piece) => piece.definitions),
      [
        { label: "a b", destination: "https://a.example" },
        { label: "c", destination: "./c.md" },
      ],
    );
  });

  it("takes what looks like one for text where it stands in a heading", () => {
    const pieces = scan("Text\n\nA heading\n[A]: of three lines\n---\n").pieces;
    assert.deepEqual(
      pieces.map(({ level, definitions }) => [level, definitions.length]),
      [
        [0, 0],
        [2, 0],
      ],
    );
  });

  it("begins a heading behind the byte order mark, whichever way it is marked", () => {
    for (const text of ["\ufeffOne\n===\n", "\ufeff# One\n"])
      assert.deepEqual(
        scan(text).pieces.map(({ start, title }) => [start, start + title.start]),
        [[1, text.indexOf("One")]],
      );
  });

  it("separates front matter from a rule", () => {
    for (const { of } of variants) {
      const text = of("---\nstatus: draft\n---\n\n# One\n");
      const { frontMatter } = scan(text);
      assert.equal(
        frontMatter && text.slice(frontMatter.content.start, frontMatter.content.end),
        of("status: draft\n").replace("\ufeff", ""),
      );
    }
    assert.deepEqual(scan("---\n---\n# One\n").frontMatter, {
      span: { start: 0, end: 8 },
      content: { start: 4, end: 4 },
    });
    for (const text of [
      "---\n\nText\n\n---\n",
      "----\na: b\n----\n",
      " ---\na: b\n---\n",
      "---\na: b\n",
      "\n---\na: b\n---\n",
    ])
      assert.equal(scan(text).frontMatter, null, JSON.stringify(text));
  });
});
