// The server as it is shipped, driven over its standard streams as any editor would.
import assert from "node:assert/strict";
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import {
  createMessageConnection,
  type DocumentDiagnosticReport,
  type InitializeResult,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { spec, template } from "./serviceCard.ts";
import { replacing } from "./verbs.ts";

const project = join(__dirname, "..", "..");
const built = join(project, "dist", "server.js");
const { version }: { readonly version: string } = JSON.parse(
  readFileSync(join(project, "package.json"), "utf8"),
);

interface Server {
  readonly child: ChildProcessWithoutNullStreams;
  readonly connection: MessageConnection;
  readonly ended: Promise<readonly unknown[]>;
  /** What it wrote to its standard error. */
  readonly errors: () => string;
}

function start(test: TestContext): Server {
  const child = spawn(process.execPath, [built, "--stdio"]);
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  const ended = once(child, "close");
  test.after(() => {
    connection.dispose();
    child.kill("SIGKILL");
  });
  return { child, connection, ended, errors: () => errors };
}

/** A folder on disk with a template of its own. */
function workspaceWithTemplate(test: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), "specwright stdio-"));
  test.after(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, ".specwright", "templates"), { recursive: true });
  writeFileSync(join(folder, ".specwright", "templates", "service-card.md"), template);
  return folder;
}

async function initialized(connection: MessageConnection, folder: string): Promise<InitializeResult> {
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

describe("dist/server.js --stdio", () => {
  it("starts, reads templates from disk, checks, and ends with 0", async (test) => {
    const folder = workspaceWithTemplate(test);
    const { connection, ended, errors } = start(test);
    const { serverInfo, capabilities } = await initialized(connection, folder);
    assert.deepEqual(serverInfo, { name: "Specwright", version });
    assert.ok(capabilities.diagnosticProvider);
    const uri = pathToFileURL(join(folder, "label printer.md")).toString();
    const text = replacing(spec, "- **Region**: EU", "- **Region**: 🌍 Mars");
    await connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "markdown", version: 1, text },
    });
    const report = await connection.sendRequest<DocumentDiagnosticReport>("textDocument/diagnostic", {
      textDocument: { uri },
    });
    assert.equal(report.kind, "full");
    assert.deepEqual(
      report.kind === "full" && report.items.map(({ code, range }) => [code, range.start, range.end]),
      [["invalid-value", { line: 17, character: 14 }, { line: 17, character: 21 }]],
    );
    await connection.sendRequest("shutdown");
    await connection.sendNotification("exit");
    assert.deepEqual(await ended, [0, null]);
    assert.equal(errors(), "");
  });

  it("ends when its input does, with 1: nobody said goodbye", async (test) => {
    const { child, connection, ended, errors } = start(test);
    await initialized(connection, workspaceWithTemplate(test));
    child.stdin.end();
    assert.deepEqual(await ended, [1, null]);
    assert.equal(errors(), "");
  });

  it("without --stdio it says which arguments it wants, and fails", async () => {
    const child = spawn(process.execPath, [built], { stdio: ["ignore", "ignore", "pipe"] });
    let errors = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      errors += text;
    });
    const [code] = await once(child, "close");
    assert.notEqual(code, 0);
    assert.match(errors, /--stdio/);
  });
});
