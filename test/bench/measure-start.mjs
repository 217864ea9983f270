// How long a server takes until it has answered `initialize`, beside a bare Node process and a server that is nothing
// but our library, and then until it has answered for a page of one line.
import { startEditor } from "./editor.mjs";
import { bareLibrary, bareNode, servers, sides } from "./programs.mjs";
import { runOnce } from "./run-once.mjs";
import { median, milliseconds } from "./statistics.mjs";

/** @typedef {import('./programs.mjs').Both<number> & { node: number, library: number, page: import('./programs.mjs').Both<number> }} StartResult medians in milliseconds */

/**
 * @param {import('./bench.mjs').Setting} setting
 * @returns {Promise<StartResult>}
 */
export async function measureStart({ bundles, documents, quick, say }) {
  const [document] = documents([450]);
  if (!document) throw new Error("There is no document to start with");
  const programs = { ...servers(bundles), library: bareLibrary(bundles) };
  /** @type {Record<"node" | "library" | import('./programs.mjs').Side, number[]>} */
  const taken = { node: [], library: [], ours: [], rumdl: [] };
  /** @type {import('./programs.mjs').Both<number[]>} */
  const pages = { ours: [], rumdl: [] };
  // The first round fills the system's caches.
  for (let round = 0; round <= (quick ? 3 : 21); round++) {
    const node = await runOnce(bareNode(), document.folder);
    if (round > 0) taken.node.push(node.ms);
    for (const side of /** @type {const} */ (["library", ...sides])) {
      const editor = await startEditor(programs[side], document.folder);
      const page = side === "library" ? null : await editor.openAtOnce("# A page\n");
      await editor.close();
      if (round === 0) continue;
      taken[side].push(editor.startMs);
      if (page && side !== "library") pages[side].push(page.ms);
    }
  }
  const result = {
    node: median(taken.node),
    library: median(taken.library),
    ours: median(taken.ours),
    rumdl: median(taken.rumdl),
    page: { ours: median(pages.ours), rumdl: median(pages.rumdl) },
  };
  say(
    `start: ours ${milliseconds(result.ours)}, rumdl ${milliseconds(result.rumdl)}, our library alone ${milliseconds(result.library)}, node -e 0 ${milliseconds(result.node)}; a first page: ours ${milliseconds(result.page.ours)}, rumdl ${milliseconds(result.page.rumdl)}`,
  );
  return result;
}
