import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { parseDocument } from "yaml";
import { readDocument } from "../../../server/src/core/document/document.ts";
import {
  applied,
  assertFindings,
  assertFix,
  findingsIn,
  fixTitles,
  md,
  severitiesByStage,
  templateOf,
} from "../annotated.ts";
import { seed } from "../seed.ts";

const template = md`
  ---
  title: [Name] - Spec
  status: draft # draft | in-review | approved | implemented | rejected
  author: [Name]
  reviewers:
    - "[Reviewer 1]"
  ---

  # [Name]

  ## Goals

  [Goal]
`;

const body = "\n# Login\n\n## Goals\n\nOne.\n";

function spec(...lines: readonly string[]): string {
  return `---\ntitle: Login\nstatus: draft\nauthor: Ann\nreviewers: [Ben]\n${lines.map((line) => `${line}\n`).join("")}---\n${body}`;
}

function slips(text: string, of = template) {
  return findingsIn(templateOf(of), text).filter(({ code }) => code === "malformed-front-matter");
}

describe("malformed-front-matter finds nothing", () => {
  it("in YAML, however it is written", () => {
    for (const lines of [
      ["tags:", "  - one", "  - two: 2"],
      ["tags:", "- one", "- two"],
      ["tags: [one,", "  two]"],
      ["tags: [one,", "two]"],
      ["text: |", "  a: b: c", "  \tindented", "", "  more: :"],
      ["text: >-", "  folded"],
      ["text: first", "  second line"],
      ['text: "first', '  second"'],
      ["link: https://example.com/a:b"],
      ["time: 12:30"],
      ["note: it's Ann's"],
      ['note: 5" wide'],
      ["quoted: 'a: b' # said so"],
      ['"quoted key": x', "'another': y"],
      ["map: {a: b, c: d}"],
      ["# a comment: with: colons", "more: x"],
      ["empty:", "", "next: x"],
      ["status of work: open"],
      ["anchor: &a x", "alias: *a"],
    ])
      assert.deepEqual(slips(spec(...lines)), [], lines.join("\n"));
  });

  it("in what the template wrote, while it is not filled", () => {
    assert.deepEqual(slips(template), []);
    assert.deepEqual(slips(spec("relatedPRD: [Path or URL]: of it", "note: {name}: more")), []);
  });

  it("in a rule above a document, and in front matter of nothing known", () => {
    for (const text of [
      `---\n${body}`,
      `---\nNote: this is prose.\n${body}`,
      `---\n\ntitle: Login\n${body}`,
      `----\ntitle: Login\n${body}`,
      `${body}\n---\ntitle: Login\n`,
      `---\ntitle: Login\nand more prose\n${body}`,
    ])
      assert.deepEqual(slips(text), [], text);
    assert.deepEqual(
      slips(`---\ntitle: Login\n${body}`, "# [Name]\n\n**Title:** [T]\n\n## Goals\n\n[Goal]\n"),
      [],
    );
  });
});

describe("malformed-front-matter finds", () => {
  it("what makes other tools refuse all of it", () => {
    assertFindings(
      template,
      md`
        ---
        title: Login: the new one
               ^^^^^^^^^^^^^^^^^^ malformed-front-matter warning: Value 'Login: the new one' must stand in quotes
        status: draft
        author: @ann
                ^^^^ malformed-front-matter warning: Value '@ann' must stand in quotes
        reviewers:
        	- Ben
        ^ malformed-front-matter warning: YAML is indented with spaces, not with tabs
        version:1.0
        ^^^^^^^^^^^ malformed-front-matter warning: A space is missing after 'version:'
        summary: "All of it
                 ^^^^^^^^^^ malformed-front-matter warning: The quote is not closed
        status: draft
        ^^^^^^ malformed-front-matter warning: Key 'status' appears twice
        and this
        ^^^^^^^^ malformed-front-matter warning: This line is no 'key: value'
        ---

        # Login

        ## Goals

        One.
      `,
    );
  });

  it("front matter that is not closed, and nothing that follows from it", () => {
    assertFindings(
      template,
      md`
        ---
        ^^^ malformed-front-matter warning: The front matter is not closed
        title: Login
        status: draft
        reviewers:
          - Ben

        # Login

        ## Goals

        One.
      `,
    );
  });

  it("front matter that is not closed, whatever its script", () => {
    const inRussian = '---\nстатус: черновик\nавтор: "[Имя]"\n---\n\n# [Имя]\n\n## Цели\n\n[Цель]\n';
    assertFindings(
      inRussian,
      md`
        ---
        ^^^ malformed-front-matter warning: The front matter is not closed
        статус: черновик
        автор: Анна

        # Вход

        ## Цели

        Одна.
      `,
    );
    // Prose with colons below a rule.
    assert.deepEqual(
      findingsIn(
        templateOf(inRussian),
        "---\nстатус: x\nавтор, то есть: Анна\n\n# Вход\n\n## Цели\n\nОдна.\n",
      )
        .map(({ code }) => code)
        .filter((code) => code === "malformed-front-matter"),
      [],
    );
  });

  it("as the stage of the spec says", () => {
    assert.deepEqual(
      severitiesByStage(template, "malformed-front-matter", (status) =>
        spec("note: a: b").replace("status: draft", `status: ${status.toLowerCase().replace(" ", "-")}`),
      ),
      { draft: "warning", review: "warning", approved: "error", done: "error", closed: "information" },
    );
  });
});

