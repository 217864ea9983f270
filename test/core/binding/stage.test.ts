// Where a spec stands, by the status it gives itself.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { stageOfSpec } from "../../../server/src/core/binding/stage.ts";
import { bound, templateOf } from "../annotated.ts";

const template = templateOf("# Spec: [Name]\n\n**Status:** Draft | In Review | Approved | Superseded\n");
const stageOf = (value: string) => stageOfSpec(bound(template, `# Spec: A\n\n**Status:** ${value}\n`)).stage;

describe("A spec's stage", () => {
  it("is that of its status, whatever stands around the word", () => {
    assert.equal(stageOf("✅ **Approved** (2026-03-04)"), "approved");
    assert.equal(stageOf("~~Draft~~ Approved"), "approved");
    assert.equal(stageOf("~~Draft~~ → ~~In Review~~ → **Approved**"), "approved");
    assert.equal(stageOf("Draft → In Review"), "review");
    assert.equal(stageOf("Draft -> Approved (2026-03-04)"), "approved");
    assert.equal(stageOf("Approved → see the minutes"), "approved");
    assert.equal(stageOf("~~Draft~~"), "draft");
    assert.equal(stageOf("Superseded by [0005](0005-use-events.md)"), "closed");
  });

  it("is a draft's where the template's way to the end still stands there", () => {
    const way = "Draft → In Review → Approved";
    const ofWay = (value: string) =>
      stageOfSpec(
        bound(templateOf(`# Spec: [Name]\n\n**Status:** ${way}\n`), `# Spec: A\n\n**Status:** ${value}\n`),
      );
    assert.equal(ofWay(way).stage, "draft");
    assert.equal(ofWay("Draft → In Review").stage, "review");
  });

  it("is a draft's as long as nothing is decided", () => {
    for (const value of [
      "",
      "[Status]",
      "{status}",
      "Draft | In Review | Approved | Superseded",
      "Approved / Superseded",
    ])
      assert.equal(stageOf(value), "draft", value);
  });
});
