import { type QuickPickItem, QuickPickItemKind, type TextDocument, window, workspace } from "vscode";
import type { ActiveSpec } from "./activeSpec.ts";
import { applyEdits } from "./applyEdits.ts";
import type { SpecServer } from "./server.ts";
import { editorOfSpec } from "./specEditor.ts";
import { templatePicks } from "./templatePicks.ts";
import { recognised } from "./words.ts";

interface Choice extends QuickPickItem {
  /** As in `ChooseTemplateParams`; undefined on separators only. */
  readonly choice?: string | null;
}

/**
 * Lets the user say which template the document they work on follows, and writes that into the document.
 * A keybinding or a test may say it beforehand: `{ template: 'feature-spec' }`, `'none'`, null for automatic.
 */
export async function chooseTemplate(server: SpecServer, spec: ActiveSpec, argument: unknown): Promise<void> {
  const whatToDo = "Open the Markdown document whose template you want to choose.";
  const { document } = await editorOfSpec(spec, whatToDo);
  const uri = document.uri.toString();
  const choice = toChoice(argument) ?? (await askChoice(server, document));
  if (choice === undefined) return;
  const edits = await server.request("chooseTemplate", { uri, choice: choice.template });
  if (edits !== null) await applyEdits(document, edits);
}

/** As in `ChooseTemplateParams`. */
interface Chosen {
  readonly template: string | null;
}

/** Menus pass things of their own. */
function toChoice(argument: unknown): Chosen | undefined {
  if (typeof argument !== "object" || argument === null) return undefined;
  const { template } = argument as Partial<Record<keyof Chosen, unknown>>;
  return typeof template === "string" || template === null ? { template } : undefined;
}

/** undefined: the user pressed Escape. */
async function askChoice(server: SpecServer, document: TextDocument): Promise<Chosen | undefined> {
  const uri = document.uri.toString();
  const folderUri = workspace.getWorkspaceFolder(document.uri)?.uri.toString();
  const [templates, status] = await Promise.all([
    server.request("templates", { uri, ...(folderUri === undefined ? {} : { folderUri }) }),
    server.request("status", { uri }),
  ]);
  const choices: readonly Choice[] = [
    ...templatePicks(templates, status.template).map(
      ({ template, ...pick }): Choice => (template === undefined ? pick : { ...pick, choice: template.id }),
    ),
    { label: "", kind: QuickPickItemKind.Separator },
    { label: "Recognise Automatically", detail: "By headings, metadata and settings", choice: null },
    { label: "Not a Spec", detail: "No findings, no completion in this document", choice: "none" },
  ];
  const picked = await window.showQuickPick(choices, {
    title: "Which template does this document follow?",
    placeHolder: recognised(status),
    matchOnDetail: true,
  });
  return picked?.choice === undefined ? undefined : { template: picked.choice };
}
