// remark takes longer for one section than all else for a whole spec: the built-in kinds and their specs do without it.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { builtInTemplates } from "../../server/src/builtInTemplates.ts";
import { readDocument } from "../../server/src/core/document/document.ts";
import { treesParsed } from "../../server/src/core/markdown/tree.ts";
import { recognise } from "../../server/src/core/recognition/recognise.ts";
import { newSpec } from "../../server/src/core/template/newSpec.ts";
import type { Template } from "../../server/src/core/template/template.ts";
import { projectRoot } from "../generated/generated.ts";
import { findingsIn, variants } from "./annotated.ts";

/** Asserts that no Markdown tree is parsed meanwhile. */
function withoutTrees<T>(work: () => T): T {
  const before = treesParsed();
  const result = work();
  assert.equal(treesParsed() - before, 0, "trees were parsed");
  return result;
}

const newSpecOf = (template: Template) =>
  newSpec(template, { name: "User login", today: "2026-03-04", author: "Ann" }).text;

describe("No tree is parsed", () => {
  it("to read the built-in templates with all they say", () => {
    withoutTrees(() => {
      for (const { document, textOf, sections } of builtInTemplates()) {
        for (const section of document.sections) {
          const { slots, guidance, instructions } = textOf(section);
          assert.ok(slots().length + guidance().length + instructions().length >= 0);
        }
        for (const section of sections) assert.ok(section.columns().size + section.labels().size >= 0);
      }
    });
  });

  for (const template of builtInTemplates()) {
    it(`to make a new ${template.name} and to check it, or the template itself`, () => {
      for (const { of, name } of variants) {
        const text = withoutTrees(() => newSpecOf(template));
        assert.ok(withoutTrees(() => findingsIn(template, of(text))).length > 10, name);
        assert.ok(withoutTrees(() => findingsIn(template, of(template.document.whole()))).length > 10, name);
      }
    });
  }

  const specs = join(projectRoot, "test/sample/docs/specs");
  for (const file of readdirSync(specs)) {
    it(`to check ${file}`, () => {
      const text = readFileSync(join(specs, file), "utf8");
      const { template } = recognise(readDocument(text), builtInTemplates());
      assert.ok(template);
      withoutTrees(() => findingsIn(template, text));
    });
  }
});
