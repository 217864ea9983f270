// The documents of the benchmark, in folders of their own, and the proof that they are specs to us.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { scratchFolder } from "../hosts/files.mjs";
import { chance } from "./random.mjs";
import { readSkeletons } from "./skeleton.mjs";
import { makeSpec } from "./specs.mjs";

/**
 * @typedef {object} OpenedDocument
 * @property {string} kind id of its template
 * @property {import('./specs.mjs').Variant} variant
 * @property {number} size how long it was meant to be
 * @property {string} text
 * @property {string} folder holds it, as `spec.md`, and nothing else
 */

/** Which kind is opened in an editor, filled and with placeholders. Both know sections that a spec has many of. */
const kinds = /** @type {const} */ ([
  ["filled", "technical-spec"],
  ["placeholders", "implementation-spec"],
]);

/** Lines of a spec in a folder of many, on average, and how far one may be from it. */
const usual = { lines: 358, spread: 150 };

/**
 * @param {readonly number[]} sizes in lines
 * @param {import('./material.mjs').Material} material
 * @returns {OpenedDocument[]}
 */
export function documentsToOpen(sizes, material) {
  const root = scratchFolder("bench-open");
  return sizes.flatMap((size) =>
    kinds.map(([variant, kind]) => {
      const skeleton = skeletonOf(kind);
      const text = makeSpec({ skeleton, variant, lines: size, seed: size }, material);
      const folder = join(root, `${size}-${variant}`);
      mkdirSync(folder);
      writeFileSync(join(folder, "spec.md"), text);
      return { kind, variant, size, text, folder };
    }),
  );
}

/**
 * A folder of specs of all kinds, half of them with many placeholders, in sizes as teams have them.
 * @param {number} count
 * @param {import('./material.mjs').Material} material
 */
export function folderOfSpecs(count, material) {
  const folder = scratchFolder("bench-files");
  const skeletons = readSkeletons();
  const random = chance(count);
  /** @type {Map<string, string>} */
  const kindOf = new Map();
  let lines = 0;
  for (let index = 0; index < count; index++) {
    const skeleton = skeletons[index % skeletons.length];
    if (!skeleton) throw new Error("There are no built-in templates");
    const variant = Math.floor(index / skeletons.length) % 2 === 0 ? "filled" : "placeholders";
    // Templates need their length, so whatever one spec is too long the next ones are shorter.
    const even = usual.lines * (index + 1) - lines;
    const wanted = even + random.whole(-usual.spread, usual.spread);
    const text = makeSpec({ skeleton, variant, lines: wanted, seed: index + 1 }, material);
    const path = join(`team-${index % 20}`, `spec-${index}.md`);
    mkdirSync(join(folder, `team-${index % 20}`), { recursive: true });
    writeFileSync(join(folder, path), text);
    kindOf.set(path, skeleton.id);
    lines += text.split("\n").length - 1;
  }
  return { folder, kindOf, lines };
}

/** @param {string} id */
function skeletonOf(id) {
  const found = readSkeletons().find((skeleton) => skeleton.id === id);
  if (!found) throw new Error(`There is no built-in template ${id}`);
  return found;
}
