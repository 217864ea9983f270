import { InputBoxValidationSeverity, Uri, window } from "vscode";
import {
  type NewSpecParams,
  type NewSpecResult,
  type TemplateSummary,
  withoutLinks,
} from "../../../server/src/protocol.ts";
import type { SpecServer } from "../server.ts";
import { type TemplatePick, templatePicks } from "../templatePicks.ts";
import { today } from "../today.ts";
import { authorOf } from "./author.ts";
import { createSpec } from "./create.ts";
import { displayPath } from "./files.ts";
import { exists, findTarget, type Target } from "./folder.ts";

/** What a keybinding, a task or a test may decide beforehand; the user is asked for the rest. */
interface NewSpecAnswers {
  /** Template id. */
  readonly template?: string;
  /** Name of the feature. */
  readonly name?: string;
  readonly folder?: Uri;
}

/**
 * Creates a spec from a template. Nothing is created before the last question is answered.
 * Answers the new document's URI, undefined when the user pressed Escape. Throws instead of overwriting.
 */
export async function newSpec(server: SpecServer, argument: unknown): Promise<Uri | undefined> {
  const answers = toAnswers(argument);
  const target = await findTarget(answers.folder);
  if (target === undefined) return undefined;
  const folderUri = target.workspaceFolder?.uri.toString();
  // Asked for in the background, while the user answers.
  const author = authorOf(target.folder, target.workspaceFolder);

  const template = await pickTemplate(server, folderUri, answers.template);
  if (template === undefined) return undefined;
  const params = (name: string, by: string): NewSpecParams => ({
    templateId: template.id,
    ...(folderUri === undefined ? {} : { folderUri }),
    name: name.trim(),
    today: today(),
    author: by,
  });

  const check = (name: string) => checkName(server, target, params(name, ""));
  const name = answers.name ?? (await askName(template, check));
  if (name === undefined) return undefined;
  const verdict = await check(name);
  if (!verdict.ok) throw new Error(verdict.message);

  const document = await createSpec(target.folder, await textOfSpec(server, params(name, await author)));
  return document.uri;
}

/** Throws where the template has been deleted since it was chosen. */
export async function textOfSpec(server: SpecServer, params: NewSpecParams): Promise<NewSpecResult> {
  const spec = await server.request("newSpec", params);
  if (spec === null) throw new Error(`The template '${params.templateId}' is not there any more.`);
  return spec;
}

/** Menus pass the folder or file they were opened on, and the File menu passes things of its own. */
function toAnswers(argument: unknown): NewSpecAnswers {
  if (argument instanceof Uri) return { folder: argument };
  if (typeof argument !== "object" || argument === null) return {};
  const { template, name, folder } = argument as Record<keyof NewSpecAnswers, unknown>;
  return {
    ...(typeof template === "string" ? { template } : {}),
    ...(typeof name === "string" ? { name } : {}),
    ...(folder instanceof Uri ? { folder } : {}),
  };
}

async function pickTemplate(
  server: SpecServer,
  folderUri: string | undefined,
  id: string | undefined,
): Promise<TemplateSummary | undefined> {
  const templates = server.request("templates", folderUri === undefined ? {} : { folderUri });
  if (id !== undefined) {
    const named = (await templates).find((template) => template.id === id);
    if (named === undefined) throw new Error(`There is no template '${id}'.`);
    return named;
  }
  const picks: Promise<readonly TemplatePick[]> = templates.then((all) => templatePicks(all));
  const picked = await window.showQuickPick(picks, {
    title: "New Spec (1/2)",
    placeHolder: "Choose a template",
    matchOnDetail: true,
  });
  return picked?.template;
}

/** The sentence shown under the name: where the spec goes, or why it cannot go there. */
interface Verdict {
  readonly ok: boolean;
  readonly message: string;
}

async function askName(
  template: TemplateSummary,
  check: (name: string) => Promise<Verdict>,
): Promise<string | undefined> {
  return window.showInputBox({
    title: `New ${template.name} (2/2)`,
    prompt: "Name of the feature",
    placeHolder: "User login",
    ignoreFocusOut: true,
    validateInput: async (value) => {
      const { ok, message } = await check(value);
      return {
        message: withoutLinks(message),
        severity: ok ? InputBoxValidationSeverity.Info : InputBoxValidationSeverity.Error,
      };
    },
  });
}

async function checkName(server: SpecServer, { folder }: Target, params: NewSpecParams): Promise<Verdict> {
  if (params.name === "") return { ok: false, message: "A spec needs a name." };
  const { fileName } = await textOfSpec(server, params);
  if (folder === undefined) return { ok: true, message: "Opens as an untitled document." };
  const uri = Uri.joinPath(folder, fileName);
  if (await exists(uri)) return { ok: false, message: `${displayPath(uri)} exists already.` };
  return { ok: true, message: `Creates ${displayPath(uri)}` };
}
