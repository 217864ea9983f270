// `specwright check`: exit codes and the two formats.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { complete, template, templatePath, withoutSection, withPlaceholder, withWrongValue } from "./card.ts";
import { type Files, folderWith, report, specwright, specwrightUnread, version } from "./command.ts";

describe("The exit code", () => {
  const levels = ["error", "warning", "information", "hint", "never"] as const;
  const cases: Readonly<Record<string, readonly [spec: string, codes: string]>> = {
    // One digit for each level, in their order.
    "no finding": [complete, "00000"],
    "an error": [withWrongValue, "11110"],
    "a warning": [withPlaceholder("In Review"), "01110"],
    "an information": [withPlaceholder("Draft"), "00110"],
    "a hint": [withoutSection("Retired"), "00010"],
  };
  for (const [what, [spec, codes]] of Object.entries(cases)) {
    for (const [index, level] of levels.entries()) {
      it(`is ${codes[index]} for ${what} with --fail-on ${level}`, async (test) => {
        const folder = folderWith(test, { [templatePath]: template, "a.md": spec });
        const { code, stderr } = await specwright(folder, "check", "--fail-on", level);
        assert.equal(String(code), codes[index]);
        assert.equal(stderr, "");
      });
    }
  }

  it("is 1 for an error and 0 for anything less by default", async (test) => {
    const specs = { "error.md": withWrongValue, "warning.md": withPlaceholder("In Review") };
    const folder = folderWith(test, { [templatePath]: template, ...specs });
    assert.equal((await specwright(folder, "check", "error.md")).code, 1);
    assert.equal((await specwright(folder, "check", "warning.md")).code, 0);
    assert.equal((await specwright(folder, "check")).code, 1);
  });
});

describe("--format json", () => {
  it("prints exactly this", async (test) => {
    const folder = folderWith(test, {
      [templatePath]: template,
      "docs/a.md": withPlaceholder("In Review").replace("Prints labels.\n\n", ""),
      "docs/notes.md": "# Notes\n",
    });
    const { stdout, code } = await specwright(folder, "check", "docs", "--format", "json");
    assert.equal(code, 0);
    const expected = {
      version,
      files: [
        {
          path: "docs/a.md",
          template: "card",
          status: { value: "In Review", stage: "review" },
          findings: [
            {
              code: "empty-section",
              severity: "warning",
              message: "Section 'Duties' is empty",
              section: "Duties",
              fixable: true,
              range: { start: { line: 4, character: 3 }, end: { line: 4, character: 9 } },
            },
            {
              code: "placeholder",
              severity: "warning",
              message: "Placeholder '[Who is called]' is not filled",
              section: "Alarms",
              fixable: false,
              range: { start: { line: 8, character: 0 }, end: { line: 8, character: 15 } },
            },
          ],
        },
        { path: "docs/notes.md", template: null, status: null, findings: [] },
      ],
    };
    // As text: the order of the keys counts too.
    assert.equal(stdout, `${JSON.stringify(expected, null, 2)}\n`);
  });

  it("names a missing section in its message", async (test) => {
    const folder = folderWith(test, { [templatePath]: template, "a.md": withoutSection("Draft") });
    const [file] = (await report(folder)).files;
    assert.deepEqual(
      file?.findings.map(({ code, message, section, fixable }) => [code, message, section, fixable]),
      [["missing-section", "Section 'Alarms' is missing", "Alarms", true]],
    );
  });

  it("has null for the status where there is none", async (test) => {
    const folder = folderWith(test, {
      [templatePath]: template,
      "a.md": complete.replace("**Status:** Approved\n\n", ""),
      "b.md": complete.replace("Approved", ""),
    });
    const { files } = await report(folder);
    assert.deepEqual(
      files.map(({ template: id, status }) => [id, status]),
      [
        ["card", null],
        ["card", null],
      ],
    );
  });

  const emoji = "🏷️👩‍🔧 label [Who is called]";
  const encodings: Readonly<Record<string, (text: string) => string>> = {
    LF: (text) => text,
    CRLF: (text) => text.replaceAll("\n", "\r\n"),
    "a byte order mark": (text) => `\ufeff${text}`,
  };
  for (const [name, encode] of Object.entries(encodings)) {
    it(`counts lines and UTF-16 units from 0, with ${name}`, async (test) => {
      const text = withPlaceholder("In Review").replace("[Who is called]", emoji);
      const folder = folderWith(test, { [templatePath]: template, "a.md": encode(text) });
      const [file] = (await report(folder)).files;
      const start = { line: 10, character: emoji.indexOf("[") };
      assert.equal(start.character, 15);
      assert.deepEqual(
        file?.findings.map(({ range }) => range),
        [{ start, end: { line: 10, character: emoji.length } }],
      );
    });
  }
});

describe("--format text", () => {
  const files: Files = {
    [templatePath]: template,
    "docs/a.md": withPlaceholder("In Review"),
    "docs/b.md": complete,
    "docs/notes.md": "# Notes\n",
  };

  it("is the default: a line for each finding, then what was looked at; no colours in a pipe", async (test) => {
    const { stdout } = await specwright(folderWith(test, files), "check", "docs");
    assert.equal(
      stdout,
      [
        "docs/a.md (card, In Review)",
        "  11:1     warning     Placeholder '[Who is called]' is not filled  placeholder",
        "",
        "2 specs in 3 files: 1 warning",
        "",
      ].join("\n"),
    );
    assert.equal(
      (await specwright(folderWith(test, files), "check", "docs", "--format", "text")).stdout,
      stdout,
    );
  });

  it("says so where nothing is found", async (test) => {
    const { stdout } = await specwright(folderWith(test, files), "check", "docs/b.md");
    assert.equal(stdout, "1 spec in 1 file, nothing found\n");
  });
});

describe("A reader who has had enough", () => {
  for (const args of [["check"], ["check", "--format", "json"], ["templates"], ["--help"]]) {
    it(`of 'specwright ${args.join(" ")}' gets no stack trace`, async (test) => {
      // More than a pipe holds.
      const long = `${withPlaceholder("Draft")}\n${"### Part\n\n[Who is called]\n\n".repeat(400)}`;
      const folder = folderWith(test, { [templatePath]: template, "a.md": long });
      const { stderr } = await specwrightUnread(folder, ...args);
      assert.equal(stderr, "");
    });
  }
});
