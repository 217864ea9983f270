// Where things are: the project, what is downloaded once, and what lives for one run only.
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { atEnd } from "./cleanup.mjs";

export const projectRoot = dirname(dirname(import.meta.dirname));
export const sampleWorkspace = join(projectRoot, "test", "sample");
export const screenshotsFolder = join(projectRoot, "test", "screenshots");

/** Downloads and builds that outlive a run are kept here, outside the repository. */
export function cacheFolder() {
  const { SPECWRIGHT_CACHE, XDG_CACHE_HOME } = process.env;
  if (SPECWRIGHT_CACHE) return SPECWRIGHT_CACHE;
  return join(XDG_CACHE_HOME || join(homedir(), ".cache"), "specwright");
}

/**
 * A new empty folder that is deleted at the end of the run. It is named shortly: VS Code puts sockets
 * into its data folder, and their paths may not be longer than about 100 characters.
 * @param {string} purpose
 * @param {string} [parent]
 */
export function scratchFolder(purpose, parent = tmpdir()) {
  const folder = mkdtempSync(join(parent, `specwright-${purpose}-`));
  // A process that was just killed may still be writing, hence the retries.
  atEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  return folder;
}

/**
 * A copy of a workspace, so that neither tests nor experiments change the repository.
 * @param {string} workspace
 */
export function copyOfWorkspace(workspace) {
  if (!existsSync(workspace)) throw new Error(`There is no workspace to open at ${workspace}`);
  const copy = join(scratchFolder("workspace"), basename(workspace));
  cpSync(workspace, copy, { recursive: true });
  return copy;
}
