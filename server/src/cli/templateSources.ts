import type { TemplateSource } from "../core/template/template.ts";
import { templateGlob, templateId, type WorkspaceFiles } from "../service/templateFiles.ts";
import { UsageError } from "./arguments.ts";

/**
 * The texts of a folder's templates: of its template folder, then of those that `globs` name, as the service orders
 * them. They are not read as templates yet: answers that are known need none. Throws `UsageError` for a glob that names
 * no file.
 */
export async function findTemplateSources(
  files: WorkspaceFiles,
  folderUri: string,
  globs: readonly string[],
): Promise<readonly TemplateSource[]> {
  for (const glob of globs) {
    if ((await files.find(folderUri, [glob])).length === 0)
      throw new UsageError(`No template file found for '${glob}'`);
  }
  const sources = new Map<string, TemplateSource>();
  for (const uri of [...new Set(await files.find(folderUri, [templateGlob, ...globs]))].sort()) {
    const id = templateId(uri);
    const text = id === null || sources.has(id) ? null : await files.read(uri);
    if (id !== null && text !== null) sources.set(id, { id, text, origin: "user", uri });
  }
  return [...sources.values()];
}
