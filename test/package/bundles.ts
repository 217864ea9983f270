// What is shipped as code, as it was built; built here where it was not.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../generated/generated.ts";

export const bundles = [
  "dist/cli.js",
  "dist/cliEngine.js",
  "dist/extension.js",
  "dist/nodeEngine.js",
  "dist/nodeServer.js",
  "dist/remark.js",
  "dist/server.js",
  "dist/yamlList.js",
] as const;

/** With the maps, which say what is in a bundle. */
if (bundles.some((bundle) => !existsSync(join(projectRoot, `${bundle}.map`))))
  execFileSync(process.execPath, ["esbuild.mjs"], { cwd: projectRoot });

export function codeOf(bundle: string): string {
  return readFileSync(join(projectRoot, bundle), "utf8");
}

/** The files of which something is in a bundle, as paths from the project's root. */
export function sourcesOf(bundle: string): readonly string[] {
  const { sources }: { readonly sources: readonly string[] } = JSON.parse(codeOf(`${bundle}.map`));
  return sources.map((source) =>
    source
      .replace(/^(?:\.\.\/)+/, "")
      // A package that was bundled before: its own files, and those of other packages.
      .replace(/^webpack:\/\/([^/]+)\/(?!node_modules\/)/, "node_modules/$1/"),
  );
}
