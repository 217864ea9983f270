// The desktop host: VS Code itself, as downloaded by test-electron or named in SPECWRIGHT_VSCODE. On Linux it
// needs a display, a real one or Xvfb's. What is named must be the program itself: the `code` script does not wait.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { downloadAndUnzipVSCode, SilentReporter } from "@vscode/test-electron";
import { isExecutable, note, onPath, startGroup } from "./command.mjs";
import { cacheFolder, copyOfWorkspace, scratchFolder } from "./files.mjs";
import { resultOf } from "./report.mjs";
import { writeSettings } from "./settings.mjs";

const downloads = "https://update.code.visualstudio.com/api/releases/stable";

export function hasDisplay() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== "linux" || Boolean(DISPLAY || WAYLAND_DISPLAY);
}

/**
 * The VS Code to use on this desktop; throws with the reason when there can be none.
 * @param {{ visible: boolean }} options a person's window needs a real display, tests do not
 * @returns {Promise<string>}
 */
export async function desktopVSCode({ visible }) {
  if (!hasDisplay() && (visible || !onPath("xvfb-run"))) {
    throw new Error(`there is no display${visible ? "" : " and no xvfb-run"}`);
  }
  const named = process.env["SPECWRIGHT_VSCODE"];
  if (named) {
    if (!isExecutable(named)) throw new Error(`SPECWRIGHT_VSCODE is not a program: ${named}`);
    return named;
  }
  await downloadsReachable();
  note("Getting VS Code (downloaded once per version)");
  return downloadAndUnzipVSCode({
    version: "stable",
    cachePath: join(cacheFolder(), "vscode"),
    reporter: new SilentReporter(),
  });
}

/** A quick question first: without a network, the download itself takes minutes to give up. */
async function downloadsReachable() {
  try {
    const answer = await fetch(downloads, { method: "HEAD", signal: AbortSignal.timeout(5_000) });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
  } catch (error) {
    const { message, cause } = /** @type {Error} */ (error);
    throw new Error(`VS Code cannot be downloaded (${cause instanceof Error ? cause.message : message})`);
  }
}

/**
 * Starts a VS Code of its own, next to which the user's is left alone.
 * @param {string} program
 * @param {{ extensionPath: string, workspace: string, testsPath?: string, env?: NodeJS.ProcessEnv }} options
 */
export function startDesktop(program, { extensionPath, workspace, testsPath, env }) {
  const data = scratchFolder("desktop");
  writeSettings(data);
  const args = [workspace, `--extensionDevelopmentPath=${extensionPath}`];
  if (testsPath) args.push(`--extensionTestsPath=${testsPath}`);
  args.push(`--user-data-dir=${data}`, `--extensions-dir=${join(data, "extensions")}`);
  args.push("--skip-welcome", "--skip-release-notes", "--disable-updates", "--disable-workspace-trust");
  // Electron's sandbox is refused to root and inside most containers.
  if (process.platform === "linux" && (process.env["CI"] || process.getuid?.() === 0))
    args.push("--no-sandbox");
  const options = { env: { ...process.env, ...env } };
  return hasDisplay()
    ? startGroup(program, args, options)
    : startGroup(onPath("xvfb-run") ?? "xvfb-run", ["-a", program, ...args], options);
}

/**
 * Runs the tests in the extension host.
 * @param {string} program
 * @param {import('./report.mjs').EditorRun} run
 * @returns {Promise<import('./report.mjs').Result>}
 */
export async function runDesktop(program, { extensionPath, workspace, testsPath, report }) {
  if (!existsSync(join(testsPath, "index.js"))) throw new Error(`There are no built tests in ${testsPath}`);
  const copy = copyOfWorkspace(workspace);
  const vscode = startDesktop(program, { extensionPath, workspace: copy, testsPath, env: report.env });
  try {
    const ended = new Promise((resolve) => {
      vscode.process.on("error", (error) => resolve(`VS Code did not start: ${error.message}`));
      vscode.process.on("close", (code, signal) => resolve(`VS Code ended with ${code ?? signal}`));
    });
    return await resultOf(report, [ended], () => [`VS Code's output:\n${vscode.log.tail(40)}`]);
  } finally {
    vscode.stop();
  }
}
