// Filling a spec without leaving the keyboard: placeholders in turn, a section as one snippet, missing sections, fixes.
import assert from "node:assert/strict";
import {
  type CodeAction,
  ConfigurationTarget,
  commands,
  EndOfLine,
  type Hover,
  type MarkdownString,
  Selection,
  type TextDocument,
  type TextEditor,
  Uri,
  workspace,
} from "vscode";
import { today } from "./dates.ts";
import { clickRow, outlineText } from "./outlineRows.ts";
import { openSample, readSample, replace, set, specs, usesSample } from "./sample.ts";
import { findingsThat, repeatUntil, selectedTextIs, textIs } from "./waiting.ts";

suite("Filling a spec", () => {
  usesSample();

  test("next and previous placeholder select them in turn, and begin again at the other end", async () => {
    const editor = await openAtTop(specs.feature);
    const placeholders = [
      "[Version or sprint, and who has agreed to it]",
      "[Who is told, and where to look]",
      "[Research or data behind a claim, with its address]",
    ];
    for (const text of [...placeholders, placeholders[0]]) {
      await commands.executeCommand("specwright.nextPlaceholder");
      assert.equal(selected(editor), text);
    }
    for (const text of [...placeholders].reverse()) {
      await commands.executeCommand("specwright.previousPlaceholder");
      assert.equal(selected(editor), text);
    }
  });

  test("an undecided choice is a placeholder; where none is left, the selection stays", async () => {
    const editor = await openAtTop(specs.system);
    await commands.executeCommand("specwright.previousPlaceholder");
    assert.equal(selected(editor), "[DRAFT|REVIEW|APPROVED]");
    const finished = await openAtTop(specs.implementation);
    assert.equal(await commands.executeCommand("specwright.nextPlaceholder"), 0);
    assert.equal(selected(finished), "");
  });

  test("the keys are nobody else's", async () => {
    // VS Code's own list of its keys on this platform, those of extensions included.
    const defaults = await workspace.openTextDocument(Uri.parse("vscode://defaultsettings/keybindings.json"));
    const bindings = [...defaults.getText().matchAll(/"key": "([^"]+)",\s*"command": "([^"]+)"/g)].map(
      ([, key, command]) => ({ key, command }),
    );
    assert.ok(bindings.length > 500, `VS Code has only ${bindings.length} keys`);
    const ours = bindings.filter(({ command }) => command?.startsWith("specwright."));
    assert.equal(ours.length, 2);
    for (const { key } of ours)
      assert.deepEqual(
        bindings.filter((other) => other.key === key && !other.command?.startsWith("specwright.")),
        [],
        key,
      );
  });

  test("a section is filled from stop to stop, and one undo takes it back", async () => {
    const editor = await openAtTop(specs.feature);
    const { document } = editor;
    const before = document.getText();
    await commands.executeCommand("specwright.nextPlaceholder");
    await commands.executeCommand("specwright.nextPlaceholder");
    await commands.executeCommand("specwright.fillSection");
    await selectedTextIs("[Who is told, and where to look]");
    assert.equal(document.getText(), before);
    await commands.executeCommand("type", { text: "Support" });
    await textIs(document, before.replace("[Who is told, and where to look]", "Support"));
    await commands.executeCommand("undo");
    await textIs(document, before);
  });

  for (const eol of ["\n", "\r\n"]) {
    test(`tab leads through a table, choices included (${JSON.stringify(eol)})`, async () => {
      const editor = await openSample(specs.technical);
      const { document } = editor;
      await editor.edit((edit) => edit.setEndOfLine(eol === "\n" ? EndOfLine.LF : EndOfLine.CRLF));
      const before = document.getText();
      const row = before
        .split(/\r?\n/)
        .find((line) => line.includes("[What a broken dependency could cause]"));
      assert.ok(row);
      const at = document.positionAt(before.indexOf(row));
      await commands.executeCommand("specwright.fillSection", { uri: document.uri.toString(), position: at });
      await selectedTextIs("[What a broken dependency could cause]");
      await commands.executeCommand("type", { text: "Costs $5 {each}" });
      await commands.executeCommand("jumpToNextSnippetPlaceholder");
      await selectedTextIs("High/Med/Low");
      await commands.executeCommand("type", { text: "Med" });
      await commands.executeCommand("jumpToNextSnippetPlaceholder");
      await selectedTextIs("[What contains the damage]");
      await commands.executeCommand("type", { text: "A switch" });
      const filled = row
        .replace("[What a broken dependency could cause]", "Costs $5 {each}")
        .replace("High/Med/Low", "Med")
        .replace("[What contains the damage]", "A switch");
      await textIs(document, before.replace(row, filled));
    });
  }

  test("a row of the outline fills its section", async () => {
    await openSample(specs.feature);
    await outlineText("with Alerts", (rows) => rows.some((row) => row.includes("Alerts (1 placeholder)")));
    const editor = await openSample(specs.feature);
    const line =
      editor.document.getText().slice(0, editor.document.getText().indexOf("### Alerts")).split("\n").length -
      1;
    const position = { line, character: 4 };
    await commands.executeCommand("specwright.fillSection", {
      uri: editor.document.uri.toString(),
      section: { headingRange: { start: position, end: position } },
    });
    await selectedTextIs("[Who is told, and where to look]");
  });

  test("the quick fix for a missing section leaves its slots as tab stops, and one undo takes it back", async () => {
    const editor = await openSample(specs.feature);
    const { document } = editor;
    const before = document.getText();
    const [action] = await actionsAt(editor, "## Open Questions", "missing-section", "quickfix");
    assert.ok(action?.edit);
    assert.ok(await workspace.applyEdit(action.edit));
    await selectedTextIs("[Who tries it, and what they must have seen]");
    await commands.executeCommand("type", { text: "Everybody" });
    await commands.executeCommand("jumpToNextSnippetPlaceholder");
    await selectedTextIs("[Share of users, duration, and the number that must hold]");
    await commands.executeCommand("undo");
    await commands.executeCommand("undo");
    await textIs(document, before);
  });

  test("Insert Section… offers what is missing, and inserts it with its slots as tab stops", async () => {
    const { document } = await openSample(specs.system);
    const before = document.getText();
    const picking = commands.executeCommand("specwright.pickSection");
    await repeatUntil(
      "the inserted section",
      () => commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem"),
      () => document.getText() !== before,
    );
    await picking;
    assert.match(document.getText(), /\n## Risk Assessment\n/);
    await commands.executeCommand("undo");
    await textIs(document, before);
  });

  test("all missing sections come in by one fix, in their places", async () => {
    const editor = await openSample(specs.feature);
    const { document } = editor;
    await replace(document, "## Dependencies\n", "## Canteen\n");
    const before = document.getText();
    const actions = await actionsAt(editor, "## Open Questions", "missing-section", "quickfix");
    const all = actions.find(({ title }) => title === "Insert all missing sections");
    assert.ok(all?.edit, actions.map(({ title }) => title).join(", "));
    assert.ok(await workspace.applyEdit(all.edit));
    const headings = [...document.getText().matchAll(/^## (.*)$/gm)].map((match) => match[1]);
    const at = headings.indexOf("Rollout Plan");
    assert.deepEqual(headings.slice(at - 1, at + 2), ["Dependencies", "Rollout Plan", "Canteen"]);
    // The editor runs the command behind the edit.
    assert.ok(all.command);
    await commands.executeCommand(all.command.command, ...(all.command.arguments ?? []));
    await selectedTextIs("[Service or library]");
    await commands.executeCommand("undo");
    await textIs(document, before);
  });

  test("Fix All takes what needs no thought", async () => {
    const { document } = await openSample(specs.solution);
    const before = document.getText();
    await commands.executeCommand("specwright.fixAll");
    await textIs(document, before.replace("**Status:** Aproved", "**Status:** Approved"));
    await commands.executeCommand("specwright.fixAll");
    await textIs(document, before.replace("**Status:** Aproved", "**Status:** Approved"));
    await commands.executeCommand("undo");
    await textIs(document, before);
  });

  test("saving fixes where that was asked for, and only then", async () => {
    const { document } = await openSample(specs.solution);
    await replace(document, "**Version:** ", "**Version:**  ");
    assert.ok(await document.save());
    assert.ok(readSample(specs.solution).includes("**Status:** Aproved"));
    const editor = workspace.getConfiguration("editor");
    const before = editor.inspect("codeActionsOnSave")?.globalValue;
    await editor.update(
      "codeActionsOnSave",
      { "source.fixAll.specwright": "explicit" },
      ConfigurationTarget.Global,
    );
    try {
      await replace(document, "**Version:**  ", "**Version:** ");
      assert.ok(await document.save());
      assert.ok(readSample(specs.solution).includes("**Status:** Approved"));
    } finally {
      await editor.update("codeActionsOnSave", before, ConfigurationTarget.Global);
    }
  });

  test("a text is kept by a comment", async () => {
    const editor = await openSample(specs.feature);
    const { document } = editor;
    const before = document.getText();
    const actions = await actionsAt(editor, "[Who is told", "placeholder", "quickfix");
    const keep = actions.find(({ title }) => title.startsWith("Keep this text"));
    assert.ok(keep?.edit, actions.map(({ title }) => title).join(", "));
    assert.ok(await workspace.applyEdit(keep.edit));
    await textIs(
      document,
      before.replace(
        "[Who is told, and where to look] |",
        "[Who is told, and where to look] <!-- specwright-disable-line placeholder --> |",
      ),
    );
    await findingsThat(
      document,
      "without the kept text",
      (all) => !all.some((one) => one.includes("[Who is told")),
    );
  });

  test("a date is filled in", async () => {
    const editor = await openSample(specs.technical);
    const { document } = editor;
    const before = document.getText();
    const actions = await actionsAt(editor, "YYYY-MM-DD", "placeholder", "quickfix");
    const fill = actions.find(({ title }) => title === "Fill in today's date");
    assert.ok(fill?.edit, actions.map(({ title }) => title).join(", "));
    assert.ok(await workspace.applyEdit(fill.edit));
    await textIs(document, before.replace("YYYY-MM-DD", today()));
  });

  test("a hover says what the template asks for, and what is left", async () => {
    const editor = await openSample(specs.feature);
    assert.match(
      await hoverAt(editor, "[Who is told"),
      /The template \*Feature Spec\* asks for \*\*Who is told, and where to look\*\* in .*Alerts.* › \*Action\*/,
    );
    assert.match(await hoverAt(editor, "### Alerts"), /\*\*Still to fill in:\*\* \\\[Who is told/);
    assert.match(await hoverAt(editor, "In Review"), /\*\*Draft\*\*: Being written/);
  });

  test("a rule that is off hides problems: what is left is still gone to", async () => {
    await set("rules", { placeholder: "off" });
    const { document } = await openAtTop(specs.feature);
    await findingsThat(
      document,
      "without placeholders",
      (all) => all.length > 0 && !all.some((one) => one.includes(" placeholder ")),
    );
    assert.equal(await commands.executeCommand("specwright.nextPlaceholder"), 3);
    await selectedTextIs("[Version or sprint, and who has agreed to it]");
  });

  test("the outline's rows can still be clicked", async () => {
    await openSample(specs.feature);
    await outlineText("with Rollout Plan", (rows) =>
      rows.some((row) => row.includes("Rollout Plan (missing)")),
    );
    await clickRow("Rollout Plan");
    await selectedTextIs("[Who tries it, and what they must have seen]");
  });
});

/** VS Code remembers where the cursor was in a file that was open before. */
async function openAtTop(path: string): Promise<TextEditor> {
  const editor = await openSample(path);
  editor.selections = [new Selection(0, 0, 0, 0)];
  return editor;
}

function selected({ document, selection }: TextEditor): string {
  return document.getText(selection);
}

/** The actions of a kind where a finding of this rule stands at a text. */
async function actionsAt(
  { document }: TextEditor,
  text: string,
  code: string,
  kind: string,
): Promise<readonly CodeAction[]> {
  await findingsThat(document, `of ${code}`, (all) => all.some((finding) => finding.includes(` ${code} `)));
  return commands.executeCommand<readonly CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    rangeOf(document, text),
    kind,
  );
}

function rangeOf(document: TextDocument, text: string) {
  const at = document.getText().indexOf(text);
  assert.ok(at >= 0, `There is no «${text}»`);
  const start = document.positionAt(at + text.length - 1);
  return document.validateRange(document.lineAt(start).range.with(start, start));
}

async function hoverAt({ document }: TextEditor, text: string): Promise<string> {
  const hovers = await commands.executeCommand<readonly Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    rangeOf(document, text).start,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === "string" ? content : (content as MarkdownString).value))
    .join("\n");
}
