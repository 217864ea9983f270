// What is said about the thing under the cursor.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Hover } from "vscode-languageserver/node";
import { startEditor } from "./connection.ts";
import { folder, serviceCardFiles, spec, specUri, template, templateUri } from "./serviceCard.ts";
import { hover, rangeOf, replacing } from "./verbs.ts";

const workspace = { folders: [folder], files: serviceCardFiles() };
const said = (found: Hover | null) => (found ? JSON.stringify(found.contents) : null);

describe("On a heading", () => {
  it("the template's guidance is shown", async (test) => {
    const editor = await startEditor(test, workspace);
    const found = await hover(editor, specUri, spec.replace("## Way Back", "## Way‸ Back"));
    assert.deepEqual(found, {
      contents: { kind: "markdown", value: "The first command somebody types at three in the morning." },
      range: rangeOf(editor, specUri, "Way Back"),
    } satisfies Hover);
  });

  it("nothing is shown where the template says nothing, or does not know it", async (test) => {
    const editor = await startEditor(test, workspace);
    assert.equal(await hover(editor, specUri, spec.replace("## Neighbours", "## Neigh‸bours")), null);
    await editor.close(specUri);
    assert.equal(await hover(editor, specUri, `${spec.replace("## Alarms", "## Mood\n\n## Alarms")}‸`), null);
  });

  it("the template's words are words: no link, no command, no HTML", async (test) => {
    const evil = "<!-- [Run](command:x) <b>&</b> `code` ![i](http://x) | # -->";
    const files = new Map([[templateUri, template.replace(/<!-- The first.*-->/, evil)]]);
    const editor = await startEditor(test, { folders: [folder], files });
    const text = said(await hover(editor, specUri, spec.replace("## Way Back", "## Way‸ Back"))) ?? "";
    assert.match(text, /Run/);
    assert.doesNotMatch(text, /[^\\]\]\(|[^\\]<b>|[^\\]`code/);
  });
});

describe("On a field", () => {
  const places: Readonly<Record<string, string>> = {
    "in front matter": replacing(spec, "priority: high", "pri‸ority: high"),
    "on its value": replacing(spec, "priority: high", "priority: hi‸gh"),
  };
  for (const [where, text] of Object.entries(places)) {
    it(`${where}, the values and their meanings are shown in order`, async (test) => {
      const editor = await startEditor(test, workspace);
      const found = said(await hover(editor, specUri, text)) ?? "";
      assert.match(found, /\*\*low\*\*: Worth.*\*\*medium\*\*: Exp.*\*\*high\*\*: The/);
    });
  }

  it("that stands elsewhere than in the template, they are the template's all the same", async (test) => {
    const editor = await startEditor(test, workspace);
    const inFrontMatter = replacing(spec, "priority: high", "priority: high", "exposure: inter‸nal");
    assert.match(
      said(await hover(editor, specUri, inFrontMatter)) ?? "",
      /\*\*internal\*\*.*\*\*partner\*\*.*\*\*public\*\*/,
    );
  });

  it("a footer has its own words", async (test) => {
    const editor = await startEditor(test, workspace);
    const footer = replacing(spec, "**Status**: REVIEW", "**Sta‸tus**: REVIEW");
    assert.match(
      said(await hover(editor, specUri, footer)) ?? "",
      /\*\*DRAFT\*\*.*\*\*REVIEW\*\*.*\*\*APPROVED\*\*/,
    );
  });

  it("of free text, and in prose, nothing is shown", async (test) => {
    const editor = await startEditor(test, workspace);
    const owner = replacing(spec, 'owner: "Depot"', 'own‸er: "Depot"');
    assert.equal(await hover(editor, specUri, owner), null);
    await editor.close(specUri);
    const prose = replacing(spec, "Four hundred labels a minute.", "Four hun‸dred labels a minute.");
    assert.equal(await hover(editor, specUri, prose), null);
  });
});

it("Nothing is shown in a document that is no spec, or not open", async (test) => {
  const editor = await startEditor(test, workspace);
  assert.equal(await hover(editor, `${folder}/README.md`, "# Sh‸op\n\n## Usage\n"), null);
  const position = { line: 0, character: 0 };
  const unknown = { textDocument: { uri: specUri }, position };
  assert.equal(await editor.request("textDocument/hover", unknown), null);
});

describe("On a placeholder", () => {
  it("what the template asks for, where, and its guidance are shown", async (test) => {
    const editor = await startEditor(test, workspace);
    const text = spec.replace("1. Pause the queue.", "1. [First com‸mand]");
    assert.deepEqual(await hover(editor, specUri, text), {
      contents: {
        kind: "markdown",
        value: [
          "The template *Service Card* asks for **First command** in *Way Back*.",
          "The first command somebody types at three in the morning.",
        ].join("\n\n"),
      },
      range: rangeOf(editor, specUri, "[First command]"),
    } satisfies Hover);
  });

  it("of a table, the column is named; an undecided value comes with its values", async (test) => {
    const editor = await startEditor(test, workspace);
    const row = "| D-1 | [What it does for oth‸ers] | P0 | Med |";
    const duty = replacing(spec, "| D-1 | Prints a label within two seconds | P0 | Med |", row);
    assert.match(
      said(await hover(editor, specUri, duty)) ?? "",
      /asks for \*\*What it does for others\*\* in \*Duties\* › \*Duty\*\./,
    );
    await editor.close(specUri);
    const risk = replacing(
      spec,
      "| D-1 | Prints a label within two seconds | P0 | Med |",
      "| D-1 | Prints a label within two seconds | P0 | Low/M‸ed/High |",
    );
    assert.match(
      said(await hover(editor, specUri, risk)) ?? "",
      /asks for one of these values in \*Duties\* › \*Risk\*\..*\*\*Low\*\*: .*\*\*High\*\*: /,
    );
  });

  it("of the metadata, the field is named", async (test) => {
    const editor = await startEditor(test, workspace);
    const created = replacing(spec, "created: 2026-03-04", "created: YYYY-M‸M-DD");
    assert.match(
      said(await hover(editor, specUri, created)) ?? "",
      /"The template \*Service Card\* asks for a date in \*created\*\."/,
    );
  });

  it("the template's words are words there too", async (test) => {
    const evil = "[Run &lt;b&gt; at www.evil.example or **now** for $x$]";
    const files = new Map([[templateUri, template.replace("[First command]", evil)]]);
    const editor = await startEditor(test, { folders: [folder], files });
    const text = spec.replace("1. Pause the queue.", `1. ${evil.replace("Run", "R‸un")}`);
    const found = await hover(editor, specUri, text);
    const shown = said(found) ?? "";
    assert.match(shown, /Run/);
    assert.doesNotMatch(shown, /[^\\]&|www\.|[^\\]\*\*now|[^\\]\$/);
  });
});

describe("On a value", () => {
  it("of a column, the values and their meanings are shown", async (test) => {
    const editor = await startEditor(test, workspace);
    const row = "| D-1 | Prints a label within two seconds | P0 | M‸ed |";
    const text = replacing(spec, "| D-1 | Prints a label within two seconds | P0 | Med |", row);
    assert.match(
      said(await hover(editor, specUri, text)) ?? "",
      /\*\*Low\*\*: .*\*\*Med\*\*: .*\*\*High\*\*: /,
    );
  });
});

describe("On a heading, what is left in its section is said", () => {
  it("placeholders by their text, subsections by their title", async (test) => {
    const editor = await startEditor(test, workspace);
    const text = spec
      .replace(/### Limits[\s\S]*?(?=## Alarms)/, "")
      .replace("Prints a label within two seconds", "[What it does for others]")
      .replace("## Duties", "## Dut‸ies");
    const found = await hover(editor, specUri, text);
    assert.deepEqual(found?.contents, {
      kind: "markdown",
      value: [
        "What breaks for whom if the service is away for an hour.",
        String.raw`**Still to fill in:** \[What it does for others\]`,
        "**Not there:** Limits",
      ].join("\n\n"),
    });
  });
});
