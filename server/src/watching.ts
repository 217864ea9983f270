import { type FileSystemWatcher, WatchKind } from "vscode-languageserver";
import { mayChangeMatches } from "./service/settings.ts";
import { templateGlob } from "./service/templateFiles.ts";
import { pathIn } from "./service/uris.ts";
import type { Workspace } from "./service/workspace.ts";

const globs = [`**/${templateGlob}`, "**/.specwright/templates", "**/.specwright", "**/*.{md,markdown,mdx}"];

/** What a client is asked to watch: templates with the folders that hold them, and all that a document may name. */
export const watchedFiles: FileSystemWatcher[] = [
  ...globs.map((globPattern) => ({ globPattern })),
  { globPattern: "**/*", kind: WatchKind.Create | WatchKind.Delete },
];

/** True where one of the files or folders that came, changed or went may be a template, or hold some. */
export async function mayChangeTemplates(
  uris: readonly string[],
  workspace: Workspace,
  isTemplate: (uri: string) => boolean,
): Promise<boolean> {
  for (const uri of uris) {
    if (uri.includes("/.specwright") || isTemplate(uri)) return true;
    const folder = workspace.folderOf(uri);
    if (folder === null) continue;
    const { templates } = await workspace.settingsFor(folder);
    if (mayChangeMatches(templates, pathIn(folder, uri))) return true;
  }
  return false;
}
