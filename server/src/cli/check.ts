import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { bind } from "../core/binding/binding.ts";
import { stageOfSpec } from "../core/binding/stage.ts";
import { readDocument } from "../core/document/document.ts";
import { looksLikeTemplate, recognise } from "../core/recognition/recognise.ts";
import { check } from "../core/rule/check.ts";
import type { Severity } from "../core/rule/rule.ts";
import type { Template } from "../core/template/template.ts";
import type { CheckArguments } from "./arguments.ts";
import { UsageError } from "./arguments.ts";
import { findInputs, readText } from "./inputs.ts";
import type { FileReport } from "./report.ts";

/** Reports in the order of paths, and what could not be read. */
export interface CheckResult {
  readonly files: readonly FileReport[];
  readonly problems: readonly string[];
}

/** Files read at the same time: enough to keep the disk busy, few enough to keep memory small. */
const concurrency = Math.max(4, availableParallelism() * 2);

export async function checkFiles(
  options: CheckArguments,
  templates: readonly Template[],
  cwd: string,
): Promise<CheckResult> {
  const forced =
    options.template === null
      ? null
      : (templates.find((template) => template.id === options.template) ?? null);
  if (options.template !== null && forced === null) {
    throw new UsageError(
      `No template called '${options.template}' (known: ${templates.map((template) => template.id).join(", ")})`,
    );
  }
  // As paths: a URI of the same file may be escaped differently.
  const own = new Set(templates.flatMap(({ uri }) => (uri === null ? [] : [fileURLToPath(uri)])));
  const inputs = await findInputs(options.inputs, cwd);
  const problems = inputs.flatMap((input) => ("problem" in input ? [input.problem] : []));
  const files = inputs.flatMap((input) => ("path" in input ? [input] : []));
  const reports = new Array<FileReport | null>(files.length).fill(null);
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < files.length; index = next++) {
      const file = files[index];
      if (!file) break;
      try {
        const text = await readText(file.absolute);
        const isTemplate = own.has(file.absolute);
        reports[index] = checkText(file.path, text, templates, forced, isTemplate);
      } catch (error) {
        problems.push(`${file.path}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return { files: reports.filter((report) => report !== null), problems: problems.sort() };
}

function checkText(
  path: string,
  text: string,
  templates: readonly Template[],
  forced: Template | null,
  isTemplate: boolean,
): FileReport {
  const document = readDocument(text);
  const quiet = isTemplate || (forced === null && looksLikeTemplate(document, path));
  const template = quiet ? null : (forced ?? recognise(document, templates).template);
  if (!template) return { path, text, template: null, status: null, findings: [] };
  const binding = bind(template, document);
  const { field, stage } = stageOfSpec(binding);
  const status = field && field.value !== "" ? { value: field.value, stage } : null;
  return { path, text, template: template.id, status, findings: check(binding) };
}

const order: readonly Severity[] = ["error", "warning", "information", "hint"];

/** True where some finding is at least as severe as the level. */
export function reaches(files: readonly FileReport[], level: Severity | "never"): boolean {
  if (level === "never") return false;
  const limit = order.indexOf(level);
  return files.some(({ findings }) => findings.some((finding) => order.indexOf(finding.severity) <= limit));
}
