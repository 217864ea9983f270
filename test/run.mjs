// `npm test`: builds, then runs the unit tests, the tests in a real editor, and those that drive its page.
//   npm test -- --unit | --editor | --page   only these (several may be given)
//   npm test -- completion                   only files with `completion` in their name
//   npm test -- --unit editSequences --sequences 20000   a longer run of the property of that name
//   npm test -- --unit fuzz --minutes 20     every property of the fuzzer for so long
//   npm test -- --unit --seed random         other cases than usual in the property tests; --seed N: those of a run again
// The last line is always `N passed, N failed`, with `, N skipped` if there are any.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { chooseHost } from "./hosts/choose.mjs";
import { output } from "./hosts/command.mjs";
import { buildEditorTests, editorTestFiles } from "./hosts/editor-tests.mjs";
import { projectRoot, sampleWorkspace } from "./hosts/files.mjs";
import { newReport } from "./hosts/report.mjs";
import { runUnitTests, unitTestFiles } from "./hosts/unit-tests.mjs";

/** @typedef {import('./hosts/report.mjs').Result} Result */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    unit: { type: "boolean" },
    editor: { type: "boolean" },
    page: { type: "boolean" },
    sequences: { type: "string" },
    minutes: { type: "string" },
    seed: { type: "string" },
  },
});
if (values.seed !== undefined) process.env["SPECWRIGHT_SEED"] = values.seed;
if (values.sequences !== undefined) process.env["SPECWRIGHT_SEQUENCES"] = values.sequences;
if (values.minutes !== undefined) process.env["SPECWRIGHT_MINUTES"] = values.minutes;
const filter = positionals[0] ?? "";
const everything = !values.unit && !values.editor && !values.page;
/** @type {Result} */
const totals = { passed: 0, failed: 0, skipped: 0 };

const unit = unitTestFiles(filter);
const editor = editorTestFiles(filter);
const page = join(import.meta.dirname, "page", "run.mjs");

// The unit tests may start the built server and command line, so everything is built for them, too.
const built = await step("Build", async () => {
  process.stdout.write(await output(process.execPath, ["esbuild.mjs"], { cwd: projectRoot }));
  return { passed: 0, failed: 0, skipped: 0 };
});
if (built) {
  if ((values.unit || everything) && wanted(unit, "unit test")) {
    await step(`Unit tests (${unit.length} files)`, () => runUnitTests(unit));
  }
  if ((values.editor || everything) && wanted(editor, "editor test")) {
    await step(`Editor tests (${editor.length} files)`, runEditorTests);
  }
  if ((values.page || everything) && existsSync(page)) {
    await step("Page tests", runPageTests);
  }
  if (totals.passed + totals.failed === 0)
    fail(filter ? `No test was run for "${filter}"` : "No test was run");
}

const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : "";
console.log(`\n${totals.passed} passed, ${totals.failed} failed${skipped}`);
// Not `process.exit()`, which may cut off what was written to a pipe; nothing else is running any more.
process.exitCode = totals.failed > 0 ? 1 : 0;

/**
 * Runs a suite and adds its result; an error of the suite itself is one failure.
 * @param {string} title
 * @param {() => Promise<Result>} run
 */
async function step(title, run) {
  console.log(`\n== ${title}`);
  try {
    const result = await run();
    totals.passed += result.passed;
    totals.failed += result.failed;
    totals.skipped += result.skipped;
    return true;
  } catch (error) {
    fail(`${title}: ${error instanceof Error ? error.message : error}`);
    return false;
  }
}

/** @param {string} message */
function fail(message) {
  console.error(message);
  totals.failed += 1;
}

/**
 * Without a filter, a kind of test that has no files is a mistake.
 * @param {string[]} files
 * @param {string} kind
 */
function wanted(files, kind) {
  if (files.length === 0 && !filter) fail(`There is not a single ${kind} file`);
  return files.length > 0;
}

/** @returns {Promise<Result>} */
async function runEditorTests() {
  const host = await chooseHost();
  console.log(`in ${host.name}`);
  const testsPath = await buildEditorTests(filter);
  return host.run({ extensionPath: projectRoot, workspace: sampleWorkspace, testsPath, report: newReport() });
}

/** @returns {Promise<Result>} */
async function runPageTests() {
  if (process.platform === "win32") {
    console.log("SKIPPED: the page tests need the headless host, which does not run on Windows");
    return { passed: 0, failed: 0, skipped: 1 };
  }
  const { run } = await import(pathToFileURL(page).href);
  return run(filter);
}
