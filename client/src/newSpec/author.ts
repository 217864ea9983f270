import { extensions, type Uri, type WorkspaceFolder, workspace } from "vscode";

/** The part of the built-in Git extension's API we use. */
interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}
interface GitApi {
  readonly repositories: readonly GitRepository[];
  getRepository(uri: Uri): GitRepository | null;
}
interface GitRepository {
  getConfig(key: string): Promise<string>;
  getGlobalConfig(key: string): Promise<string>;
}

/** Longest wait for Git, in milliseconds: a name is a convenience. */
const patience = 2000;

/** Who writes in this folder: by the setting, else by Git; '' where neither says. */
export async function authorOf(
  folder: Uri | undefined,
  workspaceFolder: WorkspaceFolder | undefined,
): Promise<string> {
  const setting = workspace
    .getConfiguration("specwright", workspaceFolder?.uri)
    .get<unknown>("newSpec.author");
  const configured = typeof setting === "string" ? setting.trim() : "";
  return configured === "" ? gitUserName(folder) : configured;
}

/** The user's name as Git knows it for this folder; '' where Git does not say. Executes nothing itself. */
async function gitUserName(folder: Uri | undefined): Promise<string> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tired = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(""), patience);
  });
  const name = await Promise.race([askGit(folder), tired]);
  clearTimeout(timer);
  return name;
}

async function askGit(folder: Uri | undefined): Promise<string> {
  try {
    const extension = extensions.getExtension<GitExtension>("vscode.git");
    if (extension === undefined) return "";
    const git = extension.isActive ? extension.exports : await extension.activate();
    if (!git.enabled) return "";
    const api = git.getAPI(1);
    const repository = (folder && api.getRepository(folder)) ?? api.repositories[0];
    if (repository === undefined) return "";
    return (
      (await configured(() => repository.getConfig("user.name"))) ||
      (await configured(() => repository.getGlobalConfig("user.name")))
    );
  } catch {
    // Git is switched off, or its extension has another API: a spec without an author is fine.
    return "";
  }
}

/** Reading a key that is not set rejects. */
async function configured(read: () => Promise<string>): Promise<string> {
  return read().then(
    (value) => (value ?? "").trim(),
    () => "",
  );
}
