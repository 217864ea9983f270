// The sample workspace (a copy of it, whatever the host): opening and changing its files, and putting everything
// back after each test.
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  ConfigurationTarget,
  commands,
  Position,
  Range,
  type TextDocument,
  type TextEditor,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import { specwright } from "./extension.ts";
import { textIs } from "./waiting.ts";

export const specs = {
  technical: "docs/specs/address-validation.md",
  implementation: "docs/specs/driver-app-sync.md",
  solution: "docs/specs/label-printing.md",
  feature: "docs/specs/parcel-tracking.md",
  system: "docs/specs/route-planner.md",
  decision: "docs/decisions/0001-use-events-for-scan-updates.md",
} as const;

/** To be called in a suite: its tests find the extension running, and leave files, editors and settings as they were. */
export function usesSample(): void {
  let before: ReadonlyMap<string, string>;
  suiteSetup(async function () {
    this.timeout(120_000);
    // In a browser VS Code saves by itself after a second.
    await workspace.getConfiguration("files").update("autoSave", "off", ConfigurationTarget.Global);
    await specwright();
    // On a slow machine the workspace is searched for templates for a while. The first answer comes behind that.
    const document = await workspace.openTextDocument(Uri.file(inSample(specs.feature)));
    await commands.executeCommand("vscode.executeHoverProvider", document.uri, new Position(0, 0));
    before = sampleFiles();
  });
  teardown(async () => {
    await closeEditors();
    await resetSettings();
    const after = sampleFiles();
    for (const path of after.keys()) if (!before.has(path)) rmSync(inSample(path));
    for (const [path, text] of before) if (after.get(path) !== text) writeSample(path, text);
  });
}

/** Absolute path of a file of the workspace. */
export function inSample(path: string): string {
  const folder = workspace.workspaceFolders?.[0];
  assert.ok(folder, "No workspace is open");
  return join(folder.uri.fsPath, path);
}

/** Text of every file, by its path with `/`. What VS Code itself keeps there (settings) does not count. */
export function sampleFiles(): ReadonlyMap<string, string> {
  const files = readdirSync(inSample("."), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(inSample(".").length + 1)
        .replaceAll("\\", "/"),
    )
    .filter((path) => !path.startsWith(".vscode/"));
  return new Map(files.map((path) => [path, readSample(path)]));
}

export function readSample(path: string): string {
  return readFileSync(inSample(path), "utf8");
}

export function writeSample(path: string, text: string): void {
  mkdirSync(dirname(inSample(path)), { recursive: true });
  writeFileSync(inSample(path), text);
}

/** Opens a file of the workspace in front, as it is on disk. */
export async function openSample(path: string): Promise<TextEditor> {
  const document = await workspace.openTextDocument(Uri.file(inSample(path)));
  // A document that was open in an earlier test is reloaded by VS Code a moment after its file was put back.
  await textIs(document, readSample(path));
  return window.showTextDocument(document, { preview: false });
}

/** Replaces the only place where `old` stands. */
export async function replace(document: TextDocument, old: string, replacement: string): Promise<void> {
  const text = document.getText();
  const start = text.indexOf(old);
  assert.ok(start >= 0, `There is no «${old}» to be replaced`);
  assert.equal(text.indexOf(old, start + 1), -1, `«${old}» is there more than once`);
  const range = new Range(document.positionAt(start), document.positionAt(start + old.length));
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, range, replacement);
  assert.ok(await workspace.applyEdit(edit), "The edit was refused");
}

/** Replaces a line by one with a caret `‸`, and gives the caret's position. */
export async function replaceLine(document: TextDocument, old: string, withCaret: string): Promise<Position> {
  const lines = document.getText().split("\n");
  const line = lines.indexOf(old);
  assert.ok(line >= 0, `There is no line «${old}»`);
  assert.equal(lines.lastIndexOf(old), line, `The line «${old}» is there more than once`);
  const character = withCaret.indexOf("‸");
  assert.ok(character >= 0, `There is no caret in «${withCaret}»`);
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, document.lineAt(line).range, withCaret.replace("‸", ""));
  assert.ok(await workspace.applyEdit(edit), "The edit was refused");
  return new Position(line, character);
}

/** Changes a setting of ours for this test. */
export async function set(name: string, value: unknown): Promise<void> {
  await workspace.getConfiguration("specwright").update(name, value, ConfigurationTarget.Workspace);
}

const settings = [
  "templates",
  "recognition",
  "requiredHeadingLevel",
  "rules",
  "newSpec.folder",
  "newSpec.author",
  "statusLens",
] as const;

async function resetSettings(): Promise<void> {
  for (const name of settings) {
    const configuration = workspace.getConfiguration("specwright");
    if (configuration.inspect(name)?.workspaceValue !== undefined)
      await configuration.update(name, undefined, ConfigurationTarget.Workspace);
  }
}

/** Closes everything and saves nothing. */
async function closeEditors(): Promise<void> {
  await commands.executeCommand("workbench.action.closeQuickOpen");
  for (const document of workspace.textDocuments) {
    if (!document.isDirty) continue;
    await window.showTextDocument(document);
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  }
  await commands.executeCommand("workbench.action.closeAllEditors");
}
