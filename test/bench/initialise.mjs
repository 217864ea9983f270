// Starting a server, up to its answer to `initialize`.
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { startClient } from "./client.mjs";

/** A server that has not answered after this time will not: all of them start in a fraction of it. */
const startLimit = 5_000;

/** What the editor can, as VS Code declares it. Only what the measured servers look at. */
const capabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    synchronization: { dynamicRegistration: true },
    publishDiagnostics: { relatedInformation: true, versionSupport: true, codeDescriptionSupport: true },
    diagnostic: { dynamicRegistration: true, relatedDocumentSupport: false },
    completion: { completionItem: { snippetSupport: true } },
  },
};

/**
 * How often a start was given up, by program.
 * @type {Map<string, number>}
 */
export const unanswered = new Map();

/**
 * rumdl now and then leaves `initialize` unanswered until something else is sent, which no client may do. Such a start
 * is given up and not counted, for it would only measure our patience.
 * @param {import('./client.mjs').Program} program
 * @param {string} folder
 * @returns {Promise<{ client: import('./client.mjs').Client, server: any, startMs: number }>}
 */
export async function initialise(program, folder) {
  const root = pathToFileURL(folder).href;
  for (;;) {
    const began = performance.now();
    const client = startClient(program, folder);
    const answer = client.request("initialize", {
      processId: process.pid,
      rootUri: root,
      workspaceFolders: [{ uri: root, name: "specs" }],
      initializationOptions: { readsWorkspace: true },
      capabilities,
    });
    const patience = new AbortController();
    const server = await Promise.race([answer, pause(startLimit, null, { signal: patience.signal })]);
    const startMs = performance.now() - began;
    patience.abort();
    if (server !== null) return { client, server, startMs };
    answer.catch(() => {});
    await client.stop();
    const times = (unanswered.get(program.command) ?? 0) + 1;
    unanswered.set(program.command, times);
    if (times > 50) throw new Error(`${program.command} does not start`);
  }
}
