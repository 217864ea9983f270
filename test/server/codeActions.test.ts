// Quick fixes: which are offered where, and what the document becomes.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Range } from "vscode-languageserver/node";
import { type Editor, startEditor } from "./connection.ts";
import { folder, serviceCardFiles, spec, specUri } from "./serviceCard.ts";
import { codeActions, diagnostics, problems, rangeOf, replacing } from "./verbs.ts";

const workspace = { folders: [folder], files: serviceCardFiles() };
const wrongRegion = replacing(spec, "- **Region**: EU", "- **Region**: EUU");
const withoutWayBack = spec.replace(/## Way Back[\s\S]*?(?=## Neighbours)/, "");

const titles = async (editor: Editor, range: Range, only?: readonly string[]) =>
  (await codeActions(editor, specUri, range, only)).map(({ title }) => title);

/** Takes the fix of that title at `at`, and answers what the document is then. */
async function fixed(editor: Editor, at: string, title: string): Promise<string> {
  const actions = await codeActions(editor, specUri, rangeOf(editor, specUri, at));
  const action = actions.find((candidate) => candidate.title === title);
  assert.ok(action?.edit, `There is no '${title}' among ${actions.map((known) => known.title).join(", ")}`);
  await editor.apply(action.edit);
  return editor.text(specUri);
}

describe("A quick fix", () => {
  it("names its problem, is bound to the version, and says whether it is the one to take", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, spec);
    await editor.change(specUri, wrongRegion);
    const range = rangeOf(editor, specUri, "EUU");
    const [first, ...others] = await codeActions(editor, specUri, range);
    assert.deepEqual(first, {
      title: "Choose 'EU'",
      kind: "quickfix",
      diagnostics: await diagnostics(editor, specUri),
      isPreferred: true,
      edit: {
        documentChanges: [{ textDocument: { uri: specUri, version: 2 }, edits: [{ range, newText: "EU" }] }],
      },
    });
    assert.deepEqual(
      others.filter((action) => action.isPreferred),
      [],
    );
  });

  it("mends what it was offered for", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, wrongRegion);
    assert.equal(await fixed(editor, "EUU", "Choose 'EU'"), spec);
    assert.deepEqual(await problems(editor, specUri), []);
  });

  it("puts a missing section where it belongs", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, withoutWayBack);
    const inserted = "## Way Back\n\n1. [First command]\n2. [Second command]\n\n";
    assert.equal(
      (await fixed(editor, "## Neighbours", "Insert section 'Way Back'")).replace(/<!--.*-->\n/, ""),
      withoutWayBack.replace("## Neighbours", `${inserted}## Neighbours`),
    );
    assert.deepEqual(
      (await problems(editor, specUri)).map((problem) => problem.split(":")[0]),
      ["placeholder", "placeholder"],
    );
  });

  it("keeps the line breaks of the document", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, withoutWayBack.replaceAll("\n", "\r\n"));
    const text = await fixed(editor, "## Neighbours", "Insert section 'Way Back'");
    assert.match(text, /\r\n## Way Back\r\n/);
    assert.doesNotMatch(text, /[^\r]\n/);
  });

  it("adds a missing field", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, spec.replace("**Phase:** Trial\n", ""));
    const [problem] = await diagnostics(editor, specUri);
    assert.ok(problem, "The field is not missed");
    const [action] = await codeActions(editor, specUri, problem.range);
    assert.ok(action?.edit, "There is no fix");
    await editor.apply(action.edit);
    assert.match(editor.text(specUri), /^\*\*Exposure\*\*: internal\n\*\*Phase:\*\* .+$/m);
    assert.deepEqual(
      (await problems(editor, specUri)).filter((each) => each.startsWith("missing-field")),
      [],
    );
  });

  it("is refused by the editor where the document has changed since", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, wrongRegion);
    const [action] = await codeActions(editor, specUri, rangeOf(editor, specUri, "EUU"));
    assert.ok(action?.edit);
    await editor.change(specUri, `\n${wrongRegion}`);
    await assert.rejects(editor.apply(action.edit), /another version/);
  });
});

describe("Quick fixes are offered", () => {
  const everything = (editor: Editor) => ({
    start: { line: 0, character: 0 },
    end: { line: editor.text(specUri).split("\n").length, character: 0 },
  });

  it("on the problem and at both its ends, and nowhere else", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, wrongRegion);
    const { start, end } = rangeOf(editor, specUri, "EUU");
    for (const at of [start, end]) assert.notDeepEqual(await titles(editor, { start: at, end: at }), []);
    const before = { ...start, character: start.character - 1 };
    const behind = { line: end.line + 1, character: 0 };
    for (const at of [before, behind]) assert.deepEqual(await titles(editor, { start: at, end: at }), []);
  });

  it("for all problems of a selection", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, wrongRegion.replace("**Phase:** Trial", "**Phase:** Trail"));
    const offered = await titles(editor, everything(editor));
    assert.ok(offered.includes("Choose 'EU'") && offered.includes("Choose 'Trial'"), `${offered}`);
  });

  it("where the editor wants quick fixes, or anything", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, wrongRegion);
    const all = await titles(editor, everything(editor));
    assert.notDeepEqual(all, []);
    for (const only of [["quickfix"], ["source", "quickfix"]])
      assert.deepEqual(await titles(editor, everything(editor), only), all);
    assert.deepEqual(
      (await titles(editor, everything(editor), [""])).filter((title) => !title.startsWith("Convert ")),
      all,
    );
    for (const only of [[], ["source"], ["refactor.extract"], ["source.fixAll"], ["quickfix.other"]])
      assert.deepEqual(await titles(editor, everything(editor), only), []);
  });

  it("never for a document that is unknown or no spec", async (test) => {
    const editor = await startEditor(test, workspace);
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    assert.deepEqual(await titles(editor, range), []);
    await editor.open(specUri, "# Shop\n\n[x] TBD\n");
    assert.deepEqual(await titles(editor, range), []);
  });
});
