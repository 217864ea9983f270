import type { Connection } from "vscode-languageserver";
import type { Answer } from "./answering.ts";
import type { Template } from "./core/template/template.ts";
import {
  type ApplyTemplateParams,
  type ChangeStatusParams,
  type ChooseTemplateParams,
  type ConvertMetadataParams,
  type FillSectionParams,
  type InsertAllSectionsParams,
  type InsertSectionParams,
  type MissingSectionsParams,
  type NewSpecParams,
  type NewSpecResult,
  type OutlineParams,
  type PlaceholdersParams,
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
  /** The local date, YYYY-MM-DD. */
  readonly today: () => string;
  readonly engine: () => Promise<typeof import("./engine.ts")>;
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
  meaning: "",
  field: null,
};

/** Answers the requests of protocol.ts. */
export function answerRequests(
  connection: Connection,
  { answer, answerWhenChecked, today, engine, templatesFor }: RequestContext,
): void {
  const folder = (uri: string | undefined) => (uri === undefined ? null : withoutSlash(uri));

  connection.onRequest(requests.outline, async ({ uri }: OutlineParams, token) => {
    const { provideOutline } = await engine();
    return answerWhenChecked(uri, provideOutline, null, token);
  });
  connection.onRequest(requests.status, async ({ uri }: StatusParams, token) => {
    const { provideStatus } = await engine();
    return answerWhenChecked(uri, provideStatus, unknown, token);
  });
  connection.onRequest(requests.statusChoices, async ({ uri }: StatusParams, token) => {
    const { provideStatusChoices } = await engine();
    return answerWhenChecked(uri, provideStatusChoices, null, token);
  });
  connection.onRequest(requests.changeStatus, async ({ uri, ...change }: ChangeStatusParams) => {
    const { provideStatusChange } = await engine();
    return answer(uri, (spec) => provideStatusChange(spec, change), null);
  });
  connection.onRequest(requests.insertSection, async ({ uri, sectionId }: InsertSectionParams) => {
    const { provideInsertion } = await engine();
    return answer(uri, (spec) => provideInsertion(spec, sectionId), null);
  });
  connection.onRequest(requests.placeholders, async ({ uri }: PlaceholdersParams, token) => {
    const { providePlaceholders } = await engine();
    return answerWhenChecked(uri, providePlaceholders, null, token);
  });
  connection.onRequest(requests.fillSection, async ({ uri, position }: FillSectionParams, token) => {
    const { provideFilling } = await engine();
    return answerWhenChecked(uri, (spec) => provideFilling(spec, position, today()), null, token);
  });
  connection.onRequest(requests.missingSections, async ({ uri }: MissingSectionsParams) => {
    const { provideMissingSections } = await engine();
    return answer(uri, provideMissingSections, null);
  });
  connection.onRequest(requests.insertAllSections, async ({ uri }: InsertAllSectionsParams, token) => {
    const { provideAllInsertions } = await engine();
    return answerWhenChecked(uri, provideAllInsertions, null, token);
  });
  connection.onRequest(requests.chooseTemplate, async ({ uri, choice }: ChooseTemplateParams) => {
    const { provideTemplateChoice } = await engine();
    return answer(uri, (spec) => provideTemplateChoice(spec, choice), []);
  });
  connection.onRequest(requests.convertMetadata, async ({ uri, position }: ConvertMetadataParams) => {
    const { provideConversions } = await engine();
    return answer(uri, (spec) => provideConversions(spec, position), []);
  });
  connection.onRequest(
    requests.applyTemplate,
    async ({ uri, templateId, folderUri }: ApplyTemplateParams) => {
      const { provideTemplateApplication } = await engine();
      const templates = await templatesFor(folder(folderUri));
      const template = templates.find((candidate) => candidate.id === templateId);
      if (!template) return null;
      return answer(uri, (spec) => provideTemplateApplication(spec, template, templates), null);
    },
  );
  connection.onRequest(requests.templates, async ({ folderUri }: TemplatesParams) => {
    const { summarise } = await engine();
    return (await templatesFor(folder(folderUri))).map(summarise);
  });
  connection.onRequest(
    requests.newSpec,
    async ({ templateId, folderUri, name, today, author }: NewSpecParams): Promise<NewSpecResult | null> => {
      const { newSpec } = await engine();
      const known = [...(await templatesFor(folder(folderUri))), ...(await templatesFor(null))];
      const template = known.find((candidate) => candidate.id === templateId);
      return template ? newSpec(template, { name, today, author }) : null;
    },
  );
}
