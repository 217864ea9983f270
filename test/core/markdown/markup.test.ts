// What needs no Markdown tree, and of how little text one is made where it does.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readMarkup } from "../../../server/src/core/markdown/markup.ts";
import { treesParsed } from "../../../server/src/core/markdown/tree.ts";
import { md, variants } from "../annotated.ts";

/** What `[x]` is in a text, each time it stands there, and how many trees were parsed to tell. */
function toldOf(text: string): { readonly kinds: readonly string[]; readonly trees: number } {
  const before = treesParsed();
  const markup = readMarkup(text);
  const kinds = [...text.matchAll(/\[x\]/g)].map(
    ({ index }) => markup.partAt({ start: index, end: index + 3 })?.kind ?? "prose",
  );
  return { kinds, trees: treesParsed() - before };
}

describe("No tree is needed to tell what a bracket is", () => {
  for (const [text, ...kinds] of [
    ["## Goals\n\nText [x] and [x]\n", "prose", "prose"],
    ["- [ ] a [x]\n  - **b**: [x]\n\n> [x]\n", "prose", "prose", "prose"],
    ["Run `[x]`, not [x], nor ``a ` [x]``", "code", "prose", "code"],
    ["a `code\nspan [x]` and [x]", "code", "prose"],
    ["```js\n[x]\n```\n\n[x]\n\n    [x]\n", "code", "prose", "code"],
    ["<!-- [x] -->\n\n[x]\n\n<!--\n\n[x]\n\n--> [x]\n\n[x]\n", "html", "prose", "html", "html", "prose"],
    ["<details>\n[x]\n\n[x] <b title='[x]'>[x]</b>\n", "html", "prose", "html", "prose"],
    ["[a [x] b](c) [x](d) ![x](e) [x] (f)", "link", "link", "image", "prose"],
    ["see https://example.org/a [x] or <https://example.org/[x]>", "prose", "link"],
    ["| a | b |\n|---|---|\n| [x] | `[x]` |\n", "prose", "code"],
    ["**[x]:** text [x]: more", "prose", "prose"],
    ["\\`[x]\\` and \\[x]", "prose", "prose"],
  ] as const)
    it(JSON.stringify(text), () => {
      for (const { of, name } of variants.filter(({ name }) => !name.includes("BOM")))
        assert.deepEqual(toldOf(of(text)), { kinds, trees: 0 }, name);
    });
});

describe("A tree is parsed", () => {
  it("of the stretch only that the lines do not tell", () => {
    const text = md`
      Text [x].

      - item

            [x]

      More [x].
    `;
    assert.deepEqual(toldOf(text), { kinds: ["prose", "code", "prose"], trees: 1 });
    const parts = readMarkup(text).parts();
    assert.deepEqual(
      parts.map(({ span }) => text.slice(span.start, span.end)),
      ["    [x]"],
    );
  });

  it("once for all that is asked of the stretch", () => {
    assert.equal(toldOf("> ```\n> [x] [x] [x]\n> ```\n").trees, 1);
  });

  it("of the whole where links may be defined", () => {
    assert.deepEqual(toldOf("[x]\n\nText\n\n[x]: /here\n"), { kinds: ["link", "definition"], trees: 1 });
  });
});
