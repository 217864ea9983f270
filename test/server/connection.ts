// The language server in this process, and an editor that talks to it over streams as a real one does.
import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import type { TestContext } from "node:test";
import * as ownProtocol from "vscode-languageserver/node";
import {
  type CancellationToken,
  type ClientCapabilities,
  createConnection,
  ErrorCodes,
  type InitializeResult,
  ProposedFeatures,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import * as engine from "../../server/src/engine.ts";
import { clientRequests, type FindFilesParams, notifications } from "../../server/src/protocol.ts";
import { startServer } from "../../server/src/server.ts";
import { createInbox, type Inbox } from "./inbox.ts";
import { memoryFiles, untouchableFiles } from "./memoryFiles.ts";

export const today = "2026-11-21";

/** What VS Code declares, as far as the server cares. */
export const capabilitiesOfVsCode: ClientCapabilities = {
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
    diagnostics: { refreshSupport: true },
  },
  textDocument: { diagnostic: {} },
};

export interface EditorOptions {
  readonly capabilities?: ClientCapabilities;
  /** URIs of the workspace folders. */
  readonly folders?: readonly string[];
  /** URI → text. Changed in place by a test; the server hears of it by `didChangeWatchedFiles`. */
  readonly files?: Map<string, string>;
  /** The `specwright` section, for the resource that is asked about. */
  readonly settings?: (scopeUri: string | undefined) => unknown;
  /** The editor reads the workspace for the server, as ours does. */
  readonly readsWorkspace?: boolean;
  /** The editor has the commands that code actions name. */
  readonly runsCommands?: boolean;
  readonly today?: () => string;
  /** Answers a request of the server in place of the editor; `undefined`: the editor does. */
  readonly answer?: (method: string, params: unknown) => unknown;
  /** Another engine in place of the real one: one that fails. */
  readonly engine?: (real: typeof engine) => typeof engine;
  /** The protocol package that the editor uses; by default the server's. */
  readonly protocol?: Protocol;
}

type Protocol = Pick<
  typeof import("vscode-languageserver/node"),
  "createMessageConnection" | "StreamMessageReader" | "StreamMessageWriter"
>;

export interface Editor extends Pick<Inbox, "next" | "all"> {
  readonly initialized: InitializeResult;
  readonly request: <T>(method: string, params: unknown, token?: CancellationToken) => Promise<T>;
  readonly notify: (method: string, params: unknown) => Promise<void>;
  readonly open: (uri: string, text: string, languageId?: string) => Promise<void>;
  /** Replaces the whole text, or tells the changes one by one. */
  readonly change: (uri: string, change: string | readonly TextDocumentContentChangeEvent[]) => Promise<void>;
  readonly close: (uri: string) => Promise<void>;
  readonly text: (uri: string) => string;
  readonly version: (uri: string) => number;
  /** As an editor does: refused for another version of the document. */
  readonly apply: (edit: WorkspaceEdit) => Promise<void>;
  readonly changeSettings: (settings: (scopeUri: string | undefined) => unknown) => Promise<void>;
}

export interface Registrations {
  readonly registrations: readonly { readonly method: string; readonly registerOptions: unknown }[];
}

const registration = "client/registerCapability";
const isOfFiles = ({ registrations }: Registrations) =>
  registrations.some(({ method }) => method === "workspace/didChangeWatchedFiles");

