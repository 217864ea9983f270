// Messages that an editor should not send, at times when it should not: each is answered, and no finding is lost.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { CancellationTokenSource } from "vscode-languageserver/node";
import { requests, type SpecOutline } from "../../server/src/protocol.ts";
import { capabilitiesOfVsCode, type Editor, startEditor, today } from "./connection.ts";
import { folder, serviceCardFiles, spec, specUri } from "./serviceCard.ts";
import { completions, diagnostics, problems, replacing } from "./verbs.ts";

const workspace = { folders: [folder], files: serviceCardFiles() };
const wrong = replacing(spec, "**Phase:** Trial", "**Phase:** Tral");
const found = ["invalid-value: Tral: Phase must be one of: Idea, Trial, Adopted (did you mean 'Trial'?)"];

/** An editor in which a spec with one finding is open. */
async function withFinding(test: Parameters<typeof startEditor>[0]): Promise<Editor> {
  const editor = await startEditor(test, workspace);
  await editor.open(specUri, wrong);
  assert.deepEqual(await problems(editor, specUri), found);
  return editor;
}

/** The code of the error that a request ends in. */
async function errorOf(answer: Promise<unknown>): Promise<number> {
  try {
    assert.fail(`There was an answer: ${JSON.stringify(await answer)}`);
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error;
    return (error as { readonly code: number }).code;
  }
}

const invalidParams = -32602;
const uri = specUri;
const textDocument = { uri };
const position = { line: 0, character: 0 };
const range = { start: position, end: position };

describe("A request with wrong parameters is an error that names them, and costs no finding:", () => {
  const rightParameters: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    "textDocument/diagnostic": { textDocument },
    "textDocument/completion": { textDocument, position },
    "textDocument/hover": { textDocument, position },
    "textDocument/codeAction": { textDocument, range, context: { diagnostics: [] } },
    [requests.outline]: { uri },
    [requests.status]: { uri },
    [requests.statusChoices]: { uri },
    [requests.changeStatus]: { uri, value: "approved", today, version: null, log: null },
    [requests.insertSection]: { uri, sectionId: "/alarms" },
    [requests.chooseTemplate]: { uri, choice: null },
    [requests.convertMetadata]: { uri, position },
    [requests.applyTemplate]: { uri, templateId: "service-card" },
    [requests.placeholders]: { uri },
    [requests.fillSection]: { uri, position },
    [requests.missingSections]: { uri },
    [requests.insertAllSections]: { uri },
    [requests.newSpec]: { templateId: "service-card", name: "x", today, author: "" },
    [requests.templates]: { folderUri: folder },
  };
  for (const [method, right] of Object.entries(rightParameters)) {
    it(method, async (test) => {
      const editor = await withFinding(test);
      for (const params of [undefined, null, "x", 42, [], [1, 2], ...Object.keys(right)]) {
        const isName = typeof params === "string" && params !== "x";
        const wrongOnes = isName
          ? [
              { ...right, [params]: false },
              { ...right, [params]: 42 },
            ]
          : [params];
        for (const given of wrongOnes)
          assert.equal(await errorOf(editor.request(method, given)), invalidParams, JSON.stringify(given));
      }
      await editor.request(method, right);
      await editor.next("window/logMessage", ({ message }: { readonly message: string }) =>
        message.includes(method),
      );
      assert.deepEqual(await problems(editor, specUri), found);
    });
  }

  it("all of our own requests are among them", () => {
    assert.deepEqual(
      Object.values(requests).filter((method) => !(method in rightParameters)),
      [],
    );
  });

  it("a method that nobody knows", async (test) => {
    const editor = await withFinding(test);
    assert.equal(await errorOf(editor.request("specwright/nonsense", {})), -32601);
    assert.deepEqual(await problems(editor, specUri), found);
  });

  it("positions outside of the text are its end, or its beginning", async (test) => {
    const editor = await withFinding(test);
    for (const line of [-1, 0, 99_999, Number.MAX_SAFE_INTEGER])
      for (const character of [-1, 99_999, Number.MAX_SAFE_INTEGER]) {
        const place = { line, character };
        await editor.request("textDocument/completion", { textDocument, position: place });
        await editor.request("textDocument/hover", { textDocument, position: place });
        await editor.request(requests.fillSection, { uri, position: place });
        await editor.request("textDocument/codeAction", {
          textDocument,
          range: { start: place, end: position },
          context: { diagnostics: [] },
        });
      }
    assert.deepEqual(await problems(editor, specUri), found);
  });
});

