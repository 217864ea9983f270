// Dates, names of fields, missing sections; and where nothing is offered at all.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { CompletionItemKind, InsertTextFormat } from "vscode-languageserver/node";
import { insertionOf } from "../../server/src/core/binding/insertion.ts";
import { toText } from "../../server/src/core/template/writing.ts";
import { provideCompletion } from "../../server/src/engine.ts";
import { md, templateOf } from "../core/annotated.ts";
import { openAs } from "../fuzz/everything.ts";
import { startEditor, today } from "./connection.ts";
import { folder, serviceCardFiles, spec, specUri } from "./serviceCard.ts";
import { completions, replacing, taken } from "./verbs.ts";

const workspace = { folders: [folder], files: serviceCardFiles() };

/** Asserts what one item makes of the line that stands in place of `line`. */
function testTaken(what: string, line: string, asked: string, label: string, ...result: readonly string[]) {
  it(what, async (test) => {
    const editor = await startEditor(test, workspace);
    const items = await completions(editor, specUri, replacing(spec, line, asked));
    assert.equal(
      taken(editor, specUri, items, label).join("\n"),
      replacing(spec, line, ...result),
      items.map((item) => item.label).join(", "),
    );
  });
}

describe("Today is offered", () => {
  testTaken("in front matter", "created: 2026-03-04", "created: 20‸26-03-04", today, `created: ${today}`);
  testTaken("for a slot", "created: 2026-03-04", "created: YYYY‸-MM-DD", today, `created: ${today}`);
  testTaken("where nothing stands", "created: 2026-03-04", "created: ‸", today, `created: ${today}`);
  testTaken("behind the colon", "created: 2026-03-04", "created:‸", today, `created: ${today}`);
  const row = "| **Reviewed** | 2026-03-05 |";
  testTaken("in a table", row, "| **Reviewed** | 2026-‸03-05 |", today, `| **Reviewed** | ${today} |`);
  testTaken("in a row being typed", row, "| **Reviewed** | ‸", today, `| **Reviewed** | ${today}`);
});

describe("Names of fields that are not there yet are offered, with their first value", () => {
  testTaken("in front matter", "priority: high", "pri‸", "priority", "priority: low$0");
  testTaken(
    "in front matter, on an empty line",
    "created: 2026-03-04",
    "‸",
    "created",
    `created: ${today}$0`,
  );
  testTaken("as bold lines", "**Phase:** Trial", "**Ph‸", "Phase", "**Phase:** Idea$0");
  testTaken("between the stars", "**Phase:** Trial", "**‸**", "Phase", "**Phase:** Idea$0");
  testTaken("as rows", "| **Tier** | Silver |", "| **Ti‸", "Tier", "| **Tier** | Gold |$0");
  testTaken("as list items", "- **Region**: EU", "- **Re‸", "Region", "- **Region**: EU$0");

  it("and only those", async (test) => {
    const editor = await startEditor(test, workspace);
    const items = await completions(editor, specUri, replacing(spec, "priority: high", "‸"));
    assert.deepEqual(
      items.map(({ label, kind, insertTextFormat }) => ({ label, kind, insertTextFormat })),
      [{ label: "priority", kind: CompletionItemKind.Field, insertTextFormat: InsertTextFormat.Snippet }],
    );
  });
});

