import { styleText } from "node:util";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Finding, Severity } from "../core/rule/rule.ts";
import type { Stage } from "../core/template/lifecycle.ts";

/** What was found in one file. */
export interface FileReport {
  /** Relative to the current folder, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly template: string | null;
  readonly status: { readonly value: string; readonly stage: Stage } | null;
  readonly findings: readonly Finding[];
}

/** The report as JSON. Lines and characters as in LSP: 0-based, UTF-16. */
export function toJson(version: string, files: readonly FileReport[]): string {
  const report = {
    version,
    files: files.map(({ path, text, template, status, findings }) => {
      const document = TextDocument.create(path, "markdown", 0, text);
      return {
        path,
        template,
        status,
        findings: findings.map((finding) => ({
          code: finding.code,
          severity: finding.severity,
          message: finding.message,
          section: finding.section,
          fixable: finding.fixes.length > 0,
          range: {
            start: document.positionAt(finding.span.start),
            end: document.positionAt(finding.span.end),
          },
        })),
      };
    }),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
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
    .map(({ path, text, template, status, findings }) => {
      const document = TextDocument.create(path, "markdown", 0, text);
      const rows = findings.map((finding) => {
        const { line, character } = document.positionAt(finding.span.start);
        const place = `${line + 1}:${character + 1}`.padEnd(8);
        return `  ${place} ${paint(colours[finding.severity], finding.severity.padEnd(11))} ${finding.message}  ${paint("gray", finding.code)}`;
      });
      const kind = [template, status?.value].filter((part) => part).join(", ");
      return `${paint("underline", path)} (${kind})\n${rows.join("\n")}\n`;
    });
  return `${[...blocks, closing(files)].join("\n")}\n`;
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
