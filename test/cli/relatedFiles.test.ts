// `specwright check` looks for the documents that a spec links to, with and without kept answers.
import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { complete, template, templatePath } from "./card.ts";
import { type Files, folderWith, report, specwright } from "./command.ts";

const spec = `${complete}\n## References\n\n- [a](../notes/a%20b.md#top), [b](./b.md), [c](../../c.md), [d](https://example.org/d.md)\n`;
const files: Files = { [templatePath]: template, "docs/spec.md": spec, "notes/a b.md": "# A\n" };

async function messages(folder: string, ...args: readonly string[]): Promise<readonly string[]> {
  const { files: checked } = await report(folder, "docs", ...args);
  return checked.flatMap(({ findings }) => findings.map(({ code, message }) => `${code}: ${message}`));
}

describe("A related document", () => {
  it("that does not exist is found, one outside of the current folder is not looked for", async (test) => {
    const folder = folderWith(test, files);
    assert.deepEqual(await messages(folder), ["broken-link: './b.md' does not exist"]);
    const { stdout } = await specwright(folder, "check", "docs");
    assert.match(stdout, /^ {2}23:\d+ +warning +'\.\/b\.md' does not exist +broken-link$/m);
  });

  it("may be named without its extension, which a kept answer knows", async (test) => {
    const folder = folderWith(test, { ...files, "docs/spec.md": spec.replace("./b.md", "./b") });
    assert.deepEqual(await messages(folder, "--cache"), ["broken-link: './b' does not exist"]);
    writeFileSync(join(folder, "docs", "b.md"), "# B\n");
    for (const run of [1, 2]) assert.deepEqual(await messages(folder, "--cache"), [], `run ${run}`);
    rmSync(join(folder, "docs", "b.md"));
    assert.deepEqual(await messages(folder, "--cache"), ["broken-link: './b' does not exist"]);
  });

  it("that comes or goes makes a kept answer worthless", async (test) => {
    const folder = folderWith(test, files);
    const first = ["broken-link: './b.md' does not exist"];
    for (const run of [1, 2]) assert.deepEqual(await messages(folder, "--cache"), first, `run ${run}`);
    const { stderr } = await specwright(folder, "check", "docs", "--cache", "--stats");
    assert.match(stderr, /0 of 1 files checked/);
    writeFileSync(join(folder, "docs", "b.md"), "# B\n");
    assert.deepEqual(await messages(folder, "--cache"), []);
    rmSync(join(folder, "notes"), { recursive: true });
    assert.deepEqual(await messages(folder, "--cache"), ["broken-link: '../notes/a%20b.md' does not exist"]);
  });
});
