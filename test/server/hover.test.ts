// What is said about the thing under the cursor.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Hover } from "vscode-languageserver/node";
import { startEditor } from "./connection.ts";
import { folder, serviceCardFiles, spec, specUri, template, templateUri } from "./serviceCard.ts";
import { hover, rangeOf, replacing } from "./verbs.ts";

const workspace = { folders: [folder], files: serviceCardFiles() };
const said = (found: Hover | null) => (found ? JSON.stringify(found.contents) : null);

describe("On a heading", () => {
  it("the template's guidance is shown", async (test) => {
    const editor = await startEditor(test, workspace);
    const found = await hover(editor, specUri, spec.replace("## Way Back", "## Way‸ Back"));
    assert.deepEqual(found, {
      contents: { kind: "markdown", value: "The first command somebody types at three in the morning." },
      range: rangeOf(editor, specUri, "Way Back"),
    } satisfies Hover);
  });

  it("nothing is shown where the template says nothing, or does not know it", async (test) => {
    const editor = await startEditor(test, workspace);
    assert.equal(await hover(editor, specUri, spec.replace("## Neighbours", "## Neigh‸bours")), null);
    await editor.close(specUri);
    assert.equal(await hover(editor, specUri, `${spec.replace("## Alarms", "## Mood\n\n## Alarms")}‸`), null);
  });

  it("the template's words are words: no link, no command, no HTML", async (test) => {
    const evil = "<!-- [Run](command:x) <b>&</b> `code` ![i](http://x) | # -->";
    const files = new Map([[templateUri, template.replace(/<!-- The first.*-->/, evil)]]);
    const editor = await startEditor(test, { folders: [folder], files });
    const text = said(await hover(editor, specUri, spec.replace("## Way Back", "## Way‸ Back"))) ?? "";
    assert.match(text, /Run/);
    assert.doesNotMatch(text, /[^\\]\]\(|[^\\]<b>|[^\\]`code/);
  });
});

describe("On a field", () => {
  const places: Readonly<Record<string, string>> = {
    "in front matter": replacing(spec, "priority: high", "pri‸ority: high"),
    "on its value": replacing(spec, "priority: high", "priority: hi‸gh"),
  };
  for (const [where, text] of Object.entries(places)) {
    it(`${where}, the values and their meanings are shown in order`, async (test) => {
      const editor = await startEditor(test, workspace);
      const found = said(await hover(editor, specUri, text)) ?? "";
      assert.match(found, /\*\*low\*\*: Worth.*\*\*medium\*\*: Exp.*\*\*high\*\*: The/);
    });
  }

  it("a footer has its own words", async (test) => {
    const editor = await startEditor(test, workspace);
    const footer = replacing(spec, "**Status**: REVIEW", "**Sta‸tus**: REVIEW");
    assert.match(
      said(await hover(editor, specUri, footer)) ?? "",
      /\*\*DRAFT\*\*.*\*\*REVIEW\*\*.*\*\*APPROVED\*\*/,
    );
  });

  it("of free text, and in prose, nothing is shown", async (test) => {
    const editor = await startEditor(test, workspace);
    const owner = replacing(spec, 'owner: "Depot"', 'own‸er: "Depot"');
    assert.equal(await hover(editor, specUri, owner), null);
    await editor.close(specUri);
    const prose = replacing(spec, "Four hundred labels a minute.", "Four hun‸dred labels a minute.");
    assert.equal(await hover(editor, specUri, prose), null);
  });
});

it("Nothing is shown in a document that is no spec, or not open", async (test) => {
  const editor = await startEditor(test, workspace);
  assert.equal(await hover(editor, `${folder}/README.md`, "# Sh‸op\n\n## Usage\n"), null);
  const position = { line: 0, character: 0 };
  const unknown = { textDocument: { uri: specUri }, position };
  assert.equal(await editor.request("textDocument/hover", unknown), null);
});
