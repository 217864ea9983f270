// Anchors are numbered as the library numbers them, from slugs that are kept by heading.
import assert from "node:assert/strict";
import { it } from "node:test";
import fc from "fast-check";
import Slugger from "github-slugger";
import { headingSlugs } from "../../../server/src/core/document/anchors.ts";
import { readDocument } from "../../../server/src/core/document/document.ts";
import { seed } from "../seed.ts";

const title = fc.constantFrom(
  "Goals",
  "Goals-1",
  "goals",
  "Goals 1",
  "A & B",
  "A  B",
  "Größe",
  "Goals-1-1",
  "-",
);

it("Headings of the same words have the anchors that github-slugger gives them", () => {
  fc.assert(
    fc.property(fc.array(title, { maxLength: 12 }), (titles) => {
      const document = readDocument(titles.map((one) => `## ${one}\n`).join("\n"));
      const slugger = new Slugger();
      assert.deepEqual(
        headingSlugs(document),
        titles.map((one) => slugger.slug(one)),
      );
    }),
    { numRuns: 2000, seed },
  );
});
