// For unit tests, which run the sources without a bundler: `node --import ./test/hosts/markdown-loader.mjs`.
// Does what esbuild.mjs does: Markdown files are imported as text, and the version is known.
import { readFileSync } from "node:fs";
import Module, { register } from "node:module";

// TypeScript files are CommonJS to tsx, as package.json does not say otherwise …
const { _extensions } = /** @type {any} */ (Module);
_extensions[".md"] = (/** @type {NodeJS.Module} */ module, /** @type {string} */ file) => {
  module.exports = { __esModule: true, default: readFileSync(file, "utf8") };
};

// … but a test may also be imported as an ES module, whose hooks live in a thread of their own.
const hooks = `
  import { readFile } from 'node:fs/promises';
  export async function load(url, context, nextLoad) {
    const path = url.split('?')[0];
    if (!path.endsWith('.md')) return nextLoad(url, context);
    const text = await readFile(new URL(path), 'utf8');
    return { format: 'module', source: 'export default ' + JSON.stringify(text), shortCircuit: true };
  }`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
Object.assign(globalThis, { SPECWRIGHT_VERSION: version });
