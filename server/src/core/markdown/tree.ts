import type { Nodes, Root } from "mdast";
import { lines, type Span } from "../text/span.ts";
import { parseWithRemark } from "./remark.ts";

let parsed = 0;

/** How many trees were parsed since the process began: what a benchmark counts and a test asserts. */
export function treesParsed(): number {
  return parsed;
}

/**
 * The Markdown tree of a piece of text. Precise and slow (about 0.2 ms a line): ask for it only where it is needed.
 * Never fails: text nested deeper than the parser can go, or with more marks than it can weigh, is one piece of code.
 */
export function parseTree(text: string): Root {
  parsed++;
  try {
    if (!tooDeep.test(text) && !holdsTooMuch(text)) return parseWithRemark(text);
  } catch {
    // Out of stack: as below.
  }
  const position = { start: pointAt(0), end: pointAt(text.length) };
  return { type: "root", children: [{ type: "code", value: text, position }], position };
}

/** A line that opens a hundred lists and quotes in one another: nobody's prose, and minutes for the parser. */
const tooDeep = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+|>[ \t]*){100}/m;

/** Brackets and other marks in one paragraph from which on the parser takes seconds: it takes the square of them. */
const mostMarks = 4000;
const marks = /[[\]*_`<~!]/g;
/** What ends a paragraph or begins another one, and a row of a table, whose cells are texts of their own. */
const apart = /^(?:[\s>]*$|[\s>]*(?:[-*+|#]|\d{1,9}[.)])[\s|])/;

function holdsTooMuch(text: string): boolean {
  if (text.length <= mostMarks) return false;
  let held = 0;
  for (const line of lines(text)) {
    const raw = text.slice(line.start, line.end);
    if (apart.test(raw)) held = 0;
    held += raw.match(marks)?.length ?? 0;
    if (held > mostMarks) return true;
  }
  return false;
}

function pointAt(offset: number) {
  return { line: 1, column: offset + 1, offset };
}

/** Every node below `node`, in document order, parents first. */
export function* descendants(node: Nodes): Generator<Nodes> {
  const open: Nodes[] = [];
  const enter = (parent: Nodes) => {
    if ("children" in parent) for (const child of parent.children.toReversed()) open.push(child);
  };
  enter(node);
  for (let next = open.pop(); next; next = open.pop()) {
    yield next;
    enter(next);
  }
}

/** Where a node stands in the text its tree was parsed from. */
export function spanOf(node: Nodes): Span {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}