describe("malformed-front-matter mends", () => {
  it("each slip by what is missing", () => {
    assertFix(
      template,
      `---\ntitle: Login\nstatus: draft\nauthor: Ann\nreviewers: [Ben]\n${body}`,
      "Close the front matter",
      `---\ntitle: Login\nstatus: draft\nauthor: Ann\nreviewers: [Ben]\n---\n${body}`,
    );
    for (const [before, title, after] of [
      ["note:x", "Insert a space after 'note:'", "note: x"],
      ["tags:\n\t- one", "Indent with spaces", "tags:\n  - one"],
      ['note: "x', "Close the quote", 'note: "x"'],
      ["note: a: b", "Put the value in quotes", "note: 'a: b'"],
      ["note: it's a: b", "Put the value in quotes", 'note: "it\'s a: b"'],
      ["note: `x` # y", "Put the value in quotes", "note: '`x`' # y"],
      ["prose", "Make the line a comment", "# prose"],
      ["author: Ann", "Remove the second 'author'", ""],
    ] as const)
      assertFix(template, spec(before), title, after === "" ? spec() : spec(after));
  });

  it("a key that appears twice by taking out either, where they differ", () => {
    const before = spec("status: approved");
    assertFix(template, before, "Remove the second 'status'", spec());
    assertFix(template, before, "Remove the first 'status'", before.replace("status: draft\n", ""));
    assert.deepEqual(fixTitles(template, spec("note: 1", "note: 2")), [
      "Remove the second 'note'",
      "Remove the first 'note'",
    ]);
    assert.deepEqual(fixTitles(template, spec("note: 1", "note: 1")), ["* Remove the second 'note'"]);
  });

  it("nothing in a value that holds both quotes, nor behind a comment", () => {
    assert.deepEqual(fixTitles(template, spec('note: it\'s "a: b"')), []);
    assert.deepEqual(slips(spec('note: "x # y')), []);
  });
});

/** Lines as people write them, right and wrong. */
const line = fc.oneof(
  fc.constantFrom(
    "a: x",
    "b: 'x'",
    'c: "x"',
    "d: [x, y]",
    "e:",
    "  - item",
    "# comment",
    "",
    "f: 12:30",
    "g: it's",
  ),
  fc.constantFrom(
    "h:x",
    "\t- item",
    'i: "x',
    "j: x: y",
    "k: @x",
    "a: x",
    "l: 'x",
    "m: `x`",
    "prose",
    "n: x:",
  ),
);

describe("Front matter in which malformed-front-matter finds something", () => {
  it("is refused by YAML's own parser, and read by it when it is mended", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        let text = spec(...lines);
        const errorsIn = (source: string) => {
          const front = readDocument(source).frontMatter;
          assert.ok(front, source);
          return parseDocument(source.slice(front.content.start, front.content.end)).errors;
        };
        const found = slips(text);
        if (found.length > 0) assert.notEqual(errorsIn(text).length, 0, text);
        for (let round = 0; slips(text).length > 0; round++) {
          const change = slips(text).flatMap(({ fixes }) => fixes()[0]?.changes ?? []);
          assert.ok(change[0] && round < 20, text);
          text = applied(text, change.slice(0, 1));
        }
        // An item of no list, or a quote that may end on the next line, is more than can be judged by one.
        const isMore = lines.some((one) => one.endsWith("- item") || one === "prose");
        if (found.length > 0 && !isMore) assert.deepEqual(errorsIn(text), [], text);
      }),
      { seed, numRuns: 300 },
    );
  });
});
