import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseDocument } from "yaml";
import { readDocument } from "../../../server/src/core/document/document.ts";
import { newSpec, slugOf } from "../../../server/src/core/template/newSpec.ts";
import { toSnippet } from "../../../server/src/core/template/writing.ts";
import { md, templateOf, variants } from "../annotated.ts";

const facts = { name: "User login", today: "2026-03-04", author: "Ann" };

function assertNewSpec(template: string, expected: string, known = facts): void {
  for (const { name, of } of variants)
    assert.equal(newSpec(templateOf(of(template)), known).text, expected, `as ${name}`);
}

describe("A new spec", () => {
  it("has name, dates, author and first status, and keeps the other slots", () => {
    assertNewSpec(
      md`
        # Spec: [Feature Name]

        **Status:** Draft | In Review | Approved  
        **Author:** [Author]  
        **Reviewers:** [Names]  
        **Created:** YYYY-MM-DD  
        **Last Updated:** {YYYY-MM-DD}  
        **Next Review:** YYYY-MM-DD

        ## Goals

        What [Feature Name] is for: [Goal]
      `,
      md`
        # Spec: User login

        **Status:** Draft  
        **Author:** Ann  
        **Reviewers:** [Names]  
        **Created:** 2026-03-04  
        **Last Updated:** 2026-03-04  
        **Next Review:** YYYY-MM-DD

        ## Goals

        What User login is for: [Goal]
      `,
    );
  });

  it("leaves out what is meant for readers of the template", () => {
    assertNewSpec(
      md`
        <!-- For features. -->

        # How to

        Copy this.

        ---

        # [Name]

        ## Goals
        <!-- Rank them. -->

        - [Goal]

        ## Risks

        <!-- All there is to say. -->

        ## Notes

        *Say more.*

        Text.
      `.replace("<!-- For features. -->\n\n", ""),
      md`
        # User login

        ## Goals

        - [Goal]

        ## Risks

        <!-- All there is to say. -->

        ## Notes

        Text.
      `,
    );
  });

  it("keeps the author's slot where the author is unknown", () => {
    assertNewSpec("# [Name]\n\n**Author:** [Author]\n", "# User login\n\n**Author:** [Author]\n", {
      ...facts,
      author: "",
    });
  });

  it("has front matter that is still YAML, whatever the name", () => {
    const template = md`
      ---
      title: "[Name] - Spec"
      plain: [Name]
      single: '[Name]'
      author: "[Author]"
      status: draft # draft | done
      created: YYYY-MM-DD
      ---

      # [Name]
    `;
    for (const name of [
      'a: b "c" #d',
      "it's",
      "back\\slash",
      "- dash",
      "#hash",
      "[brackets]",
      "{braces}",
      "*star",
      "&anchor",
      "!tag",
      "%percent",
      "@at",
      "`tick",
      "? question",
      "> folded",
      "| literal",
      "yes",
      "null",
      "1.0",
      "ends with:",
      "a #b",
      '"quoted"',
      "'single'",
      "~",
      "$&",
      "日本語",
    ]) {
      const { text } = newSpec(templateOf(template), { ...facts, name });
      const yaml = /^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? "";
      const parsed = parseDocument(yaml);
      assert.deepEqual(parsed.errors, [], `${name}: ${yaml}`);
      const values: unknown = parsed.toJS();
      assert.ok(typeof values === "object" && values !== null && "title" in values && "single" in values);
      assert.equal(values.title, `${name} - Spec`);
      assert.equal(values.single, name);
      assert.ok("plain" in values && typeof values.plain !== "object", `${name}: plain: ${yaml}`);
      assert.ok(yaml.includes('\nauthor: "Ann"\nstatus: draft # draft | done\ncreated: 2026-03-04'), yaml);
      assert.ok(text.includes(`\n# ${name}\n`));
      assert.equal(readDocument(text).title?.content.heading, name.replace(/\s+#+$/, ""));
    }
  });

  it("has the name in a title that only says what a title is", () => {
    assertNewSpec("# KEP-NNNN: Your short, descriptive title\n", "# KEP-NNNN: User login\n");
    assertNewSpec("# Spec Title\n\nText.\n", "# User login\n\nText.\n");
    assertNewSpec("# Design\n\nText.\n", "# Design\n\nText.\n");
  });

  it("has today in the first row of its change log only", () => {
    assertNewSpec(
      md`
        # [Name]

        ## Change Log

        | Date | Author | Change |
        |------|--------|--------|
        | YYYY-MM-DD | [Author] | First draft |
        | YYYY-MM-DD | [Author] | [Change] |

        ## Plan

        | Date | What |
        |------|------|
        | YYYY-MM-DD | [What] |
      `,
      md`
        # User login

        ## Change Log

        | Date | Author | Change |
        |------|--------|--------|
        | 2026-03-04 | Ann | First draft |
        | YYYY-MM-DD | [Author] | [Change] |

        ## Plan

        | Date | What |
        |------|------|
        | YYYY-MM-DD | [What] |
      `,
    );
  });

  it("keeps what comments say to programs, and guidance where nothing else stands beside that", () => {
    assertNewSpec(
      md`
        # [Name]

        <!-- prettier-ignore-start -->

        ## Goals

        <!-- What will be true afterwards? -->
        <!-- vale off -->

        [Goal]

        <!-- vale on -->

        ## Notes

        <!-- markdownlint-disable MD013 -->
        <!-- What else is to be known? -->
      `,
      md`
        # User login

        <!-- prettier-ignore-start -->

        ## Goals

        <!-- vale off -->

        [Goal]

        <!-- vale on -->

        ## Notes

        <!-- markdownlint-disable MD013 -->
        <!-- What else is to be known? -->
      `,
    );
  });

  it("has today and its author in the change log, whatever that and its columns are called", () => {
    assertNewSpec(
      md`
        # [Name]

        ## Document History

        | Rev | Modified by | When | What changed |
        |-----|-------------|------|--------------|
        | 0.1 | [Author] | YYYY-MM-DD | [Change] |
      `,
      md`
        # User login

        ## Document History

        | Rev | Modified by | When | What changed |
        |-----|-------------|------|--------------|
        | 0.1 | Ann | 2026-03-04 | [Change] |
      `,
    );
  });

  it("is the whole text where the template has no title, and empty where it has nothing", () => {
    assertNewSpec("Intro.\n\n## Goals\n\n[Goal]\n", "Intro.\n\n## Goals\n\n[Goal]\n");
    assertNewSpec("", "");
  });
});

describe("A file name", () => {
  for (const [name, slug] of [
    ["User login", "user-login"],
    ["  Über Größe & Co.  ", "uber-große-co"],
    ["a/b\\c:d", "a-b-c-d"],
    ["../../etc/passwd", "etc-passwd"],
    ["v1.2 API", "v1-2-api"],
    ['What? *Really* <now> | "yes"', "what-really-now-yes"],
    ["日本語の仕様", "日本語の仕様"],
    ["🎯", "spec"],
    ["...", "spec"],
    ["", "spec"],
    ["CON", "con-spec"],
    ["lpt1", "lpt1-spec"],
    ["console", "console"],
    ["-dash-", "dash"],
    ["a\u0000b c", "ab-c"],
    ["x".repeat(200), "x".repeat(80)],
  ] as const)
    it(`for ${JSON.stringify(name.slice(0, 30))} is ${slug.slice(0, 30)}.md`, () => {
      assert.equal(slugOf(name), slug);
      assert.equal(newSpec(templateOf("# [Name]\n"), { ...facts, name }).fileName, `${slug}.md`);
    });
});

describe("A snippet", () => {
  const snippetOf = (template: string) => newSpec(templateOf(template), facts).snippet;

  it("has a tab stop for each slot, the last at the end", () => {
    assert.equal(
      snippetOf("# [Name]\n\n## Goals\n\n- [Goal] by {who}\n"),
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a snippet
      "# User login\n\n## Goals\n\n- ${1:[Goal]} by ${2:{who\\}}\n$0",
    );
  });

  it("offers the values of a choice, the undecided one first", () => {
    assert.equal(
      snippetOf("# [Name]\n\n## Risks\n\n| Risk | Impact |\n|---|---|\n| [Risk] | High/Med/Low |\n"),
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a snippet
      "# User login\n\n## Risks\n\n| Risk | Impact |\n|---|---|\n| ${1:[Risk]} | ${2|High/Med/Low,High,Med,Low|} |\n$0",
    );
  });

  it("escapes what means something in a snippet, in text, slots and choices", () => {
    const slot = {
      kind: "choice",
      span: { start: 0, end: 1 },
      inCode: false,
      isStuck: false,
      fillsCode: false,
      whole: true,
    } as const;
    assert.equal(
      toSnippet([
        { text: "a\\b $c {d} | e, f\n", slot: null, choices: [] },
        { text: "[$x \\ }, y|z]", slot: { ...slot, kind: "bracket", text: "", choices: [] }, choices: [] },
        {
          text: "a | b",
          slot: { ...slot, text: "a | b", choices: ["a", "b"] },
          choices: ["a,b", "$c|d", "e\\}"],
        },
      ]),
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a snippet
      "a\\\\b \\$c {d\\} | e, f\n${1:[\\$x \\\\ \\}, y|z]}${2|a \\| b,a\\,b,$c\\|d,e\\\\}|}$0",
    );
  });
});
