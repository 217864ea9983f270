import {
  type FileDecorationProvider,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
} from "vscode";
import type { OutlineField, ProtocolRange } from "../../../server/src/protocol.ts";
import { commandIds } from "../commands.ts";
import { count } from "../words.ts";
import type { FieldNode, MetadataNode, OutlineNode, SectionNode } from "./nodes.ts";

const grey = new ThemeColor("gitDecoration.ignoredResourceForeground");
const attention = new ThemeColor("list.warningForeground");
const good = new ThemeColor("testing.iconPassed");

/** Resource of every row for something that is missing; the decoration provider greys it out. */
const missingResource = Uri.from({ scheme: "specwright-outline", path: "/missing" });

/** Greys out the rows of what is missing: only a file decoration can colour a label. */
export const missingDecorations: FileDecorationProvider = {
  provideFileDecoration: (uri) =>
    uri.scheme === missingResource.scheme ? { color: grey, propagate: false } : undefined,
};

/** The row of a node. */
export function toTreeItem(node: OutlineNode): TreeItem {
  switch (node.kind) {
    case "metadata":
      return metadataItem(node);
    case "field":
      return fieldItem(node);
    case "section":
      return sectionItem(node);
  }
}

/** Metadata is closed until the user wants to see it: the sections are what the outline is for. */
export function startsCollapsed({ children }: OutlineNode): boolean {
  return children.some(({ kind }) => kind === "field");
}

function metadataItem(node: MetadataNode): TreeItem {
  const toFill = node.children.filter(({ field }) => !isFilled(field)).length;
  const item = new TreeItem("Metadata", TreeItemCollapsibleState.Collapsed);
  item.iconPath = new ThemeIcon("symbol-field");
  return complete(item, node, toFill === 0 ? "" : `${toFill} to fill`, toFill === 0 ? "filled" : "");
}

function fieldItem(node: FieldNode): TreeItem {
  const { name, value, placeholder, range } = node.field;
  const item = new TreeItem(name, TreeItemCollapsibleState.None);
  if (value === null) {
    item.iconPath = new ThemeIcon("dash", grey);
    item.resourceUri = missingResource;
  } else {
    item.iconPath = isFilled(node.field)
      ? new ThemeIcon("pass", good)
      : new ThemeIcon("circle-large-outline", attention);
  }
  if (range !== null) item.command = goTo(node.uri, range, placeholder);
  return complete(
    item,
    node,
    value === null ? "missing" : value || "empty",
    placeholder ? "placeholder" : "",
  );
}

function isFilled({ value, placeholder }: OutlineField): boolean {
  return value !== null && value !== "" && !placeholder;
}

function sectionItem(node: SectionNode): TreeItem {
  const { section } = node;
  const item = new TreeItem(
    section.title,
    node.children.length === 0
      ? TreeItemCollapsibleState.None
      : startsCollapsed(node)
        ? TreeItemCollapsibleState.Collapsed
        : TreeItemCollapsibleState.Expanded,
  );
  item.iconPath = sectionIcon(node);
  item.contextValue = section.state;
  if (section.state === "missing") {
    item.resourceUri = missingResource;
    item.command = { command: commandIds.insertSection, title: "Insert Section", arguments: [node] };
  } else if (section.headingRange !== null) {
    item.command = goTo(node.uri, section.headingRange, false);
  }
  const description = sectionDescription(node);
  const spoken = section.state === "extra" ? "not in the template" : description === "" ? section.state : "";
  return complete(item, node, description, spoken, section.guidance);
}

/** `2 placeholders, 1 below`: what is to be done in the section itself, and how many sections below it are unfinished. Short: the view is narrow. */
function sectionDescription({ section, toDoBelow }: SectionNode): string {
  const own =
    section.state === "placeholders"
      ? count(section.placeholders, "placeholder")
      : section.state === "empty" || section.state === "missing"
        ? section.state
        : "";
  if (toDoBelow === 0) return own;
  return own === "" ? `${toDoBelow} to go` : `${own}, ${toDoBelow} below`;
}

function sectionIcon({ section, toDoBelow }: SectionNode): ThemeIcon {
  switch (section.state) {
    case "filled":
      return toDoBelow === 0 ? new ThemeIcon("pass", good) : new ThemeIcon("circle-large-outline");
    case "placeholders":
      return new ThemeIcon("circle-large-outline", attention);
    case "empty":
      return new ThemeIcon("circle-slash", attention);
    case "missing":
      return new ThemeIcon("add", grey);
    case "extra":
      return new ThemeIcon("circle-small");
  }
}

function goTo(uri: string, range: ProtocolRange, select: boolean) {
  return { command: commandIds.goTo, title: "Go to", arguments: [uri, range, select] };
}

/** Adds what all rows have. `spoken` is what only the icon says to those who see it. */
function complete(
  item: TreeItem,
  node: OutlineNode,
  description: string,
  spoken: string,
  guidance = "",
): TreeItem {
  const label = [String(item.label), description, spoken].filter((part) => part !== "").join(", ");
  item.id = node.id;
  item.description = description;
  item.accessibilityInformation = { label };
  // Text of the document: shown as it is, never interpreted.
  const tooltip = new MarkdownString().appendText(label);
  item.tooltip = guidance === "" ? tooltip : tooltip.appendMarkdown("\n\n---\n\n").appendText(guidance);
  return item;
}
