// What docs/templates.md says is read out of a template, is read out of it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bind } from "../../server/src/core/binding/binding.ts";
import { readDocument } from "../../server/src/core/document/document.ts";
import { recognise } from "../../server/src/core/recognition/recognise.ts";
import { check } from "../../server/src/core/rule/check.ts";
import { newSpec } from "../../server/src/core/template/newSpec.ts";
import { readTemplate, type Template } from "../../server/src/core/template/template.ts";
import { templateId } from "../../server/src/service/templateFiles.ts";

describe("Where templates live", () => {
  it("gives them their ids", () => {
    assert.equal(templateId("file:///a/.specwright/templates/service-contract.md"), "service-contract");
    assert.equal(templateId("file:///a/.specwright/templates/rfc/README.md"), "rfc");
    assert.equal(templateId("file:///a/.specwright/templates/README.md"), null);
  });

  it("gives them their names and descriptions", () => {
    const template = read("<!-- For a decision. On one page. -->\n\n# [Title]\n", "adr-template");
    assert.deepEqual([template.name, template.description()], ["ADR", "For a decision."]);
    assert.equal(read("# [Title]\n<!-- For a service. -->\n").description(), "For a service.");
  });
});

describe("Title and preamble", () => {
  it("takes the second H1 where the first introduces the template", () => {
    const intro = "# How to use this template\n\nCopy it and replace what is in brackets.\n\n---\n\n";
    assert.equal(
      read(`${intro}# Service contract: [Service name]\n\n## A\n`).title?.text,
      "Service contract: [Service name]",
    );
  });

  it("needs no title", () => {
    assert.deepEqual(
      read("## Context\n\n## Decision\n").roots.map(({ title }) => title),
      ["Context", "Decision"],
    );
  });
});

describe("Sections", () => {
  for (const text of [
    "## Alternatives (optional)",
    "## Data model (if applicable)",
    "## Extra [optional]",
    "## Storage *(include if the feature keeps data)*",
    "## Notes <!-- optional -->",
    "## Before\n\ntext\n\n<!-- optional -->\n## Above",
    "## Under\n<!-- Optional: leave it out for libraries. -->",
  ])
    it(`may be left out: ${text.split("\n").at(-1)}`, () =>
      assert.equal(read(`# T\n\n${text}\n\ntext\n`).sections.at(-1)?.optional, true));

  for (const [heading, fitting] of [
    ["Component 1: [Name]", "Component 2: Billing"],
    ["Phase 1: Foundation (Week 1-2)", "Phase 3: Polish"],
    ["FR-001: [Requirement]", "FR-12: Export"],
    ["User Story 1 - [Title] (Priority: P1)", "User Story 4 - Sign out (Priority: P2)"],
    ["Step A", "Step C"],
    ["[Anything]", "Whatever"],
    ["GET /v1/orders", "POST /v1/returns"],
  ] as const)
    it(`repeat: ${heading} fits ${fitting}`, () => {
      const template = read(`# T\n\n## Parts\n\n### ${heading}\n`);
      const document = readDocument(`# T\n\n## Parts\n\n### ${fitting}\n`);
      const [part] = document.sections.slice(-1);
      assert.ok(
        part &&
          bind(template, document)
            .bondOf(part)
            ?.template.title.startsWith(heading.split(/[:\s]/)[0] ?? ""),
      );
    });

  for (const [wanted, written] of [
    ["Security and Privacy", "3. Security & Privacy 🔒 (draft)"],
    ["Testing Strategy", "Testing"],
    ["Rollback procedure", "Roll back"],
  ] as const)
    it(`are found under other words: ${wanted} as ${written}`, () => {
      const found = codes(
        read(`# T\n\n## ${wanted}\n\n[what]\n\n## B\n`),
        `# T\n\n## B\n\n### ${written}\n\ntext\n`,
      );
      assert.ok(!found.includes("missing-section"), found.join());
    });

  it("below level 3, and below optional ones, are not required", () => {
    const template = read("# T\n\n## A\n\n### B\n\n#### C\n\n## D (optional)\n\n### E\n");
    assert.deepEqual(codes(template, "# T\n\n## A\n\ntext\n\n### B\n\ntext\n\n## D\n\ntext\n"), []);
  });
});

