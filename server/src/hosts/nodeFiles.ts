import { readFile, stat } from "node:fs/promises";
import { glob } from "tinyglobby";
import { URI } from "vscode-uri";
import { largestTemplate, notText, tooLarge, type WorkspaceFiles } from "../service/templateFiles.ts";

/** Reads `file:` URIs. */
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
      const path = URI.parse(uri).fsPath;
      const { size } = await stat(path);
      if (size > largestTemplate) return { problem: tooLarge };
      return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path));
    } catch (error) {
      if (codeOf(error) === "ENOENT") return null;
      return { problem: error instanceof TypeError ? notText : "it cannot be read" };
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
      const code = codeOf(error);
      return code === "ENOENT" || code === "ENOTDIR" ? false : null;
    }
  },
};

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : null;
}
