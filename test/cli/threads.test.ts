// `specwright check --threads`: worker threads change nothing but the time it takes.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { complete, template, templatePath, withoutSection, withPlaceholder, withWrongValue } from "./card.ts";
import { type Files, folderWith, specwright, specwrightAs } from "./command.ts";

const kinds = [complete, withPlaceholder("In Review"), withoutSection("Draft"), withWrongValue, "# Notes\n"];

/** Forty files, of different length, in folders whose order is not that of their size. */
const many: Files = Object.fromEntries(
  Array.from({ length: 40 }, (_, index) => [
    `docs/${index % 7}/${index}.md`,
    `${kinds[index % kinds.length]}\n${"A line more.\n".repeat((index * 37) % 101)}`,
  ]),
);

/** What `--stats` says. */
const stats = (checked: number, files: number, workers: number) =>
  `specwright: ${checked} of ${files} files checked, ${files - checked} known; ${workers} worker threads\n`;

describe("Worker threads", () => {
  for (const format of ["text", "json"]) {
    it(`give what one thread gives, as ${format}`, async (test) => {
      const folder = folderWith(test, { [templatePath]: template, ...many });
      const args = ["check", "docs", "--format", format];
      const one = await specwright(folder, ...args, "--threads", "1");
      assert.equal(one.code, 1);
      for (const threads of ["2", "3", "5"])
        assert.deepEqual(await specwright(folder, ...args, "--threads", threads), one, threads);
    });
  }

  it("are as many as asked for, but not more than files; none for one thread, or where they do not pay", async (test) => {
    const folder = folderWith(test, { [templatePath]: template, "a.md": complete, "b.md": complete });
    const said = async (...args: readonly string[]) =>
      (await specwright(folder, "check", "--stats", ...args)).stderr;
    assert.equal(await said("--threads", "2"), stats(2, 2, 2));
    assert.equal(await said("--threads", "9"), stats(2, 2, 2));
    assert.equal(await said("--threads", "1"), stats(2, 2, 0));
    assert.equal(await said(), stats(2, 2, 0));
  });

  it("know the templates of --templates, the one that is forced, and the built-in ones", async (test) => {
    const folder = folderWith(test, { "kinds/card.md": template, ...many });
    for (const args of [[], ["--templates", "kinds/*.md"], ["--template", "feature-spec"]]) {
      const one = await specwright(folder, "check", ...args, "--threads", "1");
      assert.deepEqual(await specwright(folder, "check", ...args, "--threads", "2"), one, args.join(" "));
    }
  });

  it("say what cannot be read", async (test) => {
    const bad = { "docs/bad.md": Uint8Array.of(0x23, 0x20, 0xff, 0xfe) };
    const folder = folderWith(test, { [templatePath]: template, ...many, ...bad });
    const args = ["check", "docs", "gone.md"];
    const one = await specwright(folder, ...args, "--threads", "1");
    assert.equal(one.code, 2);
    assert.equal(one.stderr, "specwright: docs/bad.md: not UTF-8 text\nspecwright: gone.md: no such file\n");
    assert.deepEqual(await specwright(folder, ...args, "--threads", "2"), one);
  });

  it("are done without where Node may not start any", async (test) => {
    const folder = folderWith(test, { [templatePath]: template, ...many });
    const node = ["--experimental-permission", "--allow-fs-read=*", "--allow-fs-write=*", "--no-warnings"];
    const one = await specwright(folder, "check", "--threads", "1");
    assert.deepEqual(await specwrightAs({ node }, folder, "check", "--threads", "2"), one);
  });

  it("keep their answers with --cache", async (test) => {
    const folder = folderWith(test, { [templatePath]: template, ...many });
    const plain = await specwright(folder, "check", "docs", "--threads", "1");
    const args = ["check", "docs", "--cache", "--threads", "2"];
    assert.deepEqual(await specwright(folder, ...args), plain);
    assert.deepEqual(await specwright(folder, ...args, "--stats"), { ...plain, stderr: stats(0, 40, 0) });
  });
});

describe("A file that is too much for the memory of its thread", () => {
  // Some ten megabytes of sections, in a heap of a few times that.
  const monster = `${withPlaceholder("Draft")}\n${"### Part\n\n[Who is called]\n\n".repeat(400_000)}`;
  const small = { node: ["--max-old-space-size=64"] };

  it("is named, the others are checked, and the exit code is 2", async (test) => {
    const folder = folderWith(test, { [templatePath]: template, ...many });
    const plain = await specwright(folder, "check");
    const withMonster = folderWith(test, { [templatePath]: template, ...many, "docs/monster.md": monster });
    const { code, stdout, stderr } = await specwrightAs(small, withMonster, "check", "--threads", "2");
    assert.equal(stderr, "specwright: docs/monster.md: not enough memory to check it\n");
    assert.equal(stdout, plain.stdout);
    assert.equal(code, 2);
  });

  it("is not kept: the next run tries again", async (test) => {
    const folder = folderWith(test, { [templatePath]: template, "a.md": complete, "monster.md": monster });
    const args = ["check", "--cache", "--threads", "2", "--stats"];
    const problem = "specwright: monster.md: not enough memory to check it\n";
    assert.equal((await specwrightAs(small, folder, ...args)).stderr, `${problem}${stats(2, 2, 2)}`);
    assert.equal((await specwrightAs(small, folder, ...args)).stderr, `${problem}${stats(1, 2, 1)}`);
  });
});
