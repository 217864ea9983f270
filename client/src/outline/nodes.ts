import { type Position, Range } from "vscode";
import type { OutlineField, OutlineSection, SpecOutline } from "../../../server/src/protocol.ts";
import { toRange } from "../documents.ts";

/**
 * What the Spec Outline shows, top down: the metadata with its fields, then the sections. Where a section of the
 * document holds the metadata (`## Metadata`), the fields are below that section and there is no row of its own.
 */
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
  readonly parent: MetadataNode | SectionNode;
  readonly children: readonly never[];
  readonly field: OutlineField;
}

export interface SectionNode extends NodeBase {
  readonly kind: "section";
  readonly parent: SectionNode | undefined;
  readonly children: readonly (FieldNode | SectionNode)[];
  readonly section: OutlineSection;
  /** Sections below this one that are not filled. */
  readonly toDoBelow: number;
}

/** The view's nodes for one answer of the server. */
export function buildNodes(uri: string, outline: SpecOutline): readonly OutlineNode[] {
  const unique = uniqueIds();
  const { fields, sections } = outline;
  const holder = sections.find((section) => holdsAll(section, fields));
  const metadata = fields.length === 0 || holder !== undefined ? [] : [metadataNode(uri, fields, unique)];
  const fieldsBelow = (section: OutlineSection) => (section === holder ? fields : []);
  return [...metadata, ...sectionNodes({ uri, unique, fieldsBelow }, sections, undefined)];
}

/** Whether the section itself, not one below it, holds every field that the document has. */
function holdsAll({ range, children }: OutlineSection, fields: readonly OutlineField[]): boolean {
  const present = fields.flatMap((field) => (field.range === null ? [] : [toRange(field.range)]));
  return (
    range !== null &&
    children.length === 0 &&
    present.length > 0 &&
    present.every((field) => toRange(range).contains(field))
  );
}

function metadataNode(
  uri: string,
  fields: readonly OutlineField[],
  unique: (id: string) => string,
): MetadataNode {
  const children: FieldNode[] = [];
  const node: MetadataNode = {
    kind: "metadata",
    id: unique(`${uri} metadata`),
    uri,
    parent: undefined,
    children,
  };
  children.push(...fieldNodes(fields, node, unique));
  return node;
}

function fieldNodes(
  fields: readonly OutlineField[],
  parent: MetadataNode | SectionNode,
  unique: (id: string) => string,
): readonly FieldNode[] {
  const { id, uri } = parent;
  return fields.map((field) => ({
    kind: "field",
    id: unique(`${id} ${field.name}`),
    uri,
    parent,
    children: [],
    field,
  }));
}

interface SectionContext {
  readonly uri: string;
  readonly unique: (id: string) => string;
  readonly fieldsBelow: (section: OutlineSection) => readonly OutlineField[];
}

function sectionNodes(
  context: SectionContext,
  sections: readonly OutlineSection[],
  parent: SectionNode | undefined,
): readonly SectionNode[] {
  const { uri, unique, fieldsBelow } = context;
  return sections
    .filter((section) => isShown(section, parent))
    .map((section) => {
      const children: (FieldNode | SectionNode)[] = [];
      const id = unique(`${uri} section ${section.id}`);
      // Children name their parent, and the parent counts them: filled in as soon as they are there.
      const node = { kind: "section" as const, id, uri, parent, children, section, toDoBelow: 0 };
      const below = sectionNodes(context, section.children, node);
      children.push(...fieldNodes(fieldsBelow(section), node, unique), ...below);
      node.toDoBelow = below.reduce(
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

/** The tree view refuses two nodes of one id; documents may well have two headings of one text, and a third that is `Notes #2`. */
function uniqueIds(): (id: string) => string {
  const timesOf = new Map<string, number>();
  return (id) => {
    let times = (timesOf.get(id) ?? 0) + 1;
    let unique = times === 1 ? id : `${id} #${times}`;
    while (timesOf.has(unique)) unique = `${id} #${++times}`;
    timesOf.set(id, times);
    if (unique !== id) timesOf.set(unique, 1);
    return unique;
  };
}

/** The deepest section the position is in, else the field on its line (metadata stands outside of sections). */
export function nodeAt(nodes: readonly OutlineNode[], position: Position): OutlineNode | undefined {
  // Ranges touch where one section ends and the next begins: the later one holds the position.
  const section = nodes.findLast(
    (node) => node.kind === "section" && sectionRange(node)?.contains(position) === true,
  );
  if (section !== undefined) return nodeAt(section.children, position) ?? section;
  const fields = nodes.flatMap((node) =>
    node.kind === "metadata" ? node.children : node.kind === "field" ? [node] : [],
  );
  return fields.find(({ field }) => field.range !== null && lines(toRange(field.range)).contains(position));
}

function sectionRange(node: SectionNode): Range | undefined {
  return node.section.range === null ? undefined : toRange(node.section.range);
}

function lines(range: Range): Range {
  return new Range(range.start.line, 0, range.end.line, Number.MAX_SAFE_INTEGER);
}
