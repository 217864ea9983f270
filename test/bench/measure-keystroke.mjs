// How long a person waits for diagnostics after each character, in three places of a document.
import { setTimeout as pause } from "node:timers/promises";
import { startEditor } from "./editor.mjs";
import { places } from "./places.mjs";
import { bareLibrary, servers, sides } from "./programs.mjs";
import { assertRecognised } from "./proof.mjs";
import { mean, median, milliseconds, p95, withSeparators } from "./statistics.mjs";

/**
 * @typedef {import('./places.mjs').PlaceName} PlaceName
 *
 * @typedef {object} Typed
 * @property {number} median milliseconds
 * @property {number} p95
 * @property {number} bytes mean of what the server sent
 *
 * @typedef {object} KeystrokeOfServer
 * @property {Typed} all
 * @property {Record<PlaceName, Typed>} places
 * @property {number | null} memory after typing, of the larger server of the two documents
 *
 * @typedef {{ size: number, library: Typed } & import('./programs.mjs').Both<KeystrokeOfServer>} KeystrokeResult
 * `library`: a server that is nothing but our library, in the middle of a paragraph
 *
 * @typedef {Record<PlaceName, import('./editor.mjs').Answered[]>} Samples
 */

/** Between two characters, as a fast typist. */
const betweenKeys = 30;

/**
 * @param {import('./bench.mjs').Setting} setting
 * @returns {Promise<KeystrokeResult[]>}
 */
export async function measureKeystroke(setting) {
  /** @type {KeystrokeResult[]} */
  const results = [];
  for (const size of setting.sizes) {
    /** @type {import('./programs.mjs').Both<Samples>} */
    const samples = { ours: emptySamples(), rumdl: emptySamples() };
    /** @type {import('./programs.mjs').Both<number | null>} */
    const memory = { ours: null, rumdl: null };
    /** @type {import('./editor.mjs').Answered[]} */
    const library = [];
    for (const document of setting.documents([size])) {
      library.push(...(await typeIntoLibrary(document, setting)));
      const memories = await typeInto(document, samples, setting);
      for (const side of sides) memory[side] = largest(memory[side], memories[side]);
    }
    const result = {
      size,
      ours: summary(samples.ours, memory.ours),
      rumdl: summary(samples.rumdl, memory.rumdl),
      library: typed(library),
    };
    results.push(result);
    setting.say(
      `keystroke, ${withSeparators(size)} lines: ${sides.map((side) => `${side} ${milliseconds(result[side].all.median)}, p95 ${milliseconds(result[side].all.p95)}`).join("; ")}`,
    );
  }
  return results;
}

/**
 * @param {import('./documents.mjs').OpenedDocument} document
 * @param {import('./programs.mjs').Both<Samples>} samples
 * @param {import('./bench.mjs').Setting} setting
 */
async function typeInto(document, samples, { bundles, quick }) {
  const programs = servers(bundles);
  const editors = {
    ours: await startEditor(programs.ours, document.folder),
    rumdl: await startEditor(programs.rumdl, document.folder),
  };
  for (const side of sides) await editors[side].open(document.text);
  await assertRecognised(editors.ours, document, bundles);

  // The rivals take turns, so that whatever else the machine does hits both.
  for (let round = 0; round < (quick ? 1 : 2); round++) {
    for (const place of places) {
      for (const side of sides) {
        const series = await typeSeries(editors[side], place, quick ? 6 : place.text.length);
        samples[side][place.name].push(...series);
      }
    }
  }
  for (const side of sides) {
    if (!(await editors[side].isCurrent()))
      throw new Error(`What ${side} showed after typing was not current`);
  }
  const memory = { ours: editors.ours.client.memory(), rumdl: editors.rumdl.client.memory() };
  for (const side of sides) await editors[side].close();
  return memory;
}

/**
 * @param {import('./documents.mjs').OpenedDocument} document
 * @param {import('./bench.mjs').Setting} setting
 */
async function typeIntoLibrary(document, { bundles, quick }) {
  const editor = await startEditor(bareLibrary(bundles), document.folder);
  await editor.open(document.text);
  /** @type {import('./editor.mjs').Answered[]} */
  const samples = [];
  const [middle] = places;
  if (!middle) throw new Error("There is no place to type");
  for (let round = 0; round < (quick ? 1 : 2); round++)
    samples.push(...(await typeSeries(editor, middle, quick ? 6 : middle.text.length)));
  await editor.close();
  return samples;
}

/**
 * @param {import('./editor.mjs').Editor} editor
 * @param {import('./places.mjs').Place} place
 * @param {number} keys
 */
async function typeSeries(editor, place, keys) {
  const { line, character, before } = place.find(editor.lines());
  if (before !== "") await editor.type({ line, character }, before);
  const start = before === "" ? { line, character } : { line, character: 0 };
  await editor.settle();
  /** @type {import('./editor.mjs').Answered[]} */
  const series = [];
  for (const [index, typed] of [...place.text.slice(0, keys)].entries()) {
    series.push(await editor.type({ line: start.line, character: start.character + index }, typed));
    await pause(betweenKeys);
  }
  await editor.settle();
  return series;
}

/** @returns {Samples} */
function emptySamples() {
  return { middle: [], top: [], heading: [] };
}

/**
 * @param {Samples} samples
 * @param {number | null} memory
 * @returns {KeystrokeOfServer}
 */
function summary(samples, memory) {
  return {
    all: typed(Object.values(samples).flat()),
    places: { middle: typed(samples.middle), top: typed(samples.top), heading: typed(samples.heading) },
    memory,
  };
}

/**
 * @param {readonly import('./editor.mjs').Answered[]} series
 * @returns {Typed}
 */
function typed(series) {
  const times = series.map(({ ms }) => ms);
  return { median: median(times), p95: p95(times), bytes: mean(series.map(({ bytes }) => bytes)) };
}

/**
 * @param {number | null} a
 * @param {number | null} b
 */
function largest(a, b) {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}
