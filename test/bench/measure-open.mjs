// How long it takes from opening a document in a fresh server until its diagnostics are complete.
import { startEditor } from "./editor.mjs";
import { servers, sides } from "./programs.mjs";
import { assertRecognised } from "./proof.mjs";
import { median, megabytes, milliseconds, withSeparators } from "./statistics.mjs";

/**
 * @typedef {import('./programs.mjs').Both<{ ms: number, memory: number | null }>} Opened
 *
 * @typedef {{ size: number, filled: Opened, placeholders: Opened }} OpenResult
 */

/**
 * @param {import('./bench.mjs').Setting} setting
 * @returns {Promise<OpenResult[]>}
 */
export async function measureOpen({ bundles, documents, sizes, quick, say }) {
  const programs = servers(bundles);
  /** @type {Map<number, Partial<OpenResult>>} */
  const results = new Map();
  for (const document of documents(sizes)) {
    /** @type {Record<import('./programs.mjs').Side, { ms: number, memory: number | null }[]>} */
    const samples = { ours: [], rumdl: [] };
    for (let round = 0; round < (quick ? 2 : 7); round++) {
      for (const side of sides) {
        const editor = await startEditor(programs[side], document.folder);
        const { ms } = await editor.open(document.text);
        if (side === "ours") await assertRecognised(editor, document, bundles);
        samples[side].push({ ms, memory: editor.client.memory() });
        await editor.close();
      }
    }
    const opened = { ours: summary(samples.ours), rumdl: summary(samples.rumdl) };
    results.set(document.size, { ...results.get(document.size), [document.variant]: opened });
    say(
      `open ${withSeparators(document.size)} lines, ${document.variant}: ${sides.map((side) => `${side} ${milliseconds(opened[side].ms)} (${megabytes(opened[side].memory ?? 0)})`).join(", ")}`,
    );
  }
  return [...results].map(
    ([size, variants]) => /** @type {OpenResult} */ (/** @type {unknown} */ ({ size, ...variants })),
  );
}

/** @param {readonly { ms: number, memory: number | null }[]} samples */
function summary(samples) {
  const memories = samples.flatMap(({ memory }) => (memory === null ? [] : [memory]));
  return {
    ms: median(samples.map(({ ms }) => ms)),
    memory: memories.length > 0 ? median(memories) : null,
  };
}
