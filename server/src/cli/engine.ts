import { TextDocument } from "vscode-languageserver-textdocument";
import { builtInTemplates } from "../builtInTemplates.ts";
import { bind } from "../core/binding/binding.ts";
import { stageOfSpec } from "../core/binding/stage.ts";
import { readDocument } from "../core/document/document.ts";
import { looksLikeTemplate, recognise } from "../core/recognition/recognise.ts";
import { check } from "../core/rule/check.ts";
import { defaultCheckOptions } from "../core/rule/severities.ts";
import { readTemplate, type Template, type TemplateSource } from "../core/template/template.ts";
import { lazy } from "../core/text/lazy.ts";
import { type Answer, answerOf, type Source } from "./answer.ts";
import { filesBeside } from "./filesBeside.ts";

/** What a check depends on besides the file: plain data, so that it can be handed to a thread. */
export interface Setup {
  /** The user's templates, the ones to prefer first. */
  readonly sources: readonly TemplateSource[];
  /** Id of the template to check against, whatever a file looks like; null: recognise. */
  readonly forced: string | null;
  /** Files outside of this folder are not looked for. */
  readonly cwd: string;
}

/** Checks one file's text. */
export type Checker = (source: Source, text: string) => Answer;

const nothing: Answer = answerOf({ template: null, status: null, findings: [] });

/** Templates are read when the first file needs them. The checker throws where the forced one does not exist. */
export function newChecker(setup: Setup): Checker {
  const templates = lazy(() => templatesOf(setup.sources));
  const forced = lazy(() => {
    const found = templates().find((template) => template.id === setup.forced);
    if (!found) throw new Error(`no template called '${setup.forced}'`);
    return found;
  });
  return ({ path, absolute, isTemplate }, text) => {
    if (isTemplate) return nothing;
    const document = readDocument(text);
    if (setup.forced === null && looksLikeTemplate(document, path)) return nothing;
    const template = setup.forced === null ? recognise(document, templates()).template : forced();
    if (!template) return nothing;
    const binding = bind(template, document);
    const { field, stage } = stageOfSpec(binding);
    const lines = TextDocument.create(path, "markdown", 0, text);
    const beside = filesBeside(absolute, setup.cwd);
    const findings = check(binding, defaultCheckOptions, beside.exists);
    const report = {
      template: template.id,
      status: field && field.value !== "" ? { value: field.value, stage } : null,
      findings: findings.map(({ code, severity, message, section, fixes, span }) => ({
        code,
        severity,
        message,
        section,
        fixable: fixes().length > 0,
        range: { start: lines.positionAt(span.start), end: lines.positionAt(span.end) },
      })),
    };
    return answerOf(report, beside.asked());
  };
}

/** The user's templates, and the built-in ones; a user's one with a built-in id replaces it. */
export function templatesOf(sources: readonly TemplateSource[]): readonly Template[] {
  const own = new Set(sources.map(({ id }) => id));
  return [...sources.map(readTemplate), ...builtInTemplates().filter(({ id }) => !own.has(id))];
}
