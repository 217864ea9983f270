import { realpath } from "node:fs/promises";
import { dirname, isAbsolute, relative, sep } from "node:path";
import { FileType, Uri, workspace } from "vscode";
import { displayPath, statOrUndefined } from "./files.ts";

/**
 * Makes sure that a folder, which need not exist, is in the workspace: by its path, and also where a part of that is a
 * link. Throws an `Error` for people where it is not.
 */
export async function assertInside(folder: Uri): Promise<void> {
  const workspaceFolder = workspace.getWorkspaceFolder(folder);
  if (workspaceFolder === undefined)
    throw new Error(`${displayPath(folder)} is not in the workspace. New Spec writes nothing outside of it.`);
  if (workspace.fs.isWritableFileSystem(folder.scheme) === false)
    throw new Error("This workspace is read-only. No spec can be created in it.");
  const isInside =
    folder.scheme === "file"
      ? await leadsInside(folder.fsPath)
      : !(await hasLink(workspaceFolder.uri, folder));
  if (!isInside)
    throw new Error(
      `${displayPath(folder)} leads out of the workspace. New Spec writes nothing outside of it.`,
    );
}

async function leadsInside(path: string): Promise<boolean> {
  const roots = (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === "file");
  const real = await realPath(path);
  const realRoots = await Promise.all(roots.map(({ uri }) => realPath(uri.fsPath)));
  return realRoots.some((root) => {
    const way = relative(root, real);
    return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  });
}

/** Where a path really leads, as far as there is something. */
async function realPath(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    const above = dirname(path);
    const isThere = !(error instanceof Error && "code" in error && error.code === "ENOENT");
    // A link to itself, a folder that nobody may look into: nothing is known of where it leads.
    if (isThere && !(error instanceof Error && "code" in error && error.code === "ENOTDIR")) throw error;
    return above === path ? path : realPath(above);
  }
}

/** Other file systems do not say where a link leads. */
async function hasLink(root: Uri, folder: Uri): Promise<boolean> {
  const names = folder.path
    .slice(root.path.length)
    .split("/")
    .filter((name) => name !== "");
  for (let count = 1; count <= names.length; count++) {
    const stat = await statOrUndefined(Uri.joinPath(root, ...names.slice(0, count)));
    if (stat === undefined) return false;
    if ((stat.type & FileType.SymbolicLink) !== 0) return true;
  }
  return false;
}
