// A language client over stdio that speaks to every server alike, and answers as VS Code would.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { atEnd } from "../hosts/cleanup.mjs";

/**
 * @typedef {{ command: string, args: readonly string[] }} Program
 *
 * @typedef {{ id?: number | string, method?: string, params?: any, result?: any, error?: ServerError }} Message
 * @typedef {{ code: number, message: string }} ServerError
 *
 * @typedef {object} Client
 * @property {(method: string, params: unknown) => Promise<any>} request
 * @property {(method: string, params: unknown) => void} notify
 * @property {(method: string, listener: (params: any) => void) => void} on what the server asks or tells
 * @property {() => number} received bytes so far
 * @property {() => number | null} memory resident bytes of the server; null where the system does not say
 * @property {() => Promise<void>} stop
 */

/** Milliseconds that a server has to end by itself. */
const politeness = 2000;

/** Longer than the slowest of all the answers that are measured. */
const timeLimit = 300_000;

/**
 * Starts a server in a folder. Nothing is sent to it yet.
 * @param {Program} program
 * @param {string} folder
 * @returns {Client}
 */
export function startClient({ command, args }, folder) {
  const child = spawn(command, args, { cwd: folder, stdio: ["pipe", "pipe", "ignore"] });
  /** @type {Map<number, { resolve: (result: any) => void, reject: (error: unknown) => void }>} */
  const pending = new Map();
  /** @type {Map<string, (params: any) => void>} */
  const listeners = new Map();
  let lastId = 0;
  let received = 0;
  let stopped = false;
  const kill = atEnd(() => child.kill("SIGKILL"));
  const exited = new Promise((resolve) => child.on("close", resolve));

  /** @param {Message} message */
  function send(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
    child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    child.stdin.write(body);
  }

  /** @param {Message} message */
  function handle({ id, method, params, result, error }) {
    if (method === undefined) {
      const waiting = typeof id === "number" ? pending.get(id) : undefined;
      if (typeof id === "number") pending.delete(id);
      if (error) waiting?.reject(Object.assign(new Error(error.message), { code: error.code }));
      else waiting?.resolve(result);
      return;
    }
    if (id !== undefined) send({ id, result: answerTo(method, params, folder) });
    listeners.get(method)?.(params);
  }

  child.stdout.on("data", (chunk) => {
    received += chunk.length;
  });
  child.stdout.on("data", messageReader(handle));
  // Writing to a server that has just died: its end is reported below.
  child.stdin.on("error", () => {});
  /** @param {Error} error */
  const fail = (error) => {
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
    if (!stopped) throw error;
  };
  child.on("error", fail);
  child.on("exit", (code, signal) => fail(new Error(`${command} ended with ${code ?? signal}`)));

  return {
    request: (method, params) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        const timer = setTimeout(() => reject(new Error(`${command}: no answer to ${method}`)), timeLimit);
        pending.set(id, {
          resolve: (result) => {
            clearTimeout(timer);
            resolve(result);
          },
          reject: (error) => {
            clearTimeout(timer);
            reject(error);
          },
        });
        send({ id, method, params });
      }),
    notify: (method, params) => send({ method, params }),
    on: (method, listener) => void listeners.set(method, listener),
    received: () => received,
    memory: () => residentMemory(child.pid),
    stop: async () => {
      stopped = true;
      // As an editor does: who is killed at once cannot keep what it has compiled.
      send({ id: ++lastId, method: "shutdown" });
      send({ method: "exit" });
      await Promise.race([exited, pause(politeness, undefined, { ref: false })]);
      kill();
      await exited;
    },
  };
}

/**
 * Puts messages together from chunks. Large ones come in many, so these are joined only once.
 * @param {(message: Message) => void} handle
 */
function messageReader(handle) {
  /** @type {Buffer[]} */
  let chunks = [];
  let available = 0;
  let needed = 0;
  return (/** @type {Buffer} */ chunk) => {
    chunks.push(chunk);
    available += chunk.length;
    while (available > 0 && available >= needed) {
      const buffer = chunks.length === 1 ? (chunks[0] ?? chunk) : Buffer.concat(chunks);
      chunks = [buffer];
      const head = buffer.indexOf("\r\n\r\n");
      if (head < 0) return;
      const length = Number(/Content-Length: *(\d+)/i.exec(buffer.toString("latin1", 0, head))?.[1]);
      needed = head + 4 + length;
      if (available < needed) return;
      const message = JSON.parse(buffer.toString("utf8", head + 4, needed));
      chunks = [buffer.subarray(needed)];
      available -= needed;
      needed = 0;
      handle(message);
    }
  };
}

/**
 * @param {string} method
 * @param {any} params
 * @param {string} folder
 */
function answerTo(method, params, folder) {
  switch (method) {
    case "workspace/configuration":
      return params.items.map(() => null);
    case "workspace/workspaceFolders":
      return [{ uri: pathToFileURL(folder).href, name: "specs" }];
    case "specwright/findFiles":
      return [];
    case "specwright/fileExists":
      return existsSync(fileURLToPath(Array.isArray(params) ? params[0] : params));
    default:
      return null;
  }
}

/**
 * With its children, should it leave work to them. Null where the system does not say.
 * @param {number | undefined} pid
 * @returns {number | null}
 */
function residentMemory(pid) {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    if (kilobytes === undefined) return null;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
    return children.reduce(
      (sum, child) => sum + (residentMemory(Number(child)) ?? 0),
      Number(kilobytes) * 1024,
    );
  } catch {
    return null;
  }
}
