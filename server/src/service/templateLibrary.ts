import { builtInTemplates } from "../builtInTemplates.ts";
import type { Template } from "../core/template/template.ts";
import { type NoTemplate, readFolderTemplates, type WorkspaceFiles } from "./templateFiles.ts";
import { decoded } from "./uris.ts";

/** All templates known: the built-in ones and those of each workspace folder. */
export interface TemplateLibrary {
  /** Templates for a document in `folderUri` (null: in no folder), the user's own first. One that has a built-in id replaces it. */
  readonly templatesFor: (folderUri: string | null) => readonly Template[];
  /** True where the file at `uri` is itself a template of some folder. */
  readonly isTemplate: (uri: string) => boolean;
  /** Reads all folders' templates anew. Answers the files that are none. */
  readonly load: (folders: readonly FolderGlobs[]) => Promise<readonly NoTemplate[]>;
  /** Grows with every load. */
  readonly revision: () => number;
}

export interface FolderGlobs {
  readonly folderUri: string;
  /** Globs of further template files. */
  readonly globs: readonly string[];
}

export function createTemplateLibrary(files: WorkspaceFiles): TemplateLibrary {
  let byFolder: ReadonlyMap<string, readonly Template[]> = new Map();
  let uris: ReadonlySet<string> = new Set();
  let revision = 0;
  let latest = 0;
  return {
    templatesFor: (folderUri) => {
      const own = folderUri === null ? [...byFolder.values()].flat() : (byFolder.get(folderUri) ?? []);
      const shadowed = new Set(own.map((template) => template.id));
      return [...own, ...builtInTemplates().filter((template) => !shadowed.has(template.id))];
    },
    isTemplate: (uri) => uris.has(decoded(uri)),
    load: async (folders) => {
      const turn = ++latest;
      const read = await Promise.all(
        folders.map(
          async ({ folderUri, globs }) =>
            [folderUri, await readFolderTemplates(files, folderUri, globs)] as const,
        ),
      );
      // A later load overtook this one: what it read is newer.
      if (turn !== latest) return [];
      byFolder = new Map(read.map(([folderUri, { templates }]) => [folderUri, templates]));
      // What lies among templates and is none is no spec either.
      uris = new Set(
        read.flatMap(([, { templates, others }]) =>
          [...templates, ...others].map(({ uri }) => decoded(uri ?? "")),
        ),
      );
      revision++;
      return read.flatMap(([, { others }]) => others);
    },
    revision: () => revision,
  };
}
