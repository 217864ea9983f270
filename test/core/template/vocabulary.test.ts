import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { stageOf } from "../../../server/src/core/template/lifecycle.ts";
import {
  inCaseOf,
  inferredLevels,
  inferredLifecycle,
  isTolerated,
  isUndecided,
  listedVocabulary,
  readChoice,
  valueNamed,
} from "../../../server/src/core/template/vocabulary.ts";
import { md, templateOf } from "../annotated.ts";

describe("A list of values is read", () => {
  for (const [text, ...values] of [
    ["Draft | In Review | Approved", "Draft", "In Review", "Approved"],
    ["Draft / In Review / Approved", "Draft", "In Review", "Approved"],
    ["High/Med/Low", "High", "Med", "Low"],
    ["P0/P1/P2", "P0", "P1", "P2"],
    ["[low|medium|high]", "low", "medium", "high"],
    ["[low | medium | high]", "low", "medium", "high"],
    ["{proposed | rejected | accepted}", "proposed", "rejected", "accepted"],
    ["\\[Draft | Under Review\\]", "Draft", "Under Review"],
    ["Draft \\| Approved", "Draft", "Approved"],
    ["Yes/No", "Yes", "No"],
    ["Must/Should/Could", "Must", "Should", "Could"],
    ["Todo / In Progress / Done", "Todo", "In Progress", "Done"],
    ["Web / Mobile / Desktop", "Web", "Mobile", "Desktop"],
    ["ticket/issue | description", "ticket/issue", "description"],
  ] as const)
    it(text, () => assert.deepEqual(readChoice(text)?.values, values));

  it("as open where it ends in an ellipsis", () => {
    assert.deepEqual(readChoice("Draft | Accepted | …"), { values: ["Draft", "Accepted"], open: true });
    assert.equal(readChoice("Draft | Accepted")?.open, false);
  });
});

describe("No list of values is", () => {
  for (const text of [
    "N/A",
    "TCP/IP",
    "and/or",
    "docs/specs/login",
    "https://example.org/a/b",
    "client/server",
    "Ann / Bob",
    "Draft",
    "",
    "|",
    "/",
    "a sentence of many words that says more than a value | another such sentence of many words",
    "2026/03/04",
  ])
    it(JSON.stringify(text), () => assert.equal(readChoice(text), null));
});

describe("A template's vocabulary", () => {
  const fieldOf = (text: string) => {
    const [field] = templateOf(text).fields;
    return field?.vocabulary ? [field.kind, field.vocabulary.default, ...field.vocabulary.values] : null;
  };

  it("is the list of values", () => {
    assert.deepEqual(fieldOf("# [Name]\n\n**Status:** Draft | Approved\n"), [
      "status",
      "Draft",
      "Draft",
      "Approved",
    ]);
    assert.deepEqual(fieldOf("---\npriority: [low|high]\n---\n"), ["choice", "low", "low", "high"]);
    assert.deepEqual(fieldOf("# [N]\n\n| A | B |\n|---|---|\n| Status | Draft / Approved |\n"), [
      "status",
      "Draft",
      "Draft",
      "Approved",
    ]);
  });

  it("is in the comment behind the value, which is the default", () => {
    assert.deepEqual(fieldOf("---\nstatus: planned # idea | planned | done\n---\n"), [
      "status",
      "planned",
      "idea",
      "planned",
      "done",
    ]);
    for (const comment of [
      "One of: draft, review, done",
      "Options: draft | review | done",
      "draft / review / done.",
    ])
      assert.deepEqual(fieldOf(`---\nstatus: draft # ${comment}\n---\n`), [
        "status",
        "draft",
        "draft",
        "review",
        "done",
      ]);
    assert.deepEqual(fieldOf("# [N]\n\n**Size:** S <!-- S | M | L -->\n"), ["choice", "S", "S", "M", "L"]);
  });

  it("is not in a comment that is prose", () => {
    assert.equal(fieldOf("---\nowner: Ann # who answers, and where\n---\n"), null);
    assert.equal(fieldOf("---\nowner: x # use the address, not the name\n---\n"), null);
  });

  it("is the usual lifecycle in the same letter case, where there is only a status", () => {
    assert.deepEqual(fieldOf("---\nstatus: draft\n---\n")?.slice(2), [
      "draft",
      "in-review",
      "approved",
      "implemented",
    ]);
    assert.deepEqual(fieldOf("---\nstatus: PLANNED\n---\n")?.slice(2), [
      "PLANNED",
      "IN_PROGRESS",
      "IMPLEMENTED",
    ]);
    assert.deepEqual(fieldOf("---\nstatus: In Review\n---\n")?.slice(1), [
      "In Review",
      "Draft",
      "In Review",
      "Approved",
      "Implemented",
    ]);
    assert.equal(fieldOf("---\nstatus: Fermenting\n---\n"), null);
  });

  it("is read from the columns and labels of a section", () => {
    const template = templateOf(md`
      # [Name]

      ## Risks

      | Risk | Impact | Severity | Owner |
      |------|--------|----------|-------|
      | [Risk] | High/Med/Low | Critical | [Owner] |
      | [Risk] | High/Med/Low | Low | [Owner] |

      - [ ] **FR-1**: [What] (priority: [low|medium|high])
    `);
    const [risks] = template.sections;
    assert.deepEqual(risks?.columns().get("impact")?.values, ["High", "Med", "Low"]);
    assert.deepEqual(risks?.columns().get("severity")?.values, ["Critical", "High", "Medium", "Low"]);
    assert.equal(risks?.columns().get("owner"), undefined);
    assert.deepEqual(risks?.labels().get("priority")?.values, ["low", "medium", "high"]);
  });
});

