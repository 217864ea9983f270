// The server over a connection: whatever is opened, edited and asked, each request is answered, and nothing is logged as an error.
import assert from "node:assert/strict";
import { it } from "node:test";
import fc from "fast-check";
import type { Position } from "vscode-languageserver-types";
import { requests } from "../../server/src/protocol.ts";
import { type Editor, startEditor, today } from "../server/connection.ts";
import { folder, serviceCardFiles } from "../server/serviceCard.ts";
import { builtInIds } from "../server/verbs.ts";
import { amount } from "./amount.ts";
import { oddText, textOf } from "./texts.ts";

const uri = `${folder}/odd.md`;
const templateUri = `${folder}/.specwright/templates/odd-kind.md`;

/** A place that may lie behind the end of a line or of the text, as that of a client whose text is another one. */
const position = fc.record({
  line: fc.oneof(fc.nat(40), fc.nat(3000)),
  character: fc.oneof(fc.nat(80), fc.nat(4000)),
});

const edit = fc.record({
  start: position,
  end: position,
  text: fc.constantFrom("", "x", "\n", "[Name]", "## Goals\n", "---\n", "```\n"),
});

const kind = fc.constantFrom(...builtInIds, "service-card", "odd-kind", null);

/** Every request there is, at a place. */
function asked(editor: Editor, at: Position): readonly Promise<unknown>[] {
  const textDocument = { uri };
  const range = { start: at, end: at };
  const log = { author: "Ann", change: "All of it" };
  const own = [
    [requests.outline, { uri }],
    [requests.status, { uri }],
    [requests.statusChoices, { uri }],
    [requests.changeStatus, { uri, value: "Approved", today, version: "2.0", log }],
    [requests.insertSection, { uri, sectionId: "?3" }],
    [requests.placeholders, { uri }],
    [requests.fillSection, { uri, position: at }],
    [requests.missingSections, { uri }],
    [requests.insertAllSections, { uri }],
    [requests.chooseTemplate, { uri, choice: "none" }],
    [requests.convertMetadata, { uri, position: at }],
    [requests.applyTemplate, { uri, templateId: "odd-kind", folderUri: folder }],
    [requests.templates, { folderUri: folder }],
    [requests.newSpec, { templateId: "odd-kind", folderUri: folder, name: "Login", today, author: "Ann" }],
    ["textDocument/hover", { textDocument, position: at }],
    ["textDocument/completion", { textDocument, position: at }],
    ["textDocument/codeAction", { textDocument, range, context: { diagnostics: [] } }],
    [
      "textDocument/codeAction",
      { textDocument, range, context: { diagnostics: [], only: ["source.fixAll"] } },
    ],
    [
      "textDocument/codeAction",
      { textDocument, range, context: { diagnostics: [], only: ["refactor.rewrite"] } },
    ],
    ["textDocument/diagnostic", { textDocument }],
  ] as const;
  return own.map(([method, params]) => editor.request(method, params));
}

it("Every request is answered, whatever stands in the document and in the template", async (test) => {
  const files = serviceCardFiles();
  const settings = { kind: null as string | null };
  const editor = await startEditor(test, {
    folders: [folder],
    files,
    settings: () => (settings.kind === null ? {} : { recognition: { "**": settings.kind } }),
  });
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(
      oddText,
      oddText,
      kind,
      fc.array(edit, { maxLength: 4 }),
      position,
      async (odd, template, id, edits, at) => {
        runs++;
        settings.kind = id;
        files.set(templateUri, textOf(template));
        await editor.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: templateUri, type: 2 }] });
        await editor.notify("workspace/didChangeConfiguration", { settings: null });
        await editor.open(uri, textOf(odd));
        await Promise.all(asked(editor, at));
        for (const { start, end, text } of edits) await editor.change(uri, [{ range: { start, end }, text }]);
        await Promise.all(asked(editor, at));
        await editor.close(uri);
        assert.deepEqual(editor.all("window/logMessage"), []);
      },
    ),
    amount(8),
  );
  console.log(`${runs} documents`);
});
