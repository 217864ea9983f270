// What `specwright check` looks at: files, folders and globs, and which template it takes for them.
import assert from "node:assert/strict";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { complete, template, templatePath, withPlaceholder, withWrongValue } from "./card.ts";
import { type Files, folderWith, report, specwright } from "./command.ts";

const files: Files = {
  [templatePath]: template,
  "README.md": "# Shop\n",
  "docs/a.md": complete,
  "docs/b.markdown": complete,
  "docs/deep/c.md": withPlaceholder("Draft"),
  "docs/notes.txt": complete,
  "docs/.hidden/d.md": complete,
  "node_modules/x/README.md": complete,
};

const paths = async (folder: string, ...args: readonly string[]) =>
  (await report(folder, ...args)).files.map(({ path }) => path);

describe("Inputs:", () => {
  const cases: readonly (readonly [what: string, args: readonly string[], expected: readonly string[]])[] = [
    ["nothing: the current folder", [], ["README.md", "docs/a.md", "docs/b.markdown", "docs/deep/c.md"]],
    ["a folder, searched", ["docs"], ["docs/a.md", "docs/b.markdown", "docs/deep/c.md"]],
    ["a folder with a slash", ["docs/deep/"], ["docs/deep/c.md"]],
    ["a file", ["docs/a.md"], ["docs/a.md"]],
    ["a file with another name", ["docs/notes.txt"], ["docs/notes.txt"]],
    ["a hidden one that is named", ["docs/.hidden/d.md"], ["docs/.hidden/d.md"]],
    ["a glob", ["docs/**/*.md"], ["docs/a.md", "docs/deep/c.md"]],
    ["a glob with braces", ["docs/{a,x}.md"], ["docs/a.md"]],
    [
      "several that overlap: each file once, sorted",
      ["docs/deep", "docs", "docs/a.md", "./docs/a.md"],
      ["docs/a.md", "docs/b.markdown", "docs/deep/c.md"],
    ],
  ];
  for (const [what, args, expected] of cases) {
    it(what, async (test) => {
      assert.deepEqual(await paths(folderWith(test, files), ...args), expected);
    });
  }

  it("absolute paths, and paths outside of the folder", async (test) => {
    const folder = folderWith(test, files);
    assert.deepEqual(await paths(folder, join(folder, "docs", "a.md")), ["docs/a.md"]);
    assert.deepEqual(await paths(join(folder, "docs", "deep"), "../a.md"), ["../a.md"]);
  });

  it("names that look like options or globs, and folders with everything in their names", async (test) => {
    const odd = {
      "-draft.md": complete,
      "a[b].md": complete,
      "my specs/ü (1)/c #2 100%.md": withPlaceholder("Draft"),
    };
    const folder = folderWith(test, { [templatePath]: template, ...odd }, "spec wright (100% #1) [x] ü-");
    assert.deepEqual(await paths(folder, "--", "-draft.md"), ["-draft.md"]);
    assert.deepEqual(await paths(folder, "./-draft.md"), ["-draft.md"]);
    assert.deepEqual(await paths(folder, "a[b].md"), ["a[b].md"]);
    assert.deepEqual(await paths(folder, "my specs"), ["my specs/ü (1)/c #2 100%.md"]);
    const { files: found } = await report(folder);
    assert.equal(found.length, 3);
    assert.deepEqual(
      found.map(({ template: id }) => id),
      ["card", "card", "card"],
    );
  });

  it("a folder that links to itself does no harm", async (test) => {
    const folder = folderWith(test, { "docs/a.md": complete });
    symlinkSync(folder, join(folder, "docs", "loop"));
    assert.ok((await paths(folder, "docs")).includes("docs/a.md"));
  });
});

describe("What cannot be read is said on stderr, the others are checked, and the exit code is 2:", () => {
  const said = async (folder: string, ...args: readonly string[]) => {
    const { code, stdout, stderr } = await specwright(folder, "check", "docs/a.md", ...args);
    assert.equal(code, 2);
    assert.equal(stdout, "1 spec in 1 file, nothing found\n");
    return stderr;
  };

  it("a file that is not there", async (test) => {
    assert.equal(await said(folderWith(test, files), "gone.md"), "specwright: gone.md: no such file\n");
  });

  it("two of them, also with --fail-on never", async (test) => {
    assert.equal(
      await said(folderWith(test, files), "y.md", "x.md", "--fail-on", "never"),
      "specwright: x.md: no such file\nspecwright: y.md: no such file\n",
    );
  });

  it("a glob that matches nothing, a folder without Markdown", async (test) => {
    const folder = folderWith(test, files);
    mkdirSync(join(folder, "empty"));
    assert.equal(
      await said(folder, "nothing/*.md", "empty"),
      "specwright: No Markdown file found for 'empty'\nspecwright: No Markdown file found for 'nothing/*.md'\n",
    );
  });

  it("a file that is no text", async (test) => {
    const folder = folderWith(test, { ...files, "bad.md": Uint8Array.of(0x23, 0x20, 0xff, 0xfe) });
    assert.equal(await said(folder, "bad.md"), "specwright: bad.md: not UTF-8 text\n");
  });

  it("which counts more than a finding", async (test) => {
    const folder = folderWith(test, { ...files, "wrong.md": withWrongValue });
    const { code, stdout } = await specwright(folder, "check", "wrong.md", "gone.md");
    assert.equal(code, 2);
    assert.match(stdout, /did you mean 'Approved'/);
  });
});

describe("Templates:", () => {
  it("those in .specwright/templates of the current folder, and they are quiet themselves", async (test) => {
    for (const name of ["specwright-cli-", "spec wright (100% #1) [x] 'ü' @-"]) {
      const folder = folderWith(test, { [templatePath]: template, "a.md": complete }, name);
      const { files: found } = await report(folder, "a.md", templatePath);
      assert.deepEqual(
        found.map(({ path, template: id, findings }) => [path, id, findings.length]),
        [
          [templatePath, null, 0],
          ["a.md", "card", 0],
        ],
      );
      // Also where every file is checked against it.
      const forced = await report(folder, templatePath, "--template", "card");
      assert.deepEqual(forced.files[0]?.findings, []);
    }
  });

  it("those of --templates, quiet as well", async (test) => {
    const folder = folderWith(test, { "kinds/card.md": template, "a.md": withPlaceholder("Draft") });
    assert.deepEqual(
      (await report(folder)).files.map(({ template: id }) => id),
      [null, null],
    );
    for (const glob of ["kinds/*.md", "./kinds/*.md", join(folder, "kinds", "*.md")])
      assert.deepEqual(
        (await report(folder, "--templates", glob)).files.map(({ template: id, findings }) => [
          id,
          findings.length,
        ]),
        [
          ["card", 1],
          [null, 0],
        ],
        glob,
      );
  });

  it("--template checks every file against that one", async (test) => {
    const folder = folderWith(test, {
      [templatePath]: template,
      "a.md": "# Hello\n\n<!-- template: none -->\n",
    });
    const [file] = (await report(folder, "--template", "card")).files;
    assert.equal(file?.template, "card");
    assert.deepEqual(
      file?.findings.map(({ code }) => code).filter((code) => code === "missing-section").length,
      4,
    );
    const [builtIn] = (await report(folder, "--template", "feature-spec")).files;
    assert.equal(builtIn?.template, "feature-spec");
  });
});
