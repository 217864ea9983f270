// The quick search for what overlaps must find what looking at one after the other finds.
import assert from "node:assert/strict";
import { it } from "node:test";
import fc from "fast-check";
import { inOrder, overlapFinder } from "../../../server/src/core/text/overlap.ts";
import { overlaps } from "../../../server/src/core/text/span.ts";
import { seed } from "../seed.ts";

const span = fc.tuple(fc.nat(40), fc.nat(12)).map(([start, length]) => ({ start, end: start + length }));

it("The first of some spans that overlaps another is found, however they lie in one another", () => {
  fc.assert(
    fc.property(fc.array(span), span, (spans, wanted) => {
      const sorted = inOrder(spans);
      assert.equal(
        overlapFinder(sorted)(wanted),
        sorted.findIndex((other) => other.end > other.start && overlaps(other, wanted)),
      );
    }),
    { numRuns: 3000, seed },
  );
});
