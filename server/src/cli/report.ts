import { styleText } from "node:util";
import type { Severity } from "../core/rule/rule.ts";
import type { FileReport } from "./answer.ts";

/** What was reported, counted. */
export interface Tally {
  readonly files: number;
  readonly specs: number;
  readonly findings: Readonly<Record<Severity, number>>;
}

const nothing: Tally = { files: 0, specs: 0, findings: { error: 0, warning: 0, information: 0, hint: 0 } };

/** A report in pieces, file by file, so that no more than one file's findings are in memory; it ends with what was counted. */
export type Printed = Generator<string, Tally>;

/** The report as JSON, as `JSON.stringify` lays it out. Lines and characters as in LSP: 0-based, UTF-16. */
export function* asJson(version: string, files: Iterable<FileReport>): Printed {
  let tally = nothing;
  yield `{\n  "version": ${JSON.stringify(version)},\n  "files": [`;
  for (const file of files) {
    yield `${tally.files === 0 ? "" : ","}\n${JSON.stringify(file, null, 2).replace(/^/gm, "    ")}`;
    tally = withFile(tally, file);
  }
  yield `${tally.files === 0 ? "" : "\n  "}]\n}\n`;
  return tally;
}

const colours: Readonly<Record<Severity, "red" | "yellow" | "blue" | "gray">> = {
  error: "red",
  warning: "yellow",
  information: "blue",
  hint: "gray",
};

/** The report for people: a block for each file with findings, and a closing line. Lines and columns 1-based. */
export function* asText(files: Iterable<FileReport>, coloured: boolean): Printed {
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    coloured ? styleText(style, text) : text;
  let tally = nothing;
  for (const file of files) {
    tally = withFile(tally, file);
    const { path, template, status, findings } = file;
    if (findings.length === 0) continue;
    const kind = visible([template, status?.value].filter((part) => part).join(", "));
    yield `${paint("underline", visible(path))} (${kind})\n`;
    let rows = "";
    for (const { range, severity, message, code } of findings) {
      const { line, character } = range.start;
      const place = `${line + 1}:${character + 1}`.padEnd(8);
      rows += `  ${place} ${paint(colours[severity], severity.padEnd(11))} ${visible(message)}  ${paint("gray", code)}\n`;
    }
    yield `${rows}\n`;
  }
  yield `${closing(tally)}\n`;
  return tally;
}

function withFile({ files, specs, findings }: Tally, file: FileReport): Tally {
  const counts = { ...findings };
  for (const { severity } of file.findings) counts[severity]++;
  return { files: files + 1, specs: specs + (file.template === null ? 0 : 1), findings: counts };
}

/**
 * Text of a file, or its name, as one line for a terminal: what would move the cursor, colour what follows or turn its
 * direction is written as an escape.
 */
export function visible(text: string): string {
  if (plain.test(text)) return text;
  return text.replace(
    /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** As most text is. */
const plain = /^[ -~]*$/;

function closing({ files, specs, findings }: Tally): string {
  const counts = order
    .filter((severity) => findings[severity] > 0)
    .map((severity) => {
      const count = findings[severity];
      return `${count} ${severity}${count === 1 || severity === "information" ? "" : "s"}`;
    });
  const looked = `${specs} ${specs === 1 ? "spec" : "specs"} in ${files} ${files === 1 ? "file" : "files"}`;
  return counts.length === 0 ? `${looked}, nothing found` : `${looked}: ${counts.join(", ")}`;
}

const order: readonly Severity[] = ["error", "warning", "information", "hint"];

/** True where some finding is at least as severe as the level. */
export function reaches({ findings }: Tally, level: Severity | "never"): boolean {
  if (level === "never") return false;
  return order.slice(0, order.indexOf(level) + 1).some((severity) => findings[severity] > 0);
}
