// What can be asked of `specwright` besides a check, and what it says to wrong questions.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { complete, template, templatePath } from "./card.ts";
import { folderWith, specwright, version } from "./command.ts";

const builtIn = ["feature-spec", "technical-spec", "implementation-spec", "solution-design", "system-spec"];

describe("specwright", () => {
  for (const option of ["--help", "-h"]) {
    it(`${option} explains itself`, async (test) => {
      const { code, stdout, stderr } = await specwright(folderWith(test, {}), option);
      assert.deepEqual([code, stderr], [0, ""]);
      for (const word of [
        "check",
        "templates",
        "--format",
        "--fail-on",
        "--templates",
        "--template",
        "--cache",
        "--threads",
        "--stats",
        "Exit codes",
      ])
        assert.ok(stdout.includes(word), word);
    });
  }

  for (const option of ["--version", "-v"]) {
    it(`${option} is the version`, async (test) => {
      assert.deepEqual(await specwright(folderWith(test, {}), option), {
        code: 0,
        stdout: `${version}\n`,
        stderr: "",
      });
    });
  }
});

describe("Wrong usage is 2, explained on stderr, with nothing on stdout:", () => {
  const wrong: readonly (readonly [args: readonly string[], said: RegExp])[] = [
    [[], /No command given/],
    [["chek"], /Unknown command 'chek'/],
    [["check", "--format", "xml"], /--format must be one of: text, json/],
    [["check", "--fail-on", "info"], /--fail-on must be one of: error, warning, information, hint, never/],
    [["check", "--fail-on"], /--fail-on/],
    [["check", "--nonsense"], /--nonsense/],
    [["check", "-draft.md"], /-d/],
    [["check", "--threads", "0"], /--threads must be a number from 1 to 999/],
    [["check", "--threads", "two"], /--threads must be a number from 1 to 999/],
    [["check", "--cache-location", "there"], /--cache-location needs --cache/],
    [["check", "--cache", "--cache-location", ""], /--cache-location needs a file or a folder/],
    [["check", "--template", "nonsense"], /No template called 'nonsense' \(known: card, feature-spec, /],
    [["templates", "a.md"], /'templates' takes no files, but got 'a.md'/],
  ];
  for (const [args, said] of wrong) {
    it(`specwright ${args.join(" ")}`, async (test) => {
      const folder = folderWith(test, { [templatePath]: template, "a.md": complete });
      const { code, stdout, stderr } = await specwright(folder, ...args);
      assert.deepEqual([code, stdout], [2, ""]);
      assert.match(stderr, /^specwright: /);
      assert.match(stderr, said);
      assert.doesNotMatch(stderr, /^\s+at /m, "No stack trace");
    });
  }
});

describe("specwright templates", () => {
  it("lists them with their sections, the folder's own first", async (test) => {
    const folder = folderWith(test, { [templatePath]: template });
    const { code, stdout, stderr } = await specwright(folder, "templates");
    assert.deepEqual([code, stderr], [0, ""]);
    const rows = stdout.trimEnd().split("\n");
    assert.deepEqual(
      rows.map((row) => row.split(/ {2,}/)[0]),
      ["card", ...builtIn],
    );
    assert.match(rows[0] ?? "", /^card +4 sections +user/);
    assert.match(rows[1] ?? "", /^feature-spec +\d+ sections +built-in +\S.*\S$/);
  });

  it("--format json", async (test) => {
    const folder = folderWith(test, { [templatePath]: template });
    const { code, stdout } = await specwright(folder, "templates", "--format", "json");
    assert.equal(code, 0);
    const listed: { version: string; templates: readonly Record<string, unknown>[] } = JSON.parse(stdout);
    assert.deepEqual(Object.keys(listed), ["version", "templates"]);
    assert.equal(listed.version, version);
    assert.deepEqual(listed.templates[0], {
      id: "card",
      name: "Card",
      description: "",
      origin: "user",
      sections: 4,
    });
    assert.deepEqual(
      listed.templates.map(({ id }) => id),
      ["card", ...builtIn],
    );
  });

  it("has those of --templates too, several times; one with a built-in id replaces it", async (test) => {
    const folder = folderWith(test, { "a/one.md": template, "b/feature-spec.md": template });
    const given = ["--templates", "a/*.md", "--templates", "b/*.md"];
    const { stdout } = await specwright(folder, "templates", ...given);
    assert.deepEqual(
      stdout
        .trimEnd()
        .split("\n")
        .map((row) => row.split(/ {2,}/)[0]),
      ["one", "feature-spec", ...builtIn.slice(1)],
    );
  });
});
