// All missing sections inserted at once: nothing is missing then, and nothing that was there has changed.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { builtInTemplates } from "../../../server/src/builtInTemplates.ts";
import { bind } from "../../../server/src/core/binding/binding.ts";
import { insertionsOfAll } from "../../../server/src/core/binding/insertAll.ts";
import { readDocument } from "../../../server/src/core/document/document.ts";
import type { Template } from "../../../server/src/core/template/template.ts";
import { toText } from "../../../server/src/core/template/writing.ts";
import { applied, bound, findingsIn, md, templateOf, variants } from "../annotated.ts";
import { corpusDocuments, seeds, withoutCorpus } from "../corpus.ts";
import { seed } from "../seed.ts";

function insertAll(template: Template, text: string, level = 3): string {
  const binding = bind(template, readDocument(text));
  const changes = insertionsOfAll(binding, level).map(({ offset, segments }) => ({
    span: { start: offset, end: offset },
    newText: toText(segments()),
  }));
  const offsets = changes.map(({ span }) => span.start);
  assert.deepEqual(
    offsets,
    [...new Set(offsets)].sort((a, b) => a - b),
    "one change for each place, in order",
  );
  return applied(text, changes);
}

function missingIn(template: Template, text: string, level = 3): readonly string[] {
  return findingsIn(template, text, { requiredLevel: level, severities: new Map() })
    .filter(({ code }) => code === "missing-section")
    .map(({ message }) => message);
}

describe("All missing sections", () => {
  const template =
    "# [Name]\n\n## A\n\n[a]\n\n## B\n\n[b]\n\n### B1\n\n[b1]\n\n### B2\n\n[b2]\n\n## C\n\n[c]\n\n## D\n\n[d]\n\n## E\n\n[e]\n";

  it("go to their places together, numbered one after the other, above the footer", () => {
    const before = md`
      # S

      ## 1. B

      ### 1.1 B1

      Text.

      ## 4. D

      Text.

      ---

      *Status: Draft*
    `;
    const after = md`
      # S

      ## 1. A

      [a]

      ## 1. B

      ### 1.1 B1

      Text.

      ### 1.2 B2

      [b2]

      ## 2. C

      [c]

      ## 4. D

      Text.

      ## 5. E

      [e]

      ---

      *Status: Draft*
    `;
    for (const { name, of } of variants)
      assert.equal(insertAll(templateOf(of(template)), of(before)), of(after), name);
  });

  it("are all there afterwards in a spec that has none", () => {
    const text = insertAll(templateOf(template), "# S\n");
    assert.equal(text, template.replace("[Name]", "S"));
  });

  const kinds = [
    ...builtInTemplates(),
    ...[...corpusDocuments("templates"), ...seeds()].map(({ name, text }) => templateOf(text, name)),
  ];
  if (withoutCorpus !== false) console.log("The property holds for the built-in templates only");

  for (const kind of kinds) {
    it(`of ${kind.id}, whichever are left out, are there afterwards`, () => {
      fc.assert(
        fc.property(
          fc.subarray([...kind.document.sections.keys()]),
          fc.boolean(),
          fc.integer({ min: 2, max: 6 }),
          fc.boolean(),
          (keptIndexes, crlf, level, reversed) => {
            const kept = new Set(keptIndexes);
            const title = kind.document.title?.index ?? -1;
            const parts = kind.document.sections.filter(({ index }) => index <= title || kept.has(index));
            if (reversed) parts.splice(title + 1, parts.length, ...parts.slice(title + 1).reverse());
            const joined = parts.map(({ content }) => content.text).join("\n");
            const text = crlf ? joined.replace(/\r?\n/g, "\r\n") : joined;
            const after = insertAll(kind, text, level);
            assert.deepEqual(missingIn(kind, after, level), []);
            // What was there is there still, in its order.
            let at = 0;
            for (const row of text.split(/\r?\n/)) {
              at = after.indexOf(row, at);
              assert.ok(at >= 0, row);
            }
            assert.equal(insertAll(kind, after, level), after);
            assert.ok(bound(kind, after).document.sections.length >= parts.length);
          },
        ),
        { numRuns: 4, seed },
      );
    });
  }
});
