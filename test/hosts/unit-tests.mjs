// The unit tests: everything in `test` that needs no editor, in plain Node.
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { projectRoot, scratchFolder } from "./files.mjs";

const hosts = import.meta.dirname;

/**
 * Node 20 does not expand patterns itself, and would succeed if it found no file.
 * @param {string} filter
 */
export function unitTestFiles(filter) {
  const tests = join(projectRoot, "test");
  return readdirSync(tests, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".test.ts") && !path.startsWith(`editor${sep}`))
    .filter((path) => path.includes(filter))
    .map((path) => relative(projectRoot, join(tests, path)))
    .sort();
}

/**
 * @param {string[]} files
 * @returns {Promise<import('./report.mjs').Result>}
 */
export async function runUnitTests(files) {
  const totals = join(scratchFolder("unit"), "totals.json");
  const url = (/** @type {string} */ file) => pathToFileURL(join(hosts, file)).href;
  const args = ["--import", url("markdown-loader.mjs"), "--import", "tsx", "--test"];
  args.push("--test-reporter=spec", "--test-reporter-destination=stdout");
  args.push(`--test-reporter=${url("count-reporter.mjs")}`, `--test-reporter-destination=${totals}`);
  const child = spawn(process.execPath, [...args, ...files], {
    cwd: projectRoot,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const code = await new Promise((resolve) => {
    child.on("error", resolve);
    child.on("close", resolve);
  });
  if (!existsSync(totals)) return failure(`The unit tests could not be run: node ended with ${code}`);
  /** @type {import('./report.mjs').Result} */
  const result = JSON.parse(readFileSync(totals, "utf8"));
  if (code !== 0 && result.failed === 0) return failure(`No unit test failed, but node ended with ${code}`);
  if (result.passed + result.failed === 0)
    return failure("The unit tests ran, but not a single test was executed.");
  return result;
}

/**
 * @param {string} message
 * @returns {import('./report.mjs').Result}
 */
function failure(message) {
  console.error(message);
  return { passed: 0, failed: 1, skipped: 0 };
}
