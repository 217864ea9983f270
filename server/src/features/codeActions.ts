import { type CodeAction, CodeActionKind, type Range, type WorkspaceEdit } from "vscode-languageserver-types";
import type { Finding, Fix } from "../core/rule/rule.ts";
import type { OpenSpec } from "../service/specs.ts";
import { toDiagnostic } from "./diagnostics.ts";
import { textEdit } from "./ranges.ts";

/** The fixes of all findings that the range touches, each bound to its diagnostic and to this version of the document. */
export function provideCodeActions(
  spec: OpenSpec,
  range: Range,
  only: readonly string[] | undefined,
): CodeAction[] {
  if (only && !only.some((kind) => kind === "" || kind === CodeActionKind.QuickFix)) return [];
  const { textDocument } = spec;
  const start = textDocument.offsetAt(range.start);
  const end = textDocument.offsetAt(range.end);
  return spec
    .findings()
    .filter((finding) => finding.span.start <= end && start <= finding.span.end)
    .flatMap((finding) => finding.fixes.map((fix) => toCodeAction(spec, finding, fix)));
}

function toCodeAction(spec: OpenSpec, finding: Finding, fix: Fix): CodeAction {
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(spec, finding)],
    isPreferred: fix.preferred,
    edit: versionedEdit(spec, fix),
  };
}

/** An edit that a client refuses where the document has changed since. */
function versionedEdit({ textDocument }: OpenSpec, fix: Fix): WorkspaceEdit {
  const { uri, version } = textDocument;
  return {
    documentChanges: [
      { textDocument: { uri, version }, edits: fix.changes.map((change) => textEdit(textDocument, change)) },
    ],
  };
}