describe("Fields", () => {
  for (const [where, text] of [
    ["front matter", "---\nstatus: Draft # Draft | Final\n---\n\n# T\n\n## A\n"],
    ["bold, colon inside", "# T\n\n**Status:** Draft | Final\n\n## A\n"],
    ["bold, colon outside", "# T\n\n**Status**: Draft | Final\n\n## A\n"],
    ["several on a line", "# T\n\n**Owner:** [Team] | **Status:** Draft/Final\n\n## A\n"],
    ["list", "# T\n\n- **Status**: Draft | Final\n\n## A\n"],
    ["checklist", "# T\n\n- [ ] **Status**: Draft | Final\n\n## A\n"],
    ["table", "# T\n\n| Field | Value |\n|---|---|\n| **Status** | Draft \\| Final |\n\n## A\n"],
    ["metadata section", "# T\n\n## Document Information\n\n**Status:** Draft | Final\n\n## A\n"],
    ["plain line", "# T\n\nStatus: Draft | Final\n\n## A\n"],
    ["section of one line", "# T\n\n## Status\n<!-- Draft | Final -->\n\nDraft\n\n## A\n"],
    ["footer", "# T\n\n## A\n\n---\n\n*Status: Draft | Final*\n"],
    ["comment", "# T\n\n**Status:** Draft <!-- Draft | Final -->\n\n## A\n"],
  ] as const)
    it(`are read in: ${where}`, () => assert.deepEqual(read(text).statuses?.values, ["Draft", "Final"]));

  it("have variants of their names", () => {
    const template = read("# T\n\n**Owner:** [Team]\n**Last Updated:** YYYY-MM-DD\n\n## A\n");
    assert.deepEqual(
      codes(template, "---\nwritten by: Ada\nlastModified: 2026-01-01\n---\n\n# T\n\n## A\n\nx\n"),
      [],
    );
  });

  it("may be optional", () =>
    assert.equal(read('---\nteam: "" # optional\n---\n\n# T\n').fields[0]?.optional, true));

  it("recognise by constants", () => {
    const template = read("---\ntype: tech-specs\n---\n\n# T\n\n## A\n\n## B\n\n## C\n\n## D\n");
    const byOf = (body: string) =>
      recognise(readDocument(`---\ntype: tech-specs\n---\n\n# X\n\n${body}`), [template]).by;
    assert.equal(byOf("## A\n\n## B\n"), "constant");
    assert.equal(byOf("## A\n"), "nothing");
  });
});

describe("Vocabularies", () => {
  for (const [written, values] of [
    ["Draft | In Review | Approved", "Draft,In Review,Approved"],
    ["[low|medium|high]", "low,medium,high"],
    ["{a | b}", "a,b"],
    ["Draft / In Review / Approved", "Draft,In Review,Approved"],
    ["High/Med/Low", "High,Med,Low"],
    ["P0/P1/P2", "P0,P1,P2"],
    ["Yes/No", "Yes,No"],
    ["Gold | Silver | …", "Gold,Silver"],
    ["TCP/IP", undefined],
    ["N/A", undefined],
    ["red/green/blue", undefined],
    ["low <!-- one of: low, high -->", "low,high"],
    ["Blue <!-- Blue | Green -->", "Blue,Green"],
    ["a <!-- a, b -->", undefined],
  ] as const)
    it(`${written} is ${values ?? "none"}`, () =>
      assert.equal(
        read(`# T\n\n**Choice:** ${written}\n\n## A\n`).fields[0]?.vocabulary?.values.join(),
        values,
      ));

  it("are inferred from a status, in its letter case", () =>
    assert.deepEqual(read("---\nstatus: DRAFT\n---\n\n# T\n").statuses?.values, [
      "DRAFT",
      "IN_REVIEW",
      "APPROVED",
      "IMPLEMENTED",
    ]));

  for (const [value, isWrong] of [
    ["in-review", false],
    ["Approved (2026-03-04)", false],
    ["✅ Approved", false],
    ["Aproved", true],
    ["Shipped", true],
  ] as const)
    it(`'${value}' is ${isWrong ? "wrong" : "right"}`, () => {
      const template = read("# T\n\n**Status:** Draft | In Review | Approved\n\n## A\n");
      assert.equal(
        codes(template, `# T\n\n**Status:** ${value}\n\n## A\n\nx\n`).includes("invalid-value"),
        isWrong,
      );
    });

  for (const [value, isWrong] of [
    ["Shipped", false],
    ["Drfat", true],
  ] as const)
    it(`'${value}' is ${isWrong ? "wrong" : "right"} where the values are inferred`, () => {
      const template = read("---\nstatus: Draft\n---\n\n# T\n\n## A\n");
      assert.equal(
        codes(template, `---\nstatus: ${value}\n---\n\n# T\n\n## A\n\nx\n`).includes("invalid-value"),
        isWrong,
      );
    });
});

