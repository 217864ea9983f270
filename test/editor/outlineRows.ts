// The Spec Outline as text, one line per row.
import assert from "node:assert/strict";
import { commands, ThemeIcon, type TreeItem } from "vscode";
import type { OutlineNode } from "../../client/src/outline/nodes.ts";
import { specwright } from "./extension.ts";
import { outlineThat } from "./waiting.ts";

interface Row {
  readonly depth: number;
  readonly item: TreeItem;
}

/** All rows top down, as the view would show them if everything was open. */
export async function outlineRows(): Promise<readonly Row[]> {
  const { outline } = await specwright();
  const below = (parent: OutlineNode | undefined, depth: number): readonly Row[] =>
    // Our provider answers at once; VS Code would also take a promise.
    (outline.getChildren(parent) as readonly OutlineNode[]).flatMap((node) => [
      { depth, item: outline.getTreeItem(node) as TreeItem },
      ...below(node, depth + 1),
    ]);
  return below(undefined, 0);
}

/** `  circle-slash Rollback Plan (empty)`: depth, icon, label and description. */
function rowText({ depth, item }: Row): string {
  const icon = item.iconPath instanceof ThemeIcon ? item.iconPath.id : "?";
  const description = item.description ? ` (${item.description})` : "";
  return `${"  ".repeat(depth)}${icon} ${item.label}${description}`;
}

/** Waits until the rows are as wanted, and gives them as text. */
export async function outlineText(
  what: string,
  isRight: (rows: readonly string[]) => boolean,
): Promise<readonly string[]> {
  let rows: readonly string[] = [];
  return outlineThat(
    what,
    async () => {
      rows = (await outlineRows()).map(rowText);
      return isRight(rows) ? rows : undefined;
    },
    () => rows,
  );
}

/** Runs what a click on the row runs. */
export async function clickRow(label: string): Promise<void> {
  const row = (await outlineRows()).find(({ item }) => item.label === label);
  assert.ok(row?.item.command, `There is no row ${label}, or it cannot be clicked`);
  const { command, arguments: parameters = [] } = row.item.command;
  await commands.executeCommand(command, ...parameters);
}
