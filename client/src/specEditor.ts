import { type TextEditor, window } from "vscode";
import type { ActiveSpec } from "./activeSpec.ts";
import { canBeSpec, showDocument } from "./documents.ts";

/**
 * The editor of the document the user works on, in front: the active one, else that of the document the outline shows, as
 * beside a preview. Throws where there is none, with a sentence that says what to do.
 */
export async function editorOfSpec(spec: ActiveSpec, whatToDo = "Open a spec first."): Promise<TextEditor> {
  const active = window.activeTextEditor;
  if (active !== undefined && canBeSpec(active.document)) return active;
  const document = spec.document();
  if (document === undefined) throw new Error(whatToDo);
  return showDocument(document);
}
