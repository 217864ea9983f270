import {
  commands,
  Disposable,
  EventEmitter,
  type TextEditor,
  type TreeDataProvider,
  type TreeView,
  window,
} from "vscode";
import type { ActiveSpec } from "../activeSpec.ts";
import type { SpecServer } from "../server.ts";
import { progress } from "../words.ts";
import { missingDecorations, startsCollapsed, toTreeItem } from "./items.ts";
import { buildNodes, nodeAt, type OutlineNode } from "./nodes.ts";

/** Milliseconds the cursor rests before the outline follows it. */
const followDelay = 100;

/** The Spec Outline: its rows, and the view that shows them. */
export interface SpecOutlineView extends Disposable {
  readonly provider: TreeDataProvider<OutlineNode>;
  readonly view: TreeView<OutlineNode>;
}

export function createOutlineView(spec: ActiveSpec, server: SpecServer): SpecOutlineView {
  const rowsChanged = new EventEmitter<void>();
  const collapsed = new Map<string, boolean>();
  let nodes: readonly OutlineNode[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const provider: TreeDataProvider<OutlineNode> = {
    onDidChangeTreeData: rowsChanged.event,
    getTreeItem: toTreeItem,
    getChildren: (node) => [...(node === undefined ? nodes : node.children)],
    getParent: (node) => node.parent,
  };
  const view = window.createTreeView("specwright.outline", {
    treeDataProvider: provider,
    showCollapseAll: true,
  });

  function update(): void {
    const known = spec.known();
    const outline = known?.outline ?? null;
    nodes = known === undefined || outline === null ? [] : buildNodes(known.document.uri.toString(), outline);
    view.description =
      known === undefined || outline === null ? "" : `${progress(known.status)} · ${outline.template.name}`;
    rowsChanged.fire();
    // Chooses the welcome text.
    void commands.executeCommand("setContext", "specwright.outlineState", outlineState(spec, server));
  }

  function followSoon(editor: TextEditor): void {
    clearTimeout(timer);
    timer = setTimeout(() => follow(editor), followDelay);
  }

  function follow(editor: TextEditor): void {
    // `reveal` would open a view that is not visible.
    if (!view.visible || editor.document !== spec.known()?.document) return;
    const node = nodeAt(nodes, editor.selection.active);
    if (node === undefined) return;
    const shown = nearestShown(node, collapsed);
    if (view.selection.some(({ id }) => id === shown.id)) return;
    // Rejects when the rows changed meanwhile; the next move of the cursor follows in the new ones.
    view.reveal(shown, { select: true, focus: false, expand: false }).then(undefined, () => undefined);
  }

  const subscriptions = [
    rowsChanged,
    view,
    window.registerFileDecorationProvider(missingDecorations),
    view.onDidCollapseElement(({ element }) => collapsed.set(element.id, true)),
    view.onDidExpandElement(({ element }) => collapsed.set(element.id, false)),
    spec.onDidChange(update),
    window.onDidChangeTextEditorSelection(({ textEditor }) => followSoon(textEditor)),
  ];
  update();

  return {
    provider,
    view,
    dispose: () => {
      clearTimeout(timer);
      Disposable.from(...subscriptions).dispose();
    },
  };
}

/** Which welcome text an empty view shows. */
function outlineState(
  spec: ActiveSpec,
  server: SpecServer,
): "noDocument" | "stopped" | "waiting" | "notSpec" | "spec" {
  if (spec.document() === undefined) return "noDocument";
  if (server.state() === "stopped") return "stopped";
  const known = spec.known();
  if (known === undefined) return "waiting";
  return known.outline === null ? "notSpec" : "spec";
}

/** The node, or the outermost collapsed node above it: following the cursor opens nothing the user closed. */
function nearestShown(node: OutlineNode, collapsed: ReadonlyMap<string, boolean>): OutlineNode {
  let shown = node;
  for (let above = node.parent; above !== undefined; above = above.parent) {
    if (collapsed.get(above.id) ?? startsCollapsed(above)) shown = above;
  }
  return shown;
}
