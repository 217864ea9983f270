// Files that cannot be read, vanish or get another name, and settings of the wrong type: nothing is lost.
import assert from "node:assert/strict";
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { commands, languages, Uri, WorkspaceEdit, workspace } from "vscode";
import { outlineText } from "./outlineRows.ts";
import { inSample, openSample, readSample, replace, set, specs, usesSample, writeSample } from "./sample.ts";
import { findingsAre, findingsThat, textIs } from "./waiting.ts";

const templates = ".specwright/templates";
const release = "[Version or sprint, and who has agreed to it]";

suite("Files", function () {
  // Many steps in one test.
  this.timeout(120_000);
  usesSample();

  test("among the templates that are binary, huge, folders, empty or links to nothing: the others hold", async () => {
    const { document } = await openSample(specs.decision);
    await outlineText("of the decision", (rows) => rows.includes("pass Context"));
    writeFileSync(
      inSample(`${templates}/binary.md`),
      Uint8Array.from({ length: 5000 }, (_, index) => index % 256),
    );
    writeSample(`${templates}/huge.md`, `# Huge: [Name]\n\n${"word ".repeat(500_000)}`);
    writeSample(`${templates}/empty.md`, "");
    mkdirSync(inSample(`${templates}/folder.md`));
    symlinkSync("nowhere.md", inSample(`${templates}/gone.md`));
    try {
      // One that is read like any other, and says when the others have been.
      const card = readSample(`${templates}/decision-record.md`).replace(
        "## Consequences",
        "## Review Date\n\n[When it is read again]\n\n## Consequences",
      );
      writeSample(`${templates}/decision-record.md`, card);
      await findingsThat(document, "by the team's template", (all) =>
        all.some((finding) => finding.includes("Section 'Review Date' is missing")),
      );
    } finally {
      rmSync(inSample(`${templates}/folder.md`), { recursive: true });
      rmSync(inSample(`${templates}/gone.md`));
    }
  });

  test("that vanish while they are open keep their text and their findings", async () => {
    writeSample("docs/specs/copy.md", readSample(specs.feature));
    const { document } = await openSample("docs/specs/copy.md");
    await findingsThat(document, "", (all) => all.length === 5);
    await replace(document, release, "2.0");
    await findingsThat(document, "after an edit", (all) => all.length === 4);
    const text = document.getText();
    rmSync(inSample("docs/specs/copy.md"));
    await replace(document, "2.0", "2.1");
    await replace(document, "2.1", release);
    await findingsThat(document, "without a file", (all) => all.length === 5);
    assert.equal(document.getText(), text.replace("2.0", release));
    await replace(document, release, "2.0");
    assert.ok(await document.save());
    assert.equal(readSample("docs/specs/copy.md"), text);
  });

  for (const [what, name] of [
    ["in the editor", "tracking-of-parcels.md"],
    ["only in case", "Parcel-Tracking.md"],
  ] as const) {
    test(`that are renamed ${what} with unsaved edits keep them, and their findings go with them`, async () => {
      const { document: old } = await openSample(specs.feature);
      const text = readSample(specs.feature);
      await findingsThat(old, "", (all) => all.length === 5);
      await replace(old, release, "2.0");
      const edited = old.getText();
      const found = await findingsThat(old, "after an edit", (all) => all.length === 4);
      const target = Uri.file(inSample(`docs/specs/${name}`));
      const edit = new WorkspaceEdit();
      edit.renameFile(old.uri, target);
      try {
        assert.ok(await workspace.applyEdit(edit), "It was not renamed");
        const renamed = await workspace.openTextDocument(target);
        await textIs(renamed, edited);
        await findingsAre(renamed, found);
        assert.deepEqual(ours(old.uri), [], "The old name has findings");
        await replace(renamed, "2.0", release);
        await findingsThat(renamed, "after one more edit", (all) => all.length === 5);
        await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
      } finally {
        rmSync(target.fsPath, { force: true });
        writeSample(specs.feature, text);
      }
    });
  }

  test("of templates that are renamed only in case on disk hold under the new name", async () => {
    const { document } = await openSample(specs.decision);
    await outlineText("of the decision", (rows) => rows.includes("pass Context"));
    const [old, now] = [`${templates}/decision-record.md`, `${templates}/Decision-Record.md`];
    renameSync(inSample(old), inSample(now));
    try {
      writeSample(now, `${readSample(now)}\n## Review Date\n\n[When it is read again]\n`);
      await findingsThat(document, "by the template's new name", (all) =>
        all.some((finding) => finding.includes("Section 'Review Date' is missing")),
      );
    } finally {
      rmSync(inSample(now));
    }
  });
});

suite("Settings of the wrong type", function () {
  // Many steps in one test.
  this.timeout(120_000);
  usesSample();

  test("change nothing: findings are those without them", async () => {
    const { document } = await openSample(specs.feature);
    const before = await findingsThat(document, "", (all) => all.length === 5);
    const wrong: Readonly<Record<string, unknown>> = {
      templates: "docs/*.md",
      recognition: ["none"],
      requiredHeadingLevel: "three",
      rules: { placeholder: "loud" },
      statusLens: "on",
    };
    for (const [name, value] of Object.entries(wrong)) await set(name, value);
    // One that is right tells when the others have been read.
    await set("rules", { placeholder: "loud", "missing-section": "off" });
    await findingsAre(
      document,
      before.filter((finding) => !finding.includes("missing-section")),
    );
    await set("rules", 42);
    await findingsAre(document, before);
  });
});

function ours(uri: Uri): readonly unknown[] {
  return languages.getDiagnostics(uri).filter(({ source }) => source === "Specwright");
}
