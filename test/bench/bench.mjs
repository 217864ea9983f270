// `npm run bench`: measures Specwright beside its rivals, prints the figures and writes docs/performance.md.
//   npm run bench -- start open keystroke completion command-line   only these parts (any of them)
//   npm run bench -- --quick      small documents and few runs, to see whether it works
//   npm run bench -- --no-build   what `dist` holds already
// Only a whole run writes the page: figures of different runs do not belong into one table.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { note } from "../hosts/command.mjs";
import { projectRoot } from "../hosts/files.mjs";
import { documentsToOpen } from "./documents.mjs";
import { readMaterial } from "./material.mjs";
import { measureCommandLine } from "./measure-command-line.mjs";
import { measureCompletion } from "./measure-completion.mjs";
import { measureKeystroke } from "./measure-keystroke.mjs";
import { measureOpen } from "./measure-open.mjs";
import { measureStart } from "./measure-start.mjs";
import { builtBundles, installRivals } from "./programs.mjs";
import { performancePage, tablesOf } from "./report.mjs";

/**
 * @typedef {object} Setting what every part is given
 * @property {{ server: string, cli: string, bareServer: string }} bundles
 * @property {import('./material.mjs').Material} material
 * @property {(sizes: readonly number[]) => import('./documents.mjs').OpenedDocument[]} documents
 * @property {readonly number[]} sizes in lines, ascending
 * @property {boolean} quick
 * @property {(figures: string) => void} say
 *
 * @typedef {object} Results what was measured
 * @property {import('./measure-start.mjs').StartResult} [start]
 * @property {import('./measure-open.mjs').OpenResult[]} [open]
 * @property {import('./measure-keystroke.mjs').KeystrokeResult[]} [keystroke]
 * @property {import('./measure-completion.mjs').CompletionResult} [completion]
 * @property {import('./measure-command-line.mjs').CommandLineResult[]} [commandLine]
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: "boolean", default: false }, build: { type: "boolean", default: true } },
  allowNegative: true,
});

/** @type {Record<string, (setting: Setting) => Promise<Results>>} */
const parts = {
  start: async (setting) => ({ start: await measureStart(setting) }),
  open: async (setting) => ({ open: await measureOpen(setting) }),
  keystroke: async (setting) => ({ keystroke: await measureKeystroke(setting) }),
  completion: async (setting) => ({ completion: await measureCompletion(setting) }),
  "command-line": async (setting) => ({ commandLine: await measureCommandLine(setting) }),
};

try {
  await bench();
} catch (error) {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  // Servers may still be running; they end with this process.
  process.exit(1);
}

async function bench() {
  const names = Object.keys(parts);
  const unknown = positionals.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`There is no part '${unknown}', only ${names.join(", ")}`);
  await installRivals();
  const material = readMaterial();
  note(`The documents are made from ${material.sources.join(" and ")}`);
  const setting = {
    bundles: await builtBundles(values),
    material,
    documents: (/** @type {readonly number[]} */ sizes) => documentsToOpen(sizes, material),
    sizes: values.quick ? [450, 2000] : [450, 2000, 10_000, 30_000],
    quick: values.quick,
    say: note,
  };
  /** @type {Results} */
  let results = {};
  for (const [name, measure] of Object.entries(parts)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    const began = performance.now();
    results = { ...results, ...(await measure(setting)) };
    note(`${name} took ${((performance.now() - began) / 1000).toFixed(0)} s`);
  }
  console.log(`\n${tablesOf(results)}`);
  if (values.quick || positionals.length > 0) return;
  writeFileSync(join(projectRoot, "docs", "performance.md"), performancePage(results, material.sources));
  note("Written to docs/performance.md");
}
