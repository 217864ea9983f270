import { FileSystemError, RelativePattern, Uri, workspace } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { clientRequests, type FindFilesParams, type Unreadable } from "../../server/src/protocol.ts";

/** More template files than anybody has; keeps a glob such as `**` from flooding the server. */
const maxFiles = 1000;

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
  const found = await Promise.all(
    globs.map((glob) => workspace.findFiles(new RelativePattern(folder, glob), undefined, maxFiles)),
  );
  return [...new Set(found.flat().map((uri) => uri.toString()))];
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
