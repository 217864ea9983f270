import { type TextDocument, Uri, workspace } from "vscode";
import type { ChangeStatusParams, StatusChoice, StatusChoices } from "../../../server/src/protocol.ts";
import type { ActiveSpec } from "../activeSpec.ts";
import { applyEdits, type Joined } from "../applyEdits.ts";
import { canBeSpec } from "../documents.ts";
import { authorOf } from "../newSpec/author.ts";
import type { SpecServer } from "../server.ts";
import { editorOfSpec } from "../specEditor.ts";
import { sayBriefly } from "../statusBar.ts";
import { today } from "../today.ts";
import {
  askAboutObstacles,
  askLog,
  askStatus,
  askVersion,
  withoutStatus,
  withoutTemplate,
} from "./questions.ts";

/** What a keybinding, a task or a test may decide beforehand; the user is asked for the rest. */
interface Answers {
  readonly uri?: Uri;
  /** A value of the vocabulary. */
  readonly status?: string;
  /** `keep` or a step: `patch`, `minor`, `major`. */
  readonly version?: string;
  /** What the change log says; '' for no row. */
  readonly log?: string;
  /** Change it whatever stands in the way. */
  readonly anyway?: boolean;
}

/**
 * Changes the status of a spec: in every copy, with the date of the last update, the version and the change log, as one
 * edit. What stands in the way is shown before. Nothing is changed before the last question is answered, but a status that
 * is missing is added first: `joined` says that this was done. Throws where no document is open.
 */
export async function changeStatus(
  server: SpecServer,
  spec: ActiveSpec,
  argument: unknown,
  joined: Joined = null,
): Promise<void> {
  const answers = toAnswers(argument);
  const document = await documentOf(spec, answers.uri);
  const uri = document.uri.toString();
  const choices = await server.request("statusChoices", { uri });
  if (choices === null) {
    await withoutTemplate();
    return;
  }
  if (choices.lack !== null) {
    const isAdded = await withoutStatus(document, choices, choices.lack);
    if (isAdded) await changeStatus(server, spec, argument, "last");
    return;
  }
  const choice = await choose(choices, answers.status);
  if (choice === undefined) return;
  const isFree = choice.obstacles.length === 0 || answers.anyway === true;
  if (!isFree && !(await askAboutObstacles(document, choice))) return;

  const version = await versionOf(choices, answers.version);
  if (version === undefined) return;
  const log = await logOf(document, choices, choice, answers.log);
  if (log === undefined) return;
  const params: ChangeStatusParams = { uri, value: choice.value, today: today(), version, log };
  const edits = await server.request("changeStatus", params);
  if (edits === null) return;
  await applyEdits(document, edits, joined);
  sayBriefly(told(choices, choice, params));
}

/** What was changed, which may be far from the cursor: `Draft → Approved, version 1.1, a row in Change History`. */
function told(
  { current, changeLog }: StatusChoices,
  { value }: StatusChoice,
  { version, log }: ChangeStatusParams,
): string {
  return [
    current === "" ? `status ${value}` : `${current} → ${value}`,
    ...(version === null ? [] : [`version ${version}`]),
    ...(log === null ? [] : [`a row in ${changeLog ?? "the change log"}`]),
  ].join(", ");
}

async function documentOf(spec: ActiveSpec, uri: Uri | undefined): Promise<TextDocument> {
  const whatToDo = "Open the spec whose status you want to change.";
  if (uri === undefined) return (await editorOfSpec(spec, whatToDo)).document;
  const document = await workspace.openTextDocument(uri);
  if (!canBeSpec(document)) throw new Error(whatToDo);
  return document;
}

async function choose(choices: StatusChoices, status: string | undefined): Promise<StatusChoice | undefined> {
  if (status === undefined) return askStatus(choices);
  const wanted = status.toLowerCase();
  const named = choices.choices.find(({ value }) => value.toLowerCase() === wanted);
  if (named === undefined) {
    const values = choices.choices.map(({ value }) => value).join(", ");
    throw new Error(`The status cannot be changed to '${status}', but to: ${values}.`);
  }
  return named;
}

/** The new version, null to keep the old one, undefined where the user pressed Escape. */
async function versionOf(
  { versions }: StatusChoices,
  given: string | undefined,
): Promise<string | null | undefined> {
  if (versions === null || versions.next.length === 0 || given === "keep") return null;
  const named = versions.next.find(({ step }) => step === given);
  return named ? named.text : askVersion(versions);
}

/** The row for the change log, null for none, undefined where the user pressed Escape. */
async function logOf(
  document: TextDocument,
  { changeLog }: StatusChoices,
  { value }: StatusChoice,
  given: string | undefined,
): Promise<ChangeStatusParams["log"] | undefined> {
  if (changeLog === null) return null;
  const author = authorOf(Uri.joinPath(document.uri, ".."), workspace.getWorkspaceFolder(document.uri));
  const change = given ?? (await askLog(changeLog, `Status changed to ${value}`));
  if (change === undefined) return undefined;
  return change.trim() === "" ? null : { author: await author, change: change.trim() };
}

/** The code lens and the code action pass the document; menus pass things of their own. */
function toAnswers(argument: unknown): Answers {
  if (argument instanceof Uri) return { uri: argument };
  if (typeof argument !== "object" || argument === null) return {};
  const { uri, status, version, log, anyway } = argument as Record<keyof Answers, unknown>;
  return {
    ...(uri instanceof Uri ? { uri } : {}),
    ...(typeof status === "string" ? { status } : {}),
    ...(typeof version === "string" ? { version } : {}),
    ...(typeof log === "string" ? { log } : {}),
    ...(anyway === true ? { anyway } : {}),
  };
}
