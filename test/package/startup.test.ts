// What the server reads before it answers `initialize`: its connection and nothing of the engine. A library that slips in
// there is waited for at each start.
import assert from "node:assert/strict";
import { it } from "node:test";
import { sourcesOf } from "./bundles.ts";

/** The packages of which something is in a bundle. */
function packagesIn(bundle: string): readonly string[] {
  const names = sourcesOf(bundle).flatMap(
    (source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1] ?? [],
  );
  return [...new Set(names)].sort();
}

it("The server starts with its connection alone", () => {
  assert.deepEqual(packagesIn("dist/server.js"), []);
  assert.deepEqual(
    packagesIn("dist/nodeServer.js").filter((name) => !name.startsWith("vscode-")),
    [],
  );
  const core = sourcesOf("dist/nodeServer.js").filter((source) => source.startsWith("server/src/core/"));
  assert.deepEqual(
    core.filter((source) => !/^server\/src\/core\/(?:text|rule\/severities)/.test(source)),
    [],
  );
});

it("Markdown and YAML are read by libraries that nothing loads before a text needs them", () => {
  for (const bundle of ["dist/nodeServer.js", "dist/nodeEngine.js", "dist/cli.js", "dist/cliEngine.js"])
    assert.deepEqual(
      packagesIn(bundle).filter((name) => /^(?:remark|mdast|micromark|unified|yaml)/.test(name)),
      [],
      bundle,
    );
});
