// Does the extension start at all?
import assert from "node:assert/strict";
import * as vscode from "vscode";

suite("Specwright in the editor", () => {
  test("a workspace is open", () => {
    assert.equal(vscode.workspace.workspaceFolders?.length, 1);
  });

  test("the extension is there and starts", async () => {
    const extension = vscode.extensions.getExtension("specwright.specwright");
    assert.ok(extension, "VS Code did not find the extension");
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
