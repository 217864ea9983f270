// `npm start`: builds the extension and opens a copy of the sample workspace in a VS Code that has it loaded.
// `npm start -- path/to/folder` opens that folder itself instead; `--port 8080` fixes the port of the address.
import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { note, onPath, output } from "./command.mjs";
import { desktopVSCode, hasDisplay, startDesktop } from "./desktop.mjs";
import { copyOfWorkspace, projectRoot, sampleWorkspace } from "./files.mjs";
import { startServer } from "./server.mjs";

/** @typedef {{ extensionPath: string, workspace: string }} Opened */

const { values, positionals } = parseArgs({ allowPositionals: true, options: { port: { type: "string" } } });

try {
  note("Building the extension");
  await output(process.execPath, ["esbuild.mjs"], { cwd: projectRoot });
  const [folder] = positionals;
  const opened = {
    extensionPath: projectRoot,
    workspace: folder ? resolve(folder) : copyOfWorkspace(sampleWorkspace),
  };
  if (!folder) note(`The workspace is a copy that is deleted at the end: ${opened.workspace}`);
  process.exitCode = await open(opened);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/**
 * @param {Opened} opened
 * @returns {Promise<number>}
 */
async function open(opened) {
  const isDesktop = hasDisplay() && values.port === undefined;
  const code = isDesktop && !process.env["SPECWRIGHT_VSCODE"] ? onPath("code") : undefined;
  if (code) return openWithCode(code, opened);
  const program = isDesktop ? await downloadedVSCode() : undefined;
  return program ? openWithDesktop(program, opened) : serve(opened);
}

async function downloadedVSCode() {
  try {
    return await desktopVSCode({ visible: true });
  } catch (error) {
    note(`No desktop VS Code: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

/**
 * @param {string} program
 * @param {Opened} opened
 */
async function openWithDesktop(program, opened) {
  note("Opening VS Code; close its window to end");
  const vscode = startDesktop(program, opened);
  const code = await exitCode(vscode.process);
  if (code !== 0) console.error(vscode.log.tail(20));
  return code;
}

/**
 * @param {string} code
 * @param {Opened} opened
 */
function openWithCode(code, { extensionPath, workspace }) {
  note("Opening VS Code; close its window to end");
  // `--wait`, because the copy must live as long as the window.
  const args = ["--new-window", "--wait", `--extensionDevelopmentPath=${extensionPath}`, workspace];
  // On Windows `code` is a script, which only the shell can start, and the shell splits at spaces.
  const windows = process.platform === "win32";
  const quoted = windows ? [code, ...args].map((word) => `"${word}"`) : [code, ...args];
  const [program = code, ...rest] = quoted;
  return exitCode(spawn(program, rest, { stdio: "inherit", shell: windows }));
}

/**
 * @param {Opened} opened
 * @returns {Promise<never>} until the server dies or somebody ends this process
 */
async function serve(opened) {
  const port = values.port === undefined ? 0 : Number(values.port);
  const server = await startServer({ ...opened, port });
  note("VS Code is served at this address until you press Ctrl+C:");
  console.log(server.address);
  const reason = await server.ended;
  throw new Error(`VS Code's server stopped: ${reason}\n${server.log.tail(30)}`);
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function exitCode(child) {
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}
