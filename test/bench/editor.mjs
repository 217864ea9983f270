// An editor with one document: opens it, lets a person type into it, and times the diagnostics.
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { initialise } from "./initialise.mjs";

/**
 * @typedef {{ line: number, character: number }} Position
 * @typedef {{ ms: number, bytes: number }} Answered
 *
 * @typedef {object} Editor
 * @property {number} startMs from spawning the server to its answer to `initialize`
 * @property {import('./client.mjs').Client} client
 * @property {string} uri of the document
 * @property {() => number} findings that are shown
 * @property {() => readonly string[]} lines of the document as it is now
 * @property {(text: string) => Promise<Answered>} open until nothing is added to what is shown
 * @property {(text: string) => Promise<Answered>} openAtOnce until the first answer
 * @property {(at: Position, typed: string) => Promise<Answered>} type until the answer for this version
 * @property {() => Promise<void>} settle until the server has nothing more to say
 * @property {() => Promise<boolean>} isCurrent true if asking anew gives what is shown
 * @property {() => Promise<void>} close
 */

/** A server that is silent for this long has said what it has to say about a document. */
const silence = 400;

/** The server gave up because something changed, and asks to be asked again. */
const serverCancelled = -32802;

/**
 * @param {import('./client.mjs').Program} program
 * @param {string} folder
 * @returns {Promise<Editor>}
 */
export async function startEditor(program, folder) {
  const uri = pathToFileURL(join(folder, "spec.md")).href;
  const textDocument = { uri };
  const { client, server, startMs } = await initialise(program, folder);

  const { textDocumentSync, diagnosticProvider } = server.capabilities;
  const incremental = (textDocumentSync?.change ?? textDocumentSync) === 2;
  /** @type {string[]} */
  let lines = [];
  let version = 0;
  let heard = performance.now();
  let refreshes = 0;
  let refreshed = 0;
  /** @type {{ items: unknown[], resultId?: string, at: number }} */
  let shown = { items: [], at: 0 };
  /** @type {(version: number) => void} */
  let pushed = () => {};

  client.on("workspace/diagnostic/refresh", () => {
    refreshes += 1;
    note();
  });
  client.on("textDocument/publishDiagnostics", (params) => {
    if (diagnosticProvider || params.uri !== uri) return;
    show(params.diagnostics);
    pushed(params.version ?? version);
  });
  // Our extension shows both, so it asks for them whenever they may be different.
  client.on("specwright/changed", () => {
    void client.request("specwright/status", textDocument).then(note, () => {});
    void client.request("specwright/outline", textDocument).then(note, () => {});
  });
  client.notify("initialized", {});

  function note() {
    heard = performance.now();
  }

  /**
   * @param {unknown[]} items
   * @param {string} [resultId]
   */
  function show(items, resultId) {
    note();
    const same = JSON.stringify(items) === JSON.stringify(shown.items);
    shown = { items, ...(resultId === undefined ? {} : { resultId }), at: same ? shown.at : heard };
  }

  /** @returns {Promise<unknown>} */
  async function pull(/** @type {string | undefined} */ previousResultId) {
    try {
      const question = previousResultId === undefined ? { textDocument } : { textDocument, previousResultId };
      return await client.request("textDocument/diagnostic", question);
    } catch (error) {
      if (/** @type {{ code?: number }} */ (error).code === serverCancelled) return pull(previousResultId);
      throw error;
    }
  }

  /** Sends something and waits for the diagnostics of the version it makes. */
  async function answered(/** @type {() => void} */ tell) {
    const before = client.received();
    const began = performance.now();
    const push = diagnosticProvider
      ? undefined
      : new Promise((resolve) => {
          pushed = (/** @type {number} */ known) => known >= version && resolve(null);
        });
    tell();
    if (push) await push;
    else take(await pull(shown.resultId));
    return { ms: heard - began, bytes: client.received() - before, began };
  }

  /** @param {any} report */
  function take(report) {
    if (report.kind === "unchanged") note();
    else show(report.items, report.resultId);
  }

  /** VS Code asks again when it is told to; until then it believes the last answer. */
  async function settle() {
    while (refreshed < refreshes || performance.now() - heard < silence) {
      if (refreshed < refreshes && diagnosticProvider) {
        refreshed = refreshes;
        take(await pull(shown.resultId));
      } else await pause(20);
    }
  }

  const openAtOnce = (/** @type {string} */ text) => {
    lines = text.split("\n");
    version = 1;
    return answered(() =>
      client.notify("textDocument/didOpen", {
        textDocument: { uri, languageId: "markdown", version, text },
      }),
    );
  };

  return {
    startMs,
    client,
    uri,
    findings: () => shown.items.length,
    lines: () => lines,
    openAtOnce,
    open: async (text) => {
      const first = await openAtOnce(text);
      await settle();
      return { ms: Math.max(first.ms, shown.at - first.began), bytes: first.bytes };
    },
    type: (at, typed) => {
      lines = typedInto(lines, at, typed);
      version += 1;
      const change = incremental
        ? { range: { start: at, end: at }, text: typed }
        : { text: lines.join("\n") };
      return answered(() =>
        client.notify("textDocument/didChange", {
          textDocument: { uri, version },
          contentChanges: [change],
        }),
      );
    },
    settle,
    isCurrent: async () => {
      if (!diagnosticProvider) return true;
      const report = /** @type {any} */ (await pull(undefined));
      return JSON.stringify(report.items) === JSON.stringify(shown.items);
    },
    close: () => client.stop(),
  };
}

/**
 * @param {string[]} lines
 * @param {Position} at
 * @param {string} typed
 */
function typedInto(lines, { line, character }, typed) {
  const old = lines[line] ?? "";
  const pieces = `${old.slice(0, character)}${typed}${old.slice(character)}`.split("\n");
  return [...lines.slice(0, line), ...pieces, ...lines.slice(line + 1)];
}
