import { Console } from "node:console";
import {
  type Connection,
  createConnection,
  ErrorCodes,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import type { RunningServer } from "../host.ts";
import { startServer } from "../server.ts";
import { onlyMessages } from "./frames.ts";
import { today } from "./today.ts";

/** How long the last messages of a client that has gone are worked on, in milliseconds. */
const graceMs = 100;

// The library knows ports and named pipes, too. They are not to be had here: whoever starts the server speaks to it.
if (!process.argv.some((argument) => argument === "--stdio" || argument === "--node-ipc")) {
  process.stderr.write("specwright: start the server with --stdio or --node-ipc\n");
  process.exit(2);
}

const server = process.argv.includes("--stdio") ? serveStreams() : serveEditor();

// The last net: what nobody caught is said, and the next request is answered.
process.on("unhandledRejection", (reason) => server.logError(reason));

/** Ends with whoever speaks to us: nobody would hear what is found from then on. */
function end(): void {
  process.exit(server.wasShutDown() ? 0 : 1);
}

/** Node IPC when the editor forks us; createConnection reads it from the arguments. */
function serveEditor(): RunningServer {
  process.once("disconnect", end);
  return serve(createConnection(ProposedFeatures.all));
}

/** Any other client. */
function serveStreams(): RunningServer {
  // What a library prints must not come between the messages.
  globalThis.console = new Console(process.stderr, process.stderr);
  const reader = new StreamMessageReader(
    process.stdin.pipe(
      onlyMessages((bytes) => server.logError(`${bytes} bytes were skipped: they are no message`)),
    ),
  );
  const writer = new StreamMessageWriter(process.stdout);
  reader.onError((error) => {
    server.logError(error);
    const answer = { code: ErrorCodes.ParseError, message: error.message };
    const id = null;
    writer.write({ jsonrpc: "2.0", id, error: answer } as Parameters<typeof writer.write>[0]).catch(() => {});
  });
  // What came last (`exit`, most likely) is still on its way through the stream.
  process.stdin.once("close", () => setTimeout(end, graceMs));
  return serve(createConnection(ProposedFeatures.all, reader, writer));
}

function serve(connection: Connection): RunningServer {
  return startServer(connection, {
    loadEngine: () => import("./nodeEngine.ts"),
    today: () => today(),
    rest: () => new Promise((resolve) => setImmediate(resolve)),
    session: Date.now().toString(36),
    version: SPECWRIGHT_VERSION,
  });
}
