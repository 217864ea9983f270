import { commands, Disposable, type LogOutputChannel, Uri, window, workspace } from "vscode";
import { clientCommands, type GoToInsertedParams } from "../../../server/src/protocol.ts";
import type { ActiveSpec } from "../activeSpec.ts";
import { commandIds, registerCommand } from "../commands.ts";
import { showDocument } from "../documents.ts";
import type { SectionNode } from "../outline/nodes.ts";
import type { SpecServer } from "../server.ts";
import { fillSection } from "./fillSection.ts";
import { fixAll } from "./fixAll.ts";
import { insertSection, pickSection } from "./insertSection.ts";
import { goToInserted, goToPlaceholder } from "./placeholders.ts";

/** The commands that fill a spec, and the context key by which menus and keys know one. */
export function registerFilling(server: SpecServer, spec: ActiveSpec, output: LogOutputChannel): Disposable {
  const follow = () => void commands.executeCommand("setContext", "specwright.isSpec", isSpec(spec));
  follow();
  return Disposable.from(
    spec.onDidChange(follow),
    window.onDidChangeActiveTextEditor(follow),
    registerCommand(commandIds.nextPlaceholder, output, () => goToPlaceholder(server, spec, "next")),
    registerCommand(commandIds.previousPlaceholder, output, () => goToPlaceholder(server, spec, "previous")),
    registerCommand(clientCommands.fillSection, output, (argument) => fillSection(server, spec, argument)),
    registerCommand(commandIds.pickSection, output, () => pickSection(server, spec)),
    registerCommand(commandIds.insertSection, output, (node) => {
      const { uri, section } = node as Pick<SectionNode, "uri" | "section">;
      return insertSection(server, uri, section.id);
    }),
    registerCommand(clientCommands.goToInserted, output, async (argument) => {
      const { uri, ranges } = argument as GoToInsertedParams;
      const editor = await showDocument(await workspace.openTextDocument(Uri.parse(uri)));
      await goToInserted(server, editor, ranges);
    }),
    registerCommand(commandIds.fixAll, output, () => fixAll(spec)),
  );
}

/** Whether the document the user works on is known to be a spec. */
function isSpec(spec: ActiveSpec): boolean {
  const known = spec.known();
  return known !== undefined && known.outline !== null && known.document === spec.document();
}
