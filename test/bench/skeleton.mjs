// What a built-in template consists of, without what it says to its writer.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../hosts/files.mjs";

/**
 * @typedef {{ level: number, title: string, body: readonly string[] }} Part level 1 is the title
 *
 * @typedef {object} Skeleton
 * @property {string} id
 * @property {readonly string[]} front the front matter with its fences, or nothing
 * @property {readonly Part[]} parts in the order of the template
 */

/** The five built-in kinds. */
export function readSkeletons() {
  const folder = join(projectRoot, "snippets", "templates");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => skeletonOf(name.replace(/\.md$/, ""), readFileSync(join(folder, name), "utf8")));
}

/**
 * @param {string} id
 * @param {string} text
 * @returns {Skeleton}
 */
function skeletonOf(id, text) {
  const front = /^---\n[\s\S]*?\n---\n/.exec(text)?.[0] ?? "";
  /** @type {{ level: number, title: string, body: string[] }[]} */
  const parts = [];
  for (const { line, heading } of readLines(text.slice(front.length))) {
    if (heading) parts.push({ level: heading.level, title: heading.title, body: [] });
    // The built-in templates keep each comment on one line.
    else if (!/^<!--.*-->$/.test(line)) parts.at(-1)?.body.push(line);
  }
  return {
    id,
    front: front === "" ? [] : front.trimEnd().split("\n"),
    parts: parts.map((part) => ({ ...part, body: withoutOuterBlanks(part.body) })),
  };
}

/**
 * The lines of a document, with what is a heading and what stands in a code block.
 * @param {string} text
 */
export function readLines(text) {
  let fence = "";
  return text.split("\n").map((line) => {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1] ?? "";
    const isCode = fence !== "" || mark !== "";
    if (fence === "") fence = mark;
    else if (mark.startsWith(fence) && line.trim() === mark) fence = "";
    const [, marks, title] = (!isCode && /^(#{1,6})\s+(.+)$/.exec(line)) || [];
    return { line, isCode, heading: marks && title ? { level: marks.length, title } : null };
  });
}

/** @param {readonly string[]} lines */
function withoutOuterBlanks(lines) {
  const isText = (/** @type {string} */ line) => line.trim() !== "";
  return lines.slice(lines.findIndex(isText), lines.findLastIndex(isText) + 1);
}
