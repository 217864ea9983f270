// A spec that takes a while to check: nobody waits for it who needs less, and nobody is told what is not so any more.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  CancellationTokenSource,
  type Hover,
  LSPErrorCodes,
  ResponseError,
} from "vscode-languageserver/node";
import { type Editor, startEditor } from "./connection.ts";
import { folder, serviceCardFiles, specUri } from "./serviceCard.ts";
import { diagnosticReport, rangeOf } from "./verbs.ts";

const workspace = { folders: [folder], files: serviceCardFiles() };
const duties = 8000;
const longSpec = [
  "---\ntemplate: service-card\nstatus: draft\n---\n\n# Service Card: Everything\n\n## Duties\n",
  ...Array.from({ length: duties }, (_, index) => `### Duty ${index + 1}\n\n[What it does for others]\n`),
].join("\n");

/** The names in the order in which their answers come. */
async function inOrderOfAnswers(
  asked: Readonly<Record<string, Promise<unknown>>>,
): Promise<readonly string[]> {
  const order: string[] = [];
  await Promise.all(Object.entries(asked).map(([name, answer]) => answer.then(() => order.push(name))));
  return order;
}

const placeholders = ({ kind, ...report }: Awaited<ReturnType<typeof diagnosticReport>>) =>
  "items" in report ? report.items.filter(({ code }) => code === "placeholder").length : kind;

function hover(editor: Editor, part: string): Promise<Hover | null> {
  const position = rangeOf(editor, specUri, part).start;
  return editor.request("textDocument/hover", { textDocument: { uri: specUri }, position });
}

function completion(editor: Editor, part: string): Promise<unknown> {
  const position = rangeOf(editor, specUri, part).end;
  return editor.request("textDocument/completion", { textDocument: { uri: specUri }, position });
}

describe("While a long spec is checked", () => {
  it("completion and hover are answered first, and the problems are complete", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, longSpec);
    const problems = diagnosticReport(editor, specUri);
    const order = await inOrderOfAnswers({
      problems,
      status: editor.request("specwright/status", { uri: specUri }),
      completion: completion(editor, "status: draft"),
      hover: hover(editor, "status"),
    });
    assert.deepEqual(order.slice(0, 2), ["completion", "hover"]);
    assert.equal(placeholders(await problems), duties);
  });

  it("a request that is cancelled ends, and the next one goes on from there", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, longSpec);
    const source = new CancellationTokenSource();
    const problems = editor.request(
      "textDocument/diagnostic",
      { textDocument: { uri: specUri } },
      source.token,
    );
    source.cancel();
    await assert.rejects(problems, (error) => {
      assert.ok(error instanceof ResponseError);
      return error.code === LSPErrorCodes.RequestCancelled;
    });
    assert.equal(placeholders(await diagnosticReport(editor, specUri)), duties);
  });

  it("a change is not missed: the answer is about the document as it is then", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, longSpec);
    const problems = diagnosticReport(editor, specUri);
    await editor.change(specUri, [
      { range: rangeOf(editor, specUri, "[What it does for others]"), text: "It prints." },
    ]);
    assert.equal(placeholders(await problems), duties - 1);
  });

  it("it may be closed", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, longSpec);
    const problems = diagnosticReport(editor, specUri);
    await editor.close(specUri);
    await problems;
    assert.deepEqual(await diagnosticReport(editor, specUri), { kind: "full", items: [] });
  });
});

describe("A keystroke", () => {
  it("that moves no finding is answered with 'unchanged', one that does with all findings", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, longSpec.slice(0, longSpec.indexOf("### Duty 20")));
    const first = await diagnosticReport(editor, specUri);
    const behind = { start: { line: 6, character: 0 }, end: { line: 6, character: 0 } };
    await editor.change(specUri, [{ range: behind, text: "It" }]);
    const second = await diagnosticReport(editor, specUri, first.resultId);
    assert.deepEqual(second, { kind: "unchanged", resultId: first.resultId });
    await editor.change(specUri, [{ range: behind, text: "\n" }]);
    const third = await diagnosticReport(editor, specUri, second.resultId);
    assert.equal(placeholders(third), 19);
    assert.notEqual(third.resultId, first.resultId);
  });

  it("in a document that is no spec is answered with 'unchanged' too", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, "# A page\n\nText.\n");
    const first = await diagnosticReport(editor, specUri);
    assert.deepEqual({ ...first, resultId: "" }, { kind: "full", resultId: "", items: [] });
    await editor.change(specUri, "# A page\n\nMore text.\n");
    assert.equal((await diagnosticReport(editor, specUri, first.resultId)).kind, "unchanged");
  });
});
