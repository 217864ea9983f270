// Convert Metadata brings the metadata into another form, in one step that can be undone.
import assert from "node:assert/strict";
import { type CodeAction, commands, Position, Range, Selection, window, workspace } from "vscode";
import { openSample, specs, usesSample } from "./sample.ts";
import { findingsThat, textIs } from "./waiting.ts";

suite("Convert Metadata", () => {
  usesSample();

  const convert = (form: string) => commands.executeCommand("specwright.convertMetadata", { form });

  test("front matter becomes a table, with all values, and one undo takes it back", async () => {
    const { document } = await openSample(specs.technical);
    const before = document.getText();
    await convert("table");
    assert.match(document.getText(), /^# .*\n\n\| Field \| Value \|\n\|-+\|-+\|\n\| \*\*Title\*\* \| /);
    assert.ok(
      document
        .getText()
        .includes("| **Reviewers** | Tomasz Zielinski, [Reviewer for operations or security] |"),
    );
    await findingsThat(document, "about the reviewer who is in the table now", (all) =>
      all.some((finding) => finding.includes("«[Reviewer for operations or security]»")),
    );
    await commands.executeCommand("undo");
    await textIs(document, before);
  });

  test("front matter becomes bold lines, and bold lines become front matter", async () => {
    const { document } = await openSample(specs.technical);
    await convert("bold");
    assert.match(document.getText(), /^# .*\n\n\*\*Title:\*\* .* {2}\n\*\*Status:\*\* draft /);
    await convert("front-matter");
    assert.match(document.getText(), /^---\ntitle: ".*"\nstatus: draft # draft \| in-review/);
  });

  test("a refactoring on the metadata does the same", async () => {
    const editor = await openSample(specs.feature);
    const { document } = editor;
    const before = document.getText();
    const line = before.slice(0, before.indexOf("| **Status**")).split("\n").length - 1;
    editor.selection = new Selection(new Position(line, 3), new Position(line, 3));
    const actions = await commands.executeCommand<readonly CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      new Range(line, 3, line, 3),
      "refactor.rewrite",
    );
    const action = actions.find(({ title }) => title === "Convert metadata to bold lines");
    assert.ok(action?.edit, actions.map(({ title }) => title).join(", "));
    assert.ok(await workspace.applyEdit(action.edit));
    assert.match(document.getText(), /## Metadata\n\n\*\*Status:\*\* /);
    assert.equal(window.activeTextEditor?.document, document);
    await commands.executeCommand("undo");
    await textIs(document, before);
  });
});
