import { type Binding, bind } from "../core/binding/binding.ts";
import { relatedFiles } from "../core/binding/relatedFiles.ts";
import { type MarkdownDocument, readDocument } from "../core/document/document.ts";
import { filesMeant } from "../core/document/fileLinks.ts";
import { looksLikeTemplate, type Recognition, recognise } from "../core/recognition/recognise.ts";
import { allFindings, type Checked, checkAll, checking } from "../core/rule/check.ts";
import { type FileExists, type Finding, nothingKnown } from "../core/rule/rule.ts";
import { withoutSeverities } from "../core/rule/severities.ts";
import { lazy } from "../core/text/lazy.ts";
import type { ExistingFiles } from "./existingFiles.ts";
import type { OpenText } from "./openText.ts";
import { assignedTemplate, type Settings } from "./settings.ts";
import { inSlices, type Rest } from "./slices.ts";
import type { TemplateLibrary } from "./templateLibrary.ts";
import { pathIn } from "./uris.ts";

/** One version of an open document, with all that is known of it. Computed where asked for, kept for the version. */
export interface OpenSpec {
  readonly textDocument: OpenText;
  readonly version: number;
  /** False as soon as the editor has a later version, or none. */
  readonly isCurrent: () => boolean;
  readonly document: MarkdownDocument;
  readonly recognition: Recognition;
  /** null: not a spec, nothing is said about it. */
  readonly binding: Binding | null;
  readonly settings: Settings;
  /** What was found, where it was found. Works it out at once where `settle` has not. */
  readonly checked: () => Checked;
  /** The latest that is known already, of this version or one before; undefined: nothing was checked yet. */
  readonly lastChecked: () => Checked | undefined;
  /** The same as one list, in the order of places. */
  readonly findings: () => readonly Finding[];
  /** With those that settings hide from the problems: what is left to be done is left whatever they hide. */
  readonly findingsWithHidden: () => readonly Finding[];
  /** Works out what is found, letting others go first again and again. False where `isInVain` ended it. */
  readonly settle: (rest: Rest, isInVain: () => boolean) => Promise<boolean>;
}

export interface SpecsContext {
  readonly library: TemplateLibrary;
  /** URI of the workspace folder a document is in, or null. */
  readonly folderOf: (uri: string) => string | null;
  /** Settings for a document: those that were fetched beforehand, or else they are asked for. */
  readonly settingsFor: (uri: string) => Promise<Settings>;
  /** Grows with every change of settings. */
  readonly settingsRevision: () => number;
  /** What is known of other files; left out: nothing is. */
  readonly existingFiles?: ExistingFiles;
  /** True for the version that the editor has. */
  readonly isCurrent: (textDocument: OpenText) => boolean;
}

export interface Specs {
  readonly open: (textDocument: OpenText) => Promise<OpenSpec>;
  readonly forget: (uri: string) => void;
}

/** Reads documents as specs and keeps the last version of each, so that an edit costs what its section costs. */
export function createSpecs(context: SpecsContext): Specs {
  const kept = new Map<string, { readonly spec: OpenSpec; readonly basis: string }>();
  return {
    open: async (textDocument) => {
      const { uri } = textDocument;
      // Before they are asked for: what changes meanwhile makes them old.
      const settingsRevision = context.settingsRevision();
      const settings = await context.settingsFor(uri);
      const basis = [
        textDocument.version,
        context.library.revision(),
        settingsRevision,
        context.existingFiles?.revision(),
      ].join(".");
      const last = kept.get(uri);
      if (last && last.basis === basis && last.spec.textDocument === textDocument) return last.spec;
      const spec = readSpec(textDocument, context, settings, last?.spec);
      kept.set(uri, { spec, basis });
      return spec;
    },
    forget: (uri) => {
      kept.delete(uri);
    },
  };
}

const nothingFound: Checked = { ofSpec: [], ofSections: [], said: [], saidOfSpec: undefined };

function readSpec(
  textDocument: OpenText,
  context: SpecsContext,
  settings: Settings,
  last: OpenSpec | undefined,
): OpenSpec {
  const { version } = textDocument;
  const document = readDocument(textDocument.text, last?.document);
  const recognition = recogniseAt(textDocument.uri, document, context, settings);
  const binding = recognition.template ? bind(recognition.template, document) : null;
  let known: Checked | null = binding ? null : nothingFound;
  const before = last?.lastChecked();
  const { uri } = textDocument;
  const { existingFiles } = context;
  if (existingFiles && binding)
    existingFiles.ask(uri, () => relatedFiles(binding).flatMap(({ destination }) => filesMeant(destination)));
  const exists: FileExists = existingFiles
    ? (destination) => existingFiles.exists(uri, destination)
    : nothingKnown;
  const checked = () => {
    known ??= binding ? checkAll(binding, settings.check, { previous: before, exists }) : nothingFound;
    return known;
  };
  const findings = lazy(() => allFindings(checked()));
  const hidingNothing = withoutSeverities(settings.check);
  const findingsWithHidden = lazy(() =>
    binding && hidingNothing !== settings.check
      ? allFindings(checkAll(binding, hidingNothing, { previous: checked(), exists }))
      : findings(),
  );
  return {
    textDocument,
    version,
    isCurrent: () => context.isCurrent(textDocument),
    document,
    recognition,
    binding,
    settings,
    checked,
    lastChecked: () => known ?? before,
    findings,
    findingsWithHidden,
    settle: async (rest, isInVain) => {
      if (!known && binding)
        known = await inSlices(
          checking(binding, settings.check, { previous: before, exists }),
          rest,
          isInVain,
        );
      return known !== null;
    },
  };
}

/** Recognition where the file's place counts: a template is no spec, a setting may give the kind. */
function recogniseAt(
  uri: string,
  document: MarkdownDocument,
  { library, folderOf }: SpecsContext,
  settings: Settings,
): Recognition {
  const folder = folderOf(uri);
  const path = pathIn(folder, uri);
  // Nobody's workspace is a template for what it lies in: `templates/shop/docs/spec.md`.
  if (library.isTemplate(uri) || looksLikeTemplate(document, path))
    return { template: null, by: "nothing", reason: "it is a template itself" };
  return recognise(document, library.templatesFor(folder), assignedTemplate(settings, path));
}
