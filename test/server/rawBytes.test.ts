// The server as it is shipped, given bytes that no editor would send.
import assert from "node:assert/strict";
import { type ChildProcessWithoutNullStreams, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import { StreamMessageReader } from "vscode-languageserver/node";
import { createInbox } from "./inbox.ts";
import { built, startRaw, workspaceWithTemplate } from "./serverProcess.ts";
import { spec } from "./serviceCard.ts";
import { replacing } from "./verbs.ts";

/** As LSP frames it. */
function framed(message: unknown): string {
  const body =
    typeof message === "string" ? message : JSON.stringify({ jsonrpc: "2.0", ...(message as object) });
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

interface RawServer {
  /** All in one piece. */
  readonly send: (...bytes: readonly string[]) => void;
  /** The answer to the request of that id. */
  readonly answer: (id: number | null) => Promise<Answer>;
  readonly ended: Promise<readonly unknown[]>;
  readonly process: ChildProcessWithoutNullStreams;
}

interface Answer {
  readonly id: number | null;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** Not initialized yet. */
function rawServer(test: TestContext): RawServer {
  const { child, ended } = startRaw(test);
  const inbox = createInbox();
  new StreamMessageReader(child.stdout).listen((message) =>
    inbox.put({ method: "method" in message ? "request" : "answer", params: message }),
  );
  return {
    send: (...bytes) => child.stdin.write(bytes.join("")),
    answer: (id) => inbox.next<Answer>("answer", (answer) => answer.id === id),
    ended,
    process: child,
  };
}

const initialize = framed({
  id: 1,
  method: "initialize",
  params: { processId: null, rootUri: null, capabilities: { textDocument: { diagnostic: {} } } },
});
const initialized = framed({ method: "initialized", params: {} });
const shutdown = (id: number) => framed({ id, method: "shutdown" });
const exit = framed({ method: "exit" });

const uri = "file:///card.md";
const marked = `---\ntemplate: feature-spec\n---\n\n# Feature\n`;
const didOpen = framed({
  method: "textDocument/didOpen",
  params: { textDocument: { uri, languageId: "markdown", version: 1, text: marked } },
});
const diagnose = (id: number) =>
  framed({ id, method: "textDocument/diagnostic", params: { textDocument: { uri } } });

/** The findings are there as if nothing had happened. */
async function stillFinds(server: RawServer): Promise<void> {
  server.send(diagnose(77));
  const { result } = await server.answer(77);
  const { items } = result as { readonly items: readonly unknown[] };
  assert.ok(items.length > 5, "findings were lost");
}

async function running(test: TestContext): Promise<RawServer> {
  const server = rawServer(test);
  server.send(initialize);
  await server.answer(1);
  server.send(initialized, didOpen);
  return server;
}

describe("Bytes that are no message", () => {
  const broken: readonly (readonly [what: string, bytes: string])[] = [
    ["a header without a length", "Content-Type: application/json\r\n\r\n{}"],
    ["a header that is none", "hello\r\n\r\n"],
    ["a length that is no number", "Content-Length: many\r\n\r\n{}"],
    ["a negative length", "Content-Length: -5\r\n\r\n{}"],
    ["a length beyond all measure", "Content-Length: 99999999999999\r\n\r\n{}"],
    ["a length that is too short for its message", 'Content-Length: 5\r\n\r\n{"jsonrpc":"2.0","method":"x"}'],
    ["a message without a header", '{"jsonrpc":"2.0","id":9,"method":"shutdown"}'],
    ["more than any header is long", "x".repeat(100_000)],
    ["zero bytes", "\0".repeat(64)],
    ["no message at all in a right frame", framed("")],
    ["half of a message in a right frame", framed('{"jsonrpc":"2.0",')],
  ];
  for (const [what, bytes] of broken) {
    it(`${what}: the messages behind it are answered, in one piece with it or not`, async (test) => {
      const server = await running(test);
      server.send(bytes);
      await stillFinds(server);
      server.send(bytes, shutdown(2));
      assert.equal((await server.answer(2)).result, null);
    });
  }

  it("a length that is too long swallows what comes next, and no more", async (test) => {
    const server = await running(test);
    server.send(`Content-Length: 60\r\n\r\n{"jsonrpc":"2.0","method":"x"}`, diagnose(2), diagnose(3));
    await stillFinds(server);
  });

  it("a message that is no JSON is answered as such", async (test) => {
    const server = await running(test);
    server.send(framed("{nonsense"));
    assert.equal((await server.answer(null)).error?.code, -32700);
    await stillFinds(server);
  });

  const odd: readonly unknown[] = [
    "null",
    "42",
    '"shutdown"',
    "[]",
    '[{"jsonrpc":"2.0","id":5,"method":"shutdown"}]',
    {},
    { id: 5 },
    { id: null, method: "shutdown!" },
    { id: {}, method: "textDocument/hover" },
    { id: 5, result: "nobody asked" },
    { id: 5, error: 3 },
    { id: 5, method: 7, params: 8 },
    { method: "$/cancelRequest" },
    { method: "$/cancelRequest", params: { id: {} } },
    { method: "$/cancelRequest", params: { id: 12345 } },
    { method: "$/setTrace" },
    { method: "$/progress", params: [1, 2, 3] },
    { method: "textDocument/didOpen", params: null },
    { method: "nobody/knows", params: {} },
  ];
  for (const message of odd) {
    it(`JSON that is no message changes nothing: ${JSON.stringify(message)}`, async (test) => {
      const server = await running(test);
      server.send(framed(message));
      await stillFinds(server);
    });
  }

  it("messages that come byte by byte, and many in one piece", async (test) => {
    const server = rawServer(test);
    for (const byte of initialize + initialized) server.send(byte);
    await server.answer(1);
    server.send(didOpen, ...Array.from({ length: 50 }, (_, index) => diagnose(100 + index)));
    for (let id = 100; id < 150; id++) assert.ok("result" in (await server.answer(id)));
  });
});

describe("Messages at the wrong time", () => {
  it("a request before initialize is refused, what is told is not listened to, and initialize is answered", async (test) => {
    const server = rawServer(test);
    server.send(didOpen, diagnose(5));
    assert.equal((await server.answer(5)).error?.code, -32002);
    server.send(initialize, initialized);
    assert.ok((await server.answer(1)).result);
    server.send(diagnose(6));
    assert.deepEqual((await server.answer(6)).result, { kind: "full", items: [] });
    server.send(didOpen);
    await stillFinds(server);
  });

  it("a request before initialized is answered", async (test) => {
    const server = rawServer(test);
    server.send(initialize, didOpen);
    await stillFinds(server);
    server.send(initialized);
    await stillFinds(server);
  });

  it("an initialize that cannot be read is refused, and the next is answered", async (test) => {
    const server = rawServer(test);
    server.send(framed({ id: 5, method: "initialize", params: { processId: "me", capabilities: null } }));
    assert.ok((await server.answer(5)).error);
    server.send(initialize, initialized, didOpen);
    await stillFinds(server);
  });

  it("a second initialize is refused and changes nothing", async (test) => {
    const server = await running(test);
    server.send(framed({ id: 5, method: "initialize", params: { processId: null, capabilities: {} } }));
    assert.equal((await server.answer(5)).error?.code, -32600);
    await stillFinds(server);
  });

  it("a request after shutdown is refused, and exit ends with 0", async (test) => {
    const server = await running(test);
    server.send(shutdown(2), diagnose(3));
    assert.equal((await server.answer(3)).error?.code, -32600);
    server.send(exit);
    assert.deepEqual(await server.ended, [0, null]);
  });

  it("exit without shutdown ends with 1, also before initialize", async (test) => {
    const server = rawServer(test);
    server.send(exit);
    assert.deepEqual(await server.ended, [1, null]);
  });

  it("shutdown and exit count, though the input ends at once", async (test) => {
    const server = await running(test);
    server.send(shutdown(2), exit);
    server.process.stdin.end();
    assert.deepEqual(await server.ended, [0, null]);
  });
});

describe("The server ends with its client", () => {
  /** Starts a server, says its id, and waits for its own end. */
  const client = (how: "stdio" | "ipc") => `
    const { fork, spawn } = require("node:child_process");
    const server = ${
      how === "stdio"
        ? `spawn(process.execPath, [${JSON.stringify(built)}, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] })`
        : `fork(${JSON.stringify(built)}, ["--node-ipc"])`
    };
    const initialize = ${JSON.stringify(initialize)};
    ${
      how === "stdio"
        ? "server.stdin.write(initialize); server.stdout.once('data', () => process.send(server.pid));"
        : "server.send(JSON.parse(initialize.split('\\r\\n\\r\\n')[1])); server.once('message', () => process.send(server.pid));"
    }
    setInterval(() => {}, 1000);
  `;

  for (const how of ["stdio", "ipc"] as const) {
    it(`that is killed, over ${how}`, async (test) => {
      const parent = spawn(process.execPath, ["-e", client(how)], {
        stdio: ["ignore", "ignore", "inherit", "ipc"],
      });
      test.after(() => parent.kill("SIGKILL"));
      const [id] = (await once(parent, "message")) as [number];
      test.after(() => isRunning(id) && process.kill(id, "SIGKILL"));
      assert.ok(isRunning(id));
      parent.kill("SIGKILL");
      await once(parent, "close");
      await untilEnded(id);
    });
  }

  it("that lets go of it and lives on", async (test) => {
    const server = fork(built, ["--node-ipc"], { execArgv: [] });
    test.after(() => server.kill("SIGKILL"));
    server.send(JSON.parse(initialize.split("\r\n\r\n")[1] ?? ""));
    await once(server, "message");
    const ended = once(server, "exit");
    server.disconnect();
    assert.deepEqual(await ended, [1, null]);
  });

  it("that goes away while it is asked for findings", async (test) => {
    const folder = workspaceWithTemplate(test);
    const server = await running(test);
    const long = {
      uri: pathToFileURL(join(folder, "long.md")).toString(),
      languageId: "markdown",
      version: 1,
    };
    const text = replacing(spec, "- **Region**: EU", "- **Region**: Mars").repeat(200);
    server.send(
      framed({ method: "textDocument/didOpen", params: { textDocument: { ...long, text } } }),
      framed({ id: 9, method: "textDocument/diagnostic", params: { textDocument: { uri: long.uri } } }),
    );
    server.process.stdin.end();
    server.process.stdout.destroy();
    assert.deepEqual(await server.ended, [1, null]);
  });
});

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}

/** The process is nobody's child any more: that it ends is told to nobody. */
async function untilEnded(id: number): Promise<void> {
  const latest = Date.now() + 10_000;
  while (isRunning(id)) {
    assert.ok(Date.now() < latest, `Process ${id} is an orphan`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
