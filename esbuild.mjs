// Bundles the extension, the language server and the command line: `node esbuild.mjs [--watch] [--production]`.
import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
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
  legalComments: "none",
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
 * Modules of Node that the connection's library asks for at once and that only other ways to connect need: loading
 * them takes longer than anything of ours at start.
 * @type {import('esbuild').Plugin}
 */
const builtInsLate = {
  name: "built-ins-late",
  setup(build) {
    build.onResolve({ filter: /^(?:child_process|crypto)$/ }, ({ path, namespace }) =>
      namespace === "late" ? { path, external: true } : { path, namespace: "late" },
    );
    build.onLoad({ filter: /.*/, namespace: "late" }, ({ path }) => ({
      contents: `module.exports = new Proxy({}, { get: (_, name) => require("${path}")[name] });`,
    }));
  },
};

const bundles = [
  ...Object.keys(large).map((path) => ({
    ...shared,
    entryPoints: [`${path}.ts`],
    outfile: `dist/${basename(path)}.js`,
  })),
  { ...shared, entryPoints: ["client/src/extension.ts"], outfile: "dist/extension.js", external: ["vscode"] },
  {
    ...shared,
    entryPoints: ["server/src/hosts/node.ts"],
    outfile: "dist/server.js",
    supported: { "dynamic-import": false },
    plugins: [engineApart],
  },
  {
    ...shared,
    entryPoints: ["server/src/hosts/nodeServer.ts"],
    outfile: "dist/nodeServer.js",
    supported: { "dynamic-import": false },
    plugins: [engineApart, builtInsLate],
  },
  {
    ...shared,
    entryPoints: ["server/src/hosts/nodeEngine.ts"],
    outfile: "dist/nodeEngine.js",
    plugins: [largeApart],
  },
  {
    ...shared,
    entryPoints: ["server/src/hosts/cli.ts"],
    outfile: "dist/cli.js",
    banner: { js: `#!/usr/bin/env node\n${shared.banner?.js}` },
    // `import()` becomes `require()`: loading Node's other module loader takes longer than loading the engine's bundle.
    supported: { "dynamic-import": false },
    plugins: [engineApart],
  },
  {
    ...shared,
    entryPoints: ["server/src/hosts/cliEngine.ts"],
    outfile: "dist/cliEngine.js",
    plugins: [largeApart],
  },
];

if (watch) {
  const contexts = await Promise.all(bundles.map((options) => esbuild.context(options)));
  await Promise.all(contexts.map((context) => context.watch()));
} else {
  await Promise.all(bundles.map((options) => esbuild.build(options)));
}
