import { mkdir, writeFile } from "node:fs/promises";
import { FileSystemError, Uri, WorkspaceEdit, workspace } from "vscode";

/** Path for people: relative to the workspace folder where it is in one. */
export function displayPath(uri: Uri): string {
  return workspace.asRelativePath(uri);
}

/** What is known of a file; undefined where there is none. Throws when the file system cannot tell. */
export async function statOrUndefined(uri: Uri) {
  try {
    return await workspace.fs.stat(uri);
  } catch (error) {
    if (error instanceof FileSystemError && error.code === "FileNotFound") return undefined;
    throw error;
  }
}

/**
 * Writes a file that is not there yet, and the folders above it. What is there is never written to, also where it came a
 * moment ago. Throws an `Error` for people.
 */
export async function writeNewFile(folder: Uri, name: string, text: string): Promise<Uri> {
  const uri = Uri.joinPath(folder, name);
  if (folder.scheme === "file") {
    await mkdir(folder.fsPath, { recursive: true }).catch((error) => fail(folder, error));
    // In one step: the editor's own file system looks first and writes then.
    await writeFile(uri.fsPath, text, { flag: "wx" }).catch((error) => fail(uri, error));
    return uri;
  }
  try {
    await workspace.fs.createDirectory(folder);
  } catch (error) {
    fail(folder, error);
  }
  const edit = new WorkspaceEdit();
  edit.createFile(uri, { overwrite: false, ignoreIfExists: false, contents: new TextEncoder().encode(text) });
  if (!(await workspace.applyEdit(edit))) throw new Error(`${displayPath(uri)} could not be created.`);
  return uri;
}

const reasons: Readonly<Record<string, string>> = {
  EEXIST: "there is a file of that name",
  FileExists: "there is a file of that name",
  ENOTDIR: "a file is in the place of its folder",
  FileNotADirectory: "a file is in the place of its folder",
  EACCES: "permission denied",
  EPERM: "permission denied",
  NoPermissions: "permission denied",
  EROFS: "the file system is read-only",
  ENOSPC: "no space is left",
};

function fail(uri: Uri, error: unknown): never {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const reason = reasons[code] ?? (error instanceof Error ? error.message : String(error));
  throw new Error(`${displayPath(uri)} could not be created: ${reason}.`);
}
