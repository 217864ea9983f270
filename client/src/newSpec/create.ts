import {
  Position,
  Range,
  SnippetString,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import type { NewSpecResult } from "../../../server/src/protocol.ts";

/**
 * Creates the spec and opens it with its slots as tab stops. Throws when the file exists or cannot be written.
 *
 * The file is written with its whole text first and the snippet then takes the text's place: whatever
 * becomes of the snippet, the spec is complete on disk, and one undo gives the plain text back.
 */
export async function createSpec(folder: Uri | undefined, spec: NewSpecResult): Promise<TextDocument> {
  const document = await (folder === undefined
    ? workspace.openTextDocument({ language: "markdown", content: spec.text })
    : createFile(folder, spec));
  const editor = await window.showTextDocument(document, { preview: false });
  const all = new Range(new Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
  await editor.insertSnippet(new SnippetString(spec.snippet), all, {
    keepWhitespace: true,
    undoStopBefore: true,
    undoStopAfter: true,
  });
  // Saving does not end the snippet's session, and the text is what the file holds already.
  if (folder !== undefined) await document.save();
  return document;
}

async function createFile(folder: Uri, spec: NewSpecResult): Promise<TextDocument> {
  const uri = Uri.joinPath(folder, spec.fileName);
  await workspace.fs.createDirectory(folder);
  const edit = new WorkspaceEdit();
  edit.createFile(uri, {
    overwrite: false,
    ignoreIfExists: false,
    contents: new TextEncoder().encode(spec.text),
  });
  if (!(await workspace.applyEdit(edit))) throw new Error(`${displayPath(uri)} could not be created.`);
  return workspace.openTextDocument(uri);
}

/** Path for people: relative to the workspace folder where it is in one. */
export function displayPath(uri: Uri): string {
  return workspace.asRelativePath(uri);
}
