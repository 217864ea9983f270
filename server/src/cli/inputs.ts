import { constants } from "node:buffer";
import { readFile, stat } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { glob, isDynamicPattern } from "tinyglobby";

/** Never looked into: nobody keeps specs there. */
const ignored = ["**/node_modules/**", "**/.git/**"];

/** A file to check. */
export interface InputFile {
  /** Relative to the current folder, with `/`. */
  readonly path: string;
  readonly absolute: string;
  /** It gives its text only once: a pipe. */
  readonly isStream: boolean;
}

/** What the inputs name. */
export interface Inputs {
  /** Each once, in the order of their paths. */
  readonly files: readonly InputFile[];
  /** Why an input names none, for people. */
  readonly problems: readonly string[];
}

// Not those of `node:fs/promises`: reading a small file costs them three times as much.
const statOf = promisify(stat);
const bytesOf = promisify(readFile);

/** The Markdown files that the inputs name; folders are searched. Without inputs: the current folder. */
export async function findInputs(inputs: readonly string[], cwd: string): Promise<Inputs> {
  const found = new Map<string, InputFile>();
  const problems: string[] = [];
  for (const input of inputs.length === 0 ? ["."] : inputs) {
    const matches = await filesOf(input, cwd);
    if (matches.length === 0) problems.push(`No Markdown file found for '${input}'`);
    for (const { absolute, isStream } of matches)
      found.set(absolute, { path: relative(cwd, absolute).split(sep).join("/"), absolute, isStream });
  }
  return { files: [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), problems };
}

async function filesOf(input: string, cwd: string): Promise<readonly Omit<InputFile, "path">[]> {
  const absolute = resolve(cwd, input);
  const known = await statOf(absolute).catch(() => null);
  if (known?.isDirectory()) return search(["**/*.md", "**/*.markdown"], absolute);
  // A file that is named is read, whatever it is called; that it does not exist is said when it is read.
  if (known || !isDynamicPattern(input)) return [{ absolute, isStream: known?.isFile() === false }];
  return search([input.replaceAll("\\", "/")], cwd);
}

async function search(globs: string[], cwd: string): Promise<readonly Omit<InputFile, "path">[]> {
  const paths = await glob(globs, { cwd, absolute: true, dot: false, onlyFiles: true, ignore: ignored });
  return paths.map((path) => ({ absolute: resolve(path), isStream: false }));
}

/** The file's size in bytes; 0 where nobody knows. */
export async function sizeOf(absolute: string): Promise<number> {
  return (await statOf(absolute).catch(() => null))?.size ?? 0;
}

/** What the file holds. Throws an `Error` for people where it cannot be read. */
export async function readBytes(absolute: string): Promise<Uint8Array> {
  return bytesOf(absolute).catch((error: NodeJS.ErrnoException) => {
    throw new Error(
      error.code === "ENOENT"
        ? "no such file"
        : error.code === "EACCES"
          ? "permission denied"
          : error.message,
    );
  });
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** The text without a byte order mark. Throws an `Error` for people where it is not UTF-8. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.length > constants.MAX_STRING_LENGTH) throw new Error("too large");
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Error("not UTF-8 text");
  }
}
