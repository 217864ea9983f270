// Related documents of a spec: whether they are there is asked of the workspace, and asked again when files come and go.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { FileChangeType } from "vscode-languageserver/node";
import { clientRequests } from "../../server/src/protocol.ts";
import { capabilitiesOfVsCode, type Editor, startEditor } from "./connection.ts";
import { folder, serviceCardFiles, spec, specUri } from "./serviceCard.ts";
import { problems } from "./verbs.ts";

const refresh = "workspace/diagnostic/refresh";
const pushed = "textDocument/publishDiagnostics";

const related = (...links: readonly string[]) =>
  spec.replace("\n---\n\n**Checked by**", `\n## References\n\n${links.join("\n")}\n\n---\n\n**Checked by**`);

const specWithLink = related("- [The archive](../archive/design%20notes.md#why)");
const target = `${folder}/archive/design%20notes.md`;
const missing = ["broken-link: ../archive/design%20notes.md: '../archive/design%20notes.md' does not exist"];

function changed(editor: Editor, uri: string, type: FileChangeType): Promise<void> {
  return editor.notify("workspace/didChangeWatchedFiles", { changes: [{ uri, type }] });
}

/** Starts an editor; the refresh that follows the templates is over. */
async function startQuietly(...args: Parameters<typeof startEditor>): Promise<Editor> {
  const editor = await startEditor(...args);
  await editor.next(refresh);
  return editor;
}

describe("A related document", () => {
  for (const readsWorkspace of [false, true]) {
    it(`that is missing is found, until it is created, and again when its folder is deleted (${readsWorkspace ? "the editor looks" : "the server looks"})`, async (test) => {
      const files = serviceCardFiles();
      const editor = await startQuietly(test, { folders: [folder], files, readsWorkspace });
      await editor.open(specUri, specWithLink);
      assert.deepEqual(await problems(editor, specUri), [], "nothing is known yet");
      await editor.next(refresh);
      assert.deepEqual(await problems(editor, specUri), missing);

      files.set(target, "# Design");
      await changed(editor, target.replace("%20", " "), FileChangeType.Created);
      await editor.next(refresh);
      assert.deepEqual(await problems(editor, specUri), []);

      files.delete(target);
      await changed(editor, `${folder}/archive`, FileChangeType.Deleted);
      await editor.next(refresh);
      assert.deepEqual(await problems(editor, specUri), missing);
    });
  }

  it("may be named without its extension", async (test) => {
    const files = serviceCardFiles();
    const editor = await startQuietly(test, { folders: [folder], files, readsWorkspace: true });
    await editor.open(specUri, related("- [The archive](../archive/notes)"));
    assert.deepEqual(await problems(editor, specUri), [], "nothing is known yet");
    await editor.next(refresh);
    assert.deepEqual(await problems(editor, specUri), [
      "broken-link: ../archive/notes: '../archive/notes' does not exist",
    ]);
    files.set(`${folder}/archive/notes.md`, "# Notes");
    await changed(editor, `${folder}/archive/notes.md`, FileChangeType.Created);
    await editor.next(refresh);
    assert.deepEqual(await problems(editor, specUri), []);
  });

  it("is pushed to an editor that does not pull", async (test) => {
    const { diagnostic: _, ...textDocument } = capabilitiesOfVsCode.textDocument ?? {};
    const editor = await startEditor(test, {
      folders: [folder],
      files: serviceCardFiles(),
      capabilities: { ...capabilitiesOfVsCode, textDocument },
    });
    await editor.open(specUri, specWithLink);
    const { diagnostics } = await editor.next(
      pushed,
      (sent: { readonly diagnostics: readonly { readonly code: string }[] }) => sent.diagnostics.length > 0,
    );
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ["broken-link"],
    );
  });

  it("is asked for once, and none that lies outside of the workspace folder, is an address or is no related one", async (test) => {
    const editor = await startQuietly(test, {
      folders: [folder],
      files: serviceCardFiles(),
      readsWorkspace: true,
    });
    const text = related(
      "- [a](a.md), [again](./a.md#top), [b](../../../etc/passwd), [c](https://example.org/c.md), [d](/d.md)",
      "- [e](../../shop2/e.md), [f](../f.md)",
    ).replace("No label is printed twice", "No label is [printed](g.md) twice");
    await editor.open(specUri, text);
    assert.deepEqual(await problems(editor, specUri), []);
    await editor.next(refresh);
    assert.equal((await problems(editor, specUri)).length, 3);
    await editor.change(specUri, `${text}\n`);
    assert.equal((await problems(editor, specUri)).length, 3);
    assert.deepEqual(editor.all(clientRequests.fileExists), [`${folder}/docs/a.md`, `${folder}/f.md`]);
  });

  it("is not looked for beside a document that lies in no folder", async (test) => {
    const files = serviceCardFiles();
    const editor = await startQuietly(test, { folders: [folder], files, readsWorkspace: true });
    for (const uri of ["untitled:Untitled-1", "file:///elsewhere/spec.md"]) {
      await editor.open(uri, `<!-- template: service-card -->\n${specWithLink}`);
      await problems(editor, uri);
    }
    // A document that does lie in one, to know when the others had their turn.
    await editor.open(specUri, specWithLink);
    await problems(editor, specUri);
    await editor.next(refresh);
    assert.deepEqual(editor.all(clientRequests.fileExists), [target]);
  });
});
