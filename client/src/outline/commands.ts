import { type Disposable, type LogOutputChannel, Range, Uri, workspace } from "vscode";
import type { ProtocolRange } from "../../../server/src/protocol.ts";
import { commandIds, registerCommand } from "../commands.ts";
import { selectAndReveal, showDocument, toRange } from "../documents.ts";

/** What a click on a row of the outline does. */
export function registerOutlineCommands(output: LogOutputChannel): Disposable {
  return registerCommand(commandIds.goTo, output, (uri, range, select) =>
    goTo(uri as string, range as ProtocolRange, select === true),
  );
}

/** Puts the cursor at the start of the range, or selects it where it is there to be replaced. */
async function goTo(uri: string, range: ProtocolRange, select: boolean): Promise<void> {
  const editor = await showDocument(await workspace.openTextDocument(Uri.parse(uri)));
  const target = editor.document.validateRange(toRange(range));
  selectAndReveal(editor, target, select ? target : new Range(target.start, target.start));
}