describe("Slots", () => {
  for (const text of [
    "say [Name] here",
    "say \\[Name\\] here",
    "say {Name} here",
    "say {{name}} here",
    "say <name> here",
    "YYYY-MM-DD",
    "DD/MM/YYYY",
    "YYYY-MM",
    "TBD",
    "???",
    "- Goal 1: Description",
    "- [Reference 1]: Description/Link",
    "```sql\nCREATE TABLE {table_name} (id int);\n```",
    "```sql\n-- [what a row stands for]\n```",
    "`{RESOURCE}`",
  ])
    it(`are in: ${text}`, () => assert.equal(slotsIn(text).length, 1));

  for (const text of [
    "- [x] done",
    "[text](page.md) and [page][ref]\n\n[ref]: https://example.com",
    "a footnote[^1]",
    "> [!NOTE]\n> text",
    "[[wiki link]]",
    "/v1/orders/{id}",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of another language
    "${HOME}",
    "text {#anchor}",
    "[optional]",
    "`[name]`",
    "<details>text</details>",
    "```js\nstops[0]\n```",
    "```ts\nconst a: Promise<T>;\n```",
    "```mermaid\ngraph LR; A[Client]\n```",
    "on YYYY-MM-DD we begin",
  ])
    it(`are not in: ${text}`, () => assert.deepEqual(slotsIn(text), []));

  it("that say much are found in any section, others in their own", () => {
    const template = read("# T\n\n## A\n\n[Short]\n\n## B\n\n[What it does, and for whom]\n");
    const found = check(
      bind(template, readDocument("# T\n\n## A\n\n[What it\ndoes, and for whom]\n\n## B\n\n[Short]\n")),
    );
    assert.deepEqual(
      found.map(({ code, section }) => [code, section]),
      [["placeholder", "A"]],
    );
  });
});

describe("New specs", () => {
  it("fill what is known, and drop guidance where something else remains", () => {
    const template = read(
      "<!-- For tests. -->\n\n# Plan: [Feature Name]\n\n- **Status:** Draft | Final\n- **Author:** [Name]\n- **Created:** YYYY-MM-DD\n- **Review Date:** YYYY-MM-DD\n\n" +
        "## A\n<!-- Guidance. -->\n\n[Feature Name] in [feature-name]: [what]\n\n## B\n<!-- All there is. -->\n",
    );
    assert.equal(
      newSpec(template, { name: "User login", today: "2026-03-04", author: "Ada" }).text,
      "# Plan: User login\n\n- **Status:** Draft\n- **Author:** Ada\n- **Created:** 2026-03-04\n- **Review Date:** YYYY-MM-DD\n\n" +
        "## A\n\nUser login in user-login: [what]\n\n## B\n<!-- All there is. -->\n",
    );
  });
});

describe("Recognition", () => {
  const template = read(
    "# Service contract: [Name]\n\n## Endpoints\n\n## Failure modes\n\n## Rollback plan\n",
    "service-contract",
  );
  for (const [text, by] of [
    ["---\ntemplate: service-contract\n---\n\n# X\n", "mark"],
    ["---\ntemplate: Service Contract\n---\n\n# X\n", "mark"],
    ["<!-- template: service-contract -->\n\n# X\n", "mark"],
    ["# X\n\n<!-- template: service-contract -->\n\n## Y\n", "mark"],
    [
      "---\ntemplate: none\n---\n\n# Service contract: X\n\n## Endpoints\n\n## Failure modes\n\n## Rollback plan\n",
      "mark",
    ],
    ["---\ntemplate: unknown\n---\n\n# X\n", "nothing"],
    ["# Service contract: X\n\n## Endpoints\n\n## Failure modes\n\n## Rollback plan\n", "evidence"],
  ] as const)
    it(`by ${by}: ${JSON.stringify(text.slice(0, 50))}`, () =>
      assert.equal(recognise(readDocument(text), [template]).by, by));

  it("takes a setting where there is no mark", () => {
    const document = readDocument("# X\n\ntext\n");
    assert.equal(recognise(document, [template], "service-contract").template, template);
    assert.equal(recognise(document, [template], "none").by, "setting");
  });
});

function read(text: string, id = "t"): Template {
  return readTemplate({ id, text, origin: "user", uri: null });
}

function codes(template: Template, spec: string): readonly string[] {
  return check(bind(template, readDocument(spec))).map(({ code }) => code);
}

function slotsIn(body: string): readonly string[] {
  return (
    read(`# T\n\n## A\n\n${body}\n`)
      .sections[0]?.slots()
      .map(({ text }) => text) ?? []
  );
}
