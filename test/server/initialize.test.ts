// What the server says of itself, and which of the two ways of reporting problems it takes.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, it } from "node:test";
import type { PublishDiagnosticsParams } from "vscode-languageserver/node";
import { capabilitiesOfVsCode, type Registrations, startEditor } from "./connection.ts";
import { folder, serviceCardFiles, spec, specUri } from "./serviceCard.ts";
import { problems, rangeOf, replacing } from "./verbs.ts";

const packages = join(__dirname, "..", "..", "node_modules");
const published = "textDocument/publishDiagnostics";
const workspace = { folders: [folder], files: serviceCardFiles() };
const wrong = replacing(spec, "**Phase:** Trial", "**Phase:** Tral");
const { textDocument: _, ...pushOnly } = capabilitiesOfVsCode;

/** Waits for the diagnostics of that version. */
const ofVersion = (version: number) => (params: PublishDiagnosticsParams) => params.version === version;

describe("The server says of itself", () => {
  it("its name, its version and what it can do", async (test) => {
    const { initialized } = await startEditor(test, workspace);
    assert.deepEqual(initialized, {
      serverInfo: { name: "Specwright", version: "1.2.3" },
      capabilities: {
        textDocumentSync: { openClose: true, change: 2 },
        completionProvider: { triggerCharacters: [" ", ":", "|", "[", "#", "*", "/"] },
        codeActionProvider: { codeActionKinds: ["quickfix", "refactor.rewrite", "source.fixAll.specwright"] },
        hoverProvider: true,
        diagnosticProvider: {
          identifier: "specwright",
          interFileDependencies: false,
          workspaceDiagnostics: false,
        },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    });
  });

  it("no document symbols: the built-in outline of Markdown would show everything twice", async (test) => {
    const { initialized } = await startEditor(test, workspace);
    assert.equal(initialized.capabilities.documentSymbolProvider, undefined);
  });

  it("that it watches Markdown files, where the editor lets it register", async (test) => {
    const editor = await startEditor(test, workspace);
    const registrations = editor
      .all("client/registerCapability")
      .flatMap((params) => (params as Registrations).registrations);
    const watched = registrations.find(({ method }) => method === "workspace/didChangeWatchedFiles");
    assert.match(JSON.stringify(watched?.registerOptions), /"\*\*\/\.specwright\/templates\/\*\*\/\*\.md"/);
  });
});

describe("To an editor that pulls", () => {
  it("nothing is pushed", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, wrong);
    assert.deepEqual(await problems(editor, specUri), [
      "invalid-value: Tral: Phase must be one of: Idea, Trial, Adopted (did you mean 'Trial'?)",
    ]);
    await editor.change(specUri, spec);
    await editor.next("specwright/changed", ({ version }: { version: number }) => version === 2);
    assert.deepEqual(await problems(editor, specUri), []);
    await editor.close(specUri);
    await editor.request("specwright/templates", {});
    assert.deepEqual(editor.all(published), []);
  });
});

