import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  headingShape,
  numberedPrefix,
  shapeKey,
  shapeKeysOf,
} from "../../../server/src/core/template/headingShape.ts";
import { headingKey } from "../../../server/src/core/text/words.ts";
import { md, templateOf } from "../annotated.ts";

/** `Phase 1: Foundation` → `phase #`; a heading without a shape is fixed. */
function shapeOf(heading: string): string {
  const shape = headingShape(heading);
  return shape ? `${shape.prefix}${shape.numbered ? " #" : " …"}`.trim() : "fixed";
}

describe("The shape of a template's heading", () => {
  for (const [heading, shape] of [
    ["Component 1: [Name]", "component #"],
    ["Phase 1: Foundation (Week 1-2)", "phase #"],
    ["Phase 2", "phase #"],
    ["FR-001: [Requirement Title]", "fr #"],
    ["User Story 1 - [Brief Title] (Priority: P1)", "user story #"],
    ["Option A: [Name]", "option #"],
    ["Requirement: <!-- name -->", "fixed"],
    ["[Component Name]", "…"],
    ["{Component}", "…"],
    ["Entity: [Name]", "entity …"],
    ["<!-- name of the option -->", "…"],
    ["GET /api/v1/{resource}", "…"],
    ["`[Entity]`", "…"],
    ["1. [Name]", "…"],
    ["(a) [Name]", "…"],
    ["#1 [Name]", "…"],
    ["YYYY-MM-DD: [decision]", "…"],
    ["[YYYY-MM-DD] Kick-off", "…"],
    ["DD.MM.YYYY", "…"],
    ["2026-01-31 – Kick-off", "…"],
    ["v0.1.0 - YYYY-MM-DD", "…"],
    ["[0.1.0] - YYYY-MM-DD", "…"],
    ["1.0.0", "…"],
    ["v1.0.0: [What is new]", "…"],
    ["vX.Y.Z", "…"],
    ["2.0.0-beta.1 (2026-01-31)", "…"],
    ["…", "…"],
    ["...", "…"],
    ["Goals", "fixed"],
    ["2. Goals", "fixed"],
    ["2.1 Goals", "fixed"],
    ["v2 API", "fixed"],
    ["2026 goals", "fixed"],
    ["Review of 2026-01-31", "review of #"],
    ["And so on …", "fixed"],
    ["Goals (optional)", "fixed"],
    ["Goals [optional]", "fixed"],
    ["API v2", "fixed"],
    ["Why Now?", "fixed"],
  ] as const)
    it(`${heading} is ${shape}`, () => assert.equal(shapeOf(heading), shape));
});

describe("A heading has the shape", () => {
  const fits = (template: string, heading: string) => {
    const shape = headingShape(template);
    assert.ok(shape);
    const keys = shapeKeysOf({ key: headingKey(heading), numberedPrefix: numberedPrefix(heading) });
    return shape.prefix === "" || keys.includes(shapeKey(shape));
  };

  it("of a number, with any words behind it", () => {
    for (const heading of [
      "Phase 1: Foundation",
      "Phase 12",
      "PHASE 3 – Polish",
      "Phase 2.1: More",
      "**Phase 2** Polish",
    ])
      assert.ok(fits("Phase 1: [Name]", heading), heading);
    for (const heading of [
      "Phases",
      "Phase: none",
      "Second Phase 1".replace("1", "one"),
      "Goals",
      "1. Phase",
    ])
      assert.ok(!fits("Phase 1: [Name]", heading), heading);
  });

  it("of a prefix, with something behind it", () => {
    assert.ok(fits("Entity: [Name]", "Entity: User"));
    assert.ok(!fits("Entity: [Name]", "Entity"));
    assert.ok(!fits("Entity: [Name]", "Entities"));
  });

  it("of a slot alone, whatever it says", () => assert.ok(fits("[Component]", "Billing")));
});

describe("A template's section is optional", () => {
  const optional = (text: string) =>
    templateOf(`# [Name]\n\n## First\n\nText.\n\n${text}`)
      .sections.filter((section) => section.optional)
      .map(({ title }) => title);

  it("where its heading says so", () => {
    for (const heading of [
      "More (optional)",
      "More (if applicable)",
      "More [optional]",
      "More *(optional)*",
      "More *(include if feature involves data)*",
      "More <!-- optional -->",
      "More (Optional: only for APIs)",
    ])
      assert.deepEqual(optional(`## ${heading}\n\nText.\n`), ["More"], heading);
  });

  it("where what stands above or first under it says so", () => {
    for (const text of [
      "<!-- optional -->\n## More\n\nText.\n",
      "<!-- This is an optional element. -->\n\n## More\n\nText.\n",
      "## More\n<!-- optional -->\n\nText.\n",
      "## More\n\n<!-- Delete this section if there is no API. -->\n\nText.\n",
      "## More\n\n*Optional: what else there is.*\n",
      "## More\n\n> Include this section only if data is stored.\n",
    ])
      assert.deepEqual(optional(text), ["More"], text);
  });

  it("not otherwise", () => {
    for (const text of [
      "## More (required)\n",
      "## More\n<!-- Required. Optional parts are marked. -->\n",
      "## More\n\nThe optional parts are these.\n",
      "## Optional Parameters\n\nText.\n",
      "## More (see below)\n",
    ])
      assert.deepEqual(optional(text), [], text);
  });
});

describe("A template", () => {
  it("leaves out what stands before its real title", () => {
    const template = templateOf(md`
      # Template for specs

      Copy and customise this.

      ---

      # Spec: [Name]

      ## Goals
    `);
    assert.equal(template.title?.text, "Spec: [Name]");
    assert.deepEqual(template.title?.fixed, ["Spec:"]);
    assert.equal(template.description(), "Copy and customise this.");
    assert.deepEqual(
      template.sections.map(({ title }) => title),
      ["Goals"],
    );
  });

  it("is named by its file and described by its comment", () => {
    for (const [id, name] of [
      ["feature-spec", "Feature Spec"],
      ["adr-template", "ADR"],
      ["templates/rfc_template", "RFC"],
      ["TEMPLATE", "TEMPLATE"],
      ["how-to-of-the-team", "How to of the Team"],
    ] as const)
      assert.equal(templateOf("# [Name]\n", id).name, name);
    assert.equal(
      templateOf("<!-- For a feature: why and how. More words. -->\n\n# [Name]\n").description(),
      "For a feature: why and how.",
    );
    assert.equal(templateOf("# [Name]\n").description(), "");
  });

  it("has as constants what is the same in every spec", () => {
    const template = templateOf(
      "---\ntype: tech-specs\nstatus: draft\ntitle: [Name]\ndate: YYYY-MM-DD\n---\n\n# [Name]\n",
    );
    assert.deepEqual(template.constants, [{ key: "type", value: "tech specs" }]);
  });

  it("may be any text", () => {
    for (const text of [
      "",
      "\ufeff",
      "Text",
      "---\n---\n",
      "# ",
      "##",
      "---\na: [\n---\n",
      "<!--",
      "```",
      "|",
    ]) {
      const template = templateOf(text);
      assert.ok(Array.isArray(template.sections));
    }
  });
});

describe("A template is called", () => {
  for (const [id, name] of [
    ["adr-template", "ADR"],
    ["feature_spec", "Feature Spec"],
    ["NNNN-complete-template", "Complete"],
    ["0000-rfc", "RFC"],
    ["0001-rfc", "0001 RFC"],
    ["NNNN", "NNNN"],
  ] as const)
    it(`${name}, from ${id}`, () => {
      assert.equal(templateOf("# [Name]\n", id).name, name);
    });
});
