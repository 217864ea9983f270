import type { TextDocument } from "vscode-languageserver-textdocument";
import { type Binding, bind } from "../core/binding/binding.ts";
import { type MarkdownDocument, readDocument } from "../core/document/document.ts";
import { looksLikeTemplate, type Recognition, recognise } from "../core/recognition/recognise.ts";
import { check } from "../core/rule/check.ts";
import type { Finding } from "../core/rule/rule.ts";
import { lazy } from "../core/text/lazy.ts";
import { assignedTemplate, type Settings } from "./settings.ts";
import type { TemplateLibrary } from "./templateLibrary.ts";
import { decoded } from "./uris.ts";

/** One version of an open document, with all that is known of it. Computed where asked for, kept for the version. */
export interface OpenSpec {
  readonly textDocument: TextDocument;
  readonly document: MarkdownDocument;
  readonly recognition: Recognition;
  /** null: not a spec, nothing is said about it. */
  readonly binding: Binding | null;
  readonly settings: Settings;
  readonly findings: () => readonly Finding[];
  /** What the answer depends on: the document's version, the templates, the settings. */
  readonly resultId: string;
}

export interface SpecsContext {
  readonly library: TemplateLibrary;
  /** URI of the workspace folder a document is in, or null. */
  readonly folderOf: (uri: string) => string | null;
  /** Settings for a document. Answers at once: they are fetched beforehand. */
  readonly settingsFor: (uri: string) => Promise<Settings>;
  /** Grows with every change of settings. */
  readonly settingsRevision: () => number;
}

export interface Specs {
  readonly open: (textDocument: TextDocument) => Promise<OpenSpec>;
  readonly forget: (uri: string) => void;
}

/** Reads documents as specs and keeps the last version of each, so that an edit costs what its section costs. */
export function createSpecs(context: SpecsContext): Specs {
  const kept = new Map<string, OpenSpec>();
  return {
    open: async (textDocument) => {
      const { uri } = textDocument;
      const settings = await context.settingsFor(uri);
      const resultId = `${textDocument.version}.${context.library.revision()}.${context.settingsRevision()}`;
      const last = kept.get(uri);
      if (last && last.resultId === resultId && last.textDocument === textDocument) return last;
      const spec = readSpec(textDocument, context, settings, resultId, last);
      kept.set(uri, spec);
      return spec;
    },
    forget: (uri) => {
      kept.delete(uri);
    },
  };
}

function readSpec(
  textDocument: TextDocument,
  context: SpecsContext,
  settings: Settings,
  resultId: string,
  last: OpenSpec | undefined,
): OpenSpec {
  const text = textDocument.getText();
  const document = last && last.document.text === text ? last.document : readDocument(text, last?.document);
  const recognition = recogniseAt(textDocument.uri, document, context, settings);
  const binding = recognition.template ? bind(recognition.template, document) : null;
  return {
    textDocument,
    document,
    recognition,
    binding,
    settings,
    findings: lazy(() => (binding ? check(binding, settings.check) : [])),
    resultId,
  };
}

/** Recognition where the file's place counts: a template is no spec, a setting may give the kind. */
function recogniseAt(
  uri: string,
  document: MarkdownDocument,
  { library, folderOf }: SpecsContext,
  settings: Settings,
): Recognition {
  if (library.isTemplate(uri) || looksLikeTemplate(document, uri))
    return { template: null, by: "nothing", reason: "it is a template itself" };
  const folder = folderOf(uri);
  const path = folder === null ? uri : uri.slice(folder.length).replace(/^\//, "");
  return recognise(document, library.templatesFor(folder), assignedTemplate(settings, decoded(path)));
}
