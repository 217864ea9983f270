import {
  type Disposable,
  type Event,
  EventEmitter,
  type ExtensionContext,
  type LogOutputChannel,
  Uri,
  window,
  workspace,
} from "vscode";
import {
  ErrorCodes,
  LanguageClient,
  type LanguageClientOptions,
  ResponseError,
  State,
  TransportKind,
} from "vscode-languageclient/node";
import {
  type ChangedParams,
  type InitializationOptions,
  notifications,
  type Requests,
  requests,
} from "../../server/src/protocol.ts";
import { restartAfterCrash } from "./crashes.ts";
import { specSelector } from "./documents.ts";
import { answerWorkspaceRequests } from "./workspaceReader.ts";

/** `stopped`: it will not come back by itself. A crashed server that is being restarted is `starting`. */
export type ServerState = "starting" | "running" | "stopped";

/** The language server as the rest of the client sees it: typed requests and events, whatever process runs. */
export interface SpecServer extends Disposable {
  /** Settles with the first start: rejects when the server could not be started. */
  readonly ready: Promise<void>;
  readonly state: () => ServerState;
  /** Id of the running server process; undefined while there is none. */
  readonly processId: () => number | undefined;
  /** Waits for a starting server. Rejects when it is stopped or fails. */
  readonly request: <K extends keyof Requests>(name: K, params: Requests[K][0]) => Promise<Requests[K][1]>;
  /** Replaces the server process by a fresh one, also when it had been given up. */
  readonly restart: () => Promise<void>;
  readonly onDidChangeState: Event<ServerState>;
  readonly onDidChangeSpec: Event<ChangedParams>;
  readonly onDidChangeTemplates: Event<void>;
}

/** Logs what goes wrong, and leaves it to us to tell the user once: the client itself would do so at every step. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** Starts the language server, and keeps it running. */
export function startServer(context: ExtensionContext, output: LogOutputChannel): SpecServer {
  const stateChanged = new EventEmitter<ServerState>();
  const specChanged = new EventEmitter<ChangedParams>();
  const templatesChanged = new EventEmitter<void>();
  let state: ServerState = "starting";
  let selector = specSelector();
  let client = createClient();
  // A client is made for some documents and keeps to them, so a folder on another file system takes a new one: rare, and
  // a restart costs neither text nor findings. A server that was given up waits for the user, and is made anew then, too.
  // (No test adds a folder: VS Code restarts all extensions, the tests among them, when a window gets its second one.)
  const followingFolders = workspace.onDidChangeWorkspaceFolders(() => {
    const known = selector.map(({ scheme }) => scheme);
    const isNew = specSelector().some(({ scheme }) => !known.includes(scheme));
    if (isNew && state !== "stopped") void restart();
  });
  const ready = firstStart(stateChanged.event);
  // Whoever waits for `ready` handles its failure; the user has been told by then.
  ready.catch(() => undefined);
  void start(client);

  function setState(next: ServerState): void {
    if (next !== state) {
      state = next;
      stateChanged.fire(next);
    }
  }

  // A client whose start failed can never be started again, so each restart takes a new one.
  function createClient(): LanguageClient {
    selector = specSelector();
    const created: LanguageClient = new QuietClient("specwright", "Specwright", serverOptions(context), {
      ...clientOptions(output, selector),
      errorHandler: restartAfterCrash({ isWanted: () => created === client, giveUp }),
      initializationFailedHandler: (error) => {
        startFailed(created, error);
        return false;
      },
    });
    created.onDidChangeState(({ newState }) => {
      if (created !== client) return;
      if (newState === State.Running) setState("running");
      else if (newState === State.Starting) setState("starting");
    });
    created.onNotification(notifications.changed, (params: ChangedParams) => specChanged.fire(params));
    created.onNotification(notifications.templatesChanged, () => templatesChanged.fire());
    answerWorkspaceRequests(created);
    return created;
  }

  async function start(starting: LanguageClient): Promise<void> {
    await starting.start().catch((error) => startFailed(starting, error));
  }

  function startFailed(starting: LanguageClient, error: unknown): void {
    if (starting !== client) return;
    // A server that died while starting has crashed, and is started again or given up as such.
    const died = error instanceof ResponseError && error.code === ErrorCodes.PendingResponseRejected;
    if (!died) giveUp("The Specwright server could not be started.");
  }

  function giveUp(message: string): void {
    if (state === "stopped") return;
    setState("stopped");
    void offerRestart(message);
  }

  async function restart(): Promise<void> {
    const old = client;
    client = createClient();
    setState("starting");
    await discard(old);
    await start(client);
  }

  async function offerRestart(message: string): Promise<void> {
    const restartServer = "Restart Server";
    const showOutput = "Show Output";
    const choice = await window.showErrorMessage(message, restartServer, showOutput);
    if (choice === restartServer) await restart();
    if (choice === showOutput) output.show();
  }

  return {
    ready,
    state: () => state,
    processId: () => client.serverProcess?.pid,
    request: async (name, params) => {
      if (state === "stopped") {
        throw new Error(
          "The Specwright server is not running. Run 'Specwright: Restart Server' to start it.",
        );
      }
      return client.sendRequest(requests[name], params);
    },
    restart,
    onDidChangeState: stateChanged.event,
    onDidChangeSpec: specChanged.event,
    onDidChangeTemplates: templatesChanged.event,
    dispose: () => {
      for (const one of [followingFolders, stateChanged, specChanged, templatesChanged]) one.dispose();
      void discard(client);
    },
  };
}

/** Settles with the first state that is not `starting`. */
async function firstStart(onDidChangeState: Event<ServerState>): Promise<void> {
  return new Promise((resolve, reject) => {
    const subscription = onDidChangeState((state) => {
      if (state === "starting") return;
      subscription.dispose();
      if (state === "running") resolve();
      else reject(new Error("The Specwright server could not be started."));
    });
  });
}

/** Stops a client for good. One that is still starting refuses to be stopped: then its process is killed. */
async function discard(client: LanguageClient): Promise<void> {
  await client.dispose().catch(() => client.serverProcess?.kill());
}

function serverOptions(context: ExtensionContext) {
  const module = Uri.joinPath(context.extensionUri, "dist", "server.js").fsPath;
  // Not the workspace's folder, which is the default: it may be virtual, and must stay removable.
  const cwd = context.extensionUri.fsPath;
  return {
    run: { module, transport: TransportKind.ipc, options: { cwd } },
    debug: {
      module,
      transport: TransportKind.ipc,
      options: { cwd, execArgv: ["--nolazy", "--inspect=6009"] },
    },
  };
}

function clientOptions(
  output: LogOutputChannel,
  selector: ReturnType<typeof specSelector>,
): LanguageClientOptions {
  const initializationOptions: InitializationOptions = { readsWorkspace: true, runsCommands: true };
  return {
    documentSelector: [...selector],
    initializationOptions,
    outputChannel: output,
    synchronize: { configurationSection: "specwright" },
    // A spec's findings depend on it alone and on the templates (the server asks for a refresh when those
    // change), so nothing has to be pulled on focus or for tabs whose text was never loaded.
    diagnosticPullOptions: { onChange: true, onSave: true, onFocus: false, onTabs: false },
  };
}
