// Metadata in another form: what the client is offered, and the same as a refactoring.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CodeAction, CodeActionContext, Position } from "vscode-languageserver/node";
import { type MetadataConversion, requests } from "../../server/src/protocol.ts";
import { type Editor, startEditor } from "./connection.ts";
import { folder, serviceCardFiles, spec, specUri } from "./serviceCard.ts";
import { edited, rangeOf } from "./verbs.ts";

const workspace = { folders: [folder], files: serviceCardFiles() };
const region = "- **Region**: EU";

async function offered(editor: Editor, position: Position): Promise<readonly MetadataConversion[]> {
  return editor.request(requests.convertMetadata, { uri: specUri, position });
}

async function actionsAt(
  editor: Editor,
  place: string,
  context: Partial<CodeActionContext>,
): Promise<readonly CodeAction[]> {
  return editor.request("textDocument/codeAction", {
    textDocument: { uri: specUri },
    range: rangeOf(editor, specUri, place),
    context: { diagnostics: [], ...context },
  });
}

describe("Converting metadata", () => {
  it("is offered into every form that it has not, where one stands, else for the most there is", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, spec);
    const inFront = await offered(editor, { line: 1, character: 0 });
    assert.deepEqual(
      inFront.map(({ form, name, version }) => [form, name, version]),
      [
        ["bold", "bold lines", 1],
        ["list", "a list", 1],
        ["table", "a table", 1],
      ],
    );
    assert.deepEqual(inFront[0]?.fields, ["status", "priority", "created", "owner"]);
    assert.deepEqual(await offered(editor, rangeOf(editor, specUri, "## Duties").start), inFront);
    const inList = await offered(editor, rangeOf(editor, specUri, region).start);
    assert.deepEqual(
      inList.map(({ form, fields }) => [form, ...fields]),
      [
        ["front-matter", "Region"],
        ["bold", "Region"],
        ["table", "Region"],
      ],
    );
  });

  it("changes the lines of the metadata and nothing else", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, spec);
    const conversions = await offered(editor, rangeOf(editor, specUri, region).start);
    const afterEach = conversions.map(({ edits }) => edited(spec, edits));
    assert.deepEqual(afterEach, [
      spec.replace(`${region}\n\n`, "").replace('owner: "Depot"\n', 'owner: "Depot"\nregion: EU\n'),
      spec.replace(region, "**Region**: EU"),
      spec.replace(region, "| Field | Value |\n|-------|-------|\n| **Region** | EU |"),
    ]);
  });

  it("is a refactoring on the metadata, for whoever asks for actions", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, spec);
    const asked = await actionsAt(editor, region, { only: ["refactor"] });
    assert.deepEqual(
      asked.map(({ title, kind }) => [title, kind]),
      [
        ["Convert metadata to front matter", "refactor.rewrite"],
        ["Convert metadata to bold lines", "refactor.rewrite"],
        ["Convert metadata to a table", "refactor.rewrite"],
      ],
    );
    assert.equal((await actionsAt(editor, region, { triggerKind: 1 })).length, 3);
    assert.equal((await actionsAt(editor, region, { triggerKind: 2 })).length, 0, "no light bulb by itself");
    assert.equal((await actionsAt(editor, region, { only: ["quickfix"] })).length, 0);
    assert.equal((await actionsAt(editor, "## Way Back", { only: ["refactor"] })).length, 0);
    const [first] = asked;
    assert.ok(first?.edit);
    await editor.apply(first.edit);
    assert.match(editor.text(specUri), /^---\n[\s\S]*\nregion: EU\n---\n/);
  });

  it("is offered in no document that is no spec", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, "# Notes\n\n**Status:** Draft\n");
    assert.deepEqual(await offered(editor, { line: 2, character: 0 }), []);
  });
});
