// The colours of specs: every fixture announces its tokens (announced.ts), and the rest stays Markdown's.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { INITIAL } from "vscode-textmate";
import { announce, hostScopes, withoutAnnouncements } from "./announced.ts";
import { findVsCodeGrammar, grammarFile, loadMarkdown, standIn } from "./hosts.ts";

const fixtures = join(__dirname, "fixtures");
const vsCode = findVsCodeGrammar();
console.log(vsCode ? `Markdown grammar: ${vsCode}` : "Markdown grammar: only the stand-in, no VS Code found");

for (const hostFile of vsCode ? [vsCode, standIn] : [standIn]) {
  describe(`The grammar in ${hostFile === standIn ? "the stand-in" : "VS Code's Markdown"}`, () => {
    for (const name of readdirSync(fixtures)) {
      const fixture = readFileSync(join(fixtures, name), "utf8");
      const lines = withoutAnnouncements(fixture);

      it(`colours ${name} as announced`, async () => {
        const { injected } = await loadMarkdown(hostFile);
        assert.equal(announce(lines, injected), fixture);
      });

      it(`leaves the rest of ${name} to Markdown`, async () => {
        const { injected, plain } = await loadMarkdown(hostFile);
        assert.deepEqual(hostScopes(lines, injected, injected), hostScopes(lines, plain, injected));
      });
    }

    it("reads a long line of prose at once", async () => {
      const { injected } = await loadMarkdown(hostFile);
      const start = performance.now();
      for (const text of ["word ", "draft ", "a/b ", "FR-1 ", "status: high "]) {
        injected.tokenizeLine(text.repeat(20_000 / text.length), INITIAL);
      }
      const took = performance.now() - start;
      assert.ok(took < 3_000, `took ${Math.round(took)} ms, as if a rule looked back over the whole line`);
    });
  });
}

describe("The fixtures", () => {
  it("show every colour that the grammar has", () => {
    const kinds = [...readFileSync(grammarFile, "utf8").matchAll(/\.([a-z-]+)\.specwright"/g)];
    const shown = readdirSync(fixtures).map((name) => readFileSync(join(fixtures, name), "utf8"));
    assert.ok(kinds.length > 0);
    for (const [, kind] of kinds) assert.match(shown.join("\n"), new RegExp(`\\^ ${kind}$`, "m"));
  });
});
