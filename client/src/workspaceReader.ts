import { FileSystemError, RelativePattern, Uri, workspace } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { clientRequests, type FindFilesParams } from "../../server/src/protocol.ts";

/** More template files than anybody has; keeps a glob such as `**` from flooding the server. */
const maxFiles = 1000;

/** Answers the server's questions about files, on whatever file system the workspace lives. */
export function answerWorkspaceRequests(client: LanguageClient): void {
  client.onRequest(clientRequests.findFiles, findFiles);
  client.onRequest(clientRequests.readFile, readFile);
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

/** The file's text as saved, or null where it cannot be read. */
async function readFile(uri: string): Promise<string | null> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(Uri.parse(uri)));
  } catch {
    return null;
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
