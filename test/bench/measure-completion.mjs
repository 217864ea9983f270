// How long somebody waits for completion while the document is still being opened.
import { setTimeout as pause } from "node:timers/promises";
import { startEditor } from "./editor.mjs";
import { servers } from "./programs.mjs";
import { assertRecognised } from "./proof.mjs";
import { readLines } from "./skeleton.mjs";
import { median, milliseconds } from "./statistics.mjs";

/**
 * @typedef {object} CompletionResult
 * @property {number} size of the document, in lines
 * @property {number} open milliseconds until the diagnostics are complete, when nothing else is asked for
 * @property {number} median milliseconds from asking for completion to the answer
 * @property {number} worst
 * @property {number} items at least as many were offered
 */

/** When completion is asked for, as a share of the time that opening takes. */
const moments = [0, 0.25, 0.5];

/**
 * @param {import('./bench.mjs').Setting} setting
 * @returns {Promise<CompletionResult>}
 */
export async function measureCompletion({ bundles, documents, sizes, quick, say }) {
  const size = sizes.at(-1) ?? 450;
  const document = documents([size]).find(({ variant }) => variant === "placeholders");
  if (!document) throw new Error("There is no document to complete in");
  const asking = withPlacesToComplete(document.text);
  const program = servers(bundles).ours;

  /** @type {number[]} */
  const openings = [];
  for (let round = 0; round < (quick ? 1 : 3); round++) {
    const editor = await startEditor(program, document.folder);
    openings.push((await editor.open(document.text)).ms);
    await assertRecognised(editor, document, bundles);
    await editor.close();
  }
  const open = median(openings);

  /** @type {{ ms: number, items: number }[]} */
  const answers = [];
  for (let round = 0; round < (quick ? 1 : 4); round++) {
    for (const moment of moments) {
      for (const position of asking.positions) {
        const editor = await startEditor(program, document.folder);
        const opening = editor.openAtOnce(asking.text);
        await pause(moment * open);
        answers.push(await complete(editor, position));
        await opening;
        await editor.close();
      }
    }
  }
  const times = answers.map(({ ms }) => ms);
  const items = Math.min(...answers.map((answer) => answer.items));
  if (items === 0) throw new Error("Nothing was offered where there is something to complete");
  const result = { size, open, median: median(times), worst: Math.max(...times), items };
  say(
    `completion while ${size} lines are opened in ${milliseconds(open)}: median ${milliseconds(result.median)}, worst ${milliseconds(result.worst)}`,
  );
  return result;
}

/**
 * @param {import('./editor.mjs').Editor} editor
 * @param {import('./editor.mjs').Position} position
 */
async function complete(editor, position) {
  const began = performance.now();
  const answer = await editor.client.request("textDocument/completion", {
    textDocument: { uri: editor.uri },
    position,
    context: { triggerKind: 1 },
  });
  const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
  return { ms: performance.now() - began, items: items.length };
}

/**
 * The document with a heading that has just been begun, and an undecided cell: where completion has something to offer.
 * @param {string} text
 */
function withPlacesToComplete(text) {
  const lines = text.split("\n");
  const read = readLines(text);
  const cell = /\| (HIGH\/MEDIUM\/LOW) \|/;
  const row = read.findIndex(({ line, isCode }) => !isCode && cell.test(line));
  const heading = read.findLastIndex(({ heading: found }) => found?.level === 2);
  if (row < 0 || heading < 0) throw new Error("There is no place to complete at");
  // Without its last section the document lacks one, which is what is offered behind `##`.
  return {
    text: lines.with(heading, "## ").join("\n"),
    positions: [
      { line: heading, character: 3 },
      { line: row, character: (lines[row] ?? "").search(cell) + 2 },
    ],
  };
}
