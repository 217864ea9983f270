// The extension's package holds what is needed at run time, and nothing else.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { describe, it } from "node:test";
import { readManifest } from "../docs/manifest.ts";
import { projectRoot } from "../generated/generated.ts";

const bundles = [
  "dist/cli.js",
  "dist/cliEngine.js",
  "dist/extension.js",
  "dist/nodeEngine.js",
  "dist/nodeServer.js",
  "dist/remark.js",
  "dist/server.js",
  "dist/yamlList.js",
];

const packed = [
  "CHANGELOG.md",
  "LICENSE",
  "README.md",
  "client/icon.png",
  "client/icons/outline.svg",
  "client/walkthrough/findings.md",
  "client/walkthrough/newSpec.md",
  "client/walkthrough/outline.md",
  "client/walkthrough/template.md",
  ...bundles,
  "package.json",
  "snippets/specwright.json",
  "syntaxes/specwright.tmLanguage.json",
];

if (bundles.some((bundle) => !existsSync(join(projectRoot, bundle))))
  execFileSync(process.execPath, ["esbuild.mjs", "--production"], { cwd: projectRoot });

describe("The .vsix", () => {
  const listed = filesOfPackage();

  it("holds exactly these files", () => {
    assert.deepEqual(listed, packed);
  });

  it("holds every file that the manifest names", () => {
    const { main, icon, bin, contributes } = readManifest();
    const named = [
      main,
      icon,
      ...Object.values(bin),
      ...contributes.snippets.map(({ path }) => path),
      ...contributes.grammars.map(({ path }) => path),
      ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.markdown)),
    ].map((path) => posix.normalize(path));
    assert.deepEqual(
      named.filter((path) => !listed.includes(path)),
      [],
    );
  });
});

describe("The bundles", () => {
  for (const bundle of bundles) {
    it(`${bundle} asks for no module that speaks to the network`, () => {
      const code = readFileSync(join(projectRoot, bundle), "utf8");
      const required = new Set([...code.matchAll(/\brequire\("([^"]+)"\)/g)].map((match) => match[1] ?? ""));
      const forbidden = [...required].filter((name) =>
        /^(?:node:)?(?:http|https|http2|tls|dgram|dns)$/.test(name),
      );
      assert.deepEqual(forbidden, []);
      assert.doesNotMatch(code, /\bfetch\(|\bXMLHttpRequest\b|\bWebSocket\(/);
    });
  }
});

/** What `vsce package` would pack, sorted. */
function filesOfPackage(): readonly string[] {
  const vsce = join(projectRoot, "node_modules", "@vscode", "vsce", "vsce");
  const output = execFileSync(process.execPath, [vsce, "ls", "--no-dependencies"], {
    cwd: projectRoot,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  return output
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .sort();
}
