import { readTemplate, type Template } from "../core/template/template.ts";
import { decoded } from "./uris.ts";

/** What the service needs of a workspace's files. A host gives it: Node's file system, or the editor's. */
export interface WorkspaceFiles {
  /** URIs of the files under a folder that match any of the globs (relative to the folder), in no order. */
  readonly find: (folderUri: string, globs: readonly string[]) => Promise<readonly string[]>;
  /** The file's text, or null where it cannot be read. */
  readonly read: (uri: string) => Promise<string | null>;
  /** Whether there is a file or a folder; null where that cannot be told. */
  readonly exists: (uri: string) => Promise<boolean | null>;
}

/** Where a workspace folder keeps its own templates. */
const templateFolder = ".specwright/templates";
export const templateGlob = `${templateFolder}/**/*.md`;

/** The templates in a workspace folder: its template folder's files, then those that `globs` name. Sorted by id. */
export async function readFolderTemplates(
  files: WorkspaceFiles,
  folderUri: string,
  globs: readonly string[],
): Promise<readonly Template[]> {
  const uris = [...new Set(await files.find(folderUri, [templateGlob, ...globs]))].sort();
  const templates: Template[] = [];
  for (const uri of uris) {
    const id = templateId(uri);
    const text = id === null ? null : await files.read(uri);
    if (id === null || text === null || templates.some((template) => template.id === id)) continue;
    templates.push(readTemplate({ id, text, origin: "user", uri }));
  }
  return templates;
}

/**
 * A template's id is its file name without extension; a `README.md` in a folder of its own is called after the folder.
 * null for the README of the template folder itself, which explains and is no template.
 */
export function templateId(uri: string): string | null {
  const parts = decoded(uri.replace(/[?#].*$/, "")).split("/");
  const name = (parts[parts.length - 1] ?? "").replace(/\.[^.]+$/, "");
  if (!/^(?:readme|index)$/i.test(name)) return name === "" ? null : name;
  const folder = parts[parts.length - 2] ?? "";
  return folder === "templates" || folder === "" ? null : folder;
}