describe("A text that is no longer known", () => {
  const broken: readonly (readonly [what: string, changes: unknown])[] = [
    ["no list of changes", undefined],
    ["a change without text", [{}]],
    ["a change that is none", [null]],
    ["a text that is none", [{ text: 42 }]],
    ["a range without an end", [{ range: { start: position }, text: "x" }]],
    ["a range of words", [{ range: { start: { line: "1", character: "2" }, end: position }, text: "x" }]],
    [
      "a range in front of everything",
      [{ range: { start: { line: -1, character: 0 }, end: position }, text: "x" }],
    ],
    ["half a character", [{ range: { start: { line: 0, character: 0.5 }, end: position }, text: "x" }]],
  ];
  for (const [what, contentChanges] of broken) {
    it(`has no findings until its whole text comes: ${what}`, async (test) => {
      const editor = await withFinding(test);
      await editor.notify("textDocument/didChange", { textDocument: { uri, version: 2 }, contentChanges });
      assert.deepEqual(await diagnostics(editor, specUri), []);
      await editor.next("window/logMessage", ({ message }: { readonly message: string }) =>
        message.includes(`the text of ${uri} is not known any more`),
      );
      await editor.notify("textDocument/didChange", {
        textDocument: { uri, version: 3 },
        contentChanges: [{ range, text: "x" }],
      });
      assert.deepEqual(await diagnostics(editor, specUri), [], "a change of it does not say what it is");
      await editor.change(specUri, wrong);
      assert.deepEqual(await problems(editor, specUri), found);
    });
  }

  it("is told to an editor that does not pull, too", async (test) => {
    const { textDocument: _, ...capabilities } = capabilitiesOfVsCode;
    const editor = await startEditor(test, { ...workspace, capabilities });
    await editor.open(specUri, wrong);
    interface Published {
      readonly diagnostics: readonly unknown[];
    }
    const published = (count: number) =>
      editor.next<Published>(
        "textDocument/publishDiagnostics",
        ({ diagnostics: all }) => all.length === count,
      );
    await published(1);
    await editor.notify("textDocument/didChange", { textDocument: { uri, version: 2 }, contentChanges: 3 });
    await published(0);
    await editor.change(specUri, wrong);
    await published(1);
  });

  it("comes back when it is opened again", async (test) => {
    const editor = await withFinding(test);
    await editor.notify("textDocument/didOpen", { textDocument: { uri, version: 1, text: null } });
    assert.deepEqual(await diagnostics(editor, specUri), []);
    await editor.open(specUri, wrong);
    assert.deepEqual(await problems(editor, specUri), found);
  });
});

