// Which host the editor tests run in: the desktop where there is one to be had, else the headless one.
// There is no third possibility such as skipping them.

import { chromium } from "./chromium.mjs";
import { codeServerInstallation } from "./code-server.mjs";
import { note } from "./command.mjs";
import { desktopVSCode, runDesktop } from "./desktop.mjs";
import { runHeadless } from "./headless.mjs";

/**
 * @typedef {object} Host
 * @property {string} name
 * @property {(run: import('./report.mjs').EditorRun) => Promise<import('./report.mjs').Result>} run
 */

/** @type {Record<string, () => Promise<Host>>} */
const hosts = {
  desktop: async () => {
    const program = await desktopVSCode({ visible: false });
    return { name: `desktop VS Code (${program})`, run: (run) => runDesktop(program, run) };
  },
  headless: async () => {
    await codeServerInstallation();
    await chromium();
    return { name: "headless VS Code (code-server and Chromium)", run: runHeadless };
  },
};

/**
 * The first host that can be set up here. SPECWRIGHT_HOST=desktop|headless leaves no choice.
 * @returns {Promise<Host>}
 */
export async function chooseHost() {
  const wanted = process.env["SPECWRIGHT_HOST"];
  const candidates = wanted ? [wanted] : Object.keys(hosts);
  const tried = [];
  for (const name of candidates) {
    const setUp = hosts[name];
    if (!setUp)
      throw new Error(`SPECWRIGHT_HOST must be one of ${Object.keys(hosts).join(", ")}, not ${name}`);
    try {
      return await setUp();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      tried.push(`- ${name}: ${reason}`);
      note(`No ${name} host: ${reason.split("\n")[0]}`);
    }
  }
  throw new Error(
    `There is no VS Code to run the tests in. This was tried:\n${tried.join("\n")}\n` +
      "Set SPECWRIGHT_VSCODE to the path of a VS Code, or connect this machine to the npm registry.",
  );
}
