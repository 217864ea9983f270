import {
  type CodeAction,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  TextDocuments,
  WatchKind,
} from "vscode-languageserver";
import { createAnswering } from "./answering.ts";
import { serverCapabilities } from "./capabilities.ts";
import { lazy } from "./core/text/lazy.ts";
import type { DiagnosticReport } from "./features/diagnosticReports.ts";
import {
  type ChangedParams,
  clientRequests,
  type FindFilesParams,
  type InitializationOptions,
  notifications,
} from "./protocol.ts";
import { answerRequests } from "./requests.ts";
import { createDebounce } from "./service/debounce.ts";
import { createOpenText, type OpenText } from "./service/openText.ts";
import type { Rest } from "./service/slices.ts";
import type { OpenSpec } from "./service/specs.ts";
import { templateGlob, type WorkspaceFiles } from "./service/templateFiles.ts";
import { createWorkspace, type Workspace } from "./service/workspace.ts";

/** What the server loads when it is needed, with what reads `file:` URIs for clients that do not read the workspace. */
export type Engine = typeof import("./engine.ts") & { readonly files: WorkspaceFiles };

/** What the host gives the server besides a connection. */
export interface Host {
  /** Called once, behind the answer to `initialize`. */
  readonly loadEngine: () => Promise<Engine>;
  /** The local date, YYYY-MM-DD. */
  readonly today: () => string;
  readonly rest: Rest;
  readonly version: string;
  /** Tells this run of the server from any other. */
  readonly session: string;
}

/** How long typing must rest before a client is told that outline and status may differ, in milliseconds. */
const restMs = 120;

