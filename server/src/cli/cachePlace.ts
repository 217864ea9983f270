import { closeSync, lstatSync, openSync, readSync, type Stats, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

/** Where answers are kept from run to run. */
export interface CachePlace {
  /** Absolute. */
  readonly file: string;
  /** The folder that nothing is written outside of; null where the user named the file. */
  readonly within: string | null;
}

const fileName = ".specwright-cache";

/** The place that `--cache-location` names, or the usual one: among the caches in `node_modules` if there is such a folder. */
export function cachePlace(cwd: string, location: string | null): CachePlace {
  if (location !== null) {
    const named = resolve(cwd, location);
    const isFolder = /[/\\]$/.test(location) || (attempt(() => statSync(named))?.isDirectory() ?? false);
    return { file: isFolder ? join(named, fileName) : named, within: null };
  }
  const modules = join(cwd, "node_modules");
  // A link may lead out of the current folder.
  const folder = attempt(() => lstatSync(modules))?.isDirectory()
    ? join(modules, ".cache", "specwright")
    : cwd;
  return { file: join(folder, fileName), within: cwd };
}

/**
 * Throws an `Error` for people where the file must not be written: the usual place leads out of the folder by a link, or
 * the file that the user named holds something else. `mark`: what a file of ours begins with.
 */
export function assertWritable({ file, within }: CachePlace, mark: string): void {
  if (within !== null) {
    const steps = relative(within, dirname(file)).split(sep);
    let folder = within;
    for (const step of steps) {
      folder = join(folder, step);
      if (step !== "" && attempt(() => lstatSync(folder))?.isSymbolicLink())
        throw new Error(`${folder} is a link`);
    }
  } else if (!beginsWith(file, mark)) {
    throw new Error(`${file} is no cache of Specwright and is left alone`);
  }
}

/** null where there is nothing, or nothing for us. */
function attempt(ask: () => Stats): Stats | null {
  try {
    return ask();
  } catch {
    return null;
  }
}

/** Also true for a file that is empty or does not exist. */
function beginsWith(file: string, mark: string): boolean {
  const size = attempt(() => statSync(file))?.size ?? 0;
  if (size === 0) return true;
  const start = Buffer.alloc(mark.length);
  const descriptor = openSync(file, "r");
  try {
    readSync(descriptor, start, 0, start.length, 0);
  } finally {
    closeSync(descriptor);
  }
  return start.toString("latin1") === mark;
}
