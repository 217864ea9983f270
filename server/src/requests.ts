import type { Connection } from "vscode-languageserver";
import type { Answer } from "./answering.ts";
import { newSpec } from "./core/template/newSpec.ts";
import type { Template } from "./core/template/template.ts";
import { provideTemplateChoice } from "./features/chooseTemplate.ts";
import { provideInsertion } from "./features/insertSection.ts";
import { provideOutline, summarise } from "./features/outline.ts";
import { provideStatus } from "./features/specStatus.ts";
import {
  type ChooseTemplateParams,
  type InsertSectionParams,
  type NewSpecParams,
  type NewSpecResult,
  type OutlineParams,
  requests,
  type SpecStatus,
  type StatusParams,
  type TemplatesParams,
} from "./protocol.ts";
import { withoutSlash } from "./service/workspace.ts";

/** What our own requests need of the server. */
export interface RequestContext {
  readonly answer: Answer;
  readonly answerWhenChecked: Answer;
  /** Templates for a folder, null: of all folders. */
  readonly templatesFor: (folderUri: string | null) => Promise<readonly Template[]>;
}

const unknown: SpecStatus = {
  template: null,
  reason: "the document is not open",
  value: null,
  stage: null,
  sectionsToGo: 0,
  placeholdersToGo: 0,
};

/** Answers the requests of protocol.ts. */
export function answerRequests(
  connection: Connection,
  { answer, answerWhenChecked, templatesFor }: RequestContext,
): void {
  const folder = (uri: string | undefined) => (uri === undefined ? null : withoutSlash(uri));

  connection.onRequest(requests.outline, ({ uri }: OutlineParams, token) =>
    answerWhenChecked(uri, provideOutline, null, token),
  );
  connection.onRequest(requests.status, ({ uri }: StatusParams, token) =>
    answerWhenChecked(uri, provideStatus, unknown, token),
  );
  connection.onRequest(requests.insertSection, ({ uri, sectionId }: InsertSectionParams) =>
    answer(uri, (spec) => provideInsertion(spec, sectionId), null),
  );
  connection.onRequest(requests.chooseTemplate, ({ uri, choice }: ChooseTemplateParams) =>
    answer(uri, (spec) => provideTemplateChoice(spec, choice), []),
  );
  connection.onRequest(requests.templates, async ({ folderUri }: TemplatesParams) =>
    (await templatesFor(folder(folderUri))).map(summarise),
  );
  connection.onRequest(
    requests.newSpec,
    async ({ templateId, folderUri, name, today, author }: NewSpecParams): Promise<NewSpecResult | null> => {
      const known = [...(await templatesFor(folder(folderUri))), ...(await templatesFor(null))];
      const template = known.find((candidate) => candidate.id === templateId);
      return template ? newSpec(template, { name, today, author }) : null;
    },
  );
}
