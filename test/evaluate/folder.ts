/** The documents of any folder, as the command line sees them that is started there. */
import { relative, resolve, sep } from "node:path";
import { templatesOf } from "../../server/src/cli/engine.ts";
import { filesBeside } from "../../server/src/cli/filesBeside.ts";
import { decodeText, findInputs, readBytes } from "../../server/src/cli/inputs.ts";
import { findTemplateSources } from "../../server/src/cli/templateSources.ts";
import { looksLikeTemplate } from "../../server/src/core/recognition/recognise.ts";
import type { Recognised } from "./corpus.ts";
import { type Check, checkAs, documentOf, type Nearness, nearest, recognition } from "./evaluation.ts";

export interface FolderResult {
  readonly path: string;
  readonly recognised: Recognised;
  readonly nearest: readonly Nearness[];
  /** null: it is no spec. */
  readonly check: Check | null;
}

export async function evaluateFolder(folder: string): Promise<readonly FolderResult[]> {
  const root = resolve(folder);
  const { sources, paths } = await findTemplateSources(root, []);
  const templates = templatesOf(sources);
  const { files } = await findInputs(["."], root);
  const results: FolderResult[] = [];
  for (const { absolute } of files) {
    const path = relative(root, absolute).split(sep).join("/");
    const document = documentOf(decodeText(await readBytes(absolute)));
    if (paths.has(absolute) || looksLikeTemplate(document, path)) {
      const recognised = { template: null, by: "nothing", reason: "it is a template" };
      results.push({ path, recognised, nearest: [], check: null });
      continue;
    }
    const { template, by, reason } = recognition(document, templates);
    results.push({
      path,
      recognised: { template: template?.id ?? null, by, reason },
      nearest: nearest(document, templates),
      check: template && checkAs(template, document, filesBeside(absolute, root).exists),
    });
  }
  return results;
}
