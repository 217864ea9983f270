import type {
  CancellationToken,
  CodeAction,
  CodeActionParams,
  DocumentDiagnosticParams,
  TextDocumentPositionParams,
} from "vscode-languageserver";
import type { Answer, OnRequest, Shape } from "./answering.ts";
import type { Template } from "./core/template/template.ts";
import type { provideCodeActions } from "./features/codeActions/codeActions.ts";
import type { DiagnosticReport, DiagnosticReports } from "./features/diagnosticReports.ts";
import { type Requests, requests, type SpecStatus } from "./protocol.ts";
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
  // A client may send null for what it leaves out.
  const folder = (uri: string | null | undefined) => (typeof uri === "string" ? withoutSlash(uri) : null);
  function on<Name extends keyof Requests>(
    name: Name,
    shape: Shape<Requests[Name][0]>,
    respond: (params: Requests[Name][0], token: CancellationToken) => Promise<Requests[Name][1]>,
  ): void {
    onRequest(requests[name], shape, respond);
  }

  on("outline", { uri: isText }, async ({ uri }, token) => {
    const { provideOutline } = await engine();
    return answerWhenChecked(uri, provideOutline, null, token);
  });
  on("status", { uri: isText }, async ({ uri }, token) => {
    const { provideStatus } = await engine();
    return answerWhenChecked(uri, provideStatus, unknown, token);
  });
  on("statusChoices", { uri: isText }, async ({ uri }, token) => {
    const { provideStatusChoices } = await engine();
    return answerWhenChecked(uri, provideStatusChoices, null, token);
  });
  on(
    "changeStatus",
    { uri: isText, value: isText, today: isText, version: isTextOrNull, log: isLogOrNull },
    async ({ uri, ...change }) => {
      const { provideStatusChange } = await engine();
      return answer(uri, (spec) => provideStatusChange(spec, change), null);
    },
  );
  on("insertSection", { uri: isText, sectionId: isText }, async ({ uri, sectionId }) => {
    const { provideInsertion } = await engine();
    return answer(uri, (spec) => provideInsertion(spec, sectionId), null);
  });
  on("placeholders", { uri: isText }, async ({ uri }, token) => {
    const { providePlaceholders } = await engine();
    return answerWhenChecked(uri, providePlaceholders, null, token);
  });
  on("fillSection", { uri: isText, position: isPosition }, async ({ uri, position }, token) => {
    const { provideFilling } = await engine();
    return answerWhenChecked(uri, (spec) => provideFilling(spec, position, today()), null, token);
  });
  on("missingSections", { uri: isText }, async ({ uri }) => {
    const { provideMissingSections } = await engine();
    return answer(uri, provideMissingSections, null);
  });
  on("insertAllSections", { uri: isText }, async ({ uri }, token) => {
    const { provideAllInsertions } = await engine();
    return answerWhenChecked(uri, provideAllInsertions, null, token);
  });
  on("chooseTemplate", { uri: isText, choice: isTextOrNull }, async ({ uri, choice }) => {
    const { provideTemplateChoice } = await engine();
    return answer(uri, (spec) => provideTemplateChoice(spec, choice), null);
  });
  on("convertMetadata", { uri: isText, position: isPosition }, async ({ uri, position }) => {
    const { provideConversions } = await engine();
    return answer(uri, (spec) => provideConversions(spec, position), []);
  });
  on(
    "applyTemplate",
    { uri: isText, templateId: isText, folderUri: isTextOrLeftOut },
    async ({ uri, templateId, folderUri }) => {
      const { provideTemplateApplication } = await engine();
      const templates = await templatesFor(folder(folderUri));
      const template = templates.find((candidate) => candidate.id === templateId);
      if (!template) return null;
      return answer(uri, (spec) => provideTemplateApplication(spec, template, templates), null);
    },
  );
  on("templates", { folderUri: isTextOrLeftOut, uri: isTextOrLeftOut }, async ({ folderUri, uri }) => {
    const { summarise, templatesFor: inOrderFor } = await engine();
    const templates = await templatesFor(folder(folderUri));
    const inTheirOrder = templates.map((template) => summarise(template));
    return uri ? answer(uri, (spec) => inOrderFor(spec, templates), inTheirOrder) : inTheirOrder;
  });
  on(
    "newSpec",
    { templateId: isText, folderUri: isTextOrLeftOut, name: isText, today: isText, author: isText },
    async ({ templateId, folderUri, name, today, author }) => {
      const { newSpec } = await engine();
      const known = [...(await templatesFor(folder(folderUri))), ...(await templatesFor(null))];
      const template = known.find((candidate) => candidate.id === templateId);
      return template ? newSpec(template, { name, today, author }) : null;
    },
  );
}
