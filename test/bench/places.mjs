// Where a person types, and what.
import { readLines } from "./skeleton.mjs";

/**
 * @typedef {"middle" | "top" | "heading"} PlaceName
 *
 * @typedef {object} Place
 * @property {PlaceName} name
 * @property {string} text typed letter by letter
 * @property {(lines: readonly string[]) => { line: number, character: number, before: string }} find `before` is put
 *   there first, and is no part of the measurement
 */

/** @type {readonly Place[]} */
export const places = [
  {
    name: "middle",
    text: "only those that ",
    find: (lines) => ({
      ...behindFirstWord(lines, Math.floor(lines.length / 2), /^[A-Za-z]\S* \S/),
      before: "",
    }),
  },
  {
    name: "top",
    text: "with a few more ",
    find: (lines) => ({
      ...behindFirstWord(lines, firstSection(lines), /^(?:- )?[A-Za-z*[]\S* \S/),
      before: "",
    }),
  },
  {
    name: "heading",
    text: "## New heading",
    // An empty line of its own before the next section.
    find: (lines) => ({ line: nextHeading(lines), character: 0, before: "\n\n" }),
  },
];

/**
 * Behind the first word of the first block from this line on that begins like this.
 * @param {readonly string[]} lines
 * @param {number} from
 * @param {RegExp} beginning
 */
function behindFirstWord(lines, from, beginning) {
  const read = readLines(lines.join("\n"));
  const line = read.findIndex(
    (candidate, index) =>
      index > from && !candidate.isCode && beginning.test(candidate.line) && read[index - 1]?.line === "",
  );
  if (line < 0) throw new Error("There is no paragraph to type into");
  return { line, character: /^(?:- )?\S+ /.exec(lines[line] ?? "")?.[0].length ?? 0 };
}

/** @param {readonly string[]} lines */
function firstSection(lines) {
  return readLines(lines.join("\n")).findIndex(({ heading }) => heading?.level === 2);
}

/** @param {readonly string[]} lines */
function nextHeading(lines) {
  const middle = Math.floor(lines.length / 2);
  return readLines(lines.join("\n")).findIndex(({ heading }, index) => heading !== null && index > middle);
}
