// After all fixes of one kind, checking again leaves nothing that could be fixed of that kind, and finds nothing else.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { builtInTemplates } from "../../../server/src/builtInTemplates.ts";
import type { Finding } from "../../../server/src/core/rule/rule.ts";
import { newSpec } from "../../../server/src/core/template/newSpec.ts";
import { applied, findingsIn, templateOf, variants } from "../annotated.ts";
import { corpusDocuments, seeds } from "../corpus.ts";
import { seed } from "../seed.ts";

const codes = [
  "malformed-front-matter",
  "conflicting-fields",
  "invalid-date",
  "date-order",
  "invalid-version",
  "change-log",
  "missing-field",
  "invalid-value",
];

const templates = [
  ...builtInTemplates(),
  ...[...seeds(), ...corpusDocuments("templates")].map(({ name, text }) => templateOf(text, name)),
];

/** What goes wrong in metadata: each takes a spec and harms it, if it can. */
const harms: readonly ((text: string) => string)[] = [
  (text) => text.replace(/2026-03-04/, "2026-3-4"),
  (text) => text.replace(/2026-03-04(?![\s\S]*2026-03-04)/, "2026/03/04"),
  (text) => text.replace(/2026-03-04/, "2026-13-04"),
  (text) => text.replace(/2026-03-04(?![\s\S]*2026-03-04)/, "2025-01-01"),
  (text) => text.replace(/(version[:*"' ]+)\d[\d.]*/i, "$19.1"),
  (text) => text.replace(/(version[:*"' ]+)\d[\d.]*/i, "$11,0"),
  (text) => text.replace(/^(status:) \w+/m, "$1aproved"),
  (text) => text.replace(/^(status: \w+)/m, "$1\nstatus: approved"),
  (text) => text.replace(/^(\w+: )(\w+)$/m, "$1$2: x"),
  (text) => text.replace(/^(#[^#].*)$/m, "$1\n\n**Status:** Implemented\n**Created:** 2020-01-01"),
  (text) => `${text.trimEnd()}\n\n---\n\n*Version: 7.7*\n*Last Updated: 2019-01-01*\n`,
  (text) => text.replace(/^(?:\| )?\*\*(?:Author|Created|Document Status)\*\*.*\n/m, ""),
  (text) => text.replace(/^(?:author|created):.*\n/m, ""),
  (text) => text.replace(/Draft(?![\s\S]*Draft)/, "Drfat"),
];

const toReplace = ["placeholder", "undecided-choice"];
const comparisons = ["conflicting-fields", "date-order", "change-log"];

function described(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ code, message }) => `${code}: ${message}`);
}

/** The text with all first fixes of one code applied, those of a round that do not touch one another. */
function mended(text: string, code: string, template: (typeof templates)[number]): string {
  let now = text;
  for (let round = 0; round < 12; round++) {
    const changes = findingsIn(template, now)
      .filter((finding) => finding.code === code)
      .flatMap(({ fixes }) =>
        fixes()
          .slice(0, 1)
          .map(({ changes }) => changes),
      )
      .filter(
        (own, index, all) =>
          !all
            .slice(0, index)
            .flat()
            .some((other) =>
              own.some(({ span }) => other.span.start <= span.end && span.start <= other.span.end),
            ),
      )
      .flat();
    if (changes.length === 0) return now;
    now = applied(now, changes);
  }
  return assert.fail(`${code} never ends in\n${text}`);
}

describe("After all fixes of one kind", () => {
  it("nothing fixable of that kind is left, and nothing else is found", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...templates),
        fc.uniqueArray(fc.constantFrom(...harms), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...codes),
        fc.constantFrom(...variants),
        (template, chosen, code, { of }) => {
          const facts = { name: "User login", today: "2026-03-04", author: "Ann" };
          const text = of(chosen.reduce((result, harm) => harm(result), newSpec(template, facts).text));
          const before = findingsIn(template, text);
          const after = findingsIn(template, mended(text, code, template));
          assert.deepEqual(
            described(after.filter((finding) => finding.code === code && finding.fixes().length > 0)),
            [],
            text,
          );
          // What a fix writes may be there to be replaced. Of several harms, mending one may show another: a date that
          // can be read can be compared.
          const known = new Set(described(before));
          const mayShow = chosen.length > 1 ? [...toReplace, ...comparisons] : toReplace;
          assert.deepEqual(
            described(after.filter((finding) => !mayShow.includes(finding.code))).filter(
              (one) => !known.has(one),
            ),
            [],
            text,
          );
        },
      ),
      { seed, numRuns: 200 },
    );
  });
});
