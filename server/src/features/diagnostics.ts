import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver-types";
import type { Finding, Severity } from "../core/rule/rule.ts";
import type { OpenSpec } from "../service/specs.ts";
import { rangeOf } from "./ranges.ts";

/** Where a rule's page stands. */
export function rulePage(code: string): string {
  return `https://github.com/specwright/specwright/blob/main/docs/rules/${code}.md`;
}

const diagnosticSource = "Specwright";

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** All findings of a spec, as an editor shows them. */
export function provideDiagnostics(spec: OpenSpec): Diagnostic[] {
  return spec.findings().map((finding) => toDiagnostic(spec, finding));
}

export function toDiagnostic({ textDocument }: OpenSpec, finding: Finding): Diagnostic {
  return {
    range: rangeOf(textDocument, finding.span),
    severity: severities[finding.severity],
    code: finding.code,
    codeDescription: { href: rulePage(finding.code) },
    source: diagnosticSource,
    message: finding.message,
  };
}
