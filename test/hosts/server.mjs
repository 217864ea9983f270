// VS Code's server, with a fresh set of data folders, on a port that was free.
import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { codeServerInstallation } from "./code-server.mjs";
import { startGroup } from "./command.mjs";
import { scratchFolder } from "./files.mjs";
import { writeSettings } from "./settings.mjs";

/**
 * @typedef {object} Served
 * @property {string} extensionPath
 * @property {string} workspace
 * @property {string} [testsPath] its `run()` is called in the extension host
 * @property {number} [port]
 * @property {NodeJS.ProcessEnv} [env]
 *
 * @typedef {object} Server
 * @property {string} address the page that shows this workspace with this extension
 * @property {import('./command.mjs').Log} log
 * @property {Promise<string>} ended resolves with the reason when the server dies by itself
 * @property {() => void} stop
 */

/**
 * @param {Served} served
 * @returns {Promise<Server>}
 */
export async function startServer({ extensionPath, workspace, testsPath, port = 0, env = {} }) {
  const { node, serverMain } = await codeServerInstallation();
  const data = scratchFolder("server");
  const extensions = join(data, "extensions");
  writeSettings(join(data, "data"));
  // The server runs whatever the page asks for, so nobody else on this machine may talk to it.
  const token = randomBytes(16).toString("hex");
  const args = ["--host", "127.0.0.1", "--port", String(port), "--connection-token", token];
  args.push("--accept-server-license-terms", "--telemetry-level", "off");
  args.push("--server-data-dir", data, "--extensions-dir", extensions);
  // Only with this driver does the page load an extension and tests by their paths. It also turns off
  // notifications and more, so for a person the extension is installed instead.
  if (testsPath) args.push("--enable-smoke-test-driver");
  else linkExtension(extensionPath, extensions);

  const server = startGroup(node, [serverMain, ...args], { env: { ...serverEnvironment(data), ...env } });
  const ended = new Promise((resolve) => {
    server.process.on("error", (error) => resolve(error.message));
    server.process.on("exit", (code, signal) => resolve(`it ended with ${code ?? signal}`));
  });
  const listening = await Promise.race([portOf(server), ended]);
  if (typeof listening === "string") {
    server.stop();
    throw new Error(`VS Code's server did not start: ${listening}\n${server.log.tail(30)}`);
  }
  const url = new URL(`http://127.0.0.1:${listening}/`);
  url.searchParams.set("tkn", token);
  url.searchParams.set("folder", workspace);
  if (testsPath) {
    const remote = (/** @type {string} */ path) => `vscode-remote://${url.host}${encodeURI(path)}`;
    const payload = [
      ["extensionDevelopmentPath", remote(extensionPath)],
      ["extensionTestsPath", remote(testsPath)],
    ];
    url.searchParams.set("payload", JSON.stringify(payload));
  }
  return { address: url.href, log: server.log, ended, stop: server.stop };
}

/**
 * An installed extension is a folder among others: a link to ours will do, and follows every build.
 * @param {string} extensionPath
 * @param {string} extensions
 */
function linkExtension(extensionPath, extensions) {
  const { publisher, name, version } = JSON.parse(readFileSync(join(extensionPath, "package.json"), "utf8"));
  mkdirSync(extensions);
  symlinkSync(extensionPath, join(extensions, `${publisher}.${name}-${version}`), "dir");
}

/**
 * The extension host inherits this environment.
 * @param {string} data
 */
function serverEnvironment(data) {
  // A run inside VS Code's own terminal must not look like a part of that VS Code.
  const outer = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name),
  );
  const temporary = join(data, "tmp");
  mkdirSync(temporary);
  return {
    ...Object.fromEntries(outer),
    // VS Code leaves sockets behind when it is killed. Not on macOS, where the longer path does not fit a socket.
    ...(process.platform === "linux" ? { TMPDIR: temporary } : {}),
    // No marketplace: nothing in a test may depend on one, nor wait for one that cannot be reached.
    EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: "" }),
  };
}

/**
 * The server chose the port itself and says which.
 * @param {ReturnType<typeof startGroup>} server
 * @returns {Promise<number>}
 */
function portOf(server) {
  return new Promise((resolve) => {
    server.process.stdout?.on("data", () => {
      const port = /agent listening on (\d+)/.exec(server.log.all())?.[1];
      if (port) resolve(Number(port));
    });
  });
}
