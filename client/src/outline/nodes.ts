import { type Position, Range } from "vscode";
import type { OutlineField, OutlineSection, SpecOutline } from "../../../server/src/protocol.ts";
import { toRange } from "../documents.ts";

/** What the Spec Outline shows, top down: the metadata with its fields, then the sections. */
export type OutlineNode = MetadataNode | FieldNode | SectionNode;

interface NodeBase {
  /** Unique in the view and stable over refreshes, so that collapsed nodes stay collapsed. */
  readonly id: string;
  /** URI of the document. */
  readonly uri: string;
}

export interface MetadataNode extends NodeBase {
  readonly kind: "metadata";
  readonly parent: undefined;
  readonly children: readonly FieldNode[];
}

export interface FieldNode extends NodeBase {
  readonly kind: "field";
  readonly parent: MetadataNode;
  readonly children: readonly never[];
  readonly field: OutlineField;
}

export interface SectionNode extends NodeBase {
  readonly kind: "section";
  readonly parent: SectionNode | undefined;
  readonly children: readonly SectionNode[];
  readonly section: OutlineSection;
  /** Sections below this one that are not filled. */
  readonly toDoBelow: number;
}

/** The view's nodes for one answer of the server. */
export function buildNodes(uri: string, outline: SpecOutline): readonly OutlineNode[] {
  const unique = uniqueIds();
  const metadata = outline.fields.length === 0 ? [] : [metadataNode(uri, outline.fields, unique)];
  return [...metadata, ...sectionNodes(uri, outline.sections, undefined, unique)];
}

function metadataNode(
  uri: string,
  fields: readonly OutlineField[],
  unique: (id: string) => string,
): MetadataNode {
  const children: FieldNode[] = [];
  const id = unique(`${uri} metadata`);
  const node: MetadataNode = { kind: "metadata", id, uri, parent: undefined, children };
  for (const field of fields) {
    children.push({
      kind: "field",
      id: unique(`${id} ${field.name}`),
      uri,
      parent: node,
      children: [],
      field,
    });
  }
  return node;
}

function sectionNodes(
  uri: string,
  sections: readonly OutlineSection[],
  parent: SectionNode | undefined,
  unique: (id: string) => string,
): readonly SectionNode[] {
  return sections
    .filter((section) => isShown(section, parent))
    .map((section) => {
      const children: SectionNode[] = [];
      const id = unique(`${uri} section ${section.id}`);
      // Children name their parent, and the parent counts them: filled in as soon as they are there.
      const node = { kind: "section" as const, id, uri, parent, children, section, toDoBelow: 0 };
      children.push(...sectionNodes(uri, section.children, node, unique));
      node.toDoBelow = children.reduce(
        (sum, child) => sum + child.toDoBelow + (isToDo(child.section) ? 1 : 0),
        0,
      );
      return node;
    });
}

/** A missing section is added with everything below it, so what is missing below it is not worth a row. */
function isShown(section: OutlineSection, parent: SectionNode | undefined): boolean {
  if (section.state !== "missing") return true;
  return !section.optional && parent?.section.state !== "missing";
}

function isToDo(section: OutlineSection): boolean {
  return section.state === "placeholders" || section.state === "empty" || section.state === "missing";
}

/** The tree view refuses two nodes of one id; documents may well have two headings of one text. */
function uniqueIds(): (id: string) => string {
  const seen = new Map<string, number>();
  return (id) => {
    const times = (seen.get(id) ?? 0) + 1;
    seen.set(id, times);
    return times === 1 ? id : `${id} #${times}`;
  };
}

/** The deepest section the position is in, else the field on its line (metadata stands outside of sections). */
export function nodeAt(nodes: readonly OutlineNode[], position: Position): OutlineNode | undefined {
  // Ranges touch where one section ends and the next begins: the later one holds the position.
  const section = nodes.findLast(
    (node) => node.kind === "section" && sectionRange(node)?.contains(position) === true,
  );
  if (section !== undefined) return nodeAt(section.children, position) ?? section;
  const fields = nodes.flatMap((node) => (node.kind === "metadata" ? node.children : []));
  return fields.find(({ field }) => field.range !== null && lines(toRange(field.range)).contains(position));
}

function sectionRange(node: SectionNode): Range | undefined {
  return node.section.range === null ? undefined : toRange(node.section.range);
}

function lines(range: Range): Range {
  return new Range(range.start.line, 0, range.end.line, Number.MAX_SAFE_INTEGER);
}
