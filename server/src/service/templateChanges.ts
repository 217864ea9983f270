import { mayChangeMatches } from "./settings.ts";
import type { TemplateLibrary } from "./templateLibrary.ts";
import { pathIn } from "./uris.ts";
import type { Workspace } from "./workspace.ts";

/** True where one of the files or folders that came, changed or went may be a template, or hold some. */
export async function mayChangeTemplates(
  uris: readonly string[],
  workspace: Workspace,
  { isTemplate }: TemplateLibrary,
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
