// The npm package `code-server` contains VS Code's workbench and its extension host, to be used where VS Code
// itself cannot be downloaded or has no display. Set up once per version, in about a minute.
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { atEnd } from "./cleanup.mjs";
import { note, output } from "./command.mjs";
import { cacheFolder } from "./files.mjs";

const codeServer = "4.139.1";
// The server refuses every other major version, whatever runs this script: so it brings its own.
const node = "24.21.0";

/** @typedef {{ node: string, serverMain: string }} CodeServer */

/**
 * The server's entry file and the Node that runs it, installed if need be.
 * @returns {Promise<CodeServer>}
 */
export async function codeServerInstallation() {
  if (process.platform === "win32") throw new Error("the headless host runs on Linux and macOS only");
  const platform = `${process.platform}-${process.arch}`;
  const folder = join(cacheFolder(), `code-server-${codeServer}-node-${node}-${platform}`);
  if (!isComplete(folder)) await installInto(folder, `node-${platform}`);
  return inside(folder, `node-${platform}`);
}

/**
 * @param {string} folder
 * @param {string} nodePackage
 */
function inside(folder, nodePackage) {
  return {
    node: join(folder, "node_modules", nodePackage, "bin", "node"),
    serverMain: join(folder, "node_modules", "code-server", "lib", "vscode", "out", "server-main.js"),
  };
}

/** @param {string} folder */
function isComplete(folder) {
  return existsSync(join(folder, "complete"));
}

/**
 * Everything happens in a sibling that is renamed when it is complete: an interrupted set-up is never mistaken
 * for a finished one, and two runs at the same time do not write into each other's.
 * @param {string} folder
 * @param {string} nodePackage
 */
async function installInto(folder, nodePackage) {
  mkdirSync(dirname(folder), { recursive: true });
  const partial = mkdtempSync(`${folder}.partial-`);
  const removePartial = atEnd(() => rmSync(partial, { recursive: true, force: true, maxRetries: 5 }));
  try {
    await install(partial, nodePackage);
    writeFileSync(join(partial, "complete"), "");
    publish(partial, folder);
  } finally {
    removePartial();
  }
}

/**
 * @param {string} folder
 * @param {string} nodePackage
 */
async function install(folder, nodePackage) {
  const { node: nodeProgram, serverMain } = inside(folder, nodePackage);
  const vscode = dirname(dirname(serverMain));
  const nodeFolder = dirname(dirname(nodeProgram));
  // The headers come with the Node package: without `nodedir` they would be downloaded from nodejs.org.
  const env = {
    ...withoutNpmPrefix(process.env),
    PATH: [dirname(nodeProgram), process.env["PATH"]].join(delimiter),
    npm_config_nodedir: nodeFolder,
    JOBS: "max",
  };
  const quiet = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];

  note(`Setting up VS Code for tests (code-server ${codeServer}, once, about a minute)`);
  // The packages' own install scripts build far more than is needed here and want more system libraries.
  const packages = [`${nodePackage}@${node}`, `code-server@${codeServer}`];
  await output("npm", ["install", "--prefix", folder, "--ignore-scripts", ...quiet, ...packages], {
    cwd: folder,
  });
  note("Installing the dependencies of its extension host");
  const npm = (/** @type {string[]} */ ...args) => output("npm", [...args, ...quiet], { cwd: vscode, env });
  await npm("install", "--omit=dev", "--ignore-scripts");
  note("Building its two native modules");
  await npm("rebuild", "--ignore-scripts=false", "@vscode/native-watchdog", "@vscode/spdlog");
}

/**
 * Under `npm test`, npm hands its settings down in the environment; those that name the project's folder
 * would make the inner npm install there.
 * @param {NodeJS.ProcessEnv} env
 */
function withoutNpmPrefix(env) {
  const { npm_config_local_prefix, npm_config_prefix, npm_config_nodedir, ...rest } = env;
  return rest;
}

/**
 * @param {string} partial
 * @param {string} folder
 */
function publish(partial, folder) {
  if (existsSync(folder) && !isComplete(folder)) rmSync(folder, { recursive: true, force: true });
  try {
    renameSync(partial, folder);
  } catch (error) {
    // Somebody else has finished the same set-up in the meantime: theirs is as good.
    if (!isComplete(folder)) throw error;
  }
}