/** Wires the features to a connection and starts listening. With `requests.ts` the only place that knows a connection. */
export function startServer(connection: Connection, host: Host): void {
  const documents = new TextDocuments<OpenText>({
    create: (uri, _languageId, version, content) => createOpenText(uri, version, content),
    update: (text, changes, version) => text.changed(changes, version),
  });
  let capabilities: InitializeParams["capabilities"] = {};
  let clientReads = false;
  let clientRuns = false;
  let workspace: Workspace = createWorkspace([], null);

  /** The engine, and what is made with it. */
  const started = lazy(async () => {
    const engine = await host.loadEngine();
    const files: WorkspaceFiles = {
      find: (folderUri, globs) =>
        clientReads
          ? connection.sendRequest(clientRequests.findFiles, { folderUri, globs } satisfies FindFilesParams)
          : engine.files.find(folderUri, globs),
      read: (uri) =>
        clientReads ? connection.sendRequest(clientRequests.readFile, uri) : engine.files.read(uri),
      exists: (uri) =>
        clientReads ? connection.sendRequest(clientRequests.fileExists, uri) : engine.files.exists(uri),
    };
    const library = engine.createTemplateLibrary(files);
    const existingFiles = engine.createExistingFiles({
      files,
      folderOf: (uri) => workspace.folderOf(uri),
      rest: createDebounce(restMs),
      changed: () => void checkAgain().catch(logError),
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
  let loaded: Promise<void> = Promise.resolve();
  const changed = createDebounce(restMs);
  const checked = createDebounce(restMs);
  const pulls = () => capabilities.textDocument?.diagnostic !== undefined;
  const logError = (error: unknown) =>
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));

  /** Waits for the load that is under way, and for one that has overtaken it meanwhile. */
  async function templatesKnown(): Promise<void> {
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
    logError,
  });
  const engine = async () => (await started()).engine;

  async function loadTemplates(): Promise<void> {
    const named = await Promise.all(
      workspace
        .folders()
        .map(async (folderUri) => ({ folderUri, globs: (await workspace.settingsFor(folderUri)).templates })),
    );
    await (await started()).library.load(named);
  }

  /** Templates or settings may have changed: everything said about open documents may be different. */
  async function startOver(): Promise<void> {
    loaded = loadTemplates().catch(logError);
    await loaded;
    connection.sendNotification(notifications.templatesChanged);
    await checkAgain();
    for (const document of documents.all()) tellChanged(document);
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
    if (found) connection.sendDiagnostics({ uri, ...found });
  }

  function tellChanged({ uri, version }: OpenText): void {
    connection.sendNotification(notifications.changed, { uri, version } satisfies ChangedParams);
  }

  connection.onInitialize((params): InitializeResult => {
    capabilities = params.capabilities;
    const options: InitializationOptions = params.initializationOptions ?? {};
    clientReads = options.readsWorkspace === true;
    clientRuns = options.runsCommands === true;
    const ask = (scopeUri: string): Promise<unknown> =>
      connection.workspace.getConfiguration({ scopeUri, section: "specwright" });
    workspace = createWorkspace(
      (params.workspaceFolders ?? []).map((folder) => folder.uri),
      capabilities.workspace?.configuration ? ask : null,
    );
    return {
      serverInfo: { name: "Specwright", version: host.version },
      capabilities: serverCapabilities(pulls()),
    };
  });

  // The engine is loaded here and not before: loading it keeps this thread busy, and the answer would wait for it.
  connection.onInitialized(async () => {
    // First of all, so that no request is answered before the user's own templates are known.
    const templatesLoaded = startOver();
    const { workspace: declared } = capabilities;
    if (declared?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        workspace.changeFolders(
          added.map((folder) => folder.uri),
          removed.map((folder) => folder.uri),
        );
        void startOver();
      });
    }
    await templatesLoaded;
    if (declared?.didChangeConfiguration?.dynamicRegistration) {
      await connection.client
        .register(DidChangeConfigurationNotification.type, { section: "specwright" })
        .catch(logError);
    }
    if (declared?.didChangeWatchedFiles?.dynamicRegistration) {
      const globs = [`**/${templateGlob}`, "**/.specwright/templates", "**/.specwright", "**/*.md"];
      await connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [
          ...globs.map((globPattern) => ({ globPattern })),
          // Any file may be a related document.
          { globPattern: "**/*", kind: WatchKind.Create | WatchKind.Delete },
        ],
      });
    }
  });

  connection.onDidChangeConfiguration(({ settings }) => {
    workspace.changeSettings((settings as { readonly specwright?: unknown } | null)?.specwright);
    void startOver();
  });

  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    const named = await Promise.all(workspace.folders().map((folder) => workspace.settingsFor(folder)));
    const { library, existingFiles } = await started();
    existingFiles.changed(changes.flatMap(({ uri, type }) => (type === FileChangeType.Changed ? [] : [uri])));
    const hasGlobs = named.some(({ templates }) => templates.length > 0);
    const mayBeTemplate = (uri: string) =>
      (hasGlobs && uri.endsWith(".md")) || uri.includes("/.specwright") || library.isTemplate(uri);
    if (changes.some(({ uri }) => mayBeTemplate(uri))) await startOver();
  });

  documents.onDidChangeContent(({ document }) => {
    changed.run(document.uri, () => tellChanged(document));
    if (!pulls()) checked.run(document.uri, () => void push(document.uri));
  });
  documents.onDidClose(({ document: { uri } }) => {
    void started().then(({ specs, reports }) => {
      // It may be open again by now.
      if (documents.get(uri)) return;
      specs.forget(uri);
      reports.forget(uri);
    });
    workspace.forget(uri);
    changed.cancel(uri);
    checked.cancel(uri);
    if (!pulls()) connection.sendDiagnostics({ uri, diagnostics: [] });
  });

  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }, token) => {
    const { reports } = await started();
    return answerWhenChecked<DiagnosticReport>(
      textDocument.uri,
      (spec) => reports.report(spec, previousResultId),
      { kind: "full", items: [] },
      token,
    );
  });
  connection.onCompletion(async ({ textDocument, position }) => {
    const { provideCompletion } = await engine();
    return answer(textDocument.uri, (spec) => provideCompletion(spec, position, host.today()), null);
  });
  connection.onHover(async ({ textDocument, position }) => {
    const { provideHover } = await engine();
    return answer(textDocument.uri, (spec) => provideHover(spec, position), null);
  });
  connection.onCodeAction(async ({ textDocument, range, context }, token) => {
    const { provideCodeActions, provideConversionActions } = await engine();
    const abilities = {
      insertsSnippets: capabilities.workspace?.workspaceEdit?.snippetEditSupport === true,
      runsCommands: clientRuns,
    };
    return answerWhenChecked<CodeAction[]>(
      textDocument.uri,
      (spec) => [
        ...provideCodeActions(spec, range, context.only, abilities, host.today()),
        ...provideConversionActions(spec, range.start, context),
      ],
      [],
      token,
    );
  });
  answerRequests(connection, {
    answer,
    answerWhenChecked,
    today: host.today,
    engine,
    templatesFor: async (folderUri) => {
      await templatesKnown();
      return (await started()).library.templatesFor(folderUri);
    },
  });

  documents.listen(connection);
  connection.listen();
}
