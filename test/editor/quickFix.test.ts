// Quick fixes, as the light bulb applies them, and undoing them.
import assert from "node:assert/strict";
import { type CodeAction, CodeActionKind, commands, languages, type TextDocument, workspace } from "vscode";
import { openSample, specs, usesSample } from "./sample.ts";
import { findings, findingsThat, textIs } from "./waiting.ts";

suite("Quick fixes", () => {
  usesSample();

  test("a missing section is inserted where it belongs", async () => {
    const { document } = await openSample(specs.feature);
    const before = document.getText();
    const actions = await fixesOf(document, "missing-section");
    assert.deepEqual(
      actions.map(({ title, isPreferred }) => [title, isPreferred]),
      [["Insert section 'Rollout Plan'", true]],
    );
    await apply(actions[0]);
    const next = before.indexOf("## Open Questions");
    const section = [
      "## Rollout Plan",
      "",
      "1. **Staging** - [Who tries it, and what they must have seen]",
      "2. **Canary** - [Share of users, duration, and the number that must hold]",
      "3. **Progressive** - [Steps to everyone, and the pause between them]",
      "",
      "### Rollback Plan",
      "",
      "[Switch, person, minutes, and the data that is left behind]",
      "",
      "",
    ].join("\n");
    await textIs(document, before.slice(0, next) + section + before.slice(next));
    await findingsThat(
      document,
      "about placeholders in place of the missing section",
      (all) => all.every((finding) => !finding.includes("missing-section")) && all.length === 8,
    );
    await undoTo(document, before);
  });

  test("a misspelt value is replaced by the one that was meant", async () => {
    const { document } = await openSample(specs.solution);
    const before = document.getText();
    const actions = await fixesOf(document, "invalid-value");
    assert.deepEqual(
      actions.map(({ title, isPreferred }) => [title, isPreferred]),
      [
        ["Choose 'Approved'", true],
        ["Choose 'Draft'", false],
        ["Choose 'Review'", false],
        ["Choose 'Implemented'", false],
      ],
    );
    await apply(actions[0]);
    await textIs(document, before.replace("**Status:** Aproved  ", "**Status:** Approved  "));
    await findingsThat(document, "that take an approved spec seriously", (all) =>
      all.every((finding) => finding.startsWith("error ")),
    );
    assert.ok(!findings(document).some((finding) => finding.includes("invalid-value")));
    await undoTo(document, before);
  });

  test("an undecided value is decided", async () => {
    const { document } = await openSample(specs.system);
    const before = document.getText();
    const actions = await fixesOf(document, "undecided-choice");
    assert.deepEqual(
      actions.map(({ title }) => title),
      ["Choose 'DRAFT'", "Choose 'REVIEW'", "Choose 'APPROVED'"],
    );
    await apply(actions[1]);
    await textIs(document, before.replace("[DRAFT|REVIEW|APPROVED]", "REVIEW"));
    await undoTo(document, before);
  });
});

/** What is offered besides the fixes of a rule: filling the section, and a comment that keeps the finding away. */
const besides = /^(?:Fill section|Keep this text|Leave this as it is)/;

/** The fixes that the first finding of this rule has. */
async function fixesOf(document: TextDocument, code: string): Promise<readonly CodeAction[]> {
  await findingsThat(document, `of ${code}`, (all) => all.some((finding) => finding.includes(` ${code} `)));
  const diagnostic = languages
    .getDiagnostics(document.uri)
    .find((candidate) => typeof candidate.code === "object" && candidate.code.value === code);
  assert.ok(diagnostic);
  const actions = await commands.executeCommand<readonly CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    diagnostic.range,
    CodeActionKind.QuickFix.value,
  );
  return actions.filter(({ title }) => !besides.test(title));
}

async function apply(action: CodeAction | undefined): Promise<void> {
  assert.ok(action?.edit, "There is no such fix, or it edits nothing");
  assert.ok(await workspace.applyEdit(action.edit), "The edit was refused");
}

async function undoTo(document: TextDocument, before: string): Promise<void> {
  await commands.executeCommand("undo");
  await textIs(document, before);
  assert.equal(document.isDirty, false);
}
