// The command as it is shipped, run in folders of its own.
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TestContext } from "node:test";

const project = join(__dirname, "..", "..");
const built = join(project, "dist", "cli.js");

export const { version }: { readonly version: string } = JSON.parse(
  readFileSync(join(project, "package.json"), "utf8"),
);

/** Path → content. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A new folder that holds the files, and is deleted after the test. */
export function folderWith(test: TestContext, files: Files, name = "specwright-cli-"): string {
  const folder = mkdtempSync(join(tmpdir(), name));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Another program than the one that was built, or another Node for it. */
export interface Program {
  /** Path of `cli.js`. */
  readonly cli?: string;
  /** Options of Node itself. */
  readonly node?: readonly string[];
  /** Run by this user. */
  readonly uid?: number;
}

/** Runs `specwright` with these arguments in that folder. */
export function specwright(cwd: string, ...args: readonly string[]): Promise<Outcome> {
  return specwrightAs({}, cwd, ...args);
}

/** The same with another program. */
export async function specwrightAs(
  { cli = built, node = [], uid }: Program,
  cwd: string,
  ...args: readonly string[]
): Promise<Outcome> {
  const child = spawn(process.execPath, [...node, cli, ...args], {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
    ...(uid === undefined ? {} : { uid }),
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const [code] = await once(child, "close");
  return { code, stdout, stderr };
}

/** Bundles that make answers. */
export const bundles = ["cli.js", "cliEngine.js", "remark.js", "yamlList.js"];

/** Another build of the program: the same, but for a comment in one of its bundles. */
export function otherBuild(test: TestContext, changed: string): string {
  const folder = folderWith(test, {});
  for (const name of bundles) copyFileSync(join(dirname(built), name), join(folder, name));
  appendFileSync(join(folder, changed), "// Another build.\n");
  return join(folder, "cli.js");
}

/** Runs `specwright` with nobody to read what it prints: the reading end of the pipe is closed at once. */
export async function specwrightUnread(cwd: string, ...args: readonly string[]): Promise<Outcome> {
  const child = spawn(process.execPath, [built, ...args], { cwd, stdio: ["ignore", "pipe", "pipe"] });
  child.stdout.destroy();
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const [code] = await once(child, "close");
  return { code, stdout: "", stderr };
}

export interface JsonFinding {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly section: string | null;
  readonly fixable: boolean;
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
}

export interface JsonReport {
  readonly version: string;
  readonly files: readonly {
    readonly path: string;
    readonly template: string | null;
    readonly status: { readonly value: string; readonly stage: string } | null;
    readonly findings: readonly JsonFinding[];
  }[];
}

/** Runs `specwright check --format json`, never mind the exit code. */
export async function report(cwd: string, ...args: readonly string[]): Promise<JsonReport> {
  const { stdout, stderr } = await specwright(cwd, "check", "--format", "json", ...args);
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout);
}
