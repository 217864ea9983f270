import { FileType, Uri, type WorkspaceFolder, window, workspace } from "vscode";
import { statOrUndefined } from "./files.ts";
import { assertInside } from "./inside.ts";
import { namesBelow } from "./safePath.ts";

/** Where a new spec goes. */
export interface Target {
  /** undefined: nowhere on disk, the spec becomes an untitled document. */
  readonly folder: Uri | undefined;
  /** The workspace folder whose templates and settings apply. */
  readonly workspaceFolder: WorkspaceFolder | undefined;
}

/**
 * The folder of a new spec: the one the user pointed at, else the configured one of the workspace folder.
 * undefined when the user was asked for the workspace folder and pressed Escape.
 */
export async function findTarget(pointedAt: Uri | undefined): Promise<Target | undefined> {
  if (pointedAt !== undefined) {
    const folder = await asFolder(pointedAt);
    await assertInside(folder);
    return { folder, workspaceFolder: workspace.getWorkspaceFolder(folder) };
  }
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 0) return { folder: undefined, workspaceFolder: undefined };
  const workspaceFolder = folders.length === 1 ? folders[0] : (activeFolder() ?? (await pickFolder()));
  if (workspaceFolder === undefined) return undefined;
  const folder = configuredFolder(workspaceFolder);
  await assertInside(folder);
  return { folder, workspaceFolder };
}

/** Throws where the setting leads elsewhere: it may come with the workspace, from somebody nobody knows. */
function configuredFolder({ uri }: WorkspaceFolder): Uri {
  const configuration = workspace.getConfiguration("specwright", uri);
  const setting = configuration.get<unknown>("newSpec.folder");
  const path =
    typeof setting === "string" ? setting : configuration.inspect<string>("newSpec.folder")?.defaultValue;
  const names = namesBelow(path ?? "");
  if (names === null)
    throw new Error(
      `The setting specwright.newSpec.folder must name a folder inside of the workspace folder, but is '${path}'.`,
    );
  return Uri.joinPath(uri, ...names);
}

function activeFolder(): WorkspaceFolder | undefined {
  const active = window.activeTextEditor?.document.uri;
  return active && workspace.getWorkspaceFolder(active);
}

async function pickFolder(): Promise<WorkspaceFolder | undefined> {
  return window.showWorkspaceFolderPick({ placeHolder: "Workspace folder for the new spec" });
}

/** The folder itself, or the folder of a file. */
async function asFolder(uri: Uri): Promise<Uri> {
  const stat = await statOrUndefined(uri);
  const isFile = stat !== undefined && (stat.type & FileType.File) !== 0;
  return isFile ? Uri.joinPath(uri, "..") : uri;
}

/** Whether something has this name already. Throws when the file system cannot tell. */
export async function exists(uri: Uri): Promise<boolean> {
  return (await statOrUndefined(uri)) !== undefined;
}
