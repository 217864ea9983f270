// What cannot be read costs exit code 2 and one sentence each, and everything else is checked and printed.
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { complete, template, templatePath, withPlaceholder } from "./card.ts";
import { type Files, folderWith, specwrightAs } from "./command.ts";

const files: Files = {
  [templatePath]: template,
  "docs/a.md": withPlaceholder("Approved"),
  "docs/b.md": complete,
};

/** Permissions do not bind root, who runs the command as somebody else. */
const anybody = process.getuid?.() === 0 ? { uid: 65534 } : {};

/** Runs the command on the files, makes sure that they are checked, and gives the lines on stderr. */
async function said(folder: string, ...args: readonly string[]): Promise<readonly string[]> {
  chmodSync(folder, 0o755);
  const { code, stdout, stderr } = await specwrightAs(anybody, folder, "check", ...args);
  assert.match(stdout, /^docs\/a\.md \(card, Approved\)$/m, "a finding is lost");
  assert.match(stdout, /^2 specs in \d files?: \d /m);
  assert.equal(code, 2);
  return stderr.trimEnd().split("\n");
}

describe("A spec", () => {
  it("that nobody may read", async (test) => {
    const folder = folderWith(test, { ...files, "docs/secret.md": complete });
    chmodSync(join(folder, "docs", "secret.md"), 0);
    assert.deepEqual(await said(folder), ["specwright: docs/secret.md: permission denied"]);
  });

  it("in a folder that nobody may look into", async (test) => {
    const folder = folderWith(test, { ...files, "docs/private/c.md": complete });
    chmodSync(join(folder, "docs", "private"), 0);
    assert.deepEqual(await said(folder), ["specwright: docs/private: permission denied"]);
    chmodSync(join(folder, "docs", "private"), 0o755);
  });

  it("that is a folder, and is named by a glob", async (test) => {
    const folder = folderWith(test, files);
    mkdirSync(join(folder, "docs", "folder.md"));
    assert.deepEqual(await said(folder, "docs", "docs/folder.md"), [
      "specwright: No Markdown file found for 'docs/folder.md'",
    ]);
  });

  it("that is a link to nothing, or to itself, whether it is found or named", async (test) => {
    const folder = folderWith(test, files);
    symlinkSync("nowhere.md", join(folder, "docs", "gone.md"));
    symlinkSync("loop.md", join(folder, "docs", "loop.md"));
    symlinkSync("nowhere", join(folder, "docs", "other"));
    const lines = [
      "specwright: docs/gone.md: a link that leads nowhere",
      "specwright: docs/loop.md: a link that leads nowhere",
    ];
    for (const args of [
      [],
      ["docs"],
      ["docs/*.md"],
      ["docs/a.md", "docs/b.md", "docs/gone.md", "docs/loop.md"],
    ])
      assert.deepEqual(await said(folder, ...args), lines, args.join(" "));
  });

  it("whose path leads through a file", async (test) => {
    const folder = folderWith(test, files);
    assert.deepEqual(await said(folder, "docs", "docs/a.md/x.md"), [
      "specwright: docs/a.md/x.md: no such file",
    ]);
  });

  it("whose name is two lines and a colour: it stays one sentence, and the terminal as it is", async (test) => {
    const folder = folderWith(test, files);
    assert.deepEqual(await said(folder, "docs", "a\nb\u001b[31m\u202e.md"), [
      "specwright: a\\u000ab\\u001b[31m\\u202e.md: no such file",
    ]);
  });

  it("that is binary", async (test) => {
    const folder = folderWith(test, { ...files, "docs/film.md": Uint8Array.of(0, 0xff, 0xd8, 0xff) });
    assert.deepEqual(await said(folder), ["specwright: docs/film.md: not UTF-8 text"]);
  });

  it("all of them at once: one sentence each, sorted", async (test) => {
    const folder = folderWith(test, { ...files, "docs/film.md": Uint8Array.of(0xff) });
    symlinkSync("nowhere.md", join(folder, "docs", "gone.md"));
    assert.deepEqual(await said(folder, "docs", "x.md", "none/*.md"), [
      "specwright: No Markdown file found for 'none/*.md'",
      "specwright: docs/film.md: not UTF-8 text",
      "specwright: docs/gone.md: a link that leads nowhere",
      "specwright: x.md: no such file",
    ]);
  });
});

