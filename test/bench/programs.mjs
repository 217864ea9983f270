// The programs that are compared: ours as it is packed, the rivals as their registry packages deliver them.
import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import esbuild from "esbuild";
import { note, output } from "../hosts/command.mjs";
import { projectRoot, scratchFolder } from "../hosts/files.mjs";

/** @typedef {import('./client.mjs').Program} Program */

/** The language servers, in the order in which they take turns. */
export const sides = /** @type {const} */ (["ours", "rumdl"]);

/** @typedef {typeof sides[number]} Side */

/**
 * @template T
 * @typedef {Record<Side, T>} Both
 */

const here = import.meta.dirname;
const rivals = join(here, "node_modules");

/** Installs what is not there yet, exactly as the lock file has it. */
export async function installRivals() {
  if (existsSync(join(rivals, "rumdl"))) return;
  note("Installing rumdl, markdownlint-cli2 and remark-cli");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  await output(npm, ["ci", "--prefix", here, "--no-audit", "--no-fund"], {
    cwd: here,
    shell: process.platform === "win32",
  });
}

/** Builds what is packed and gives a copy, so that another build does not change what is being measured. */
export async function builtBundles(/** @type {{ build: boolean }} */ { build }) {
  if (build) {
    note("Building the bundles for production");
    await output(process.execPath, ["esbuild.mjs", "--production"], { cwd: projectRoot });
  }
  const copy = join(scratchFolder("bench-dist"), "dist");
  cpSync(join(projectRoot, "dist"), copy, { recursive: true, filter: (file) => !file.endsWith(".map") });
  const bareServer = join(copy, "bareServer.js");
  await esbuild.build({
    entryPoints: [join(here, "bare-server.mjs")],
    outfile: bareServer,
    bundle: true,
    minify: true,
    platform: "node",
    target: "node20",
    logLevel: "error",
  });
  return { server: join(copy, "server.js"), cli: join(copy, "cli.js"), bareServer };
}

/**
 * @param {{ server: string }} bundles
 * @returns {Both<Program>}
 */
export function servers({ server }) {
  return {
    ours: { command: process.execPath, args: [server, "--stdio"] },
    rumdl: { command: rumdl(), args: ["server"] },
  };
}

/**
 * @param {{ bareServer: string }} bundles
 * @returns {Program} what every server on our library costs before it does anything
 */
export function bareLibrary({ bareServer }) {
  return { command: process.execPath, args: [bareServer, "--stdio"] };
}

/** @returns {Program} what every program on Node costs before it does anything */
export function bareNode() {
  return { command: process.execPath, args: ["-e", "0"] };
}

/**
 * The command lines, to be run in the folder that they check.
 * @param {{ cli: string }} bundles
 * @param {string} caches a folder for what they keep between runs
 */
export function commandLines({ cli }, caches) {
  const check = { command: process.execPath, args: [cli, "check", "."] };
  return {
    cold: {
      ours: check,
      rumdl: { command: rumdl(), args: ["check", "--no-cache", "."] },
      markdownlint: { command: process.execPath, args: [binary("markdownlint-cli2"), "**/*.md"] },
      remark: {
        command: process.execPath,
        args: [binary("remark-cli"), "--no-stdout", "--use", preset("remark-preset-lint-recommended"), "."],
      },
    },
    cached: {
      ours: { ...check, args: [...check.args, "--cache", "--cache-location", join(caches, "specwright")] },
      rumdl: { command: rumdl(), args: ["check", "--cache-dir", join(caches, "rumdl"), "."] },
    },
  };
}

/** The versions of the rivals, for the report. */
export function versions() {
  const of = (/** @type {string} */ name) => `${name} ${manifest(name).version}`;
  return ["rumdl", "markdownlint-cli2", "remark-cli", "remark-preset-lint-recommended"].map(of);
}

/** The program itself: the package's own starter is a Node process more, which no user of the server has to have. */
function rumdl() {
  const platforms = join(rivals, "@rumdl");
  for (const name of existsSync(platforms) ? readdirSync(platforms) : []) {
    for (const file of ["rumdl", "rumdl.exe"]) {
      const program = join(platforms, name, file);
      if (existsSync(program)) return program;
    }
  }
  throw new Error("rumdl has no program for this platform");
}

/** @param {string} name */
function binary(name) {
  const { bin } = manifest(name);
  const path = typeof bin === "string" ? bin : Object.values(bin)[0];
  return join(rivals, name, String(path));
}

/** @param {string} name */
function preset(name) {
  return join(rivals, name, "index.js");
}

/** @param {string} name */
function manifest(name) {
  return JSON.parse(readFileSync(join(rivals, name, "package.json"), "utf8"));
}
