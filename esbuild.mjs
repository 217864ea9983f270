// Bundles the extension, the language server and the command line: `node esbuild.mjs [--watch] [--production]`.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import esbuild from "esbuild";

const production = process.argv.includes("--production");
const watch = process.argv.includes("--watch");
const { version } = JSON.parse(readFileSync(new URL("./package.json", import.meta.url), "utf8"));

/** @type {import('esbuild').BuildOptions} */
const shared = {
  absWorkingDir: import.meta.dirname,
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  minify: production,
  sourcemap: !production,
  // The licences of what is bundled are in one file, see `writeNotices`.
  legalComments: "none",
  metafile: true,
  logLevel: "info",
  // The built-in templates are Markdown files, bundled as text: they cost nothing until a spec needs them.
  loader: { ".md": "text" },
  // Some libraries ask where they are; in a CJS bundle that is the bundle.
  define: { SPECWRIGHT_VERSION: JSON.stringify(version), "import.meta.url": "bundleUrl" },
  banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
};

/**
 * Server and command line load the engine from another bundle, and only when it is needed. Our own modules do nothing
 * by being imported, so none is bundled for an export that is not used: the engine would be there again.
 * @type {import('esbuild').Plugin}
 */
const engineApart = {
  name: "engine-apart",
  setup(build) {
    build.onResolve({ filter: /^\.{1,2}\/.*\.ts$/ }, ({ path, resolveDir, kind }) =>
      kind === "dynamic-import"
        ? { path: path.replace(/\.ts$/, ".js"), external: true }
        : { path: resolve(resolveDir, path), sideEffects: false },
    );
  },
};

/** Modules that stand before large libraries, which most runs never need: path without ending → what they export. */
const large = {
  "server/src/core/markdown/remark": ["parseWithRemark"],
  "server/src/core/markdown/yamlList": ["yamlListItems"],
};

/**
 * The large ones are bundles of their own, shared by server and command line, and loaded when they are first called:
 * reading half a megabyte of libraries takes longer than opening a spec.
 * @type {import('esbuild').Plugin}
 */
const largeApart = {
  name: "large-apart",
  setup(build) {
    for (const [path, names] of Object.entries(large)) {
      const bundle = `./${basename(path)}.js`;
      build.onResolve({ filter: new RegExp(`/${basename(path)}\\.js$`) }, () => ({
        path: bundle,
        external: true,
      }));
      build.onLoad({ filter: new RegExp(`${path}\\.ts$`) }, () => ({
        contents: [
          `let loaded;`,
          `const load = () => (loaded ??= require("${bundle}"));`,
          ...names.map((name) => `export const ${name} = (...values) => load().${name}(...values);`),
        ].join("\n"),
        resolveDir: import.meta.dirname,
      }));
    }
  },
};

/**
 * A module that the connection's library asks for at once and that we need much later: loading it takes longer than
 * anything of ours at start.
 * @type {import('esbuild').Plugin}
 */
const cryptoLate = {
  name: "crypto-late",
  setup(build) {
    build.onResolve({ filter: /^crypto$/ }, ({ path, namespace }) =>
      namespace === "late" ? { path, external: true } : { path, namespace: "late" },
    );
    build.onLoad({ filter: /.*/, namespace: "late" }, ({ path }) => ({
      contents: `module.exports = new Proxy({}, { get: (_, name) => require("${path}")[name] });`,
    }));
  },
};

/** What stands in the place of a module that a library asks for and that is not to be had: path → contents. */
const stubs = {
  nothing: "module.exports = {};",
  // fdir would run any `picomatch` that lies in a folder `node_modules` above the bundle.
  createRequire: `
    const none = () => { throw new Error("There is nothing to be loaded"); };
    export const createRequire = () => Object.assign(none, { resolve: none });`,
  // The client's library would run a script of its own to end a server.
  terminate: `exports.terminate = (server) => server.kill("SIGKILL");`,
};

/**
 * Leaves out what nobody here may do: speak to the network, start another process than the server, load code from where
 * the bundle happens to lie.
 * @param {RegExp} absent names of modules that are empty
 * @returns {import('esbuild').Plugin}
 */
