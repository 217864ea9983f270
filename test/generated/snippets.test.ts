import assert from "node:assert/strict";
import { test } from "node:test";
import { builtInTemplates } from "../../server/src/builtInTemplates.ts";
import { bind } from "../../server/src/core/binding/binding.ts";
import { readDocument } from "../../server/src/core/document/document.ts";
import { recognise } from "../../server/src/core/recognition/recognise.ts";
import { check } from "../../server/src/core/rule/check.ts";
import { contributedSnippets } from "../../server/src/core/template/snippets.ts";
import { expand } from "./expand.ts";
import { assertGenerated } from "./generated.ts";

const snippets = contributedSnippets(builtInTemplates());

test("the contributed snippets are those of the templates", () => {
  assertGenerated("snippets/specwright.json", `${JSON.stringify(snippets, null, 2)}\n`);
});

test("each kind has its whole, its sections and its rows", () => {
  for (const { id, name } of builtInTemplates()) {
    const own = Object.values(snippets).filter(({ prefix }) => prefix === id || prefix.startsWith(`${id}-`));
    assert.ok(
      own.some((snippet) => snippet.isFileTemplate),
      `${name}: whole`,
    );
    assert.ok(own.length > 20, `${name}: ${own.length} snippets`);
    assert.ok(
      own.some(({ prefix }) => prefix === `${id}-requirement-row`) ||
        id === "technical-spec" ||
        id === "implementation-spec",
      `${name}: requirement row`,
    );
  }
  for (const noun of ["requirement", "risk", "decision"]) {
    assert.ok(
      Object.values(snippets).some(({ prefix }) => prefix.endsWith(`-${noun}-row`)),
      `${noun} row`,
    );
  }
});

test("no two snippets share a prefix", () => {
  const prefixes = Object.values(snippets).map(({ prefix }) => prefix);
  assert.deepEqual(
    prefixes.filter((prefix, index) => prefixes.indexOf(prefix) !== index),
    [],
  );
});

for (const [name, snippet] of Object.entries(snippets)) {
  test(`'${name}' expands to the template's text`, () => {
    const { text, stops } = expand(snippet.body.join("\n"));
    assert.equal(stops.at(-1), 0, "the last tab stop is the end");
    assert.deepEqual(
      stops.slice(0, -1),
      [...new Set(stops.slice(0, -1))].sort((a, b) => a - b),
      "tab stops count up",
    );
    assert.doesNotMatch(text, /\$\{|\\\$|[\u0001\u0002]/, "nothing of the snippet syntax is left");
    if (!snippet.isFileTemplate) return;
    const { template } = recognise(readDocument(text), builtInTemplates());
    assert.equal(template?.id, snippet.prefix);
    const codes = new Set(template ? check(bind(template, readDocument(text))).map(({ code }) => code) : []);
    codes.delete("placeholder");
    codes.delete("undecided-choice");
    assert.deepEqual([...codes], []);
  });
}
