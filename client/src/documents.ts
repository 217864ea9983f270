import {
  languages,
  Position,
  Range,
  Selection,
  type TextDocument,
  type TextEditor,
  TextEditorRevealType,
  window,
  workspace,
} from "vscode";
import type { ProtocolPosition, ProtocolRange } from "../../server/src/protocol.ts";

/** Schemes of documents a person edits, whatever is opened as the workspace. */
const editedSchemes = ["file", "untitled", "vscode-remote", "vscode-vfs", "vscode-test-web"];

/**
 * The documents Specwright looks at: Markdown that is edited, on any file system the workspace lives on.
 *
 * A list of schemes and not just the language: the left side of a Git diff, chat and comment inputs, output
 * and notebook cells are Markdown too, and nobody wants findings there.
 */
export function specSelector(): readonly { readonly language: string; readonly scheme: string }[] {
  const workspaceSchemes = (workspace.workspaceFolders ?? []).map((folder) => folder.uri.scheme);
  return [...new Set([...editedSchemes, ...workspaceSchemes])].map((scheme) => ({
    language: "markdown",
    scheme,
  }));
}

/** Whether the document can be a spec, judged by language and scheme only. */
export function canBeSpec(document: TextDocument): boolean {
  return languages.match(specSelector(), document) > 0;
}

export function toPosition(position: ProtocolPosition): Position {
  return new Position(position.line, position.character);
}

export function toRange(range: ProtocolRange): Range {
  return new Range(toPosition(range.start), toPosition(range.end));
}

/** Selects a range, or else a part of it, and brings the range into view. */
export function selectAndReveal(editor: TextEditor, range: Range, selected: Range = range): void {
  editor.selections = [new Selection(selected.start, selected.end)];
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Brings a document to the front with the focus, in the editor that shows it already if there is one. */
export async function showDocument(document: TextDocument): Promise<TextEditor> {
  const shown = window.visibleTextEditors.find(
    (editor) => editor.document === document && editor.viewColumn !== undefined,
  );
  return window.showTextDocument(document, shown?.viewColumn);
}
