// Starting other programs, and what everybody says while doing so.
import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { atEnd } from "./cleanup.mjs";

/**
 * Progress goes to stderr: stdout belongs to the test report and the address to open.
 * @param {string} message
 */
export function note(message) {
  process.stderr.write(`· ${message}\n`);
}

/**
 * The full path of the first of these programs that is on PATH.
 * @param {string[]} names
 */
export function onPath(...names) {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter(Boolean);
  const endings = process.platform === "win32" ? [".cmd", ".exe"] : [""];
  for (const name of names) {
    for (const folder of folders) {
      for (const ending of endings) {
        const candidate = join(folder, name + ending);
        if (isExecutable(candidate)) return candidate;
      }
    }
  }
  return undefined;
}

/** @param {string} file */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Runs a program to its end and gives its output; an exit code other than 0 is an error with the output's tail.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<string>}
 */
export function output(program, args, options = {}) {
  const child = startGroup(program, args, options);
  return new Promise((resolve, reject) => {
    child.process.on("error", (error) => reject(new Error(`${program}: ${error.message}`)));
    child.process.on("close", (code) => {
      child.stop();
      if (code === 0) resolve(child.log.all());
      else reject(new Error(`${[program, ...args].join(" ")} ended with ${code}:\n${child.log.tail(30)}`));
    });
  });
}

/**
 * Starts a program together with a way to stop it and everything it has started.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function startGroup(program, args, options = {}) {
  // A group of its own: killing only the parent would leave extension hosts and compilers behind.
  const grouped = process.platform !== "win32";
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], ...options, detached: grouped });
  const log = new Log();
  child.stdout?.on("data", (chunk) => log.add(chunk));
  child.stderr?.on("data", (chunk) => log.add(chunk));
  const stop = atEnd(() => {
    if (child.pid === undefined) return;
    try {
      process.kill(grouped ? -child.pid : child.pid, "SIGKILL");
    } catch {
      // It and all its children have ended already.
    }
  });
  return { process: child, log, stop };
}

/** What a program has printed so far. */
export class Log {
  #text = "";

  /** @param {string | Buffer} chunk */
  add(chunk) {
    // A million characters are more than anybody reads, and keep a chatty server from filling the memory.
    this.#text = (this.#text + chunk).slice(-1_000_000);
  }

  all() {
    return this.#text;
  }

  /** @param {number} lines */
  tail(lines) {
    return this.#text.trimEnd().split("\n").slice(-lines).join("\n");
  }
}
