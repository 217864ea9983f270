import type { Connection } from "vscode-languageserver";
import { clientRequests, type FindFilesParams } from "./protocol.ts";
import type { WorkspaceFiles } from "./service/templateFiles.ts";

/** The files of the workspace as a client reads them that offers to. */
export function filesOfClient(connection: Pick<Connection, "sendRequest">): WorkspaceFiles {
  return {
    find: (folderUri, globs) =>
      connection.sendRequest(clientRequests.findFiles, { folderUri, globs } satisfies FindFilesParams),
    read: (uri) => connection.sendRequest(clientRequests.readFile, uri),
    exists: (uri) => connection.sendRequest(clientRequests.fileExists, uri),
  };
}
