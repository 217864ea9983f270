import { Range, SnippetString, type TextDocument, window, workspace } from "vscode";
import type { SpecStatus, TemplateApplication, TemplateSummary } from "../../../server/src/protocol.ts";
import type { ActiveSpec } from "../activeSpec.ts";
import { applyEdits } from "../applyEdits.ts";
import { showDocument } from "../documents.ts";
import { goToInserted } from "../filling/placeholders.ts";
import { authorOf } from "../newSpec/author.ts";
import { textOfSpec } from "../newSpec/newSpec.ts";
import { plain } from "../plain.ts";
import type { SpecServer } from "../server.ts";
import { editorOfSpec } from "../specEditor.ts";
import { templatePicks } from "../templatePicks.ts";
import { today } from "../today.ts";
import { count } from "../words.ts";

/** What a keybinding, a task or a test may decide beforehand; the user is asked for the rest. */
interface Answers {
  /** Template id. */
  readonly template?: string;
  /** Name of the feature, for an empty document. */
  readonly name?: string;
  /** Apply it though the document is a spec of another kind. */
  readonly anyway?: boolean;
}

/**
 * Brings into the document the user works on what it lacks of a template, in one step of undo, and changes nothing the author
 * wrote. An empty document becomes a new spec, with its slots as tab stops. Throws where there is no Markdown document.
 */
export async function applyTemplate(server: SpecServer, spec: ActiveSpec, argument: unknown): Promise<void> {
  const whatToDo = "Open the Markdown document that a template is to be applied to.";
  const { document } = await editorOfSpec(spec, whatToDo);
  const answers = toAnswers(argument);
  const folderUri = workspace.getWorkspaceFolder(document.uri)?.uri.toString();
  const inFolder = folderUri === undefined ? {} : { folderUri };
  const status = await server.request("status", { uri: document.uri.toString() });
  const template = await chooseTemplate(
    await server.request("templates", { ...inFolder, uri: document.uri.toString() }),
    status,
    answers.template,
  );
  if (template === undefined) return;
  if (document.getText().trim() === "") {
    await fillEmpty(server, document, template, answers.name);
    return;
  }
  if (answers.anyway !== true && !(await isWanted(template, status))) return;
  const params = { uri: document.uri.toString(), templateId: template.id, ...inFolder };
  const application = await server.request("applyTemplate", params);
  if (application === null) return;
  await applyEdits(document, application);
  await goToInserted(server, await showDocument(document), application.inserted);
  void window.showInformationMessage(plain(told(template, application)));
}

async function chooseTemplate(
  templates: readonly TemplateSummary[],
  status: SpecStatus,
  id: string | undefined,
): Promise<TemplateSummary | undefined> {
  if (id !== undefined) {
    const named = templates.find((template) => template.id === id);
    if (named === undefined) throw new Error(`There is no template '${id}'.`);
    return named;
  }
  const picked = await window.showQuickPick(templatePicks(templates, status.template), {
    title: "Apply Template",
    placeHolder: "Brings in what is missing, and changes nothing you wrote",
    matchOnDetail: true,
  });
  return picked?.template;
}

/** Asks before a spec of one kind becomes one of another. */
async function isWanted(template: TemplateSummary, { template: current }: SpecStatus): Promise<boolean> {
  if (current === null || current.id === template.id) return true;
  const apply = `Apply ${template.name}`;
  const answer = await window.showWarningMessage(
    plain(`This document is a spec of another kind: ${current.name}.`),
    {
      modal: true,
      detail: plain(`Applying ${template.name} adds what that one asks for. Nothing is taken away.`),
    },
    apply,
  );
  return answer === apply;
}

/** The text of a new spec in place of nothing. */
async function fillEmpty(
  server: SpecServer,
  document: TextDocument,
  template: TemplateSummary,
  given: string | undefined,
): Promise<void> {
  const workspaceFolder = workspace.getWorkspaceFolder(document.uri);
  const name =
    given ?? (await window.showInputBox({ title: `New ${template.name}`, prompt: "Name of the feature" }));
  if (name === undefined || name.trim() === "") return;
  const spec = await textOfSpec(server, {
    templateId: template.id,
    ...(workspaceFolder === undefined ? {} : { folderUri: workspaceFolder.uri.toString() }),
    name: name.trim(),
    today: today(),
    author: await authorOf(workspaceFolder?.uri, workspaceFolder),
  });
  const editor = await showDocument(document);
  const all = new Range(document.positionAt(0), document.lineAt(document.lineCount - 1).range.end);
  await editor.insertSnippet(new SnippetString(spec.snippet), all, {
    keepWhitespace: true,
    undoStopBefore: true,
    undoStopAfter: true,
  });
}

/** `Feature Spec: 7 sections and metadata added.` */
function told(template: TemplateSummary, { edits, sections, fields, isMarked }: TemplateApplication): string {
  const parts = [
    ...(sections.length > 0 ? [count(sections.length, "section")] : []),
    ...(fields > 0 ? ["metadata"] : []),
    ...(isMarked ? ["the template's name"] : []),
  ];
  if (edits.length === 0) return `${template.name}: nothing is missing.`;
  const last = parts.pop() ?? "";
  return `${template.name}: ${parts.length > 0 ? `${parts.join(", ")} and ${last}` : last} added.`;
}

/** Menus pass things of their own. */
function toAnswers(argument: unknown): Answers {
  if (typeof argument !== "object" || argument === null) return {};
  const { template, name, anyway } = argument as Record<keyof Answers, unknown>;
  return {
    ...(typeof template === "string" ? { template } : {}),
    ...(typeof name === "string" ? { name } : {}),
    ...(anyway === true ? { anyway } : {}),
  };
}
