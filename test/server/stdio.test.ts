// The server as it is shipped, driven over its standard streams as any editor would.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import type { DocumentDiagnosticReport } from "vscode-languageserver/node";
import { built, initialized, project, start, workspaceWithTemplate } from "./serverProcess.ts";
import { spec } from "./serviceCard.ts";
import { replacing } from "./verbs.ts";

const { version }: { readonly version: string } = JSON.parse(
  readFileSync(join(project, "package.json"), "utf8"),
);

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
