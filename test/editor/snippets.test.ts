// The contributed snippets, as VS Code inserts them by their names.
import assert from "node:assert/strict";
import { commands, Selection, type TextEditor } from "vscode";
import { openSample, specs, usesSample } from "./sample.ts";
import { selectedTextIs, textIs } from "./waiting.ts";

suite("Snippets", () => {
  usesSample();

  test("a section is inserted with its slots as tab stops", async () => {
    const editor = await openSample(specs.feature);
    const { document } = editor;
    const before = document.getText();
    await insertAtEnd(editor, "Feature Spec: Rollout Plan");
    await selectedTextIs("[Who tries it, and what they must have seen]");
    assert.match(
      document.getText().slice(before.length),
      /^## Rollout Plan\n\n1\. \*\*Staging\*\* - \[Who tries it/,
    );
    await commands.executeCommand("type", { text: "The team" });
    await commands.executeCommand("jumpToNextSnippetPlaceholder");
    await selectedTextIs("[Share of users, duration, and the number that must hold]");
    for (const _ of ["leave the snippet", "the typed text", "the section"]) {
      if (document.getText() !== before) await commands.executeCommand("undo");
    }
    await textIs(document, before);
  });

  test("a row offers its values", async () => {
    const editor = await openSample(specs.feature);
    const { document } = editor;
    const before = document.getText();
    await insertAtEnd(editor, "Feature Spec: requirement row");
    await selectedTextIs("[Behaviour without which there is no feature]");
    assert.match(document.getText().slice(before.length), /^\| FR-1 \| .* \|$/m);
  });
});

async function insertAtEnd(editor: TextEditor, name: string): Promise<void> {
  const { document } = editor;
  const end = document.lineAt(document.lineCount - 1).range.end;
  editor.selection = new Selection(end, end);
  await commands.executeCommand("editor.action.insertSnippet", { langId: "markdown", name });
}
