import { SnippetString, type TextDocument, Uri, workspace } from "vscode";
import type { FillSectionParams } from "../../../server/src/protocol.ts";
import type { ActiveSpec } from "../activeSpec.ts";
import { showDocument, toRange } from "../documents.ts";
import type { SectionNode } from "../outline/nodes.ts";
import type { SpecServer } from "../server.ts";
import { editorOfSpec } from "../specEditor.ts";
import { sayBriefly } from "../statusBar.ts";

/**
 * Turns the placeholders of a section into tab stops. A code action and a row of the outline say which section;
 * otherwise it is the one at the cursor.
 */
export async function fillSection(server: SpecServer, spec: ActiveSpec, argument: unknown): Promise<void> {
  const params = (await toParams(argument)) ?? (await atCursor(spec));
  const editor = await showDocument(await workspace.openTextDocument(Uri.parse(params.uri)));
  const filling = await server.request("fillSection", params);
  if (filling === null) {
    sayBriefly("nothing is left to fill in here");
    return;
  }
  assertSame(editor.document, filling.version);
  await editor.insertSnippet(new SnippetString(filling.snippet), toRange(filling.range), {
    keepWhitespace: true,
    undoStopBefore: true,
    undoStopAfter: true,
  });
  editor.revealRange(editor.selection);
}

async function atCursor(spec: ActiveSpec): Promise<FillSectionParams> {
  const { document, selection } = await editorOfSpec(spec);
  return { uri: document.uri.toString(), position: selection.active };
}

/** Menus pass things of their own. */
async function toParams(argument: unknown): Promise<FillSectionParams | undefined> {
  if (typeof argument !== "object" || argument === null) return undefined;
  const { uri, position, section } = argument as Partial<FillSectionParams & SectionNode>;
  const start = position ?? section?.headingRange?.start;
  return typeof uri === "string" && start !== undefined ? { uri, position: start } : undefined;
}

/** Throws where the document has changed since the server answered. */
export function assertSame(document: TextDocument, version: number): void {
  if (document.version !== version) throw new Error("The document has just changed. Try again.");
}
