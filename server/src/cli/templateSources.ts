import { fileURLToPath, pathToFileURL } from "node:url";
import type { TemplateSource } from "../core/template/template.ts";
import {
  nameTaken,
  templateGlob,
  templateId,
  whyNobodyFollows,
  whyNoTemplate,
} from "../service/templateFiles.ts";
import { decodeText, nameOf, problemOf, readBytes, search } from "./inputs.ts";

export interface TemplateSources {
  readonly sources: readonly TemplateSource[];
  /** Where files lie that are templates or should be: nobody wants to hear that they are unfinished. */
  readonly paths: ReadonlySet<string>;
  /** What cannot be used as a template, for people. */
  readonly problems: readonly string[];
}

/**
 * The texts of a folder's templates: of its template folder, then of those that `globs` name, as the service orders
 * them. They are not read as templates yet: answers that are known need none.
 */
export async function findTemplateSources(cwd: string, globs: readonly string[]): Promise<TemplateSources> {
  const problems: string[] = [];
  const uris = new Set<string>();
  for (const glob of [templateGlob, ...globs]) {
    const found = await search([glob], cwd, { dot: true });
    problems.push(...found.problems);
    if (glob !== templateGlob && found.paths.length === 0 && found.problems.length === 0)
      problems.push(`No template file found for '${glob}'`);
    for (const path of found.paths) uris.add(pathToFileURL(path).toString());
  }
  // As paths: a URI of the same file may be escaped differently.
  const paths = new Set<string>();
  const sources = new Map<string, TemplateSource>();
  for (const uri of [...uris].sort()) {
    const id = templateId(uri);
    if (id === null) continue;
    const path = fileURLToPath(uri);
    paths.add(path);
    if (sources.has(id)) {
      problems.push(`${nameOf(path, cwd)}: not a template: ${nameTaken(id)}`);
      continue;
    }
    try {
      const text = decodeText(await readBytes(path));
      const reason = whyNoTemplate(text) ?? whyNobodyFollows(text);
      if (reason === null) sources.set(id, { id, text, origin: "user", uri });
      else problems.push(`${nameOf(path, cwd)}: not a template: ${reason}`);
    } catch (error) {
      problems.push(`${nameOf(path, cwd)}: ${problemOf(error)}`);
    }
  }
  return { sources: [...sources.values()], paths, problems };
}
