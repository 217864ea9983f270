// `specwright check --cache`: the same answers, without checking again what is known.
import assert from "node:assert/strict";
import { appendFileSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { complete, template, templatePath, withoutSection, withPlaceholder, withWrongValue } from "./card.ts";
import {
  bundles,
  type Files,
  folderWith,
  otherBuild,
  type Program,
  specwright,
  specwrightAs,
} from "./command.ts";

const files: Files = {
  [templatePath]: template,
  "docs/a.md": complete,
  "docs/b.md": withPlaceholder("In Review"),
  "docs/c.md": withWrongValue.replace("Prints labels.", "Drückt Etiketten 🏷️\u2028 [Was?]"),
  "docs/d.md": withoutSection("Retired"),
  "docs/notes.md": "# Notes\n",
};

/** A folder in which everything was checked once. */
async function known(test: TestContext, ...args: readonly string[]): Promise<string> {
  const folder = folderWith(test, files);
  assert.equal(await checkedIn(folder, ...args), "5 of 5");
  return folder;
}

/** How many files a run with `--cache` checks: "1 of 5". */
function checkedIn(folder: string, ...args: readonly string[]): Promise<string> {
  return checkedBy({}, folder, ...args);
}

async function checkedBy(program: Program, folder: string, ...args: readonly string[]): Promise<string> {
  const inputs = args.some((arg) => !arg.startsWith("-")) ? args : ["docs", ...args];
  const { stderr } = await specwrightAs(program, folder, "check", "--cache", "--stats", ...inputs);
  return /(\d+ of \d+) files checked/.exec(stderr)?.[1] ?? stderr;
}

describe("With --cache", () => {
  for (const format of ["text", "json"]) {
    it(`the first run and the second print what a run without it prints, as ${format}`, async (test) => {
      const folder = folderWith(test, files);
      const plain = await specwright(folder, "check", "docs", "--format", format);
      assert.equal(plain.code, 1);
      for (const run of ["first", "second"])
        assert.deepEqual(
          await specwright(folder, "check", "docs", "--format", format, "--cache"),
          plain,
          run,
        );
      assert.equal(await checkedIn(folder), "0 of 5");
    });
  }

  it("what cannot be read is said every time, and the exit code is 2", async (test) => {
    const folder = folderWith(test, { ...files, "docs/bad.md": Uint8Array.of(0x23, 0x20, 0xff, 0xfe) });
    const plain = await specwright(folder, "check", "docs", "gone.md");
    assert.equal(
      plain.stderr,
      "specwright: docs/bad.md: not UTF-8 text\nspecwright: gone.md: no such file\n",
    );
    assert.equal(plain.code, 2);
    for (const run of ["first", "second"])
      assert.deepEqual(await specwright(folder, "check", "docs", "gone.md", "--cache"), plain, run);
    assert.equal(await checkedIn(folder), "1 of 6");
  });

  it("a template that does not exist is wrong usage every time", async (test) => {
    const folder = await known(test, "--template", "card");
    for (const inputs of [["docs"], ["docs/a.md"]]) {
      const { code, stdout } = await specwright(folder, "check", ...inputs, "--cache", "--template", "carrd");
      assert.deepEqual([code, stdout], [2, ""]);
    }
  });
});

describe("Without --cache", () => {
  it("nothing is known, and nothing is said about it", async (test) => {
    const folder = await known(test);
    assert.equal((await specwright(folder, "check", "docs")).stderr, "");
    const { stderr } = await specwright(folder, "check", "docs", "--stats");
    assert.equal(stderr, "specwright: 5 of 5 files checked, 0 known; 0 worker threads\n");
  });
});

describe("What is checked again:", () => {
  it("the file that was edited; nothing when the edit is undone", async (test) => {
    const folder = await known(test);
    appendFileSync(join(folder, "docs/a.md"), "More.\n");
    assert.equal(await checkedIn(folder), "1 of 5");
    assert.equal(await checkedIn(folder), "0 of 5");
    writeFileSync(join(folder, "docs/a.md"), complete);
    assert.equal(await checkedIn(folder), "0 of 5");
  });

  it("a file with a new name: a template is known by its name, too", async (test) => {
    const folder = await known(test);
    const unfilled = template.replace(/\*\*Status.*\n\n/, "");
    writeFileSync(join(folder, "docs/card.md"), unfilled);
    assert.equal(await checkedIn(folder), "1 of 6");
    renameSync(join(folder, "docs/card.md"), join(folder, "docs/card-template.md"));
    const { stdout } = await specwright(folder, "check", "docs", "--cache");
    assert.equal(stdout, (await specwright(folder, "check", "docs")).stdout);
    assert.doesNotMatch(stdout, /card-template/);
  });

  const everything: Readonly<Record<string, (folder: string) => void>> = {
    "a template was edited": (folder) => appendFileSync(join(folder, templatePath), "\n## Costs\n"),
    "there is a new template": (folder) =>
      writeFileSync(join(folder, ".specwright/templates/other.md"), "# Other\n"),
    "a template was deleted": (folder) => rmSync(join(folder, templatePath)),
    "a template has another id": (folder) =>
      renameSync(join(folder, templatePath), join(folder, ".specwright/templates/map.md")),
  };
  for (const [what, change] of Object.entries(everything)) {
    it(`everything where ${what}`, async (test) => {
      const folder = await known(test);
      change(folder);
      assert.equal(await checkedIn(folder), "5 of 5");
      assert.equal(await checkedIn(folder), "0 of 5");
      assert.equal(
        (await specwright(folder, "check", "docs", "--cache")).stdout,
        (await specwright(folder, "check", "docs")).stdout,
      );
    });
  }

  it("everything against a given template, and against another one", async (test) => {
    const folder = await known(test);
    for (const id of ["card", "feature-spec"]) {
      assert.equal(await checkedIn(folder, `--template=${id}`), "5 of 5");
      assert.equal(await checkedIn(folder, `--template=${id}`), "0 of 5");
    }
    assert.equal(await checkedIn(folder), "0 of 5", "what was known before is still known");
  });

  it("everything with a template of --templates, and that file itself", async (test) => {
    const folder = await known(test);
    assert.equal(await checkedIn(folder, "docs", "--templates=docs/notes.md"), "5 of 5");
    assert.equal(await checkedIn(folder, "docs", "--templates=docs/notes.md"), "0 of 5");
  });

  for (const changed of bundles) {
    it(`everything by another build of the same version, with another ${changed}`, async (test) => {
      const folder = await known(test);
      const cli = otherBuild(test, changed);
      assert.equal(await checkedBy({ cli }, folder), "5 of 5");
      assert.equal(await checkedBy({ cli }, folder), "0 of 5");
      assert.equal(await checkedIn(folder), "0 of 5");
    });
  }

  it("nothing with other options, fewer inputs or a later date of the files", async (test) => {
    const folder = await known(test);
    assert.equal(await checkedIn(folder, "--format=json"), "0 of 5");
    assert.equal(await checkedIn(folder, "--fail-on=hint"), "0 of 5");
    assert.equal(await checkedIn(folder, "--threads=2"), "0 of 5");
    assert.equal(await checkedIn(folder, "docs/b.md", "./docs/c.md"), "0 of 2");
    utimesSync(join(folder, "docs/a.md"), new Date(), new Date());
    assert.equal(await checkedIn(folder), "0 of 5");
  });
});
