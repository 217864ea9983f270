// Change Status: what stands in the way, and one step that changes every copy, the date, the version and the change log.
import assert from "node:assert/strict";
import { type CodeAction, type CodeLens, commands, Range, type TextDocument, window } from "vscode";
import { today } from "./dates.ts";
import { specwright } from "./extension.ts";
import { openSample, replace, set, specs, usesSample } from "./sample.ts";
import { findingsThat, outlineThat, repeatUntil, textIs } from "./waiting.ts";

interface Answers {
  readonly status: string;
  readonly version?: string;
  readonly log?: string;
  readonly anyway?: boolean;
}

const changeStatus = (answers: Answers) => commands.executeCommand("specwright.changeStatus", answers);
const accept = () => commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");

suite("Change Status", () => {
  usesSample();

  test("changes status, date and version and adds a row to the change log, in one step", async () => {
    await set("newSpec.author", "Ada Lovelace");
    const { document } = await openSample(specs.implementation);
    const before = document.getText();
    await changeStatus({
      status: "IMPLEMENTED",
      version: "major",
      log: "In all vans | since Monday",
      anyway: true,
    });
    const last = "| 2025-10-06 | 1.2 | Ngozi Okafor | Positions every 15 seconds, pictures apart |";
    const row = `| ${today()} | 2.0 | Ada Lovelace | In all vans \\| since Monday |`;
    const lines = document.getText().split("\n");
    assert.ok(
      lines.some((line, index) => line.startsWith(row) && lines[index - 1]?.startsWith(last)),
      lines.slice(-16).join("\n"),
    );
    const head = before
      .replace("**Document Status**: APPROVED", "**Document Status**: IMPLEMENTED")
      .replace("**Version**: 1.2", "**Version**: 2.0")
      .replace("**Last Updated**: 2025-10-06", `**Last Updated**: ${today()}`);
    assert.deepEqual(
      lines.filter((line) => !line.startsWith(row)),
      head.split("\n"),
    );
    await undoTo(document, before);
  });

  test("asks nothing about a change log that is not there, and takes the footer along", async () => {
    const { document } = await openSample(specs.system);
    const before = document.getText();
    await changeStatus({ status: "implemented", anyway: true });
    await textIs(
      document,
      before
        .replace("status: in-progress #", "status: implemented #")
        .replace("**Status**: [DRAFT|REVIEW|APPROVED]", "**Status**: APPROVED"),
    );
    await undoTo(document, before);
  });

  test("shows what stands in the way, and goes there", async () => {
    const { document } = await openSample(specs.feature);
    const before = document.getText();
    const asked = changeStatus({ status: "Approved" });
    const selected = () => {
      const editor = window.activeTextEditor;
      return editor?.document.getText(editor.selection) ?? "";
    };
    await repeatUntil("the first obstacle", accept, () => selected() !== "");
    await asked;
    assert.equal(selected(), "[Version or sprint, and who has agreed to it]");
    assert.equal(document.getText(), before);
  });

  test("adds the status to a spec that has none, and changes it", async () => {
    const { document } = await openSample(specs.feature);
    const before = document.getText();
    await replace(document, "| **Status** | In Review |\n", "");
    const without = document.getText();
    const asked = changeStatus({ status: "Approved", anyway: true });
    const changed = before.replace("| **Status** | In Review |", "| **Status** | Approved |");
    const status = () => document.getText().includes("| **Status** | Approved |");
    await repeatUntil("the status", accept, status);
    await asked;
    const dated = /\*\*Last Updated\*\* \| \d{4}-\d\d-\d\d/;
    assert.equal(document.getText().replace(dated, ""), changed.replace(dated, ""));
    await commands.executeCommand("undo");
    assert.equal(document.getText(), without);
  });

  test("is asked for the status and leaves no trace on Escape", async () => {
    const { document } = await openSample(specs.feature);
    const before = document.getText();
    let isOver = false;
    const asked = commands.executeCommand("specwright.changeStatus").then(() => {
      isOver = true;
    });
    await repeatUntil(
      "the end",
      () => commands.executeCommand("workbench.action.closeQuickOpen"),
      () => isOver,
    );
    await asked;
    assert.equal(document.getText(), before);
  });

  test("makes errors of what is left, and says so on the status", async () => {
    const { document } = await openSample(specs.feature);
    await findingsThat(document, "of a review", (all) => all.some((one) => one.startsWith("warning ")));
    await changeStatus({ status: "approved", anyway: true });
    const found = await findingsThat(document, "of an approved spec", (all) =>
      all.some((one) => one.startsWith("error unfinished «Approved»: Approved, but ")),
    );
    assert.ok(found.some((one) => one.startsWith("error placeholder ")));
    const { outlineView } = await specwright();
    await outlineThat(
      "of an approved spec",
      () =>
        outlineView.description?.startsWith("Approved · 4 sections and 3 placeholders to go") || undefined,
      () => outlineView.description,
    );
  });

  test("is offered above the metadata, unless a setting turns that off", async () => {
    const { document } = await openSample(specs.feature);
    await findingsThat(document, "", (all) => all.length > 0);
    assert.deepEqual(await lensesOf(document), ["| Field | Value |: In Review → Approved…"]);
    await set("statusLens", false);
    assert.deepEqual(await lensesOf(document), []);
    const system = await openSample(specs.system);
    await set("statusLens", true);
    await replace(system.document, "status: in-progress #", "status: implemented #");
    assert.deepEqual(await lensesOf(system.document), [
      "description: Technical Specifications - Route Planner: implemented · Change Status…",
    ]);
    assert.deepEqual(await lensesOf((await openSample("README.md")).document), []);
  });

  test("is offered on the value", async () => {
    const { document } = await openSample(specs.feature);
    await findingsThat(document, "", (all) => all.length > 0);
    assert.ok((await actionsAt(document, "In Review")).includes("Change Status… specwright.changeStatus"));
    assert.ok(!(await actionsAt(document, "Ngozi Okafor |")).some((action) => action.startsWith("Change")));
  });
});

/** Text of the line and title of each lens. */
async function lensesOf(document: TextDocument): Promise<readonly string[]> {
  const lenses = await commands.executeCommand<readonly CodeLens[]>(
    "vscode.executeCodeLensProvider",
    document.uri,
  );
  return lenses.map(({ range, command }) => `${document.lineAt(range.start.line).text}: ${command?.title}`);
}

async function actionsAt(document: TextDocument, text: string): Promise<readonly string[]> {
  const start = document.getText().indexOf(text);
  const range = new Range(document.positionAt(start), document.positionAt(start + text.length));
  const actions = await commands.executeCommand<readonly CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    range,
  );
  return actions.map(({ title, command }) => `${title} ${command?.command}`);
}

async function undoTo(document: TextDocument, before: string): Promise<void> {
  await commands.executeCommand("undo");
  await textIs(document, before);
  assert.equal(document.isDirty, false);
}
