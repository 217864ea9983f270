// Runs a program to its end and says how long that took.
import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { scratchFolder } from "../hosts/files.mjs";

/** @type {string | undefined} */
let outputFile;

/**
 * What it prints goes to a file, so that nobody waits for a reader. Any exit code will do: findings are no failure.
 * @param {import('./client.mjs').Program} program
 * @param {string} folder
 * @returns {Promise<{ ms: number, code: number, printed: () => string }>}
 */
export async function runOnce({ command, args }, folder) {
  outputFile ??= join(scratchFolder("bench-output"), "output.txt");
  const file = outputFile;
  const descriptor = openSync(file, "w");
  const began = performance.now();
  const child = spawn(command, args, { cwd: folder, stdio: ["ignore", descriptor, descriptor] });
  /** @type {number | null} */
  const code = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", resolve);
  });
  const ms = performance.now() - began;
  closeSync(descriptor);
  if (code === null) throw new Error(`${command} ${args.join(" ")} was killed`);
  return { ms, code, printed: () => readFileSync(file, "utf8") };
}