describe("A value", () => {
  const statuses = listedVocabulary(["Draft", "In Review", "Approved"], false, "status");

  it("names one of the vocabulary in any spelling, with a qualifier", () => {
    for (const text of [
      "In Review",
      "in_review",
      "IN REVIEW (since May)",
      "👀 In Review",
      "**In Review**",
      "In review by Ann",
    ])
      assert.equal(valueNamed(statuses, text), "In Review", text);
    for (const text of ["", "In", "Reviewed", "Not approved", "Draftx"])
      assert.equal(valueNamed(statuses, text), null, text);
  });

  it("names the longest that fits", () => {
    const vocabulary = listedVocabulary(["Approved", "Approved with Comments"], false, "status");
    assert.equal(valueNamed(vocabulary, "approved with comments by Ann"), "Approved with Comments");
  });

  it("is undecided while it lists several, all of the vocabulary", () => {
    assert.ok(isUndecided(statuses, "Draft | In Review | Approved"));
    assert.ok(isUndecided(statuses, "draft / approved"));
    assert.ok(isUndecided(statuses, "[Draft | Approved]"));
    assert.ok(!isUndecided(statuses, "Draft"));
    assert.ok(!isUndecided(statuses, "Draft | Lost"));
  });

  it("may be none of a level's, or of the same meaning", () => {
    const levels = listedVocabulary(["High", "Med", "Low"], false, "level");
    for (const text of ["Medium", "N/A", "None", "none (yet)", ""])
      assert.ok(isTolerated(levels, text), text);
    assert.ok(!isTolerated(levels, "Huge"));
    assert.ok(isTolerated(listedVocabulary(["a", "b"], true, "choice"), "anything"));
    assert.ok(isTolerated(listedVocabulary(["Proposed", "Superseded by"], false, "status"), "ADR-7"));
  });
});

describe("Values are offered", () => {
  it("in the letter case of a sample", () => {
    assert.equal(inCaseOf("In Review", "draft"), "in-review");
    assert.equal(inCaseOf("In Review", "not_started"), "in_review");
    assert.equal(inCaseOf("In Review", "DRAFT"), "IN_REVIEW");
    assert.equal(inCaseOf("In Review", "Draft"), "In Review");
  });

  it("with those the template shows", () => {
    assert.deepEqual(inferredLevels(["Critical", "Med"])?.values, ["Critical", "High", "Med", "Low"]);
    assert.deepEqual(inferredLevels(["p1"])?.values, ["p0", "p1", "p2"]);
    assert.equal(inferredLevels(["Blue"]), null);
    assert.equal(inferredLifecycle("Blue"), null);
  });
});

describe("The stage of a status", () => {
  for (const [status, stage] of [
    ["Draft", "draft"],
    ["WIP", "draft"],
    ["Proposed", "draft"],
    ["planned", "draft"],
    ["In Review", "review"],
    ["IN_REVIEW", "review"],
    ["Review", "review"],
    ["in-progress", "review"],
    ["Ready for review", "review"],
    ["Approved (2026-03-04)", "approved"],
    ["✅ Accepted", "approved"],
    ["implementable", "approved"],
    ["Implemented in v1", "done"],
    ["Done", "done"],
    ["Rejected", "closed"],
    ["Superseded by ADR-7", "closed"],
    ["Deferred", "closed"],
    ["", "draft"],
    ["Fermenting", "draft"],
  ] as const)
    it(`${status} is ${stage}`, () => assert.equal(stageOf(status, null), stage));

  it("follows from its place, where its word does not tell", () => {
    const four = listedVocabulary(["Seed", "Sprout", "Tree", "Fruit"], false, "status");
    assert.deepEqual(
      four.values.map((value) => stageOf(value, four)),
      ["draft", "review", "approved", "done"],
    );
    const three = listedVocabulary(["Seed", "Sprout", "Tree"], false, "status");
    assert.deepEqual(
      three.values.map((value) => stageOf(value, three)),
      ["draft", "review", "approved"],
    );
  });
});
