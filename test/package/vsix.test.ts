// The extension's package holds what is needed at run time, and nothing else.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join, posix } from "node:path";
import { describe, it } from "node:test";
import { readManifest } from "../docs/manifest.ts";
import { projectRoot } from "../generated/generated.ts";
import { bundles } from "./bundles.ts";

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
  "dist/THIRD-PARTY-NOTICES.txt",
  ...bundles,
  "package.json",
  "snippets/specwright.json",
  "syntaxes/specwright.tmLanguage.json",
];

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
