import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { patternOf } from "../../../server/src/core/text/scripts.ts";

describe("A pattern in letters of any script", () => {
  const name = patternOf(({ letter, upper, digit }) => `^[${upper}][${letter}${digit}]*$`);

  it("finds in plain text what it finds in others", () => {
    for (const text of ["Name", "Név", "Имя", "Überblick2", "Größe٣", "X"])
      assert.ok(name.in(text).test(text), text);
    for (const text of ["name", "név", "2Name", "Na me", "Na–me", "§", "Name🔒", ""])
      assert.ok(!name.in(text).test(text), text);
  });

  it("asks for all letters only where there are others than plain ones", () => {
    const isOfAll = (text: string) => name.in(text).unicode;
    assert.deepEqual(["Name", "§ 4 – 5 — 6", "Név", "名前", "🔒"].map(isOfAll), [
      false,
      false,
      true,
      true,
      true,
    ]);
  });
});
