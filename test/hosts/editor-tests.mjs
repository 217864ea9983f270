// Bundles the suites in `test/editor` for the extension host: `node test/hosts/editor-tests.mjs` (for the
// debugger, into `out/editor-tests`), or from the test run into a folder of its own.
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import esbuild from "esbuild";
import { projectRoot, scratchFolder } from "./files.mjs";

const sources = join(projectRoot, "test", "editor");
// Inside the project, because the bundles load mocha from its `node_modules`.
const outputs = join(projectRoot, "out");

/**
 * The suites whose file name contains the filter.
 * @param {string} filter
 */
export function editorTestFiles(filter, folder = sources) {
  return readdirSync(folder).filter((name) => name.endsWith(".test.ts") && name.includes(filter));
}

/**
 * A freshly built folder that nobody else's run changes; deleted at the end.
 * @param {string} filter
 */
export async function buildEditorTests(filter, folder = sources) {
  mkdirSync(outputs, { recursive: true });
  const target = scratchFolder("editor-tests", outputs);
  await bundle(folder, editorTestFiles(filter, folder), target);
  return target;
}

/**
 * @param {string} folder
 * @param {string[]} files
 * @param {string} target
 */
async function bundle(folder, files, target) {
  await esbuild.build({
    entryPoints: [join(sources, "index.ts"), ...files.map((name) => join(folder, name))],
    outdir: target,
    // Flat: `index.js` loads the suites beside it.
    entryNames: "[name]",
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    sourcemap: "inline",
    external: ["vscode", "mocha"],
    loader: { ".md": "text" },
    logLevel: "warning",
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const target = join(outputs, "editor-tests");
  rmSync(target, { recursive: true, force: true });
  await bundle(sources, editorTestFiles(""), target);
}
