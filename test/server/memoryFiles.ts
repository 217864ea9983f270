// A workspace that is nothing but a map: URI → text.
import picomatch from "picomatch";
import type { WorkspaceFiles } from "../../server/src/service/templateFiles.ts";
import { decoded } from "../../server/src/service/uris.ts";

/** Finds and reads in `texts` as it is at that moment, so a test changes a file by setting it there. */
export function memoryFiles(texts: ReadonlyMap<string, string>): WorkspaceFiles {
  return {
    find: async (folderUri, globs) => {
      const isWanted = picomatch([...globs], { dot: true });
      return [...texts.keys()].filter(
        (uri) => uri.startsWith(`${folderUri}/`) && isWanted(decoded(uri.slice(folderUri.length + 1))),
      );
    },
    read: async (uri) => texts.get(uri) ?? null,
    exists: async (uri) => texts.has(uri),
  };
}

/** For a server that must leave the files to its client. */
export const untouchableFiles: WorkspaceFiles = {
  find: (folderUri) => Promise.reject(new Error(`The server itself looked into ${folderUri}`)),
  read: (uri) => Promise.reject(new Error(`The server itself read ${uri}`)),
  exists: (uri) => Promise.reject(new Error(`The server itself looked for ${uri}`)),
};
