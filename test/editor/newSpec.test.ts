// New Spec: the file it makes, its tab stops, and what it leaves behind when one changes one's mind.
import assert from "node:assert/strict";
import { commands, type TextDocument, Uri, window, workspace } from "vscode";
import { today } from "./dates.ts";
import { inSample, openSample, readSample, sampleFiles, set, specs, usesSample } from "./sample.ts";
import { findingsThat, isInFront, repeatUntil, selectedTextIs } from "./waiting.ts";

suite("New Spec", () => {
  usesSample();

  test("creates a filled file in the configured folder and selects the first slot", async () => {
    await set("newSpec.author", "Ada Lovelace");
    const document = await created({ template: "feature-spec", name: "User login" });
    assert.equal(workspace.asRelativePath(document.uri), "docs/specs/user-login.md");
    assert.equal(document.isDirty, false);
    const text = document.getText();
    assert.equal(readSample("docs/specs/user-login.md"), text);
    assert.deepEqual(text.split("\n").slice(0, 12), [
      "# Technical Specification: User login",
      "",
      "## Metadata",
      "",
      "| Field | Value |",
      "|-------|-------|",
      "| **Status** | Draft |",
      "| **Author** | Ada Lovelace |",
      "| **Reviewers** | [People whose objection would stop it] |",
      `| **Created** | ${today()} |`,
      `| **Last Updated** | ${today()} |`,
      "| **Target Release** | [Version or sprint, and who has agreed to it] |",
    ]);
    assert.ok(!text.includes("<!--"), "The template's guidance is left in the spec");
    await selectedTextIs("[People whose objection would stop it]");
  });

  test("what is typed takes the slots' places, one after the other", async () => {
    await set("newSpec.author", "Ada Lovelace");
    const document = await created({ template: "feature-spec", name: "User login" });
    await selectedTextIs("[People whose objection would stop it]");
    await commands.executeCommand("type", { text: "Grace Hopper" });
    await commands.executeCommand("jumpToNextSnippetPlaceholder");
    await selectedTextIs("[Version or sprint, and who has agreed to it]");
    await commands.executeCommand("type", { text: "2.0" });
    assert.equal(document.lineAt(8).text, "| **Reviewers** | Grace Hopper |");
    assert.equal(document.lineAt(11).text, "| **Target Release** | 2.0 |");
  });

  test("the only findings of a new spec are its slots", async () => {
    for (const template of ["technical-spec", "implementation-spec", "solution-design", "system-spec"]) {
      const document = await created({ template, name: `Made from ${template}` });
      const found = await findingsThat(document, "for its slots", (all) => all.length > 10);
      assert.deepEqual(
        found.filter((finding) => !/^information (placeholder|undecided-choice) /.test(finding)),
        [],
      );
    }
  });

  test("a user template makes specs, too", async () => {
    const folder = Uri.file(inSample("docs/decisions"));
    const document = await created({ template: "decision-record", name: "Route in the depot", folder });
    assert.equal(workspace.asRelativePath(document.uri), "docs/decisions/route-in-the-depot.md");
    assert.match(
      document.getText(),
      new RegExp(`- \\*\\*Status\\*\\*: Proposed\n- \\*\\*Date\\*\\*: ${today()}\n`),
    );
    assert.match(document.getText(), /^# Decision \[number\]: Route in the depot\n/);
  });

  test("a folder that is not there yet is made", async () => {
    await set("newSpec.folder", "rfcs/2026");
    const document = await created({ template: "feature-spec", name: "First" });
    assert.equal(workspace.asRelativePath(document.uri), "rfcs/2026/first.md");
  });

  test("odd characters make a safe file name and an unharmed title", async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what a snippet would take for a variable
    const name = "  Größe $1 ${x}: a/b \\ «¿C++?» | `d` 🚀 }";
    const document = await created({ template: "feature-spec", name });
    assert.match(workspace.asRelativePath(document.uri), /^docs\/specs\/[\p{Ll}\p{N}-]+\.md$/u);
    assert.equal(document.lineAt(0).text, `# Technical Specification: ${name.trim()}`);
    assert.equal(readSample(workspace.asRelativePath(document.uri)), document.getText());
  });

  test("one undo takes the tab stops away, not the text", async () => {
    const document = await created({ template: "feature-spec", name: "Login that is undone" });
    const text = document.getText();
    await commands.executeCommand("undo");
    assert.equal(document.getText(), text);
  });

  test("never overwrites a file", async () => {
    const before = sampleFiles();
    const result = await commands.executeCommand("specwright.newSpec", {
      template: "feature-spec",
      name: "Parcel tracking",
    });
    assert.equal(result, undefined);
    assert.deepEqual(sampleFiles(), before);
    assert.equal(window.activeTextEditor, undefined);
  });

  test("a name that is nothing but blanks is refused", async () => {
    const before = sampleFiles();
    await commands.executeCommand("specwright.newSpec", { template: "feature-spec", name: "  " });
    assert.deepEqual(sampleFiles(), before);
  });

  test("Escape leaves nothing behind, whichever question it answers", async () => {
    const { document } = await openSample(specs.implementation);
    const before = sampleFiles();
    for (const answers of [undefined, { template: "feature-spec" }, { name: "Half asked" }]) {
      let settled: unknown = "not yet";
      const command = commands.executeCommand("specwright.newSpec", answers).then((uri) => {
        settled = uri;
      });
      await repeatUntil(
        "New Spec to be cancelled",
        () => commands.executeCommand("workbench.action.closeQuickOpen"),
        () => settled !== "not yet",
      );
      await command;
      assert.equal(settled, undefined);
      assert.deepEqual(sampleFiles(), before);
      await isInFront(document);
    }
  });
});

/** Runs New Spec with all its answers, and gives the document it has opened. */
async function created(answers: {
  readonly template: string;
  readonly name: string;
  readonly folder?: Uri;
}): Promise<TextDocument> {
  const uri = await commands.executeCommand<Uri | undefined>("specwright.newSpec", answers);
  assert.ok(uri, "Nothing was created");
  const document = await workspace.openTextDocument(uri);
  await isInFront(document);
  return document;
}
