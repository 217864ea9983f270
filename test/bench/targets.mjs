// What Specwright wants to hold, as ratios between figures of one run.
import { megabytes, milliseconds, withSeparators } from "./statistics.mjs";

/**
 * @typedef {{ what: string, target: string, measured: string, isMet: boolean | null }} Verdict null: not measured
 *
 * @typedef {object} Limit
 * @property {string} target in words
 * @property {number | undefined} of what the measured figure is compared with
 * @property {number} [times] at most as many of it
 */

/**
 * @param {import('./bench.mjs').Results} results
 * @returns {Verdict[]}
 */
export function verdicts(results) {
  return [
    ...keystrokes(results),
    ...opening(results),
    ...starting(results),
    ...commandLine(results),
    ...completing(results),
  ];
}

/**
 * @param {import('./bench.mjs').Results} results
 * @returns {Verdict[]}
 */
function keystrokes({ keystroke = [] }) {
  const of = (/** @type {number} */ size) => keystroke.find((result) => result.size === size);
  const [short, long, longest] = [of(2000), of(10_000), of(30_000)];
  return [
    ...quantiles.map((quantile) =>
      judge(`Keystroke in 10,000 lines, ${quantile}`, long?.ours.all[quantile], {
        target: "at most 1/20 of rumdl's",
        of: long?.rumdl.all[quantile],
        times: 1 / 20,
      }),
    ),
    ...quantiles.map((quantile) =>
      judge(`Keystroke in 30,000 lines, ${quantile}`, longest?.ours.all[quantile], {
        target: "at most twice that in 2,000 lines",
        of: short?.ours.all[quantile],
        times: 2,
      }),
    ),
    judge(
      "Memory of the server, 10,000 lines open, after typing",
      long?.ours.memory ?? undefined,
      { target: "at most 120 MB", of: 120 * 1024 * 1024 },
      megabytes,
    ),
  ];
}

const quantiles = /** @type {const} */ (["median", "p95"]);

/**
 * @param {import('./bench.mjs').Results} results
 * @returns {Verdict[]}
 */
function opening({ open = [] }) {
  const long = open.find((result) => result.size === 10_000);
  return [
    judge("Opening a filled spec of 10,000 lines, complete diagnostics", long?.filled.ours.ms, {
      target: "at most rumdl's",
      of: long?.filled.rumdl.ms,
    }),
  ];
}

/**
 * @param {import('./bench.mjs').Results} results
 * @returns {Verdict[]}
 */
function starting({ start }) {
  return [
    judge("Server start, until `initialize` is answered", start?.ours, {
      target: "at most rumdl's and a bare Node process",
      of: sum(start?.rumdl, start?.node),
    }),
  ];
}

/**
 * @param {import('./bench.mjs').Results} results
 * @returns {Verdict[]}
 */
function commandLine({ commandLine: folders = [] }) {
  const folder = folders.find(({ files }) => files === 500);
  const lines = folder ? ` with ${withSeparators(folder.lines)} lines` : "";
  const cold = `Command line, 500 specs${lines}, cold`;
  const ms = folder?.ms ?? {};
  return [
    judge(cold, ms.ours, {
      target: "at most 1/15 of markdownlint-cli2's",
      of: ms.markdownlint,
      times: 1 / 15,
    }),
    judge(cold, ms.ours, { target: "at most 1/40 of remark-cli's", of: ms.remark, times: 1 / 40 }),
    judge(cold, ms.ours, { target: "at most twice rumdl's", of: ms.rumdl, times: 2 }),
    judge(`Command line, 500 specs${lines}, cached`, ms.oursCached, {
      target: "at most rumdl's cached and a bare Node process",
      of: sum(ms.rumdlCached, ms.node),
    }),
  ];
}

/**
 * @param {import('./bench.mjs').Results} results
 * @returns {Verdict[]}
 */
function completing({ completion }) {
  const longest = completion?.size === 30_000 ? completion : undefined;
  return [
    judge("Completion while 30,000 lines are being opened, worst", longest?.worst, {
      target: "under 1/10 of the opening",
      of: longest?.open,
      times: 1 / 10,
    }),
  ];
}

/**
 * @param {string} what
 * @param {number | undefined} measured
 * @param {Limit} limit
 * @param {(value: number) => string} [write]
 * @returns {Verdict}
 */
function judge(what, measured, { target, of, times = 1 }, write = milliseconds) {
  if (measured === undefined || of === undefined)
    return { what, target, measured: "not measured", isMet: null };
  const allowed = of * times;
  const named = target.includes(write(allowed)) ? target : `${target}: ${write(allowed)}`;
  return {
    what,
    target: named,
    measured: `${write(measured)} (${ratio(measured / of)})`,
    isMet: measured <= allowed,
  };
}

/** @param {number} value */
function ratio(value) {
  return value >= 1 / 2 ? `${value.toFixed(2)} times` : `1/${(1 / value).toFixed(1)}`;
}

/**
 * @param {number | undefined} a
 * @param {number | undefined} b
 */
function sum(a, b) {
  return a === undefined || b === undefined ? undefined : a + b;
}
