// The life of a document's problems: opened, changed, closed.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { startEditor } from "./connection.ts";
import { folder, serviceCardFiles, spec, specUri } from "./serviceCard.ts";
import { builtInIds, diagnosticReport, diagnostics, newSpec, problems, replacing } from "./verbs.ts";

const workspace = { folders: [folder], files: serviceCardFiles() };
const told = "specwright/changed";

describe("Problems of a new spec", () => {
  for (const id of builtInIds) {
    it(`${id}: only what is left to fill in; a section that is deleted is missed`, async (test) => {
      const editor = await startEditor(test);
      const uri = "file:///work/new.md";
      const text = await newSpec(editor, id);
      await editor.open(uri, text);
      const codes = new Set((await diagnostics(editor, uri)).map(({ code }) => code));
      codes.delete("placeholder");
      codes.delete("undecided-choice");
      assert.deepEqual([...codes], []);
      const sections = text.split(/^(?=## )/m);
      const last = sections[sections.length - 1] ?? "";
      const title = /^## (.*)/.exec(last)?.[1] ?? "";
      // The footer of some kinds stands behind the last section: it stays.
      await editor.change(uri, text.replace(last, /\n---\n[\s\S]*$/.exec(last)?.[0] ?? ""));
      const missing = (await problems(editor, uri)).filter((problem) =>
        problem.startsWith("missing-section"),
      );
      assert.equal(missing.length, 1, missing.join("\n"));
      assert.ok(missing[0]?.endsWith(`Section '${title}' is missing`), missing[0]);
    });
  }
});

describe("A problem", () => {
  it("has an exact range, a page, a source and a severity", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, replacing(spec, "- **Region**: EU", "- **Region**: 🌍 EUR"));
    assert.deepEqual(await diagnostics(editor, specUri), [
      {
        range: { start: { line: 17, character: 14 }, end: { line: 17, character: 20 } },
        severity: 1,
        code: "invalid-value",
        codeDescription: {
          href: "https://github.com/specwright/specwright/blob/main/docs/rules/invalid-value.md",
        },
        source: "Specwright",
        message: "Region must be one of: EU, US, Asia (did you mean 'EU'?)",
      },
    ]);
  });

  it("is not reported again while nothing changes", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, spec);
    const first = await diagnosticReport(editor, specUri);
    assert.equal(first.kind, "full");
    const again = await diagnosticReport(editor, specUri, first.resultId);
    assert.deepEqual(again, { kind: "unchanged", resultId: first.resultId });
    await editor.change(specUri, replacing(spec, "- **Region**: EU", "- **Region**: Mars"));
    const changed = await diagnosticReport(editor, specUri, first.resultId);
    assert.equal(changed.kind, "full");
    assert.notEqual(changed.resultId, first.resultId);
    await editor.changeSettings(() => ({ rules: { "invalid-value": "off" } }));
    await editor.next("workspace/diagnostic/refresh");
    assert.equal((await diagnosticReport(editor, specUri, changed.resultId)).kind, "full");
    assert.deepEqual(await problems(editor, specUri), []);
  });

  it("goes when it is mended, and is told of when typing rests", async (test) => {
    const editor = await startEditor(test, workspace);
    const [before = "", after = ""] = spec.split("## Way Back");
    await editor.open(specUri, before + after.slice(after.indexOf("## Neighbours")));
    assert.deepEqual(await problems(editor, specUri), [
      "missing-section: Neighbours: Section 'Way Back' is missing",
    ]);
    await editor.change(specUri, spec);
    assert.deepEqual(await problems(editor, specUri), []);
    await editor.next(told, ({ version }: { readonly version: number }) => version === 2);
  });

  it("follows the stage: what an unfinished draft may have, an approved spec may not", async (test) => {
    const editor = await startEditor(test, workspace);
    const severities = async (status: string) => {
      const unfinished = replacing(
        spec,
        "Four hundred labels a minute.",
        "[Most calls it takes in a minute]",
      );
      await editor.change(specUri, unfinished.replace("status: in-review", `status: ${status}`));
      return (await diagnostics(editor, specUri)).map(({ code, severity }) => `${code} ${severity}`);
    };
    await editor.open(specUri, spec);
    assert.deepEqual(await severities("draft"), ["placeholder 3"]);
    assert.deepEqual(await severities("in-review"), ["placeholder 2"]);
    assert.deepEqual(await severities("approved"), ["unfinished 1", "placeholder 1"]);
  });

  it("is the same for every sequence of edits that ends in the same text", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, "");
    for (let end = 0; end < spec.length; end += 7) await editor.change(specUri, spec.slice(0, end));
    await editor.change(specUri, replacing(spec, "- **Region**: EU", "- **Region**:"));
    const other = `${folder}/other.md`;
    await editor.open(other, editor.text(specUri));
    assert.deepEqual(await problems(editor, specUri), await problems(editor, other));
    assert.equal((await problems(editor, other)).length, 1);
  });
});

describe("Nothing is reported for", () => {
  const quiet: Readonly<Record<string, readonly [uri: string, text: string]>> = {
    "an ordinary README": [`${folder}/README.md`, "# Shop\n\nRun `npm start`.\n\n## Usage\n\n[x] and TBD\n"],
    "an empty document": [`${folder}/empty.md`, ""],
    "a template itself": [[...serviceCardFiles().keys()][0] ?? "", [...serviceCardFiles().values()][0] ?? ""],
    "a spec that says it is none": [
      specUri,
      `<!-- template: none -->\n${spec.replace(/^---[\s\S]*?\n---\n/, "")}`,
    ],
  };
  for (const [what, [uri, text]] of Object.entries(quiet)) {
    it(what, async (test) => {
      const editor = await startEditor(test, workspace);
      await editor.open(uri, text);
      assert.deepEqual(await problems(editor, uri), []);
    });
  }

  it("a document that is not open, or not any more", async (test) => {
    const editor = await startEditor(test, workspace);
    assert.deepEqual(await diagnosticReport(editor, specUri), { kind: "full", items: [] });
    await editor.open(specUri, replacing(spec, "- **Region**: EU", "- **Region**: Mars"));
    assert.equal((await problems(editor, specUri)).length, 1);
    await editor.close(specUri);
    assert.deepEqual(await diagnosticReport(editor, specUri), { kind: "full", items: [] });
    await editor.open(specUri, spec);
    assert.deepEqual(await problems(editor, specUri), []);
  });
});

describe("Documents in unusual places are checked as well:", () => {
  const wrong = replacing(spec, "- **Region**: EU", "- **Region**: Mars");
  for (const uri of [
    `${folder}/100%25 done (final)/%C3%BCber%20uns.md`,
    `${folder}/100%.md`,
    "untitled:Untitled-1",
    "untitled:50%",
    "vscode-vfs://github/shop/docs/label-printer.md",
  ]) {
    it(uri, async (test) => {
      const editor = await startEditor(test, workspace);
      // Outside of all folders, the templates of all of them are known.
      await editor.open(uri, wrong);
      assert.equal((await problems(editor, uri)).length, 1);
    });
  }
});
