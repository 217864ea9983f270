// The headless host: VS Code's server with its extension host, and a browser without a window that shows the
// workbench. Works without a display and without downloads other than from npm and Debian.
import { chromium as playwright } from "playwright-core";
import { chromium } from "./chromium.mjs";
import { Log } from "./command.mjs";
import { copyOfWorkspace, scratchFolder } from "./files.mjs";
import { resultOf } from "./report.mjs";
import { startServer } from "./server.mjs";

/**
 * Serves a copy of the workspace with the extension loaded from its folder.
 * @param {import('./server.mjs').Served} served
 */
export async function openHeadless(served) {
  const workspace = copyOfWorkspace(served.workspace);
  const server = await startServer({ ...served, workspace });
  return { url: server.address, workspace, server, close: server.stop };
}

/**
 * A browser with an empty profile and one page, which logs what the page says.
 * @param {{ visible?: boolean }} [options]
 */
export async function openBrowser({ visible = false } = {}) {
  const browser = await playwright.launch({
    executablePath: await chromium(),
    headless: !visible,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
    ].concat(["--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"]),
    // Chromium forgets its temporary files when it is killed.
    env: { ...process.env, TMPDIR: scratchFolder("browser") },
    // Signals are the business of cleanup.mjs; Playwright kills the browser when this process exits.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  const log = new Log();
  page.on("console", (message) => log.add(`[${message.type()}] ${headOf(message.text())}\n`));
  page.on("pageerror", (error) => log.add(`[uncaught] ${headOf(error.stack ?? String(error))}\n`));
  return { browser, page, log, close: () => browser.close() };
}

/**
 * The stacks in VS Code's messages are minified, long, and mostly the same.
 * @param {string} message
 */
function headOf(message) {
  return message.split("\n").slice(0, 3).join("\n").slice(0, 500);
}

/**
 * Runs the tests in the extension host.
 * @param {import('./report.mjs').EditorRun} run
 * @returns {Promise<import('./report.mjs').Result>}
 */
export async function runHeadless(run) {
  const { report, ...served } = run;
  const host = await openHeadless({ ...served, env: report.env });
  const browser = await openBrowser();
  try {
    // The workbench calls these two: the first with what is on the console anyway, the second at the end.
    await browser.page.exposeFunction("codeAutomationLog", () => {});
    /** @type {Promise<unknown>} */
    let exposed = Promise.resolve();
    const exited = new Promise((resolve) => {
      const onExit = (/** @type {number} */ code) => resolve(`the extension host ended with ${code}`);
      exposed = browser.page.exposeFunction("codeAutomationExit", onExit);
    });
    await exposed;
    const died = host.server.ended.then((reason) => `VS Code's server died: ${reason}`);
    const crashed = new Promise((resolve) => browser.page.on("crash", () => resolve("the page crashed")));
    await browser.page.goto(host.url);
    return await resultOf(report, [exited, died, crashed], () => [
      `Server log:\n${host.server.log.tail(40)}`,
      `Browser console:\n${browser.log.tail(40)}`,
    ]);
  } finally {
    await browser.close();
    host.close();
  }
}
