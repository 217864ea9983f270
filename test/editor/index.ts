// The entry of the editor tests: VS Code calls `run()` in the extension host, whichever host it is.
import { appendFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, stripVTControlCharacters } from "node:util";

/** Set by the test run; not set under the debugger, which shows the console instead. */
const reportFolder = process.env["SPECWRIGHT_TEST_REPORT"];

export async function run(): Promise<void> {
  try {
    const { passed, failed, skipped } = await runSuites();
    writeResult({ passed, failed, skipped });
    if (failed > 0) throw new Error(`${failed} editor tests failed`);
    if (passed === 0) throw new Error("No editor test was executed");
  } catch (error) {
    // Does nothing if there is a result already: then this error only repeats it for VS Code's exit code.
    writeResult({
      passed: 0,
      failed: 1,
      skipped: 0,
      error: error instanceof Error ? error.stack : String(error),
    });
    throw error;
  }
}

async function runSuites(): Promise<{ passed: number; failed: number; skipped: number }> {
  // Imported here, so that a mocha that cannot be loaded is reported like any other failure.
  const { default: Mocha } = await import("mocha");
  if (reportFolder) {
    const reportFile = join(reportFolder, "report.txt");
    // `color: false` below does not reach the ticks.
    Mocha.reporters.Base.consoleLog = (...values) =>
      appendFileSync(reportFile, `${stripVTControlCharacters(format(...values))}\n`);
  }
  // Generous: the first completion waits for the extension and its server to start, on a slow machine.
  const mocha = new Mocha({
    ui: "tdd",
    reporter: "spec",
    color: false,
    timeout: 30_000,
    slow: 2_000,
    forbidOnly: Boolean(process.env["CI"]),
  });
  for (const name of readdirSync(__dirname).sort()) {
    if (name.endsWith(".test.js")) mocha.addFile(join(__dirname, name));
  }
  return new Promise((resolve) => {
    const runner = mocha.run(() => {
      const { passes, failures, pending } = runner.stats ?? { passes: 0, failures: 1, pending: 0 };
      resolve({ passed: passes, failed: failures, skipped: pending });
    });
  });
}

let written = false;

function writeResult(result: {
  passed: number;
  failed: number;
  skipped: number;
  error?: string | undefined;
}): void {
  if (!reportFolder || written) return;
  written = true;
  // Renamed, so that whoever watches the folder never reads half a file.
  const draft = join(reportFolder, "result.draft");
  writeFileSync(draft, JSON.stringify(result));
  renameSync(draft, join(reportFolder, "result.json"));
}
