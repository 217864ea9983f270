import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  TextDocuments,
} from "vscode-languageserver";
import { createAnswering, type Phase, requestsOf } from "./answering.ts";
import { serverCapabilities } from "./capabilities.ts";
import { filesOfClient } from "./clientFiles.ts";
import { lazy } from "./core/text/lazy.ts";
import type { Host, RunningServer } from "./host.ts";
import { type ChangedParams, type InitializationOptions, notifications, withoutLinks } from "./protocol.ts";
import { answerDocumentRequests, answerRequests } from "./requests.ts";
import { createDebounce } from "./service/debounce.ts";
import { createOpenText, type OpenText } from "./service/openText.ts";
import type { OpenSpec } from "./service/specs.ts";
import { decoded } from "./service/uris.ts";
import { createWorkspace, type Workspace } from "./service/workspace.ts";
import { textSyncOf } from "./textSync.ts";
import { watchedFiles } from "./watching.ts";

/** How long typing must rest before a client is told that outline and status may differ, in milliseconds. */
const restMs = 120;

/** Wires the features to a connection and starts listening. */
export function startServer(connection: Connection, host: Host): RunningServer {
  const documents = new TextDocuments<OpenText>({
    create: (uri, _languageId, version, content) => createOpenText(uri, version, content),
    update: (text, changes, version) => text.changed(changes, version),
  });
  let phase: Phase = "new";
  let capabilities: InitializeParams["capabilities"] = {};
  let clientReads = false;
  let clientRuns = false;
  let workspace: Workspace = createWorkspace([], null);

  /** The engine, and what is made with it. */
  const started = lazy(async () => {
    const engine = await host.loadEngine();
    const files = clientReads ? filesOfClient(connection) : engine.files;
    const library = engine.createTemplateLibrary(files);
    const existingFiles = engine.createExistingFiles({
      files,
      folderOf: (uri) => workspace.folderOf(uri),
      rest: createDebounce(restMs),
      changed: () => inBackground(checkAgain),
    });
    const specs = engine.createSpecs({
      library,
      folderOf: (uri) => workspace.folderOf(uri),
      settingsFor: (uri) => workspace.settingsFor(uri),
      settingsRevision: () => workspace.settingsRevision(),
      existingFiles,
      isCurrent: (text) => documents.get(text.uri) === text,
    });
    return { engine, library, specs, existingFiles, reports: engine.createDiagnosticReports(host.session) };
  });
  /** What the user was told: once is enough. */
  const told = new Set<string>();
  /** null: nothing was loaded yet. */
  let loaded: Promise<void> | null = null;
  const changed = createDebounce(restMs);
  const checked = createDebounce(restMs);
  const pulls = () => capabilities.textDocument?.diagnostic !== undefined;
  const logError = (error: unknown) => {
    try {
      connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    } catch {
      // The connection is closed: nobody is there to read it.
    }
  };

  /** What nobody waits for. That it fails is logged, and no reason to end. */
  function inBackground(work: () => unknown): void {
    const run = async () => work();
    run().catch(logError);
  }

  /** Waits for the load that is under way, and for one that has overtaken it meanwhile. */
  async function templatesKnown(): Promise<void> {
    // A client that asks before it says `initialized` gets no worse an answer.
    loaded ??= loadTemplates().catch(logError);
    for (let waited: Promise<void> | null = null; waited !== loaded; ) {
      waited = loaded;
      await waited;
    }
  }

  async function open(uri: string): Promise<OpenSpec | null> {
    await templatesKnown();
    const { specs } = await started();
    const document = documents.get(uri);
    return document ? specs.open(document) : null;
  }

  const { answer, answerWhenChecked } = createAnswering({
    open,
    isOpen: (uri) => documents.get(uri) !== undefined,
    rest: host.rest,
  });
  const engine = async () => (await started()).engine;

  async function loadTemplates(): Promise<void> {
    const named = await Promise.all(
      workspace
        .folders()
        .map(async (folderUri) => ({ folderUri, globs: (await workspace.settingsFor(folderUri)).templates })),
    );
    for (const { uri, reason } of await (await started()).library.load(named))
      await tellUser(`${withinFolder(uri)} is not used as a template: ${reason}.`);
  }

  /** Shows a sentence, once. */
  async function tellUser(sentence: string): Promise<void> {
    const message = withoutLinks(sentence);
    if (told.has(message)) return;
    told.add(message);
    await connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
  }

  function withinFolder(uri: string): string {
    const folder = workspace.folderOf(uri);
    return decoded(folder === null ? uri : uri.slice(folder.length + 1));
  }

  /** Templates or settings may have changed: everything said about open documents may be different. */
  async function startOver(): Promise<void> {
    loaded = loadTemplates().catch(logError);
    await loaded;
    await connection.sendNotification(notifications.templatesChanged);
    await checkAgain();
    for (const document of documents.all()) await tellChanged(document);
  }

  /** What was found in open documents may be different now. */
  async function checkAgain(): Promise<void> {
    if (pulls() && capabilities.workspace?.diagnostics?.refreshSupport)
      connection.languages.diagnostics.refresh().catch(logError);
    if (!pulls()) for (const { uri } of documents.all()) await push(uri);
  }

  /** For clients that do not pull diagnostics. */
  async function push(uri: string): Promise<void> {
    const { inOrder, provideDiagnostics } = await engine();
    const found = await answerWhenChecked(
      uri,
      (spec) => ({ version: spec.version, diagnostics: inOrder(provideDiagnostics(spec)) }),
      null,
    );
    if (found) await connection.sendDiagnostics({ uri, ...found });
  }

  function tellChanged({ uri, version }: OpenText): Promise<void> {
    return connection.sendNotification(notifications.changed, { uri, version } satisfies ChangedParams);
  }

  connection.onInitialize((params): InitializeResult | ResponseError<{ retry: boolean }> => {
    if (phase !== "new")
      return new ResponseError(ErrorCodes.InvalidRequest, "initialize came before", { retry: false });
    phase = "running";
    capabilities = params.capabilities;
    const options: InitializationOptions = params.initializationOptions ?? {};
    clientReads = options.readsWorkspace === true;
    clientRuns = options.runsCommands === true;
    const ask = (scopeUri: string): Promise<unknown> =>
      connection.workspace.getConfiguration({ scopeUri, section: "specwright" });
    workspace = createWorkspace(
      urisOf(params.workspaceFolders),
      capabilities.workspace?.configuration ? ask : null,
      (sentence) => inBackground(() => tellUser(sentence)),
    );
    return {
      serverInfo: { name: "Specwright", version: host.version },
      capabilities: serverCapabilities(pulls()),
    };
  });

  // The engine is loaded here and not before: loading it keeps this thread busy, and the answer would wait for it.
  connection.onInitialized(async () => {
    if (phase !== "running") return;
    // First of all, so that no request is answered before the user's own templates are known.
    const templatesLoaded = startOver();
    const { workspace: declared } = capabilities;
    if (declared?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        workspace.changeFolders(urisOf(added), urisOf(removed));
        inBackground(startOver);
      });
    }
    await templatesLoaded;
    if (declared?.didChangeConfiguration?.dynamicRegistration) {
      await connection.client
        .register(DidChangeConfigurationNotification.type, { section: "specwright" })
        .catch(logError);
    }
    if (declared?.didChangeWatchedFiles?.dynamicRegistration) {
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: watchedFiles });
    }
  });

  connection.onShutdown(() => {
    phase = "ended";
  });

  connection.onDidChangeConfiguration((params) => {
    if (phase !== "running") return;
    const settings: { readonly specwright?: unknown } | null | undefined = params?.settings;
    workspace.changeSettings(settings?.specwright);
    inBackground(startOver);
  });

  connection.onDidChangeWatchedFiles(async (params) => {
    if (phase !== "running") return;
    const changes = arrayOf(params?.changes).filter((change) => typeof change?.uri === "string");
    const { engine, library, existingFiles } = await started();
    existingFiles.changed(changes.flatMap(({ uri, type }) => (type === FileChangeType.Changed ? [] : [uri])));
    const uris = changes.map(({ uri }) => uri);
    if (await engine.mayChangeTemplates(uris, workspace, library)) await startOver();
  });

  documents.onDidChangeContent(({ document }) => {
    changed.run(document.uri, () => inBackground(() => tellChanged(document)));
    if (!pulls()) checked.run(document.uri, () => inBackground(() => push(document.uri)));
  });
  documents.onDidClose(({ document: { uri } }) => {
    inBackground(async () => {
      const { specs, reports } = await started();
      // It may be open again by now.
      if (documents.get(uri)) return;
      specs.forget(uri);
      reports.forget(uri);
    });
    workspace.forget(uri);
    changed.cancel(uri);
    checked.cancel(uri);
    if (!pulls()) inBackground(() => connection.sendDiagnostics({ uri, diagnostics: [] }));
  });

  const onRequest = requestsOf(connection, { phase: () => phase, logError });
  const context = { answer, answerWhenChecked, today: host.today, engine };
  answerDocumentRequests(onRequest, {
    ...context,
    abilities: () => ({
      insertsSnippets: capabilities.workspace?.workspaceEdit?.snippetEditSupport === true,
      runsCommands: clientRuns,
    }),
    reports: async () => (await started()).reports,
  });
  answerRequests(onRequest, {
    ...context,
    templatesFor: async (folderUri) => {
      await templatesKnown();
      return (await started()).library.templatesFor(folderUri);
    },
  });

  documents.listen(
    textSyncOf(connection, {
      isListening: () => phase === "running",
      versionOf: (uri) => documents.get(uri)?.version,
      logError,
    }),
  );
  connection.listen();
  return { wasShutDown: () => phase === "ended", logError };
}

/** What a client calls a list may be none. */
function arrayOf<T>(given: readonly T[] | null | undefined): readonly T[] {
  return Array.isArray(given) ? given : [];
}

function urisOf(folders: readonly { readonly uri: string }[] | null | undefined): readonly string[] {
  return arrayOf(folders).flatMap((folder) => (typeof folder?.uri === "string" ? [folder.uri] : []));
}