describe("Messages out of order:", () => {
  it("versions that go back, repeat or are missing", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, spec);
    for (const [version, text] of [
      [1, wrong],
      [1, spec],
      [-7, wrong],
      [null, spec],
      [undefined, wrong],
      ["2", spec],
      [5, wrong],
    ] as const) {
      await editor.notify("textDocument/didChange", {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      });
      assert.equal((await diagnostics(editor, specUri)).length, text === wrong ? 1 : 0, `${version}`);
    }
  });

  it("changes and ends of documents that nobody has opened", async (test) => {
    const editor = await withFinding(test);
    const other = { uri: `${folder}/other.md`, version: 3 };
    await editor.notify("textDocument/didChange", { textDocument: other, contentChanges: [{ text: wrong }] });
    assert.deepEqual(await editor.request("textDocument/diagnostic", { textDocument: other }), {
      kind: "full",
      items: [],
    });
    await editor.notify("textDocument/didClose", { textDocument: other });
    await editor.notify("textDocument/didClose", {});
    await editor.notify("textDocument/didClose", { textDocument: { uri: 42 } });
    assert.deepEqual(await problems(editor, specUri), found);
  });

  it("a document that is opened twice, and closed twice", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, spec);
    await editor.open(specUri, wrong);
    assert.deepEqual(await problems(editor, specUri), found);
    await editor.close(specUri);
    await editor.notify("textDocument/didClose", { textDocument });
    await editor.open(specUri, wrong);
    assert.deepEqual(await problems(editor, specUri), found);
  });

  it("requests that come after their document was closed", async (test) => {
    const editor = await withFinding(test);
    const asked = [
      editor.request<SpecOutline | null>(requests.outline, { uri }),
      editor.request<SpecOutline | null>(requests.outline, { uri }),
    ];
    await editor.close(specUri);
    const late = editor.request<SpecOutline | null>(requests.outline, { uri });
    for (const answer of [...asked, late])
      assert.ok((await answer) === null || (await answer)?.version === 1);
    assert.equal(await late, null);
    await editor.open(specUri, wrong);
    assert.deepEqual(await problems(editor, specUri), found);
  });

  it("cancelled requests, before and while they are answered", async (test) => {
    const editor = await withFinding(test);
    const sources = Array.from({ length: 20 }, () => new CancellationTokenSource());
    const asked = sources.map(({ token }, index) => {
      if (index % 2 === 0) sources[index]?.cancel();
      return editor.request("textDocument/diagnostic", { textDocument }, token).then(
        () => "answered",
        () => "cancelled",
      );
    });
    for (const source of sources) source.cancel();
    assert.equal((await Promise.all(asked)).length, sources.length);
    assert.deepEqual(await problems(editor, specUri), found);
  });

  it("notifications with nothing in them", async (test) => {
    const editor = await withFinding(test);
    for (const method of [
      "initialized",
      "textDocument/didOpen",
      "textDocument/didChange",
      "textDocument/didSave",
      "workspace/didChangeConfiguration",
      "workspace/didChangeWatchedFiles",
      "workspace/didChangeWorkspaceFolders",
    ])
      for (const params of [undefined, null, {}, { changes: [{}, null] }, { event: null }, { settings: 3 }])
        await editor.notify(method, params);
    assert.deepEqual(await problems(editor, specUri), found);
  });
});

describe("A request that fails", () => {
  /** Asking for a file's existence, the date: whatever the engine asks of others may throw. */
  it("leaves the editor the findings it has, and the next request its own", async (test) => {
    let isBroken = false;
    const editor = await startEditor(test, {
      ...workspace,
      today: () => {
        if (isBroken) throw new Error("The clock is broken");
        return today;
      },
    });
    await editor.open(specUri, wrong);
    assert.deepEqual(await problems(editor, specUri), found);
    isBroken = true;
    const asked = replacing(spec, "created: 2026-03-04", "created: ‸");
    assert.deepEqual(await completions(editor, `${folder}/other.md`, asked), []);
    assert.deepEqual(
      await editor.request("textDocument/codeAction", {
        textDocument,
        range: { start: position, end: { line: 99, character: 0 } },
        context: { diagnostics: [] },
      }),
      [],
    );
    assert.deepEqual(await problems(editor, specUri), found, "its findings are those of before");
    isBroken = false;
    await editor.change(specUri, spec);
    assert.deepEqual(await problems(editor, specUri), []);
  });

  it("is an error for the findings, not 'there are none'", async (test) => {
    let isBroken = false;
    const editor = await startEditor(test, {
      ...workspace,
      engine: (engine) => ({
        ...engine,
        createDiagnosticReports: (session) => {
          const reports = engine.createDiagnosticReports(session);
          return {
            ...reports,
            report: (...given) => {
              if (isBroken) throw new Error("A rule has thrown");
              return reports.report(...given);
            },
          };
        },
      }),
    });
    await editor.open(specUri, wrong);
    assert.deepEqual(await problems(editor, specUri), found);
    isBroken = true;
    assert.equal(await errorOf(editor.request("textDocument/diagnostic", { textDocument })), -32603);
    await editor.next("window/logMessage", ({ message }: { readonly message: string }) =>
      message.includes("A rule has thrown"),
    );
    isBroken = false;
    assert.deepEqual(await problems(editor, specUri), found);
  });

  it("of the editor's own (files, settings) costs no finding", async (test) => {
    let isBroken = false;
    const editor = await startEditor(test, {
      ...workspace,
      answer: (method) => (isBroken && /^(?:specwright|workspace)\//.test(method) ? 42 : undefined),
    });
    await editor.open(specUri, wrong);
    isBroken = true;
    await editor.changeSettings(() => null);
    await editor.notify("workspace/didChangeWatchedFiles", {
      changes: [{ uri: `${folder}/.specwright/templates/x.md`, type: 1 }],
    });
    assert.deepEqual(await problems(editor, specUri), found);
  });
});
