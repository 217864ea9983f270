// The file of a new spec is named after what somebody typed: whatever that is, it names a file and nothing else.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { namesBelow } from "../../../client/src/newSpec/safePath.ts";
import { slugOf } from "../../../server/src/core/template/newSpec.ts";

describe("The file name of a spec", () => {
  const names: readonly (readonly [typed: string, slug: string])[] = [
    ["../../etc/passwd", "etc-passwd"],
    ["..\\..\\windows", "windows"],
    ["/etc/passwd", "etc-passwd"],
    ["C:\\Users\\me", "c-users-me"],
    ["\\\\server\\share", "server-share"],
    ["file:///etc", "file-etc"],
    ["..", "spec"],
    [".", "spec"],
    ["~", "spec"],
    ["CON", "con-spec"],
    ["nul", "nul-spec"],
    ["AUX ", "aux-spec"],
    ["com1", "com1-spec"],
    ["COM¹", "com1-spec"],
    ["lpt9.", "lpt9-spec"],
    ["con.md", "con-md"],
    ["trailing dots...", "trailing-dots"],
    ["trailing blanks   ", "trailing-blanks"],
    ["a\0b\u0007c\u001bd", "abcd"],
    ["gnp\u202e.exe", "gnp-exe"],
    ["zero\u200bwidth\ufeff", "zerowidth"],
    ["$(touch owned) `id` ;rm -rf", "touch-owned-id-rm-rf"],
    ["%2e%2e%2fup", "2e2e2fup"],
    ["a\nb\rc", "abc"],
    [`${"𐐷".repeat(39)}x𐐷`, `${"𐐷".repeat(39)}x`],
  ];
  for (const [typed, slug] of names) {
    it(JSON.stringify(typed), () => assert.equal(slugOf(typed), slug));
  }

  it("is one name below the folder on every system, whatever was typed", () => {
    const typed = fc.oneof(
      fc.string({ unit: "binary", maxLength: 120 }),
      fc.string({ unit: fc.constantFrom(...'./\\:*?"<>|$%~ \0\u202ecoNnul1ü𐐷-') }),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const name = `${slugOf(text)}.md`;
        assert.deepEqual(namesBelow(name), [name]);
        assert.match(name, /^[\p{L}\p{N}-]+\.md$/u);
        assert.ok(Buffer.byteLength(name) <= 255);
        assert.doesNotThrow(() => encodeURIComponent(name), "half of a letter");
      }),
    );
  });
});

describe("The folder of new specs, as a setting names it", () => {
  const paths: readonly (readonly [path: string, names: readonly string[] | null])[] = [
    ["docs/specs", ["docs", "specs"]],
    ["docs\\specs", ["docs", "specs"]],
    ["./docs//specs/", ["docs", "specs"]],
    ["", []],
    [".", []],
    ["Spezifikationen/Größe (neu)", ["Spezifikationen", "Größe (neu)"]],
    [".github/specs", [".github", "specs"]],
    ["..", null],
    ["../outside", null],
    ["docs/../../outside", null],
    ["docs\\..\\..\\outside", null],
    ["docs/.. /outside", null],
    ["docs/..\u0000/x", null],
    ["/etc", null],
    ["//server/share", null],
    ["\\\\server\\share", null],
    ["\\etc", null],
    ["C:\\Windows", null],
    ["C:Windows", null],
    ["file:///etc", null],
    ["docs/CON", null],
    ["docs/nul.txt/x", null],
    ["com1", null],
    ["docs/COM¹", null],
    ["docs.", null],
    ["docs/specs ", null],
    ["docs/a:b", null],
    ["docs/\u202etxt", null],
  ];
  for (const [path, names] of paths) {
    it(`${JSON.stringify(path)} ${names ? "leads down" : "is refused"}`, () =>
      assert.deepEqual(namesBelow(path), names));
  }
});
