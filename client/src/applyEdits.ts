import { type TextDocument, TextEdit, WorkspaceEdit, window, workspace } from "vscode";
import type { DocumentEdits } from "../../server/src/protocol.ts";
import { toRange } from "./documents.ts";

/** Where edits of one command are undone together: whether others come behind these, or stand before them. */
export type Joined = "first" | "last" | null;

/**
 * Applies edits that the server worked out, as one step of undo, or as part of one. Throws where the document has changed
 * since.
 */
export async function applyEdits(
  document: TextDocument,
  { version, edits }: DocumentEdits,
  joined: Joined = null,
): Promise<void> {
  if (edits.length === 0) return;
  if (version !== document.version) throw new Error("The document has just changed. Try again.");
  const changes = edits.map(({ range, newText }) => TextEdit.replace(toRange(range), newText));
  if (!(await (joined === null ? applied(document, changes) : appliedJoined(document, changes, joined))))
    throw new Error("The document could not be changed.");
}

function applied(document: TextDocument, changes: TextEdit[]): Thenable<boolean> {
  const workspaceEdit = new WorkspaceEdit();
  workspaceEdit.set(document.uri, changes);
  return workspace.applyEdit(workspaceEdit);
}

/** Only an editor can leave a step of undo open: a document that none shows has two steps. */
function appliedJoined(
  document: TextDocument,
  changes: TextEdit[],
  joined: "first" | "last",
): Thenable<boolean> {
  const editor = window.visibleTextEditors.find((one) => one.document === document);
  if (!editor) return applied(document, changes);
  const stops = { undoStopBefore: joined === "first", undoStopAfter: joined === "last" };
  return editor.edit((builder) => {
    for (const { range, newText } of changes) builder.replace(range, newText);
  }, stops);
}
