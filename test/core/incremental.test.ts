// The engine keeps what an edit does not touch: the result must be the same as from scratch.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { builtInTemplates } from "../../server/src/builtInTemplates.ts";
import { readDocument } from "../../server/src/core/document/document.ts";
import type { Finding } from "../../server/src/core/rule/rule.ts";
import { newSpec } from "../../server/src/core/template/newSpec.ts";
import { findingsIn, templateOf } from "./annotated.ts";
import { seed } from "./seed.ts";

const pieces = [
  "",
  "",
  "\n",
  "\n\n",
  "x",
  "# ",
  "## ",
  "### ",
  "#",
  "## Goals\n\n",
  "## Risks\n",
  "---\n",
  "\n---\n",
  "```\n",
  "~~~\n",
  "<!-- ",
  " -->",
  "<!-- specwright-disable placeholder -->\n",
  "<!-- specwright-enable -->",
  "[",
  "]",
  "[Name]",
  "{",
  "|",
  "| a | b |\n|---|---|\n",
  "**Status:** Approved\n",
  "status: draft\n",
  "[Goal]: https://example.org\n",
  "[what it is]: /x\n",
  "    ",
  "- ",
  "> ",
  "\r\n",
  "\ufeff",
  "TBD",
  "YYYY-MM-DD",
  "High/Med/Low",
  "===\n",
];

/** An edit by where it is (0–1), how much it deletes, and what it writes. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  deletes: fc.oneof(fc.nat(3), fc.nat(400)),
  text: fc.constantFrom(...pieces),
});

const small = templateOf(
  "---\nauthor: [Author]\n---\n\n# [Name]\n\n**Status:** Draft | Approved\n\n## Goals\n\n[Goal] {what it is}\n\n## Risks\n\n| Risk | Impact |\n|---|---|\n| [Risk] | High/Med/Low |\n\n## More\n\nDescribe the rest of it here.\n",
);

const withFixes = (findings: readonly Finding[]) =>
  findings.map((finding) => ({ ...finding, fixes: finding.fixes() }));

describe("Reading with what was read before", () => {
  const starts = [small, ...builtInTemplates()].map((template) => ({
    template,
    text: newSpec(template, { name: "Login", today: "2026-03-04", author: "" }).text,
  }));
  for (const { template, text: start } of starts) {
    it(`gives the same findings as from scratch: ${template.id}`, () => {
      fc.assert(
        fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
          let text = start;
          let document = readDocument(text);
          findingsIn(template, document);
          for (const { at, deletes, text: written } of edits) {
            const offset = Math.floor(at * text.length);
            text = text.slice(0, offset) + written + text.slice(offset + deletes);
            document = readDocument(text, document);
            const fresh = readDocument(text);
            assert.deepEqual(
              withFixes(findingsIn(template, document)),
              withFixes(findingsIn(template, fresh)),
            );
            assert.deepEqual(document.fields(), fresh.fields());
            assert.deepEqual(
              document.sections.map((section) => [
                section.start,
                section.end,
                section.treeEnd,
                section.content.text,
              ]),
              fresh.sections.map((section) => [
                section.start,
                section.end,
                section.treeEnd,
                section.content.text,
              ]),
            );
          }
        }),
        { numRuns: template === small ? 200 : 8, seed },
      );
    });
  }

  it("reads again only the section that was edited", () => {
    const work = { sectionsRead: 0, sectionsKept: 0 };
    const text = "# A\n\n## B\n\nText.\n\n## C\n\nText.\n";
    const first = readDocument(text, undefined, work);
    assert.deepEqual(work, { sectionsRead: 3, sectionsKept: 0 });
    const second = readDocument(text.replace("Text.", "Words."), first, work);
    assert.deepEqual(work, { sectionsRead: 4, sectionsKept: 2 });
    assert.equal(second.sections[2]?.content, first.sections[2]?.content);
  });
});
