import { type Diagnostic, DiagnosticSeverity, type Range } from "vscode-languageserver-types";
import type { SectionFindings } from "../core/rule/check.ts";
import { movedBy } from "../core/rule/check.ts";
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

/** All findings of a spec as an editor shows them, group by group: those of a section stay together. */
export type DiagnosticGroups = readonly (readonly Diagnostic[])[];

/** The diagnostics of a spec. A group is the same array as in the version before, as long as none of it changes. */
export function provideDiagnostics(spec: OpenSpec): DiagnosticGroups {
  const { ofSpec, ofSections } = spec.checked();
  const groups = ofSections.map((found) => diagnosticsOf(spec, found));
  return ofSpec.length === 0 ? groups : [ofSpec.map((finding) => toDiagnostic(spec, finding)), ...groups];
}

/** One list, in the order of places. */
export function inOrder(groups: DiagnosticGroups): Diagnostic[] {
  return groups.flat().sort((a, b) => {
    const [from, to] = [a.range, b.range];
    return (
      from.start.line - to.start.line ||
      from.start.character - to.start.character ||
      from.end.line - to.end.line ||
      from.end.character - to.end.character
    );
  });
}

/** The findings of a section as diagnostics, and on which line that section stood. */
interface Shown {
  readonly line: number;
  readonly character: number;
  readonly diagnostics: readonly Diagnostic[];
}

const shown = new WeakMap<readonly Finding[], Shown>();

function diagnosticsOf(spec: OpenSpec, { section, findings }: SectionFindings): readonly Diagnostic[] {
  const { line, character } = spec.textDocument.positionAt(section.start);
  const known = shown.get(findings);
  if (known && known.line === line && known.character === character) return known.diagnostics;
  const diagnostics =
    known?.character === character
      ? known.diagnostics.map((diagnostic) => onOtherLine(diagnostic, line - known.line))
      : findings.map((finding) => toDiagnostic(spec, movedBy(finding, section.start)));
  shown.set(findings, { line, character, diagnostics });
  return diagnostics;
}

function onOtherLine(diagnostic: Diagnostic, by: number): Diagnostic {
  const { start, end } = diagnostic.range;
  return {
    ...diagnostic,
    range: {
      start: { line: start.line + by, character: start.character },
      end: { line: end.line + by, character: end.character },
    },
  };
}

export function toDiagnostic({ textDocument }: OpenSpec, finding: Finding): Diagnostic {
  const { related = [] } = finding;
  const relatedInformation = related.map(({ message, span }) => ({
    message,
    location: { uri: textDocument.uri, range: rangeOf(textDocument, span) },
  }));
  return {
    range: rangeOf(textDocument, finding.span),
    severity: severities[finding.severity],
    code: finding.code,
    codeDescription: { href: rulePage(finding.code) },
    source: diagnosticSource,
    message: finding.message,
    ...(related.length > 0 ? { relatedInformation } : {}),
  };
}

/** True for diagnostics that an editor would show alike. */
export function sameGroups(a: DiagnosticGroups, b: DiagnosticGroups): boolean {
  return a.length === b.length && a.every((group, index) => sameGroup(group, b[index] ?? []));
}

function sameGroup(a: readonly Diagnostic[], b: readonly Diagnostic[]): boolean {
  return a === b || (a.length === b.length && a.every((one, index) => sameDiagnostic(one, b[index])));
}

function sameDiagnostic(a: Diagnostic, b: Diagnostic | undefined): boolean {
  return (
    b !== undefined &&
    a.message === b.message &&
    a.code === b.code &&
    a.severity === b.severity &&
    sameRange(a.range, b.range) &&
    sameRelated(a.relatedInformation ?? [], b.relatedInformation ?? [])
  );
}

function sameRelated(a: Related, b: Related): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index];
      return other?.message === one.message && sameRange(one.location.range, other.location.range);
    })
  );
}

type Related = NonNullable<Diagnostic["relatedInformation"]>;

function sameRange(a: Range, b: Range): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}
