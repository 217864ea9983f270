import { commands, type QuickPickItem, QuickPickItemKind, type TextDocument, window } from "vscode";
import type {
  StatusChoice,
  StatusChoices,
  StatusLack,
  StatusObstacle,
} from "../../../server/src/protocol.ts";
import { applyEdits } from "../applyEdits.ts";
import { commandIds } from "../commands.ts";
import { selectAndReveal, showDocument, toRange } from "../documents.ts";
import { plain } from "../plain.ts";
import { count } from "../words.ts";

interface StatusPick extends QuickPickItem {
  /** Undefined on separators only. */
  readonly choice?: StatusChoice;
}

/** Asks for the status; undefined where the user pressed Escape. */
export async function askStatus({ current, choices }: StatusChoices): Promise<StatusChoice | undefined> {
  const next = choices.filter(({ isNext }) => isNext).map(statusPick);
  const others = choices.filter(({ isNext }) => !isNext).map(statusPick);
  const separator: StatusPick = { label: "Others", kind: QuickPickItemKind.Separator };
  const picks = next.length > 0 && others.length > 0 ? [...next, separator, ...others] : [...next, ...others];
  const picked = await window.showQuickPick<StatusPick>(picks, {
    title: "Change Status",
    placeHolder: current === "" ? "Choose the status" : `${current} → …`,
  });
  return picked?.choice;
}

function statusPick(choice: StatusChoice): StatusPick {
  const { value, obstacles, summary, meaning } = choice;
  const isFree = obstacles.length === 0;
  return {
    label: `$(${isFree ? "pass" : "warning"}) ${plain(value)}`,
    ...(isFree ? {} : { description: toFinish(choice) }),
    detail: plain(isFree ? meaning : summary),
    choice,
  };
}

/** `3 things to finish first` */
function toFinish({ obstacles }: StatusChoice): string {
  return `${count(obstacles.length, "thing")} to finish first`;
}

/** Of a document that is no spec yet: offers what makes it one. */
export async function withoutTemplate(): Promise<void> {
  const ways = [
    {
      label: "$(layers) Apply Template…",
      detail: "Brings in what a template asks for, the status among it",
      command: commandIds.applyTemplate,
    },
    {
      label: "$(list-selection) Choose Template…",
      detail: "Only says which template the document follows",
      command: commandIds.chooseTemplate,
    },
  ];
  const title = "Change Status: this document is not a spec Specwright knows";
  const picked = await window.showQuickPick(ways, { title });
  if (picked) await commands.executeCommand(picked.command);
}

/**
 * Of a document without a status: offers to add one, and answers true where that was done. Where the template has none
 * (it is kept elsewhere), shows what would stand in the way of each.
 */
export async function withoutStatus(
  document: TextDocument,
  choices: StatusChoices,
  { template, addition }: StatusLack,
): Promise<boolean> {
  if (addition !== null) {
    const add = { label: `$(add) ${plain(addition.title)}`, detail: "Then the status can be chosen" };
    const title = "Change Status: there is none yet";
    const picked = await window.showQuickPick([add], { title });
    if (picked === undefined) return false;
    await applyEdits(document, addition, "first");
    return true;
  }
  const picks = choices.choices.filter(({ isNext, stage }) => isNext && stage !== "draft").map(statusPick);
  const picked = await window.showQuickPick<StatusPick>(picks, {
    title: `${plain(template)} keeps no status in the document`,
    placeHolder: "What would stand in the way of …",
  });
  if (picked?.choice === undefined) return false;
  const { value, obstacles } = picked.choice;
  if (obstacles.length > 0) await askAboutObstacles(document, picked.choice, false);
  else void window.showInformationMessage(`Nothing in the document stands in the way of ${plain(value)}.`);
  return false;
}

interface ObstaclePick extends QuickPickItem {
  /** Undefined on separators, and where the status is to be changed anyway. */
  readonly obstacle?: StatusObstacle;
  readonly anyway?: true;
}

/**
 * Shows what stands in the way of a status. Choosing something goes there. True where the status is to be changed
 * anyway; false where the user went somewhere or pressed Escape.
 */
export async function askAboutObstacles(
  document: TextDocument,
  choice: StatusChoice,
  canChange = true,
): Promise<boolean> {
  const { value, obstacles } = choice;
  const list = window.createQuickPick<ObstaclePick>();
  const first = obstacles.map(obstaclePick);
  list.title = `${value}: ${toFinish(choice)}`;
  list.placeholder = "Choose one to go there";
  list.matchOnDescription = true;
  const anyway: readonly ObstaclePick[] = [
    { label: `$(arrow-right) Change to ${plain(value)} Anyway`, anyway: true },
    { label: "To finish first", kind: QuickPickItemKind.Separator },
  ];
  list.items = [...(canChange ? anyway : []), ...first];
  // Enter goes to the first place: changing anyway is a choice of its own.
  list.activeItems = first.slice(0, 1);
  const picked = await new Promise<ObstaclePick | undefined>((resolve) => {
    list.onDidAccept(() => resolve(list.selectedItems[0]));
    list.onDidHide(() => resolve(undefined));
    list.show();
  });
  list.dispose();
  if (picked?.obstacle) await goTo(document, picked.obstacle);
  return picked?.anyway === true;
}

function obstaclePick(obstacle: StatusObstacle): ObstaclePick {
  const { message, range } = obstacle;
  return { label: plain(message), description: `line ${range.start.line + 1}`, obstacle };
}

async function goTo(document: TextDocument, { range }: StatusObstacle): Promise<void> {
  const editor = await showDocument(document);
  selectAndReveal(editor, editor.document.validateRange(toRange(range)));
}

interface VersionPick extends QuickPickItem {
  readonly version: string | null;
}

/** Asks for the version: null to keep it, undefined where the user pressed Escape. */
export async function askVersion({
  current,
  next,
}: NonNullable<StatusChoices["versions"]>): Promise<string | null | undefined> {
  const picks: readonly VersionPick[] = [
    { label: plain(current), description: "as it is", version: null },
    ...next.map(({ step, text }) => ({ label: plain(text), description: step, version: text })),
  ];
  const picked = await window.showQuickPick(picks, {
    title: "Change Status: Version",
    placeHolder: "Version of the spec from now on",
    matchOnDescription: true,
  });
  return picked?.version;
}

/** Asks what the change log says: '' for no row, undefined where the user pressed Escape. */
export async function askLog(section: string, suggestion: string): Promise<string | undefined> {
  return window.showInputBox({
    title: `Change Status: ${section}`,
    prompt: "What the new row says. Leave it empty for no row.",
    value: suggestion,
    ignoreFocusOut: true,
  });
}
