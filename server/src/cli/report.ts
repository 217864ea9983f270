import { styleText } from "node:util";
import type { Severity } from "../core/rule/rule.ts";
import type { FileReport } from "./answer.ts";

/** The report as JSON. Lines and characters as in LSP: 0-based, UTF-16. */
export function toJson(version: string, files: readonly FileReport[]): string {
  return `${JSON.stringify({ version, files }, null, 2)}\n`;
}

const colours: Readonly<Record<Severity, "red" | "yellow" | "blue" | "gray">> = {
  error: "red",
  warning: "yellow",
  information: "blue",
  hint: "gray",
};

/** The report for people: a block for each file with findings, and a closing line. Lines and columns 1-based. */
export function toText(files: readonly FileReport[], coloured: boolean): string {
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    coloured ? styleText(style, text) : text;
  const blocks = files
    .filter(({ findings }) => findings.length > 0)
    .map(({ path, template, status, findings }) => {
      const rows = findings.map((finding) => {
        const { line, character } = finding.range.start;
        const place = `${line + 1}:${character + 1}`.padEnd(8);
        return `  ${place} ${paint(colours[finding.severity], finding.severity.padEnd(11))} ${visible(finding.message)}  ${paint("gray", finding.code)}`;
      });
      const kind = visible([template, status?.value].filter((part) => part).join(", "));
      return `${paint("underline", visible(path))} (${kind})\n${rows.join("\n")}\n`;
    });
  return `${[...blocks, closing(files)].join("\n")}\n`;
}

/**
 * Text of a file, or its name, as one line for a terminal: what would move the cursor, colour what follows or turn its
 * direction is written as an escape.
 */
export function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function closing(files: readonly FileReport[]): string {
  const specs = files.filter(({ template }) => template !== null).length;
  const findings = files.flatMap((file) => file.findings);
  const counts = (["error", "warning", "information", "hint"] as const)
    .map((severity) => ({
      severity,
      count: findings.filter((finding) => finding.severity === severity).length,
    }))
    .filter(({ count }) => count > 0)
    .map(
      ({ severity, count }) => `${count} ${severity}${count === 1 || severity === "information" ? "" : "s"}`,
    );
  const looked = `${specs} ${specs === 1 ? "spec" : "specs"} in ${files.length} ${files.length === 1 ? "file" : "files"}`;
  return counts.length === 0 ? `${looked}, nothing found` : `${looked}: ${counts.join(", ")}`;
}

const order: readonly Severity[] = ["error", "warning", "information", "hint"];

/** True where some finding is at least as severe as the level. */
export function reaches(files: readonly FileReport[], level: Severity | "never"): boolean {
  if (level === "never") return false;
  const limit = order.indexOf(level);
  return files.some(({ findings }) => findings.some((finding) => order.indexOf(finding.severity) <= limit));
}
