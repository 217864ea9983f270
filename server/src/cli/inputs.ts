import { constants } from "node:buffer";
import { lstat, readdir, readFile, realpath, stat } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { promisify } from "node:util";
import picomatch from "picomatch";
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
const linkStatOf = promisify(lstat);
const bytesOf = promisify(readFile);

/** The Markdown files that the inputs name; folders are searched. Without inputs: the current folder. */
export async function findInputs(inputs: readonly string[], cwd: string): Promise<Inputs> {
  const found = new Map<string, InputFile>();
  const problems = new Set<string>();
  for (const input of inputs.length === 0 ? ["."] : inputs) {
    const matches = await filesOf(input, cwd);
    for (const problem of matches.problems) problems.add(problem);
    if (matches.files.length === 0 && matches.problems.length === 0)
      problems.add(`No Markdown file found for '${input}'`);
    for (const { absolute, isStream } of matches.files)
      found.set(absolute, { path: nameOf(absolute, cwd), absolute, isStream });
  }
  return { files: [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), problems: [...problems] };
}

/** Relative to the current folder, with `/`. */
export function nameOf(absolute: string, cwd: string): string {
  return relative(cwd, absolute).split(sep).join("/");
}

interface Matches {
  readonly files: readonly Omit<InputFile, "path">[];
  readonly problems: readonly string[];
}

async function filesOf(input: string, cwd: string): Promise<Matches> {
  const absolute = resolve(cwd, input);
  const known = await statOf(absolute).catch(() => null);
  // A file that is named is read, whatever it is called; that it does not exist is said when it is read.
  if (!known?.isDirectory() && (known || !isDynamicPattern(input)))
    return { files: [{ absolute, isStream: known?.isFile() === false }], problems: [] };
  const { paths, problems } = known
    ? await search(["**/*.md", "**/*.markdown"], absolute, { dot: false, cwd })
    : await search([input.replaceAll("\\", "/")], cwd, { dot: false });
  return { files: paths.map((path) => ({ absolute: path, isStream: false })), problems };
}

interface SearchOptions {
  /** Look into folders whose name begins with a dot. */
  readonly dot: boolean;
  /** What problems name files relative to; the folder that is searched where it is left out. */
  readonly cwd?: string;
}

/**
 * The files in a folder that match a glob, as absolute paths, and what cannot be read of those: folders that nobody may
 * look into, links that lead nowhere.
 */
export async function search(
  globs: readonly string[],
  folder: string,
  { dot, cwd = folder }: SearchOptions,
): Promise<{ readonly paths: readonly string[]; readonly problems: readonly string[] }> {
  const problems: string[] = [];
  const note = (path: unknown, reason: string | undefined) => {
    problems.push(`${nameOf(resolve(folder, String(path)), cwd) || "."}: ${reason}`);
  };
  const isWanted = picomatch([...globs], { dot });
  const paths = await glob([...globs], {
    cwd: folder,
    absolute: true,
    dot,
    onlyFiles: true,
    ignore: ignored,
    fs: {
      readdir: watched(readdir, (path, error) => {
        // Where there is no folder, there is nothing to be found.
        if (error && error.code !== "ENOENT" && error.code !== "ENOTDIR") note(path, reasonOf(error));
      }),
      realpath: watched(realpath, (path, error) => {
        if (!error || !isWanted(nameOf(resolve(folder, String(path)), folder))) return;
        // Only links are asked for.
        note(path, error.code === "ENOENT" ? reasons["ELOOP"] : reasonOf(error));
      }),
    },
  });
  return { paths: paths.map((path) => resolve(path)), problems };
}

/** The same function of `node:fs`, which tells besides what came of it. */
function watched<F extends object>(
  ask: F,
  told: (path: unknown, error: NodeJS.ErrnoException | null) => void,
): F {
  return new Proxy(ask, {
    apply: (target, self, given: unknown[]) => {
      const answer = given.at(-1) as (error: NodeJS.ErrnoException | null, ...rest: unknown[]) => void;
      const telling: typeof answer = (error, ...rest) => {
        told(given[0], error);
        answer(error, ...rest);
      };
      return Reflect.apply(target as (...all: unknown[]) => unknown, self, [...given.slice(0, -1), telling]);
    },
  });
}

/** The file's size in bytes; 0 where nobody knows. */
export async function sizeOf(absolute: string): Promise<number> {
  return (await statOf(absolute).catch(() => null))?.size ?? 0;
}

/** What the file holds. Throws an `Error` for people where it cannot be read. */
export async function readBytes(absolute: string): Promise<Uint8Array> {
  return bytesOf(absolute).catch(async (error: NodeJS.ErrnoException) => {
    const isLink = (await linkStatOf(absolute).catch(() => null))?.isSymbolicLink() === true;
    throw new Error(isLink && error.code === "ENOENT" ? reasons["ELOOP"] : reasonOf(error));
  });
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  ENOTDIR: "no such file",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EISDIR: "a folder, not a file",
  ELOOP: "a link that leads nowhere",
  ENAMETOOLONG: "too long a name",
  ERR_FS_FILE_TOO_LARGE: "too large",
};

/** What went wrong with a file, for people. */
function reasonOf(error: NodeJS.ErrnoException): string {
  return reasons[error.code ?? ""] ?? error.message;
}

/** What a thrown error says. */
export function problemOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
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
