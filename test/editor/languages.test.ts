// Behind an emoji, which takes two units of what VS Code counts in, everything is at its exact place.
import assert from "node:assert/strict";
import { type CodeAction, CodeActionKind, commands, languages, type TextDocument, workspace } from "vscode";
import { openSample, replace, specs, usesSample } from "./sample.ts";
import { findingsThat, textIs } from "./waiting.ts";

suite("Behind an emoji", () => {
  usesSample();

  test("a finding covers exactly its text, and the quick fix edits exactly that", async () => {
    const { document } = await openSample(specs.solution);
    for (const sign of ["🔒", "👨‍👩‍👧 🇩🇪"]) {
      await replace(document, "**Status:** Aproved", `**${sign} Status:** Aproved`);
      const before = document.getText();
      const at = before.indexOf("Aproved");
      const marked = await rangesOf(document, "invalid-value", at);
      assert.deepEqual(
        marked.map((range) => [document.offsetAt(range.start), document.getText(range)]),
        [[at, "Aproved"]],
      );
      const [range] = marked;
      assert.ok(range);
      const actions = await commands.executeCommand<readonly CodeAction[]>(
        "vscode.executeCodeActionProvider",
        document.uri,
        range,
        CodeActionKind.QuickFix.value,
      );
      const fix = actions.find(({ title }) => title === "Choose 'Approved'");
      assert.ok(fix?.edit, "There is no such fix, or it edits nothing");
      assert.ok(await workspace.applyEdit(fix.edit), "The edit was refused");
      await textIs(document, before.replace("Aproved", "Approved"));
      await replace(document, `**${sign} Status:** Approved`, "**Status:** Aproved");
    }
  });
});

/** Where the findings of a rule stand, as soon as the first of them begins at `at`. */
async function rangesOf(document: TextDocument, code: string, at: number) {
  const ranges = () =>
    languages
      .getDiagnostics(document.uri)
      .filter((one) => typeof one.code === "object" && one.code.value === code)
      .map(({ range }) => range);
  await findingsThat(document, `of ${code} at ${at}`, () => {
    const [first] = ranges();
    return first !== undefined && document.offsetAt(first.start) === at;
  });
  return ranges();
}