describe("A template", () => {
  const own = ".specwright/templates";

  it("that nobody may read, that is binary, huge, empty, without a heading, a link to nothing", async (test) => {
    const folder = folderWith(test, {
      ...files,
      [`${own}/binary.md`]: Uint8Array.of(0x23, 0x20, 0xff),
      [`${own}/zeros.md`]: "# Zeros\n\0\0\n",
      [`${own}/huge.md`]: `# Huge\n\n${"word ".repeat(300_000)}\n`,
      [`${own}/empty.md`]: "\n",
      [`${own}/odd.md`]: "---\nstatus: draft\n: [\n---\nNothing but words.\n",
      [`${own}/secret.md`]: template,
      [`${own}/README.md`]: "How templates are written.\n",
    });
    chmodSync(join(folder, own, "secret.md"), 0);
    symlinkSync("nowhere.md", join(folder, own, "gone.md"));
    assert.deepEqual(await said(folder), [
      `specwright: ${own}/binary.md: not UTF-8 text`,
      `specwright: ${own}/empty.md: not a template: it is empty`,
      `specwright: ${own}/gone.md: a link that leads nowhere`,
      `specwright: ${own}/huge.md: not a template: it is larger than a megabyte`,
      `specwright: ${own}/odd.md: not a template: it has no heading`,
      `specwright: ${own}/secret.md: permission denied`,
      `specwright: ${own}/zeros.md: not a template: it is not UTF-8 text`,
    ]);
  });

  it("that is called as another one; it is not checked as a spec", async (test) => {
    const folder = folderWith(test, {
      ...files,
      [`${own}/card.md`]: template,
      [`${own}/more/card.md`]: template,
    });
    assert.deepEqual(await said(folder, "."), [
      `specwright: ${own}/more/card.md: not a template: another template is called 'card'`,
    ]);
  });

  it("with rules in its text and none of front matter", async (test) => {
    const text = `Notes\n\n---\n\n${template}\n\n---\n\nFooter\n`;
    const folder = folderWith(test, { ...files, [`${own}/ruled.md`]: text });
    const { code, stderr } = await specwrightAs({}, folder, "templates");
    assert.deepEqual([code, stderr], [0, ""]);
  });

  it("folder that nobody may look into", async (test) => {
    const folder = folderWith(test, { ...files, "kinds/card.md": template });
    chmodSync(join(folder, own), 0);
    assert.deepEqual(await said(folder, "docs", "--templates", "kinds/*.md"), [
      `specwright: ${own}: permission denied`,
    ]);
    chmodSync(join(folder, own), 0o755);
  });

  it("folder that is a file is none", async (test) => {
    const folder = folderWith(test, { "kinds/card.md": template, "docs/a.md": complete, [own]: "a file" });
    const { code, stderr } = await specwrightAs({}, folder, "check", "docs", "--templates", "kinds/*.md");
    assert.deepEqual([code, stderr], [0, ""]);
  });

  it("that --templates names and nobody has: the specs are checked against the others", async (test) => {
    const folder = folderWith(test, files);
    assert.deepEqual(await said(folder, "--templates", "none/*.md", "--templates", "none.md"), [
      "specwright: No template file found for 'none.md'",
      "specwright: No template file found for 'none/*.md'",
    ]);
  });

  it("is said by `specwright templates`, too, which lists the others", async (test) => {
    const folder = folderWith(test, { ...files, [`${own}/empty.md`]: "" });
    const { code, stdout, stderr } = await specwrightAs({}, folder, "templates");
    assert.equal(code, 2);
    assert.match(stdout, /^card .*\nfeature-spec /);
    assert.equal(stderr, `specwright: ${own}/empty.md: not a template: it is empty\n`);
  });
});

describe("What a stranger's file says", () => {
  it("does not reach the terminal as a command to it", async (test) => {
    const folder = folderWith(test, {
      "docs/a.md": complete.replace(/^(.*Status.*) .*$/m, "$1 Appr\u001b]0;owned\u0007oved"),
      ".specwright/templates/card.md": template.replace(/^# .*$/m, "# Card\u001b[2J: [Name]"),
    });
    const checked = await specwrightAs({}, folder, "check", "--fail-on", "never");
    const listed = await specwrightAs({}, folder, "templates");
    for (const { stdout, stderr } of [checked, listed]) {
      assert.doesNotMatch(stdout + stderr, /[^\P{Cc}\n]/u);
      assert.notEqual(stdout, "");
    }
    assert.match(checked.stdout, /owned/);
  });
});
