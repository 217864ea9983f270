import { type TextEditor, window } from "vscode";
import type { ActiveSpec } from "../activeSpec.ts";
import { canBeSpec, showDocument } from "../documents.ts";

/** The editor of the document the user works on, in front. Throws where there is none. */
export async function editorOfSpec(spec: ActiveSpec): Promise<TextEditor> {
  const active = window.activeTextEditor;
  if (active !== undefined && canBeSpec(active.document)) return active;
  const document = spec.document();
  if (document === undefined) throw new Error("Open a spec first.");
  return showDocument(document);
}
