import type {
  CodeAction,
  CodeActionParams,
  DocumentDiagnosticParams,
  TextDocumentPositionParams,
} from "vscode-languageserver";
import type { Answer, OnRequest } from "./answering.ts";
import type { Template } from "./core/template/template.ts";
import type { provideCodeActions } from "./features/codeActions/codeActions.ts";
import type { DiagnosticReport, DiagnosticReports } from "./features/diagnosticReports.ts";
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

/** What every request needs of the server. */
interface AnyRequestContext {
  readonly answer: Answer;
  readonly answerWhenChecked: Answer;
  /** The local date, YYYY-MM-DD. */
  readonly today: () => string;
  readonly engine: () => Promise<typeof import("./engine.ts")>;
}

/** What LSP's requests about documents need besides. */
export interface DocumentRequestContext extends AnyRequestContext {
  /** What the client can do with a code action. */
  readonly abilities: () => Parameters<typeof provideCodeActions>[3];
  readonly reports: () => Promise<DiagnosticReports>;
}

/** What our own requests need besides. */
export interface RequestContext extends AnyRequestContext {
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

const isText = (value: unknown) => typeof value === "string";
const isTextOrNull = (value: unknown) => value === null || isText(value);
const isTextOrLeftOut = (value: unknown) => value === undefined || value === null || isText(value);
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
const isLogOrNull = (value: unknown) =>
  value === null || (isRecord(value) && isText(value["author"]) && isText(value["change"]));
const isDocument = (value: unknown) => isRecord(value) && isText(value["uri"]);
/** Also one outside of the text: that is its end. */
const isPosition = (value: unknown) =>
  isRecord(value) && Number.isInteger(value["line"]) && Number.isInteger(value["character"]);
const isRange = (value: unknown) => isRecord(value) && isPosition(value["start"]) && isPosition(value["end"]);

/** Answers LSP's requests about a document. */
export function answerDocumentRequests(
  onRequest: OnRequest,
  { answer, answerWhenChecked, today, engine, abilities, reports }: DocumentRequestContext,
): void {
  onRequest(
    "textDocument/diagnostic",
    { textDocument: isDocument, previousResultId: isTextOrLeftOut },
    async (
      { textDocument, previousResultId }: Pick<DocumentDiagnosticParams, "textDocument" | "previousResultId">,
      token,
    ) => {
      const { report } = await reports();
      return answerWhenChecked<DiagnosticReport>(
        textDocument.uri,
        (spec) => report(spec, previousResultId),
        { kind: "full", items: [] },
        token,
      );
    },
  );
  onRequest(
    "textDocument/completion",
    { textDocument: isDocument, position: isPosition },
    async ({ textDocument, position }: TextDocumentPositionParams) => {
      const { provideCompletion } = await engine();
      return answer(textDocument.uri, (spec) => provideCompletion(spec, position, today()), null);
    },
    () => null,
  );
  onRequest(
    "textDocument/hover",
    { textDocument: isDocument, position: isPosition },
    async ({ textDocument, position }: TextDocumentPositionParams) => {
      const { provideHover } = await engine();
      return answer(textDocument.uri, (spec) => provideHover(spec, position), null);
    },
    () => null,
  );
  onRequest(
    "textDocument/codeAction",
    { textDocument: isDocument, range: isRange, context: isRecord },
    async (
      { textDocument, range, context }: Pick<CodeActionParams, "textDocument" | "range" | "context">,
      token,
    ) => {
      const { provideCodeActions, provideConversionActions } = await engine();
      return answerWhenChecked<CodeAction[]>(
        textDocument.uri,
        (spec) => [
          ...provideCodeActions(spec, range, context.only, abilities(), today()),
          ...provideConversionActions(spec, range.start, context),
        ],
        [],
        token,
      );
    },
    () => [],
  );
}

/** Answers the requests of protocol.ts. */
export function answerRequests(
  onRequest: OnRequest,
  { answer, answerWhenChecked, today, engine, templatesFor }: RequestContext,
): void {
  const folder = (uri: string | undefined) => (uri === undefined ? null : withoutSlash(uri));

  onRequest(requests.outline, { uri: isText }, async ({ uri }: OutlineParams, token) => {
    const { provideOutline } = await engine();
    return answerWhenChecked(uri, provideOutline, null, token);
  });
  onRequest(requests.status, { uri: isText }, async ({ uri }: StatusParams, token) => {
    const { provideStatus } = await engine();
    return answerWhenChecked(uri, provideStatus, unknown, token);
  });
  onRequest(requests.statusChoices, { uri: isText }, async ({ uri }: StatusParams, token) => {
    const { provideStatusChoices } = await engine();
    return answerWhenChecked(uri, provideStatusChoices, null, token);
  });
  onRequest(
    requests.changeStatus,
    { uri: isText, value: isText, today: isText, version: isTextOrNull, log: isLogOrNull },
    async ({ uri, ...change }: ChangeStatusParams) => {
      const { provideStatusChange } = await engine();
      return answer(uri, (spec) => provideStatusChange(spec, change), null);
    },
  );
  onRequest(
    requests.insertSection,
    { uri: isText, sectionId: isText },
    async ({ uri, sectionId }: InsertSectionParams) => {
      const { provideInsertion } = await engine();
      return answer(uri, (spec) => provideInsertion(spec, sectionId), null);
    },
  );
  onRequest(requests.placeholders, { uri: isText }, async ({ uri }: PlaceholdersParams, token) => {
    const { providePlaceholders } = await engine();
    return answerWhenChecked(uri, providePlaceholders, null, token);
  });
  onRequest(
    requests.fillSection,
    { uri: isText, position: isPosition },
    async ({ uri, position }: FillSectionParams, token) => {
      const { provideFilling } = await engine();
      return answerWhenChecked(uri, (spec) => provideFilling(spec, position, today()), null, token);
    },
  );
  onRequest(requests.missingSections, { uri: isText }, async ({ uri }: MissingSectionsParams) => {
    const { provideMissingSections } = await engine();
    return answer(uri, provideMissingSections, null);
  });
  onRequest(requests.insertAllSections, { uri: isText }, async ({ uri }: InsertAllSectionsParams, token) => {
    const { provideAllInsertions } = await engine();
    return answerWhenChecked(uri, provideAllInsertions, null, token);
  });
  onRequest(
    requests.chooseTemplate,
    { uri: isText, choice: isTextOrNull },
    async ({ uri, choice }: ChooseTemplateParams) => {
      const { provideTemplateChoice } = await engine();
      return answer(uri, (spec) => provideTemplateChoice(spec, choice), []);
    },
  );
  onRequest(
    requests.convertMetadata,
    { uri: isText, position: isPosition },
    async ({ uri, position }: ConvertMetadataParams) => {
      const { provideConversions } = await engine();
      return answer(uri, (spec) => provideConversions(spec, position), []);
    },
  );
  onRequest(
    requests.applyTemplate,
    { uri: isText, templateId: isText, folderUri: isTextOrLeftOut },
    async ({ uri, templateId, folderUri }: ApplyTemplateParams) => {
      const { provideTemplateApplication } = await engine();
      const templates = await templatesFor(folder(folderUri));
      const template = templates.find((candidate) => candidate.id === templateId);
      if (!template) return null;
      return answer(uri, (spec) => provideTemplateApplication(spec, template, templates), null);
    },
  );
  onRequest(
    requests.templates,
    { folderUri: isTextOrLeftOut, uri: isTextOrLeftOut },
    async ({ folderUri, uri }: TemplatesParams) => {
      const { summarise, templatesFor: inOrderFor } = await engine();
      const templates = await templatesFor(folder(folderUri));
      const inTheirOrder = templates.map((template) => summarise(template));
      return uri ? answer(uri, (spec) => inOrderFor(spec, templates), inTheirOrder) : inTheirOrder;
    },
  );
  onRequest(
    requests.newSpec,
    { templateId: isText, folderUri: isTextOrLeftOut, name: isText, today: isText, author: isText },
    async ({ templateId, folderUri, name, today, author }: NewSpecParams): Promise<NewSpecResult | null> => {
      const { newSpec } = await engine();
      const known = [...(await templatesFor(folder(folderUri))), ...(await templatesFor(null))];
      const template = known.find((candidate) => candidate.id === templateId);
      return template ? newSpec(template, { name, today, author }) : null;
    },
  );
}