/** Starts a server and an editor; answers once the templates are loaded. Both end with the test. */
export async function startEditor(test: TestContext, options: EditorOptions = {}): Promise<Editor> {
  const files = memoryFiles(options.files ?? new Map());
  const toServer = new PassThrough();
  const toEditor = new PassThrough();
  // Readers and writers, not the streams themselves: the server would end this process together with its input.
  const server = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(toServer),
    new StreamMessageWriter(toEditor),
  );
  const protocol: Protocol = options.protocol ?? ownProtocol;
  const editor = protocol.createMessageConnection(
    new protocol.StreamMessageReader(toEditor),
    new protocol.StreamMessageWriter(toServer),
    { error: assert.fail, warn: () => {}, info: () => {}, log: () => {} },
  );
  const inbox = createInbox();
  const documents = new Map<string, TextDocument>();
  let settings = options.settings ?? (() => null);

  const answers: Readonly<Record<string, (params: never) => unknown>> = {
    "workspace/configuration": ({ items }: { items: readonly { scopeUri?: string }[] }) =>
      items.map((item) => settings(item.scopeUri)),
    [registration]: () => null,
    "workspace/diagnostic/refresh": () => null,
    [clientRequests.findFiles]: ({ folderUri, globs }: FindFilesParams) => files.find(folderUri, globs),
    [clientRequests.readFile]: (uri: string) => files.read(uri),
    [clientRequests.fileExists]: (uri: string) => files.exists(uri),
  };
  editor.onRequest((method, params) => {
    const given = Array.isArray(params) ? params[0] : params;
    inbox.put({ method, params: given });
    const own = options.answer?.(method, given);
    if (own !== undefined) return own;
    const known = answers[method];
    return known ? known(given as never) : new ResponseError(ErrorCodes.MethodNotFound, method);
  });
  editor.onNotification((method, params) =>
    inbox.put({ method, params: Array.isArray(params) ? params[0] : params }),
  );

  startServer(server, {
    loadEngine: async () => ({
      ...(options.engine?.(engine) ?? engine),
      files: options.readsWorkspace ? untouchableFiles : files,
    }),
    today: options.today ?? (() => today),
    rest: () => new Promise((resolve) => setImmediate(resolve)),
    version: "1.2.3",
    session: "test",
  });
  editor.listen();

  const capabilities = options.capabilities ?? capabilitiesOfVsCode;
  const notify = (method: string, params: unknown) => editor.sendNotification(method, params);
  const documentAt = (uri: string) => {
    const document = documents.get(uri);
    assert.ok(document, `${uri} is not open`);
    return document;
  };
  const change = async (uri: string, given: string | readonly TextDocumentContentChangeEvent[]) => {
    const contentChanges = typeof given === "string" ? [{ text: given }] : [...given];
    const document = documentAt(uri);
    documents.set(uri, TextDocument.update(document, contentChanges, document.version + 1));
    await notify("textDocument/didChange", {
      textDocument: { uri, version: document.version },
      contentChanges,
    });
  };
  const close = async (uri: string) => {
    documents.delete(uri);
    await notify("textDocument/didClose", { textDocument: { uri } });
  };

  const initialized = await editor.sendRequest<InitializeResult>("initialize", {
    processId: null,
    rootUri: null,
    capabilities,
    workspaceFolders: (options.folders ?? []).map((uri) => ({ uri, name: uri })),
    initializationOptions: {
      readsWorkspace: options.readsWorkspace ?? false,
      runsCommands: options.runsCommands ?? false,
    },
  });
  await notify("initialized", {});
  test.after(async () => {
    for (const uri of documents.keys()) await close(uri);
    await editor.sendRequest("shutdown");
    editor.dispose();
    server.dispose();
  });
  // Only then does it answer with all it knows, and has registered what it registers.
  await inbox.next(notifications.templatesChanged);
  if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration)
    await inbox.next(registration, isOfFiles);

  return {
    initialized,
    next: inbox.next,
    all: inbox.all,
    request: (method, params, token) =>
      token ? editor.sendRequest(method, params, token) : editor.sendRequest(method, params),
    notify,
    open: async (uri, text, languageId = "markdown") => {
      documents.set(uri, TextDocument.create(uri, languageId, 1, text));
      await notify("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } });
    },
    change,
    close,
    text: (uri) => documentAt(uri).getText(),
    version: (uri) => documentAt(uri).version,
    apply: async ({ documentChanges }) => {
      for (const part of documentChanges ?? []) {
        assert.ok("edits" in part, "Only edits of documents are expected");
        const { uri, version } = part.textDocument;
        assert.equal(version, documentAt(uri).version, "The edit is for another version");
        const edits = part.edits.filter((edit) => "newText" in edit);
        await change(uri, TextDocument.applyEdits(documentAt(uri), edits));
      }
    },
    changeSettings: async (changed) => {
      settings = changed;
      await notify("workspace/didChangeConfiguration", { settings: null });
    },
  };
}
