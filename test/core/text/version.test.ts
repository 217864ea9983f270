import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { isDay, isIsoDate } from "../../../server/src/core/text/date.ts";
import { compareVersions, readVersion } from "../../../server/src/core/text/version.ts";
import { seed } from "../seed.ts";

function order(a: string, b: string): number {
  const [one, other] = [readVersion(a), readVersion(b)];
  assert.ok(one && other, `${a}, ${b}`);
  return Math.sign(compareVersions(one, other));
}

describe("A version", () => {
  it("is a number, or several with dots between them, and what people write around them", () => {
    for (const text of [
      "1",
      "0.1",
      "1.2.3",
      "1.2.3.4",
      "v2.0",
      "Version 1.0",
      "**1.0**",
      "1.0 (draft)",
      "1.0-rc.1",
    ])
      assert.ok(readVersion(text), text);
    for (const text of [
      "",
      "1..0",
      "1,0",
      "Sprint 14",
      "TBD",
      "n/a",
      "1.x",
      "1.0 and 1.1",
      "2026-03-04",
      "2026-03",
      "v.1.0",
      "[Version]",
    ])
      assert.equal(readVersion(text), null, text);
  });

  it("is compared number by number", () => {
    const rising = ["0.1", "0.2.0-alpha", "0.2.0-alpha.1", "0.2.0-beta", "0.2", "0.10", "1.0", "v1.0.1", "2"];
    for (const [index, version] of rising.entries())
      for (const [other, than] of rising.entries())
        assert.equal(order(version, than), Math.sign(index - other), `${version}, ${than}`);
    assert.equal(order("1.2", "v1.2.0"), 0);
  });

  it("is as far from another as that from it", () => {
    const version = fc
      .tuple(
        fc.array(fc.nat(12), { minLength: 1, maxLength: 4 }),
        fc.constantFrom("", "-a", "-a.1", "-b.2", "-1.a"),
      )
      .map(([numbers, suffix]) => numbers.join(".") + suffix);
    fc.assert(
      fc.property(version, version, (a, b) => {
        assert.equal(order(a, b) + order(b, a), 0);
        assert.equal(order(a, a), 0);
      }),
      { seed },
    );
  });
});

describe("A date", () => {
  it("is a day the calendar has", () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true, min: new Date(0), max: new Date("2199-12-31") }), (date) => {
        assert.ok(isIsoDate(date.toISOString().slice(0, 10)));
      }),
      { seed },
    );
    for (const text of [
      "2026-02-29",
      "2026-13-01",
      "2026-00-10",
      "2026-04-31",
      "2100-02-29",
      "2026-3-4",
      "2026-03",
      "",
    ])
      assert.equal(isIsoDate(text), false, text);
    assert.ok(isDay({ year: 2000, month: 2, day: 29 }));
  });
});
