// How the outcome of the tests in the extension host gets back: through files in a folder whose path the
// extension host inherits in its environment. That is the same for every host, and survives crashes.
import { existsSync, readFileSync, watch } from "node:fs";
import { join } from "node:path";
import { scratchFolder } from "./files.mjs";

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Result
 *
 * @typedef {object} EditorRun
 * @property {string} extensionPath
 * @property {string} workspace
 * @property {string} testsPath a folder with the built `index.js`
 * @property {Report} report
 *
 * @typedef {object} Report
 * @property {string} folder
 * @property {Record<string, string>} env
 * @property {number} timeLimit milliseconds
 */

/**
 * @param {{ timeLimit?: number }} [options]
 * @returns {Report}
 */
export function newReport({ timeLimit = 5 * 60_000 } = {}) {
  const folder = scratchFolder("report");
  return { folder, timeLimit, env: { SPECWRIGHT_TEST_REPORT: folder } };
}

/**
 * Waits for the tests' result, and shows their report meanwhile.
 * @param {Report} report
 * @param {Promise<unknown>[]} ends resolve with the reason when the host has ended, whether or not it reported
 * @param {() => string[]} evidence what to show when there is no result
 * @returns {Promise<Result>}
 */
export async function resultOf(report, ends, evidence) {
  const resultFile = join(report.folder, "result.json");
  let shown = 0;
  const showNews = () => {
    const text = textOf(join(report.folder, "report.txt"));
    process.stdout.write(text.slice(shown));
    shown = text.length;
  };
  /** @type {import('node:fs').FSWatcher | undefined} */
  let watcher;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  try {
    const reason = await Promise.race([
      ...ends,
      new Promise((resolve) => {
        const look = () => {
          showNews();
          if (existsSync(resultFile)) resolve("the tests have ended");
        };
        watcher = watch(report.folder, look);
        look();
      }),
      new Promise((resolve) => {
        timer = setTimeout(
          resolve,
          report.timeLimit,
          `nothing was reported within ${report.timeLimit / 1000} s`,
        );
      }),
    ]);
    showNews();
    if (existsSync(resultFile)) return outcome(JSON.parse(textOf(resultFile)));
    return failure([`No result of the editor tests: ${reason}`, ...evidence()].join("\n\n"));
  } finally {
    watcher?.close();
    clearTimeout(timer);
  }
}

/**
 * @param {Result & { error?: string }} reported
 * @returns {Result}
 */
function outcome({ error, passed, failed, skipped }) {
  if (error) return failure(`The editor tests could not be run: ${error}`);
  if (passed + failed === 0) return failure("The editor tests ran, but not a single test was executed.");
  return { passed, failed, skipped };
}

/**
 * @param {string} message
 * @returns {Result}
 */
function failure(message) {
  console.error(message);
  return { passed: 0, failed: 1, skipped: 0 };
}

/** @param {string} file */
function textOf(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}
