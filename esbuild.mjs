// Bundles the extension, the language server and the command line: `node esbuild.mjs [--watch] [--production]`.
import { readFileSync } from "node:fs";
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

const bundles = [
  { ...shared, entryPoints: ["client/src/extension.ts"], outfile: "dist/extension.js", external: ["vscode"] },
  { ...shared, entryPoints: ["server/src/hosts/node.ts"], outfile: "dist/server.js" },
  {
    ...shared,
    entryPoints: ["server/src/hosts/cli.ts"],
    outfile: "dist/cli.js",
    banner: { js: `#!/usr/bin/env node\n${shared.banner?.js}` },
  },
];

if (watch) {
  const contexts = await Promise.all(bundles.map((options) => esbuild.context(options)));
  await Promise.all(contexts.map((context) => context.watch()));
} else {
  await Promise.all(bundles.map((options) => esbuild.build(options)));
}
