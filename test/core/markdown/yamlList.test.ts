// Lists in front matter as YAML has them; and what goes deeper than the stack is none, where it once ended the process.
import assert from "node:assert/strict";
import { it } from "node:test";
import { readDocument } from "../../../server/src/core/document/document.ts";
import { yamlListItems } from "../../../server/src/core/markdown/yamlList.ts";

const itemsOf = (source: string) => yamlListItems(source).map(({ start, end }) => source.slice(start, end));

it("The items of a list are what YAML says they are, lists among them", () => {
  assert.deepEqual(itemsOf(' [Ann, "Ben, the other", [Cyd, {a: b}]]'), [
    "Ann",
    '"Ben, the other"',
    "[Cyd, {a: b}]",
  ]);
  assert.deepEqual(itemsOf("\n- Ann\n- - Ben\n  - Cyd\n"), ["Ann", "- Ben\n  - Cyd\n"]);
});

const deep: Readonly<Record<string, string>> = {
  "lists in lists": `${"[".repeat(20_000)}${"]".repeat(20_000)}`,
  "lists that never close": "[".repeat(40_000),
  "maps in maps": `[${"{a: ".repeat(20_000)}`,
  "lists and maps": "[{a: ".repeat(10_000),
  "lists in lists by their marks": `\n${"- ".repeat(40_000)}a`,
  "keys in keys by their marks": `\n${"- ? ".repeat(20_000)}a`,
};

for (const [name, source] of Object.entries(deep)) {
  it(`${name}, thousands deep, are no list of names, and the document is read all the same`, () => {
    assert.deepEqual(yamlListItems(source), []);
    const document = readDocument(`---\nstatus: draft\na: ${source}\n---\n\n# Spec\n\n## Goals\n`);
    assert.deepEqual(
      document.sections.map(({ content }) => content.title).filter((title) => title !== ""),
      ["Spec", "Goals"],
    );
    assert.equal(document.fields().find(({ key }) => key === "status")?.value, "draft");
  });
}
