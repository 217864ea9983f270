import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readDocument } from "../../../server/src/core/document/document.ts";
import { placesToFill } from "../../../server/src/core/rule/placeholders.ts";
import { findingsIn, md, templateOf, variants } from "../annotated.ts";

const template = templateOf(md`
  # [Name]

  ## Goals

  **\[Required, or N/A\]**

  ## Limits

  *[Numbers]* and **[reasons]**

  - **[Most calls]**

  ## Way Back
  <!-- The first command. -->

  [First command]
`);

describe("What is selected to be filled in", () => {
  for (const { of, name } of variants)
    it(`takes emphasis along where it is all of the line, and stops at empty sections: ${name}`, () => {
      const document = readDocument(
        of(md`
          # Login

          ## Goals

          **\[Required, or N/A\]**

          ## Limits

          *[Numbers]* and **[reasons]**

          - **[Most calls]**

          ## Way Back
          <!-- The first command. -->
        `),
      );
      const places = placesToFill(document, findingsIn(template, document));
      assert.deepEqual(
        places.map(({ start, end }) => document.slice(start, end)),
        ["**\\[Required, or N/A\\]**", "[Numbers]", "[reasons]", "[Most calls]", ""],
      );
      assert.ok(document.slice(0, places.at(-1)?.start ?? 0).endsWith("-->"));
    });
});
