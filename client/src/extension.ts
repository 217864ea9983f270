import { commands, type ExtensionContext, type TreeDataProvider, type TreeView, window } from "vscode";
import { followActiveSpec } from "./activeSpec.ts";
import { applyTemplate } from "./applyTemplate/applyTemplate.ts";
import { chooseTemplate } from "./chooseTemplate.ts";
import { commandIds, registerCommand } from "./commands.ts";
import { convertMetadata } from "./convertMetadata.ts";
import { registerFilling } from "./filling/commands.ts";
import { changeStatus } from "./lifecycle/changeStatus.ts";
import { provideStatusActions } from "./lifecycle/statusActions.ts";
import { newSpec } from "./newSpec/newSpec.ts";
import { registerOutlineCommands } from "./outline/commands.ts";
import type { OutlineNode } from "./outline/nodes.ts";
import { createOutlineView } from "./outline/view.ts";
import { type ServerState, startServer } from "./server.ts";
import { createStatusItems } from "./status.ts";

/** What `activate` hands to other extensions and to our editor tests. */
export interface SpecwrightApi {
  /** Settles when the server has started; rejects when it could not. */
  readonly ready: Promise<void>;
  /** Id of the server process; undefined while there is none. */
  readonly serverProcessId: () => number | undefined;
  readonly serverState: () => ServerState;
  /** The rows of the Spec Outline, as the view gets them. */
  readonly outline: TreeDataProvider<OutlineNode>;
  /** The Spec Outline view: its description, selection and visibility. */
  readonly outlineView: Pick<TreeView<OutlineNode>, "description" | "selection" | "visible">;
}

export function activate(context: ExtensionContext): SpecwrightApi {
  const output = window.createOutputChannel("Specwright", { log: true });
  const server = startServer(context, output);
  const spec = followActiveSpec(server, output);
  const outline = createOutlineView(spec, server);
  context.subscriptions.push(
    output,
    server,
    spec,
    outline,
    createStatusItems(spec, server),
    registerOutlineCommands(output),
    registerFilling(server, spec, output),
    registerCommand(commandIds.newSpec, output, (argument) => newSpec(server, argument)),
    registerCommand(commandIds.chooseTemplate, output, (argument) => chooseTemplate(server, spec, argument)),
    registerCommand(commandIds.convertMetadata, output, (argument) =>
      convertMetadata(server, spec, argument),
    ),
    registerCommand(commandIds.applyTemplate, output, (argument) => applyTemplate(server, spec, argument)),
    registerCommand(commandIds.changeStatus, output, (argument) => changeStatus(server, spec, argument)),
    provideStatusActions(server),
    registerCommand(commandIds.restartServer, output, () => server.restart()),
  );
  // Shows the view: before there is a Markdown document it has nothing to say.
  void commands.executeCommand("setContext", "specwright.active", true);
  return {
    ready: server.ready,
    serverProcessId: server.processId,
    serverState: server.state,
    outline: outline.provider,
    outlineView: outline.view,
  };
}
