// The server as it is shipped, as a process of its own.
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import {
  createMessageConnection,
  type InitializeResult,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { template } from "./serviceCard.ts";

export const project = join(__dirname, "..", "..");
export const built = join(project, "dist", "server.js");

export interface Server {
  readonly child: ChildProcessWithoutNullStreams;
  readonly connection: MessageConnection;
  readonly ended: Promise<readonly unknown[]>;
  /** What it wrote to its standard error. */
  readonly errors: () => string;
}

export function start(test: TestContext): Server {
  const { child, ended, errors } = startRaw(test);
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  test.after(() => connection.dispose());
  return { child, connection, ended, errors };
}

/** A server to whose streams nobody listens yet. */
export function startRaw(test: TestContext): Omit<Server, "connection"> {
  const child = spawn(process.execPath, [built, "--stdio"]);
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  const ended = once(child, "close");
  test.after(() => child.kill("SIGKILL"));
  return { child, ended, errors: () => errors };
}

/** A folder on disk with a template of its own. */
export function workspaceWithTemplate(test: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), "specwright stdio-"));
  test.after(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, ".specwright", "templates"), { recursive: true });
  writeFileSync(join(folder, ".specwright", "templates", "service-card.md"), template);
  return folder;
}

export async function initialized(connection: MessageConnection, folder: string): Promise<InitializeResult> {
  connection.listen();
  const loaded = new Promise((resolve) => connection.onNotification("specwright/templatesChanged", resolve));
  const result = await connection.sendRequest<InitializeResult>("initialize", {
    processId: process.pid,
    rootUri: null,
    capabilities: { textDocument: { diagnostic: {} } },
    workspaceFolders: [{ uri: pathToFileURL(folder).toString(), name: "work" }],
  });
  await connection.sendNotification("initialized", {});
  await loaded;
  return result;
}
