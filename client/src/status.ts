import {
  type Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  languages,
  workspace,
} from "vscode";
import type { ActiveSpec } from "./activeSpec.ts";
import { commandIds } from "./commands.ts";
import { specSelector } from "./documents.ts";
import { plain } from "./plain.ts";
import type { SpecServer } from "./server.ts";
import { kindOf, progress as progressOf, recognised } from "./words.ts";

const restart = { command: commandIds.restartServer, title: "Restart Server" };
const chooseTemplate = { command: commandIds.chooseTemplate, title: "Choose Template…" };
const changeStatus = { command: commandIds.changeStatus, title: "Change Status…" };
const showOutline = { command: commandIds.showOutline, title: "Show Outline" };

/**
 * The language status items of Markdown documents. Several, because the pop-up is narrow: which template and what is left
 * to do, why this template, and what its stage makes of what is left.
 */
export function createStatusItems(spec: ActiveSpec, server: SpecServer): Disposable {
  const progress = languages.createLanguageStatusItem("specwright.progress", [...specSelector()]);
  const recognition = languages.createLanguageStatusItem("specwright.recognition", [...specSelector()]);
  progress.name = "Specwright: What Is Left";
  recognition.name = "Specwright: Template";
  let stage: LanguageStatusItem | undefined;

  function update(): void {
    const state = server.state();
    const status = spec.known()?.status;
    const isSpec = status !== undefined && status.template !== null;
    // Asked again each time: a new folder of the workspace may bring documents of another scheme.
    progress.selector = recognition.selector = [...specSelector()];
    progress.busy = state === "starting";
    progress.severity =
      state === "stopped" ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    const summary = status === undefined ? "Specwright" : kindOf(status);
    progress.text = state === "stopped" ? "Specwright is not running" : plain(summary);
    progress.detail = isSpec ? plain(progressOf(status)) : "";
    progress.command = state === "stopped" ? restart : isSpec ? showOutline : undefined;
    const spoken = [progress.text, progress.detail].filter((part) => part !== "").join(", ");
    progress.accessibilityInformation = { label: `Specwright: ${spoken}` };
    recognition.text = plain(status === undefined ? "No template yet" : recognised(status));
    recognition.command = chooseTemplate;
    recognition.accessibilityInformation = { label: `Specwright: ${recognition.text}` };
    showStage(status?.meaning ?? "");
  }

  /** A hint in a draft is an error once approved. Without a stage there is nothing to say, and an item cannot be empty. */
  function showStage(meaning: string): void {
    if (meaning === "") {
      stage?.dispose();
      stage = undefined;
      return;
    }
    stage ??= languages.createLanguageStatusItem("specwright.stage", [...specSelector()]);
    stage.selector = progress.selector;
    stage.name = "Specwright: Stage";
    stage.text = plain(meaning);
    stage.command = changeStatus;
    stage.accessibilityInformation = { label: `Specwright: ${meaning}` };
  }

  const subscriptions = [spec.onDidChange(update), workspace.onDidChangeWorkspaceFolders(update)];
  update();
  return {
    dispose: () => {
      for (const one of [...subscriptions, progress, recognition, stage]) one?.dispose();
    },
  };
}
