import { findFrontMatter } from "../core/markdown/frontMatterBlock.ts";
import { readTemplate, type Template } from "../core/template/template.ts";
import type { Unreadable } from "../protocol.ts";
import { decoded } from "./uris.ts";

/** What the service needs of a workspace's files. A host gives it: Node's file system, or the editor's. */
export interface WorkspaceFiles {
  /** URIs of the files under a folder that match any of the globs (relative to the folder), in no order. */
  readonly find: (folderUri: string, globs: readonly string[]) => Promise<readonly string[]>;
  /** The file's text; null where it is not there (any more), and else why it cannot be read. */
  readonly read: (uri: string) => Promise<string | null | Unreadable>;
  /** Whether there is a file or a folder; null where that cannot be told. */
  readonly exists: (uri: string) => Promise<boolean | null>;
}

/** Where a workspace folder keeps its own templates. */
const templateFolder = ".specwright/templates";
export const templateGlob = `${templateFolder}/**/*.md`;

/** A file that is found where templates are, and is none. */
export interface NoTemplate {
  readonly uri: string;
  /** Continues the sentence "… is not used as a template: ". */
  readonly reason: string;
}

export interface FolderTemplates {
  readonly templates: readonly Template[];
  readonly others: readonly NoTemplate[];
}

/** The templates in a workspace folder: its template folder's files and those that `globs` name. Sorted by URI. */
export async function readFolderTemplates(
  files: WorkspaceFiles,
  folderUri: string,
  globs: readonly string[],
): Promise<FolderTemplates> {
  const uris = [...new Set(await files.find(folderUri, [templateGlob, ...globs]))].sort();
  const templates: Template[] = [];
  const others: NoTemplate[] = [];
  for (const uri of uris) {
    const id = templateId(uri);
    if (id === null) continue;
    if (templates.some((template) => template.id === id)) {
      others.push({ uri, reason: nameTaken(id) });
      continue;
    }
    const text = await files.read(uri).catch((): Unreadable => ({ problem: "it cannot be read" }));
    // Deleted since it was found.
    if (text === null) continue;
    // A client may answer anything.
    const reason =
      typeof text === "string" ? whyNoTemplate(text) : String(text.problem ?? "it cannot be read");
    if (typeof text === "string" && reason === null)
      templates.push(readTemplate({ id, text, origin: "user", uri }));
    else others.push({ uri, reason: reason ?? "" });
  }
  return { templates, others };
}

/** In bytes or characters. The longest template we have seen has a hundredth of it. */
export const largestTemplate = 1024 * 1024;

/** Why a text is no template, continuing the sentence "… is not used as a template: "; null where it may be one. */
export function whyNoTemplate(text: string): string | null {
  if (text.length > largestTemplate) return tooLarge;
  return text.includes("\0") ? notText : null;
}

/** Of two files with one name, the first is the template. */
export function nameTaken(id: string): string {
  return `another template is called '${id}'`;
}

export const tooLarge = "it is larger than a megabyte";
export const notText = "it is not UTF-8 text";

/** Why no document can follow a template; null where one may. A new spec can be made of it nevertheless. */
export function whyNobodyFollows(text: string): string | null {
  if (text.trim() === "") return "it is empty";
  return heading.test(text.slice(findFrontMatter(text)?.span.end ?? 0)) ? null : "it has no heading";
}

/** Anything that may be one: a line of `#`, or a line that is underlined. */
const heading = /^ {0,3}#{1,6}(?:[ \t\r\n]|$)|^[^\n]*\S[^\n]*\n {0,3}(?:=+|-+)[ \t\r]*$/m;

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
