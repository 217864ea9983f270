import { type TextDocument, TextEdit, WorkspaceEdit, workspace } from "vscode";
import type { DocumentEdits } from "../../server/src/protocol.ts";
import { toRange } from "./documents.ts";

/** Applies edits that the server worked out, as one step of undo. Throws where the document has changed since. */
export async function applyEdits(document: TextDocument, { version, edits }: DocumentEdits): Promise<void> {
  if (edits.length === 0) return;
  if (version !== document.version) throw new Error("The document has just changed. Try again.");
  const workspaceEdit = new WorkspaceEdit();
  workspaceEdit.set(
    document.uri,
    edits.map(({ range, newText }) => TextEdit.replace(toRange(range), newText)),
  );
  if (!(await workspace.applyEdit(workspaceEdit))) throw new Error("The document could not be changed.");
}
