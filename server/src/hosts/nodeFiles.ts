import { readFile, stat } from "node:fs/promises";
import { glob } from "tinyglobby";
import { URI } from "vscode-uri";
import type { WorkspaceFiles } from "../service/templateFiles.ts";

/** Reads `file:` URIs. What cannot be read is not there. */
export const nodeFiles: WorkspaceFiles = {
  find: async (folderUri, globs) => {
    const folder = URI.parse(folderUri);
    if (folder.scheme !== "file" || globs.length === 0) return [];
    const paths = await glob([...globs], {
      cwd: folder.fsPath,
      absolute: true,
      dot: true,
      onlyFiles: true,
      ignore: ["**/node_modules/**", "**/.git/**"],
    });
    return paths.map((path) => URI.file(path).toString());
  },
  read: async (uri) => {
    try {
      return await readFile(URI.parse(uri).fsPath, "utf8");
    } catch {
      // Deleted since it was found, or not ours to read: not a template then.
      return null;
    }
  },
  exists: async (uri) => {
    const file = URI.parse(uri);
    if (file.scheme !== "file") return null;
    try {
      await stat(file.fsPath);
      return true;
    } catch (error) {
      // What may not be looked at may well be there.
      const code = error instanceof Error && "code" in error ? error.code : null;
      return code === "ENOENT" || code === "ENOTDIR" ? false : null;
    }
  },
};
