// How long the command lines take for a folder of specs, from nothing and with what they have kept.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { scratchFolder } from "../hosts/files.mjs";
import { folderOfSpecs } from "./documents.mjs";
import { bareNode, commandLines } from "./programs.mjs";
import { assertAllRecognised } from "./proof.mjs";
import { runOnce } from "./run-once.mjs";
import { median, milliseconds, withSeparators } from "./statistics.mjs";

/**
 * @typedef {"node" | "ours" | "rumdl" | "oursCached" | "rumdlCached" | "markdownlint" | "remark"} Command
 *
 * @typedef {{ files: number, lines: number, ms: Partial<Record<Command, number>> }} CommandLineResult medians
 */

/**
 * @param {import('./bench.mjs').Setting} setting
 * @returns {Promise<CommandLineResult[]>}
 */
export async function measureCommandLine({ bundles, material, quick, say }) {
  /** @type {CommandLineResult[]} */
  const results = [];
  for (const count of quick ? [50] : [500, 2000]) {
    const specs = folderOfSpecs(count, material);
    await assertAllRecognised(bundles.cli, specs);
    const caches = join(scratchFolder("bench-cache"), "caches");
    mkdirSync(caches);
    const { cold, cached } = commandLines(bundles, caches);
    const keepsCache = (await runOnce({ ...cold.ours, args: [bundles.cli, "--help"] }, specs.folder))
      .printed()
      .includes("--cache");
    const isMany = count > 500;
    const fast = quick ? 2 : isMany ? 3 : 7;
    // The slow ones vary less than they take.
    const slow = quick || isMany ? 1 : 3;
    /** @type {readonly (readonly [name: Command, program: import('./client.mjs').Program, rounds: number])[]} */
    const commands = [
      ["node", bareNode(), fast],
      ["ours", cold.ours, fast],
      ["rumdl", cold.rumdl, fast],
      ...(keepsCache ? [/** @type {const} */ (["oursCached", cached.ours, fast])] : []),
      ["rumdlCached", cached.rumdl, fast],
      ["markdownlint", cold.markdownlint, slow],
      ["remark", cold.remark, slow],
    ];
    if (keepsCache) await runOnce(cached.ours, specs.folder);
    await runOnce(cached.rumdl, specs.folder);

    /** @type {Partial<Record<Command, number[]>>} */
    const taken = {};
    for (let round = 0; round < fast; round++) {
      for (const [name, program, rounds] of commands) {
        if (round >= rounds) continue;
        const { ms, code, printed } = await runOnce(program, specs.folder);
        // 1 says that there are findings, which is so for all of them.
        if (code > 1) throw new Error(`${name} ended with ${code}: ${printed().slice(0, 500)}`);
        taken[name] = [...(taken[name] ?? []), ms];
      }
    }
    const ms = Object.fromEntries(Object.entries(taken).map(([name, times]) => [name, median(times)]));
    results.push({ files: count, lines: specs.lines, ms });
    say(
      `command line, ${withSeparators(count)} files with ${withSeparators(specs.lines)} lines: ${Object.entries(
        ms,
      )
        .map(([name, time]) => `${name} ${milliseconds(time)}`)
        .join(", ")}`,
    );
  }
  return results;
}
