// How long a server takes until it has answered `initialize`, beside a bare Node process.
import { startEditor } from "./editor.mjs";
import { bareNode, servers, sides } from "./programs.mjs";
import { runOnce } from "./run-once.mjs";
import { median, milliseconds } from "./statistics.mjs";

/** @typedef {import('./programs.mjs').Both<number> & { node: number }} StartResult medians in milliseconds */

/**
 * @param {import('./bench.mjs').Setting} setting
 * @returns {Promise<StartResult>}
 */
export async function measureStart({ bundles, documents, quick, say }) {
  const [document] = documents([450]);
  if (!document) throw new Error("There is no document to start with");
  const programs = servers(bundles);
  /** @type {Record<keyof StartResult, number[]>} */
  const taken = { node: [], ours: [], rumdl: [] };
  // The first round fills the system's caches.
  for (let round = 0; round <= (quick ? 3 : 21); round++) {
    const node = await runOnce(bareNode(), document.folder);
    if (round > 0) taken.node.push(node.ms);
    for (const side of sides) {
      const editor = await startEditor(programs[side], document.folder);
      await editor.close();
      if (round > 0) taken[side].push(editor.startMs);
    }
  }
  const result = { node: median(taken.node), ours: median(taken.ours), rumdl: median(taken.rumdl) };
  say(
    `start: ours ${milliseconds(result.ours)}, rumdl ${milliseconds(result.rumdl)}, node -e 0 ${milliseconds(result.node)}`,
  );
  return result;
}
