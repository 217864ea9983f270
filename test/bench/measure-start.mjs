// How long a server takes until it has answered `initialize`, beside a bare Node process and a server that is nothing
// but our library.
import { startEditor } from "./editor.mjs";
import { bareLibrary, bareNode, servers, sides } from "./programs.mjs";
import { runOnce } from "./run-once.mjs";
import { median, milliseconds } from "./statistics.mjs";

/** @typedef {import('./programs.mjs').Both<number> & { node: number, library: number }} StartResult medians in milliseconds */

/**
 * @param {import('./bench.mjs').Setting} setting
 * @returns {Promise<StartResult>}
 */
export async function measureStart({ bundles, documents, quick, say }) {
  const [document] = documents([450]);
  if (!document) throw new Error("There is no document to start with");
  const programs = { ...servers(bundles), library: bareLibrary(bundles) };
  /** @type {Record<keyof StartResult, number[]>} */
  const taken = { node: [], library: [], ours: [], rumdl: [] };
  // The first round fills the system's caches.
  for (let round = 0; round <= (quick ? 3 : 21); round++) {
    const node = await runOnce(bareNode(), document.folder);
    if (round > 0) taken.node.push(node.ms);
    for (const side of /** @type {const} */ (["library", ...sides])) {
      const editor = await startEditor(programs[side], document.folder);
      await editor.close();
      if (round > 0) taken[side].push(editor.startMs);
    }
  }
  const result = {
    node: median(taken.node),
    library: median(taken.library),
    ours: median(taken.ours),
    rumdl: median(taken.rumdl),
  };
  say(
    `start: ours ${milliseconds(result.ours)}, rumdl ${milliseconds(result.rumdl)}, our library alone ${milliseconds(result.library)}, node -e 0 ${milliseconds(result.node)}`,
  );
  return result;
}