describe("To an editor that does not pull", () => {
  it("no pull is declared", async (test) => {
    const { initialized } = await startEditor(test, { ...workspace, capabilities: pushOnly });
    assert.equal(initialized.capabilities.diagnosticProvider, undefined);
  });

  it("problems are pushed when typing rests, and taken away when the document is closed", async (test) => {
    const editor = await startEditor(test, { ...workspace, capabilities: pushOnly });
    await editor.open(specUri, spec);
    await editor.next(published, ofVersion(1));
    // Typed without a rest: only what stands at the end is checked.
    const phase = rangeOf(editor, specUri, "Trial");
    await editor.change(specUri, [{ range: phase, text: "Tr" }]);
    await editor.change(specUri, [{ range: rangeOf(editor, specUri, "Tr"), text: "Tra" }]);
    await editor.change(specUri, [{ range: rangeOf(editor, specUri, "Tra"), text: "Tral" }]);
    const { diagnostics } = await editor.next<PublishDiagnosticsParams>(published, ofVersion(4));
    assert.deepEqual(
      diagnostics.map(({ code, range }) => ({ code, range })),
      [{ code: "invalid-value", range: rangeOf(editor, specUri, "Tral") }],
    );
    await editor.close(specUri);
    const last = await editor.next<PublishDiagnosticsParams>(published);
    assert.deepEqual(last, { uri: specUri, diagnostics: [] });
    const versions = editor.all(published).map((params) => (params as PublishDiagnosticsParams).version);
    assert.deepEqual(versions, [1, 4, undefined]);
    assert.deepEqual(editor.all("workspace/diagnostic/refresh"), []);
  });

  it("nothing is pushed for a document that was closed while its settings were asked for", async (test) => {
    const asked = "workspace/configuration";
    const isAboutSpec = (params: unknown) => JSON.stringify(params).includes(specUri);
    const held: ((settings: unknown) => void)[] = [];
    const editor = await startEditor(test, {
      ...workspace,
      capabilities: pushOnly,
      answer: (method, params) =>
        method === asked && isAboutSpec(params) && held.length === 0
          ? new Promise((resolve) => held.push(resolve))
          : undefined,
    });
    await editor.open(specUri, wrong);
    await editor.next(asked, isAboutSpec);
    await editor.close(specUri);
    await editor.next(published, ({ diagnostics }: PublishDiagnosticsParams) => diagnostics.length === 0);
    held[0]?.([null]);
    await editor.open(specUri, wrong);
    await editor.next(published, ofVersion(1));
    const counts = editor
      .all(published)
      .map((params) => (params as PublishDiagnosticsParams).diagnostics.length);
    assert.deepEqual(counts, [0, 1], "taken away, then those of the document that was opened again");
  });
});

describe("To any other editor", () => {
  it("settings are pushed, files are not watched, and nothing is registered", async (test) => {
    const editor = await startEditor(test, {
      ...workspace,
      capabilities: { textDocument: { diagnostic: {} } },
    });
    await editor.open(specUri, wrong);
    assert.equal((await problems(editor, specUri)).length, 1);
    const settings = { specwright: { rules: { "invalid-value": "off" } } };
    await editor.notify("workspace/didChangeConfiguration", { settings });
    assert.deepEqual(await problems(editor, specUri), []);
    assert.deepEqual(editor.all("client/registerCapability"), []);
    assert.deepEqual(editor.all("workspace/configuration"), []);
    assert.deepEqual(editor.all("workspace/diagnostic/refresh"), []);
  });

  it("refusing one registration costs nothing but that registration", async (test) => {
    const editor = await startEditor(test, {
      ...workspace,
      answer: (method, params) =>
        method === "client/registerCapability" && JSON.stringify(params).includes("didChangeConfiguration")
          ? Promise.reject(new Error("No"))
          : undefined,
    });
    await editor.open(specUri, wrong);
    assert.equal((await problems(editor, specUri)).length, 1);
  });

  it("not knowing how to refresh costs nothing but the refresh", async (test) => {
    const editor = await startEditor(test, {
      ...workspace,
      answer: (method) =>
        method === "workspace/diagnostic/refresh" ? Promise.reject(new Error("No")) : undefined,
    });
    await editor.open(specUri, wrong);
    assert.equal((await problems(editor, specUri)).length, 1);
  });
});

describe("An editor that reads the workspace for the server", () => {
  it("is asked for the templates; the server looks at no file itself", async (test) => {
    const editor = await startEditor(test, { ...workspace, readsWorkspace: true });
    await editor.open(specUri, wrong);
    assert.equal((await problems(editor, specUri)).length, 1);
    assert.deepEqual(editor.all("specwright/findFiles"), [
      { folderUri: folder, globs: [".specwright/templates/**/*.md"] },
    ]);
  });
});

describe("The protocol package of our client", () => {
  it("is another version than the server's, and they understand each other", async (test) => {
    const ofClient = createRequire(join(packages, "vscode-languageclient/lib/node/main.js"));
    const ofServer = createRequire(join(packages, "vscode-languageserver/lib/node/main.js"));
    const protocol = "vscode-languageserver-protocol/node";
    assert.notEqual(ofClient.resolve(protocol), ofServer.resolve(protocol));
    const editor = await startEditor(test, { ...workspace, protocol: ofClient(protocol) });
    await editor.open(specUri, `${wrong}\n🏷️ ‘größer’ ☃\n`);
    assert.equal((await problems(editor, specUri)).length, 1);
  });
});