describe("Missing sections are offered", () => {
  const lacking = spec
    .replace(/## Way Back[\s\S]*?(?=## Neighbours)/, "")
    .replace(/### Limits[\s\S]*?(?=## Alarms)/, "");
  const behind = (line: string, typed: string) => lacking.replace(line, `${line}\n\n${typed}`);

  for (const { typed, first } of [
    { typed: "## ‸", first: "## Way Back" },
    { typed: "##‸", first: "## Way Back" },
    { typed: "### ‸", first: "### Limits" },
    { typed: "## Way‸", first: "## Way Back" },
  ]) {
    it(`behind '${typed}', those of that level first`, async (test) => {
      const editor = await startEditor(test, workspace);
      const items = await completions(editor, specUri, behind("- [ ] **Severity**: Major", typed));
      assert.equal(items[0]?.label, first);
      assert.deepEqual(items.map((item) => item.label).sort(), ["## Way Back", "### Limits"]);
      for (const item of items) {
        assert.equal(item.kind, CompletionItemKind.Module);
        assert.ok(item.filterText?.startsWith("#"), "It is filtered by what is typed, marks included");
      }
    });
  }

  it("with their text as a snippet, and the guidance to read", async (test) => {
    const editor = await startEditor(test, workspace);
    const items = await completions(editor, specUri, behind("- [ ] **Severity**: Major", "## ‸"));
    assert.match(
      taken(editor, specUri, items, "## Way Back").join("\n"),
      /\n\n## Way Back\n\n1\. \$\{1:\[First command\]\}\n2\. \$\{2:\[Second command\]\}\n\$0\n/,
    );
    assert.equal(items[0]?.insertTextFormat, InsertTextFormat.Snippet);
    assert.match(JSON.stringify(items[0]?.documentation), /three in the morning/);
  });

  it("with the number that the section has in a numbered spec", async (test) => {
    const editor = await startEditor(test, workspace);
    let count = 0;
    const numbered = behind("- [ ] **Severity**: Major", "## ‸").replace(
      /^## (?=\w)/gm,
      () => `## ${++count}. `,
    );
    const items = await completions(editor, specUri, numbered);
    assert.match(taken(editor, specUri, items, "## Way Back").join("\n"), /\n## 3\. Way Back\n/);
  });

  it("at a level that Markdown has, however template and spec mix them", async () => {
    const template = templateOf("# [Name]\n\n### Deep\n\n[What]\n\n## Shallow\n\n[What]\n");
    const text = "# Login\n\n# Notes\n\n#";
    const open = await openAs(template, text);
    const list = provideCompletion(open, open.textDocument.positionAt(text.length), today);
    assert.deepEqual(list?.items.map(({ label }) => label).sort(), ["# Deep", "# Shallow"]);
  });

  it("at the level of its neighbours, where the spec has them deeper than the template", async () => {
    const template = templateOf("# [Name]\n\n## Design\n\n### Model\n\n[What]\n\n### Limits\n\n[What]\n");
    const text = "# Login\n\n## Design\n\n#### Model\n\nOf users.\n\n#";
    const open = await openAs(template, text);
    const list = provideCompletion(open, open.textDocument.positionAt(text.length), today);
    assert.deepEqual(
      list?.items.map(({ label }) => label),
      ["#### Limits"],
    );
    const missing = open.binding?.template.sections.find(({ title }) => title === "Limits");
    const inserted = open.binding && missing && insertionOf(open.binding, missing);
    assert.match(
      inserted ? toText(inserted.segments()) : "",
      /^\s*#### Limits$/m,
      "as a quick fix inserts it",
    );
  });

  it("and no others: a complete spec has none", async (test) => {
    const editor = await startEditor(test, workspace);
    assert.deepEqual(await completions(editor, specUri, `${spec}\n## ‸\n`), []);
  });
});

describe("Nothing is offered", () => {
  const nowhere: Readonly<Record<string, string>> = {
    "in prose": replacing(spec, "Four hundred labels a minute.", "The status: ‸"),
    "in the middle of a sentence": replacing(spec, "Four hundred labels a minute.", "Four ‸hundred labels."),
    "in a fence": replacing(spec, "Four hundred labels a minute.", "```yaml", "status: ‸", "```"),
    "in code": replacing(spec, "Four hundred labels a minute.", "See `**Phase:** ‸`."),
    "in a title": replacing(spec, "# Service Card: Label printer", "# Service Card: ‸"),
    "in a column without values": replacing(
      spec,
      "| D-1 | Prints a label within two seconds | P0 | Med |",
      "| D-1 | ‸ | P0 | Med |",
    ),
    "in a comment of the front matter": replacing(spec, "priority: high", "priority: high # h‸"),
    "for a field of free text": replacing(spec, "**Checked by**: Ann", "**Checked by**: ‸"),
    "in an empty document": "‸",
    "in an ordinary README": md`
      # Shop

      **Status**: ‸

      ## Usage
    `,
  };
  for (const [where, text] of Object.entries(nowhere)) {
    it(where, async (test) => {
      const editor = await startEditor(test, workspace);
      const items = await completions(editor, specUri, text);
      assert.deepEqual(
        items.map((item) => item.label),
        [],
      );
    });
  }

  it("beyond the end of the document", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, spec);
    const position = { line: 9999, character: 9999 };
    assert.equal(
      await editor.request("textDocument/completion", { textDocument: { uri: specUri }, position }),
      null,
    );
  });
});
