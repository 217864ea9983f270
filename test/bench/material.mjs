// What the documents are filled with: blocks of real specs. Of those beside the checkout, where they are there, and
// of the sample workspace.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot, sampleWorkspace } from "../hosts/files.mjs";

/**
 * @typedef {"paragraph" | "list" | "table" | "code"} BlockKind
 *
 * @typedef {object} Material
 * @property {Record<BlockKind, readonly (readonly string[])[]>} blocks each block as lines
 * @property {readonly string[]} phrases a few words each, without any Markdown
 * @property {readonly string[]} sources for the report
 */

/** @returns {Material} */
export function readMaterial() {
  const real = join(projectRoot, "..", "shared", "corpus", "filled");
  const samples = markdownIn(join(sampleWorkspace, "docs", "specs"));
  const texts = [...samples, ...(existsSync(real) ? markdownIn(real) : [])];
  /** @type {Record<BlockKind, string[][]>} */
  const blocks = { paragraph: [], list: [], table: [], code: [] };
  for (const text of texts) {
    for (const block of blocksOf(text)) {
      const kind = kindOf(block);
      if (kind) blocks[kind].push(block);
    }
  }
  return {
    blocks,
    phrases: blocks.paragraph.flatMap(phrasesIn),
    sources: [
      `${samples.length} specs of the sample workspace`,
      existsSync(real)
        ? `${texts.length - samples.length} specs of public repositories`
        : "no specs of public repositories, which were not beside the checkout",
    ],
  };
}

/** @param {string} folder */
function markdownIn(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n"));
}

/**
 * What stands between blank lines; a code block is one block whatever it holds.
 * @param {string} text
 */
function blocksOf(text) {
  /** @type {string[][]} */
  const blocks = [];
  /** @type {string[]} */
  let block = [];
  let fence = "";
  for (const line of text.replace(/^---\n[\s\S]*?\n---\n/, "").split("\n")) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1] ?? "";
    if (fence !== "") {
      block.push(line);
      if (mark.startsWith(fence) && line.trim() === mark) fence = "";
    } else if (mark !== "") {
      fence = mark;
      block.push(line);
    } else if (line.trim() === "") {
      blocks.push(block);
      block = [];
    } else block.push(line);
  }
  if (fence === "") blocks.push(block);
  return blocks.filter((candidate) => candidate.length > 0 && candidate.length <= 30);
}

/**
 * Null for a block that would be something else in another place: a heading, a comment, HTML, half a list.
 * @param {readonly string[]} block
 * @returns {BlockKind | null}
 */
function kindOf(block) {
  const [first = "", second = ""] = block;
  const last = block.at(-1) ?? "";
  const fences = block.filter((line) => /^\s*(`{3,}|~{3,})/.test(line)).length;
  if (/^(`{3,}|~{3,})/.test(first)) return fences === 2 && /^(`{3,}|~{3,})\s*$/.test(last) ? "code" : null;
  if (fences > 0 || block.some((line) => !/^\S|^\s+\S/.test(line))) return null;
  if (
    block.some((line) => /^\s{0,3}(#{1,6}\s|<|\[\^?[^\]]+\]:|=+\s*$|-+\s*$|\*{3,}\s*$)|<!--|-->/.test(line))
  )
    return null;
  // Somebody else's leftover; how many slots stand in a document is decided where it is made.
  if (block.some((line) => /\[[A-Z][^\]]*\](?!\()/.test(line))) return null;
  if (/^\|.*\|\s*$/.test(first)) return /^\|[\s:|-]+\|\s*$/.test(second) && block.length > 2 ? "table" : null;
  if (/^([-*+]|1[.)])\s+\S/.test(first)) return "list";
  return /^[A-Z`"(]/.test(first) && !first.includes("|") ? "paragraph" : null;
}

/**
 * Pieces of sentences, to stand where a template has a slot.
 * @param {readonly string[]} block
 */
function phrasesIn(block) {
  return block
    .join(" ")
    .split(/[.,;:!?()]\s*/)
    .map((piece) => piece.trim())
    .filter((piece) => /^[A-Za-z][\w\s'-]*$/.test(piece))
    .map((piece) => piece.split(/\s+/).slice(0, 8).join(" "))
    .filter((piece) => piece.length >= 12 && piece.includes(" "))
    .map((piece) => piece.charAt(0).toUpperCase() + piece.slice(1));
}
