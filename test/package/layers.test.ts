// Each layer imports only layers before it. ARCHITECTURE.md explains the order; this is the order.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { describe, it } from "node:test";
import { read } from "../docs/parts.ts";
import { projectRoot } from "../generated/generated.ts";

/** Folders and files in order, with the packages each may use. Node's own modules are `node:`. */
const layers: readonly (readonly [layer: string, packages: readonly string[]])[] = [
  ["server/src/protocol.ts", []],
  ["server/src/core/text", []],
  ["server/src/core/markdown", ["mdast", "remark-gfm", "remark-parse", "unified", "yaml"]],
  ["server/src/core/document", ["github-slugger"]],
  ["server/src/core/template", ["github-slugger"]],
  ["server/src/core/recognition", []],
  ["server/src/core/binding", []],
  ["server/src/core/rule", []],
  ["server/src/core/rules", ["leven"]],
  ["server/src/core/application", []],
  ["server/src/builtInTemplates.ts", []],
  ["server/src/service", ["picomatch", "vscode-languageserver-textdocument"]],
  ["server/src/features", ["vscode-languageserver-textdocument", "vscode-languageserver-types"]],
  ["server/src/engine.ts", []],
  ["server/src/cli", ["node:", "picomatch", "tinyglobby", "vscode-languageserver-textdocument"]],
  ["server/src/host.ts", []],
  ["server/src/answering.ts", ["vscode-languageserver"]],
  ["server/src/capabilities.ts", ["vscode-languageserver"]],
  ["server/src/clientFiles.ts", ["vscode-languageserver"]],
  ["server/src/watching.ts", ["vscode-languageserver"]],
  ["server/src/requests.ts", ["vscode-languageserver"]],
  ["server/src/textSync.ts", ["vscode-languageserver"]],
  ["server/src/server.ts", ["vscode-languageserver", "vscode-languageserver-textdocument"]],
  ["server/src/hosts", ["node:", "tinyglobby", "vscode-languageserver/node", "vscode-uri"]],
];

/** The one import against the order: what runs the rules takes them from their list. */
const exceptions = new Set(["server/src/core/rule/check.ts → server/src/core/rules/index.ts"]);

const sources = typeScriptIn("server/src");

describe("The layers", () => {
  it("hold every source file", () => {
    assert.deepEqual(
      sources.filter((file) => layerOf(file) < 0),
      [],
    );
  });

  it("import only what stands before them", () => {
    const wrong = sources.flatMap((file) =>
      importsOf(file)
        .filter((target) => target.startsWith("."))
        .map((target) => posix.join(posix.dirname(file), target))
        .filter((target) => !target.endsWith(".md") && layerOf(target) > layerOf(file))
        .map((target) => `${file} → ${target}`),
    );
    assert.deepEqual(
      wrong.filter((line) => !exceptions.has(line)),
      [],
    );
    assert.deepEqual(
      [...exceptions].filter((line) => !wrong.includes(line)),
      [],
      "an exception that is not needed any more",
    );
  });

  it("use only their own packages", () => {
    const wrong = sources.flatMap((file) => {
      const allowed = layers[layerOf(file)]?.[1] ?? [];
      return importsOf(file)
        .filter((target) => !target.startsWith("."))
        .filter((target) => !allowed.includes(target.startsWith("node:") ? "node:" : target))
        .map((target) => `${file} → ${target}`);
    });
    assert.deepEqual(wrong, []);
  });

  it("give the client nothing but the protocol", () => {
    const wrong = typeScriptIn("client/src").flatMap((file) =>
      importsOf(file)
        .filter((target) => target.includes("server/src/") && !target.endsWith("server/src/protocol.ts"))
        .map((target) => `${file} → ${target}`),
    );
    assert.deepEqual(wrong, []);
  });
});

function layerOf(file: string): number {
  return layers.findIndex(([layer]) => file === layer || file.startsWith(`${layer}/`));
}

function importsOf(file: string): readonly string[] {
  return [...read(file).matchAll(/^(?:import|export)\s(?:[^"';=()]*\sfrom\s)?"([^"]+)";$/gm)].map(
    (match) => match[1] ?? "",
  );
}

/** Paths relative to the project, with `/`; what the compiler writes into `out` is left out. */
function typeScriptIn(folder: string): readonly string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true, encoding: "utf8" })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.name.endsWith(".d.ts"))
    .map((entry) => relative(projectRoot, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !dirname(path).split("/").includes("out"))
    .sort();
}
