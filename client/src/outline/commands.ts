import {
  type Disposable,
  type LogOutputChannel,
  Range,
  Selection,
  SnippetString,
  TextEditorRevealType,
  Uri,
  workspace,
} from "vscode";
import type { ProtocolRange } from "../../../server/src/protocol.ts";
import { commandIds, registerCommand } from "../commands.ts";
import { showDocument, toPosition, toRange } from "../documents.ts";
import type { SpecServer } from "../server.ts";
import type { SectionNode } from "./nodes.ts";

/** What a click on a row of the outline does. */
export function registerOutlineCommands(server: SpecServer, output: LogOutputChannel): Disposable {
  const goToCommand = registerCommand(commandIds.goTo, output, (uri, range, select) =>
    goTo(uri as string, range as ProtocolRange, select === true),
  );
  const insertCommand = registerCommand(commandIds.insertSection, output, (node) =>
    insertSection(server, node as Pick<SectionNode, "uri" | "section">),
  );
  return {
    dispose: () => {
      goToCommand.dispose();
      insertCommand.dispose();
    },
  };
}

/** Puts the cursor at the start of the range, or selects it where it is there to be replaced. */
async function goTo(uri: string, range: ProtocolRange, select: boolean): Promise<void> {
  const editor = await showDocument(await workspace.openTextDocument(Uri.parse(uri)));
  const target = editor.document.validateRange(toRange(range));
  const selected = select ? target : new Range(target.start, target.start);
  editor.selections = [new Selection(selected.start, selected.end)];
  editor.revealRange(target, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Adds a missing section where it belongs, with the template's slots as tab stops. */
async function insertSection(
  server: SpecServer,
  { uri, section }: Pick<SectionNode, "uri" | "section">,
): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const editor = await showDocument(document);
  const insertion = await server.request("insertSection", { uri, sectionId: section.id });
  if (insertion === null) return;
  if (insertion.version !== document.version) throw new Error("The document has just changed. Try again.");
  const position = toPosition(insertion.position);
  const snippet = new SnippetString(insertion.snippet);
  if (
    !(await editor.insertSnippet(snippet, position, {
      keepWhitespace: true,
      undoStopBefore: true,
      undoStopAfter: true,
    }))
  ) {
    await editor.edit((edit) => edit.insert(position, insertion.text));
  }
  editor.revealRange(new Range(position, position), TextEditorRevealType.InCenterIfOutsideViewport);
}
