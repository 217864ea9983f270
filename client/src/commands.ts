import { commands, type Disposable, type LogOutputChannel, window } from "vscode";
import { withoutLinks } from "../../server/src/protocol.ts";

/** Our commands. Those the manifest does not contribute are only run by our own views. */
export const commandIds = {
  newSpec: "specwright.newSpec",
  chooseTemplate: "specwright.chooseTemplate",
  convertMetadata: "specwright.convertMetadata",
  applyTemplate: "specwright.applyTemplate",
  changeStatus: "specwright.changeStatus",
  nextPlaceholder: "specwright.nextPlaceholder",
  previousPlaceholder: "specwright.previousPlaceholder",
  pickSection: "specwright.pickSection",
  insertSection: "specwright.insertSection",
  fixAll: "specwright.fixAll",
  restartServer: "specwright.restartServer",
  goTo: "specwright.outline.goTo",
  /** VS Code's own, made from the view's id. */
  showOutline: "specwright.outline.focus",
} as const;

/** Registers a command whose failure is logged and told to the user in one sentence. */
export function registerCommand(
  id: string,
  output: LogOutputChannel,
  run: (...args: readonly unknown[]) => unknown,
): Disposable {
  return commands.registerCommand(id, async (...args: readonly unknown[]) => {
    try {
      return await run(...args);
    } catch (error) {
      output.error(`${id} failed`, error);
      void window.showErrorMessage(withoutLinks(error instanceof Error ? error.message : String(error)));
      return undefined;
    }
  });
}