const harmless = (absent) => ({
  name: "harmless",
  setup(build) {
    const stub = (/** @type {keyof typeof stubs} */ path) => ({ path, namespace: "stub" });
    build.onResolve({ filter: absent }, () => stub("nothing"));
    build.onResolve({ filter: /^module$/ }, ({ importer }) =>
      /[\\/]fdir[\\/]/.test(importer) ? stub("createRequire") : undefined,
    );
    build.onResolve({ filter: /^\.\/processes$/ }, ({ importer }) =>
      /[\\/]vscode-languageclient[\\/]/.test(importer) ? stub("terminate") : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: "stub" }, ({ path }) => ({
      contents: stubs[/** @type {keyof typeof stubs} */ (path)],
    }));
  },
});
const network = "net|tls|dgram|dns|http|https|http2|inspector";
const withoutNetwork = harmless(new RegExp(`^(?:node:)?(?:${network})$`));
const withoutProcesses = harmless(new RegExp(`^(?:node:)?(?:${network}|child_process|cluster)$`));

const bundles = [
  ...Object.keys(large).map((path) => ({
    ...shared,
    entryPoints: [`${path}.ts`],
    outfile: `dist/${basename(path)}.js`,
  })),
  {
    ...shared,
    entryPoints: ["client/src/extension.ts"],
    outfile: "dist/extension.js",
    external: ["vscode"],
    plugins: [withoutNetwork],
  },
  {
    ...shared,
    entryPoints: ["server/src/hosts/node.ts"],
    outfile: "dist/server.js",
    supported: { "dynamic-import": false },
    plugins: [engineApart, withoutProcesses],
  },
  {
    ...shared,
    entryPoints: ["server/src/hosts/nodeServer.ts"],
    outfile: "dist/nodeServer.js",
    supported: { "dynamic-import": false },
    plugins: [engineApart, cryptoLate, withoutProcesses],
  },
  {
    ...shared,
    entryPoints: ["server/src/hosts/nodeEngine.ts"],
    outfile: "dist/nodeEngine.js",
    plugins: [largeApart, withoutProcesses],
  },
  {
    ...shared,
    entryPoints: ["server/src/hosts/cli.ts"],
    outfile: "dist/cli.js",
    banner: { js: `#!/usr/bin/env node\n${shared.banner?.js}` },
    // `import()` becomes `require()`: loading Node's other module loader takes longer than loading the engine's bundle.
    supported: { "dynamic-import": false },
    plugins: [engineApart, withoutProcesses],
  },
  {
    ...shared,
    entryPoints: ["server/src/hosts/cliEngine.ts"],
    outfile: "dist/cliEngine.js",
    plugins: [largeApart, withoutProcesses],
  },
];

/** Packages that are part of what another package ships, vscode-uri in this case: nothing of them is installed. */
const embedded = [
  `path-browserify 1.0.1
Licence: MIT

MIT License

Copyright (c) 2013 James Halliday

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files
(the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify,
merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE
LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`,
];

if (watch) {
  const contexts = await Promise.all(bundles.map((options) => esbuild.context(options)));
  await Promise.all(contexts.map((context) => context.watch()));
} else {
  const results = await Promise.all(bundles.map((options) => esbuild.build(options)));
  writeNotices(results.flatMap(({ metafile }) => (metafile ? [metafile] : [])));
}

/**
 * Writes the name, version, licence and licence text of every package of which something is in a bundle.
 * @param {readonly esbuild.Metafile[]} metafiles
 */
function writeNotices(metafiles) {
  const used = metafiles
    .flatMap(({ outputs }) => Object.values(outputs))
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .flatMap(([path]) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []);
  const notices = [...new Set(used)].map((folder) => {
    const path = join(import.meta.dirname, folder);
    const { name, version, license } = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
    const file = readdirSync(path).find((entry) => /^(?:licen[cs]e|copying)\b/i.test(entry));
    if (!file || typeof license !== "string") throw new Error(`${folder} does not say its licence`);
    const text = readFileSync(join(path, file), "utf8").replace(/\r\n/g, "\n").trim();
    return `${name} ${version}\nLicence: ${license}\n\n${text}\n`;
  });
  notices.push(...embedded);
  const line = `\n${"-".repeat(80)}\n\n`;
  const head = "Specwright contains parts of these packages.\n";
  writeFileSync(
    join(import.meta.dirname, "dist", "THIRD-PARTY-NOTICES.txt"),
    [head, ...[...new Set(notices)].sort()].join(line),
  );
}
