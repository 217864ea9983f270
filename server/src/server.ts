import {
  type CodeAction,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type DocumentDiagnosticReport,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { newSpec } from "./core/template/newSpec.ts";
import type { Template } from "./core/template/template.ts";
import { provideTemplateChoice } from "./features/chooseTemplate.ts";
import { provideCodeActions } from "./features/codeActions.ts";
import { provideCompletion, triggerCharacters } from "./features/completion/completion.ts";
import { provideDiagnostics } from "./features/diagnostics.ts";
import { provideHover } from "./features/hover.ts";
import { provideInsertion } from "./features/insertSection.ts";
import { provideOutline, summarise } from "./features/outline.ts";
import { provideStatus } from "./features/specStatus.ts";
import {
  type ChangedParams,
  type ChooseTemplateParams,
  clientRequests,
  type FindFilesParams,
  type InitializationOptions,
  type InsertSectionParams,
  type NewSpecParams,
  type NewSpecResult,
  notifications,
  type OutlineParams,
  requests,
  type StatusParams,
  type TemplatesParams,
} from "./protocol.ts";
import { createDebounce } from "./service/debounce.ts";
import { defaultSettings, readSettings, type Settings } from "./service/settings.ts";
import { createSpecs, type OpenSpec } from "./service/specs.ts";
import { templateGlob, type WorkspaceFiles } from "./service/templateFiles.ts";
import { createTemplateLibrary } from "./service/templateLibrary.ts";

/** What the host gives the server besides a connection. */
export interface Host {
  /** Reads `file:` URIs, for clients that do not read the workspace themselves. */
  readonly files: WorkspaceFiles;
  /** The local date, YYYY-MM-DD. */
  readonly today: () => string;
  readonly version: string;
}

/** How long typing must rest before a client is told that outline and status may differ, in milliseconds. */
const restMs = 120;

/** Wires the features to a connection and starts listening. The only place that knows a connection. */
export function startServer(connection: Connection, host: Host): void {
  const documents = new TextDocuments(TextDocument);
  let capabilities: InitializeParams["capabilities"] = {};
  let folders: readonly string[] = [];
  let clientReads = false;
  let pushedSettings: Settings | null = null;
  let settingsRevision = 0;
  const settings = new Map<string, Promise<Settings>>();

  const files: WorkspaceFiles = {
    find: (folderUri, globs) =>
      clientReads
        ? connection.sendRequest<readonly string[]>(clientRequests.findFiles, {
            folderUri,
            globs,
          } satisfies FindFilesParams)
        : host.files.find(folderUri, globs),
    read: (uri) =>
      clientReads
        ? connection.sendRequest<string | null>(clientRequests.readFile, uri)
        : host.files.read(uri),
  };
  const library = createTemplateLibrary(files);
  const specs = createSpecs({ library, folderOf, settingsFor, settingsRevision: () => settingsRevision });
  let loaded: Promise<void> = Promise.resolve();
  const changed = createDebounce(restMs);
  const checked = createDebounce(restMs);

  /** The innermost workspace folder that holds the file. */
  function folderOf(uri: string): string | null {
    const holding = folders.filter(
      (folder) => uri === folder || uri.startsWith(folder.endsWith("/") ? folder : `${folder}/`),
    );
    return holding.sort((a, b) => b.length - a.length)[0] ?? null;
  }

  function settingsFor(uri: string | null): Promise<Settings> {
    if (!capabilities.workspace?.configuration) return Promise.resolve(pushedSettings ?? defaultSettings);
    const key = uri ?? "";
    const known = settings.get(key);
    if (known) return known;
    const asked = connection.workspace
      .getConfiguration(uri === null ? { section: "specwright" } : { scopeUri: uri, section: "specwright" })
      .then(readSettings, () => defaultSettings);
    settings.set(key, asked);
    return asked;
  }

  async function open(uri: string): Promise<OpenSpec | null> {
    await loaded;
    const document = documents.get(uri);
    return document ? specs.open(document) : null;
  }

  async function loadTemplates(): Promise<void> {
    const named = await Promise.all(
      folders.map(async (folderUri) => ({ folderUri, globs: (await settingsFor(folderUri)).templates })),
    );
    await library.load(named);
  }

  /** Templates or settings changed: everything said about open documents may be different. */
  async function startOver(templates: boolean): Promise<void> {
    if (templates) {
      loaded = loadTemplates().catch((error: unknown) =>
        connection.console.error(`Templates could not be read: ${String(error)}`),
      );
      await loaded;
      connection.sendNotification(notifications.templatesChanged);
    }
    if (pulls()) connection.languages.diagnostics.refresh();
    for (const document of documents.all()) {
      if (!pulls()) await push(document.uri);
      tellChanged(document);
    }
  }

  const pulls = () => capabilities.textDocument?.diagnostic !== undefined;

  async function push(uri: string): Promise<void> {
    const spec = await open(uri);
    if (spec)
      connection.sendDiagnostics({
        uri,
        version: spec.textDocument.version,
        diagnostics: provideDiagnostics(spec),
      });
  }

  function tellChanged({ uri, version }: TextDocument): void {
    connection.sendNotification(notifications.changed, { uri, version } satisfies ChangedParams);
  }

  /** Runs a feature; what goes wrong in it is logged and answered with nothing, the editor goes on. */
  async function answer<T>(uri: string, feature: (spec: OpenSpec) => T, nothing: T): Promise<T> {
    try {
      const spec = await open(uri);
      return spec ? feature(spec) : nothing;
    } catch (error) {
      connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return nothing;
    }
  }

  connection.onInitialize((params): InitializeResult => {
    capabilities = params.capabilities;
    const options: InitializationOptions = params.initializationOptions ?? {};
    clientReads = options.readsWorkspace === true;
    folders = (params.workspaceFolders ?? []).map((folder) => folder.uri.replace(/\/$/, ""));
    return {
      serverInfo: { name: "Specwright", version: host.version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        completionProvider: { triggerCharacters: [...triggerCharacters] },
        codeActionProvider: { codeActionKinds: ["quickfix"] },
        hoverProvider: true,
        ...(pulls()
          ? {
              diagnosticProvider: {
                identifier: "specwright",
                interFileDependencies: false,
                workspaceDiagnostics: false,
              },
            }
          : {}),
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(async () => {
    if (capabilities.workspace?.didChangeConfiguration?.dynamicRegistration) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: "specwright" });
    }
    if (capabilities.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map((folder) => folder.uri.replace(/\/$/, "")));
        folders = [
          ...folders.filter((folder) => !gone.has(folder)),
          ...added.map((folder) => folder.uri.replace(/\/$/, "")),
        ];
        void startOver(true);
      });
    }
    await startOver(true);
    if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      await connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: `**/${templateGlob}` }, { globPattern: "**/*.md" }],
      });
    }
  });

  connection.onDidChangeConfiguration(({ settings: given }) => {
    settings.clear();
    settingsRevision++;
    if (!capabilities.workspace?.configuration)
      pushedSettings = readSettings((given as { specwright?: unknown } | null)?.specwright);
    void startOver(true);
  });

  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    const globs = new Set<string>();
    for (const folder of folders) for (const glob of (await settingsFor(folder)).templates) globs.add(glob);
    const concerns = changes.some(
      ({ uri }) => uri.includes(".specwright/templates/") || library.isTemplate(uri) || globs.size > 0,
    );
    if (concerns) await startOver(true);
  });

  documents.onDidChangeContent(({ document }) => {
    changed.run(document.uri, () => tellChanged(document));
    if (!pulls()) checked.run(document.uri, () => void push(document.uri));
  });
  documents.onDidClose(({ document }) => {
    specs.forget(document.uri);
    settings.delete(document.uri);
    changed.cancel(document.uri);
    checked.cancel(document.uri);
    if (!pulls()) connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });

  connection.languages.diagnostics.on(({ textDocument, previousResultId }) =>
    answer<DocumentDiagnosticReport>(
      textDocument.uri,
      (spec) =>
        previousResultId === spec.resultId
          ? { kind: "unchanged", resultId: spec.resultId }
          : { kind: "full", resultId: spec.resultId, items: provideDiagnostics(spec) },
      { kind: "full", items: [] },
    ),
  );
  connection.onCompletion(({ textDocument, position }) =>
    answer(textDocument.uri, (spec) => provideCompletion(spec, position, host.today()), null),
  );
  connection.onHover(({ textDocument, position }) =>
    answer(textDocument.uri, (spec) => provideHover(spec, position), null),
  );
  connection.onCodeAction(({ textDocument, range, context }) =>
    answer<CodeAction[]>(textDocument.uri, (spec) => provideCodeActions(spec, range, context.only), []),
  );

  connection.onRequest(requests.outline, ({ uri }: OutlineParams) => answer(uri, provideOutline, null));
  connection.onRequest(requests.status, ({ uri }: StatusParams) =>
    answer(uri, provideStatus, {
      template: null,
      reason: "the document is not open",
      value: null,
      stage: null,
      sectionsToGo: 0,
      placeholdersToGo: 0,
    }),
  );
  connection.onRequest(requests.insertSection, ({ uri, sectionId }: InsertSectionParams) =>
    answer(uri, (spec) => provideInsertion(spec, sectionId), null),
  );
  connection.onRequest(requests.chooseTemplate, ({ uri, choice }: ChooseTemplateParams) =>
    answer(uri, (spec) => provideTemplateChoice(spec, choice), []),
  );
  connection.onRequest(requests.templates, async ({ folderUri }: TemplatesParams) => {
    await loaded;
    return library.templatesFor(folderUri?.replace(/\/$/, "") ?? null).map(summarise);
  });
  connection.onRequest(
    requests.newSpec,
    async ({ templateId, folderUri, name, today, author }: NewSpecParams): Promise<NewSpecResult | null> => {
      await loaded;
      const known: readonly Template[] = [
        ...library.templatesFor(folderUri?.replace(/\/$/, "") ?? null),
        ...library.templatesFor(null),
      ];
      const template = known.find((candidate) => candidate.id === templateId);
      return template ? newSpec(template, { name, today, author }) : null;
    },
  );

  documents.listen(connection);
  connection.listen();
}
