import { Position, Range, SnippetString, type TextDocument, type Uri, window, workspace } from "vscode";
import type { NewSpecResult } from "../../../server/src/protocol.ts";
import { writeNewFile } from "./files.ts";
import { assertInside } from "./inside.ts";
import { namesBelow } from "./safePath.ts";

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

async function createFile(folder: Uri, { fileName, text }: NewSpecResult): Promise<TextDocument> {
  if (namesBelow(fileName)?.length !== 1) throw new Error(`'${fileName}' is no name for a file.`);
  // Again: a while has passed since the first question.
  await assertInside(folder);
  return workspace.openTextDocument(await writeNewFile(folder, fileName, text));
}
