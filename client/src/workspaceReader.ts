import { FileSystemError, RelativePattern, Uri, workspace } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { clientRequests, type FindFilesParams, type Unreadable } from "../../server/src/protocol.ts";

/** More template files than anybody has; keeps a glob such as `**` from flooding the server. */
const maxFiles = 1000;

/** Others' Markdown, of which there may be much, is among what is found and left out afterwards. */
const maxFound = 20_000;

/**
 * Milliseconds. On a file system that no extension searches VS Code waits for one that does, and with it would everybody
 * who waits for the templates.
 */
const longestSearch = 10_000;

/** VS Code searches these itself, however long it takes. */
const searchedSchemes: ReadonlySet<string> = new Set(["file", "vscode-remote"]);

/** As the server does it where it reads the files itself. */
const ignoredFolders: ReadonlySet<string> = new Set(["node_modules", ".git"]);

/** In bytes. Nobody's template is larger; keeps a film that is called `.md` out of memory. */
const largestFile = 1024 * 1024;

/** Answers the server's questions about files, on whatever file system the workspace lives. */
export function answerWorkspaceRequests(client: LanguageClient): void {
  client.onRequest(clientRequests.findFiles, findFiles);
  client.onRequest<string | null | Unreadable, void>(clientRequests.readFile, readFile);
  client.onRequest<boolean | null, void>(clientRequests.fileExists, fileExists);
}

/** URIs of the files that match any of the globs, each once. */
async function findFiles({ folderUri, globs }: FindFilesParams): Promise<readonly string[]> {
  const folder = Uri.parse(folderUri);
  const found = await Promise.all(globs.map((glob) => search(folder, glob)));
  const own = found.flat().filter((uri) => !isIgnored(folder, uri));
  return [...new Set(own.map((uri) => uri.toString()))].slice(0, maxFiles);
}

async function search(folder: Uri, glob: string): Promise<readonly Uri[]> {
  // null, and no pattern: with one VS Code also leaves out what `files.exclude` hides from the explorer, which a team
  // may use for all names with a dot, `.specwright` among them.
  const found = workspace.findFiles(new RelativePattern(folder, glob), null, maxFound);
  if (searchedSchemes.has(folder.scheme)) return found;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const nothing = new Promise<readonly Uri[]>((resolve) => {
    timer = setTimeout(() => resolve([]), longestSearch);
  });
  try {
    return await Promise.race([found, nothing]);
  } finally {
    clearTimeout(timer);
  }
}

/** Only what lies below the folder counts: the folder itself may be in a `node_modules`. */
function isIgnored(folder: Uri, { path }: Uri): boolean {
  const within = path.slice(folder.path.length).split("/");
  return within.some((name) => ignoredFolders.has(name));
}

/** The file's text as saved; null where there is none, and else why it cannot be read. */
async function readFile(uri: string): Promise<string | null | Unreadable> {
  try {
    const file = Uri.parse(uri);
    const { size } = await workspace.fs.stat(file);
    if (size > largestFile) return { problem: "it is larger than a megabyte" };
    return new TextDecoder("utf-8", { fatal: true }).decode(await workspace.fs.readFile(file));
  } catch (error) {
    if (error instanceof FileSystemError && error.code === "FileNotFound") return null;
    return { problem: error instanceof TypeError ? "it is not UTF-8 text" : "it cannot be read" };
  }
}

/** Whether there is a file or a folder; null where the file system does not say. */
async function fileExists(uri: string): Promise<boolean | null> {
  try {
    await workspace.fs.stat(Uri.parse(uri));
    return true;
  } catch (error) {
    return error instanceof FileSystemError && error.code === "FileNotFound" ? false : null;
  }
}
