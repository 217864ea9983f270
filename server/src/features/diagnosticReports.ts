import type { Diagnostic } from "vscode-languageserver-types";
import type { OpenSpec } from "../service/specs.ts";
import { type DiagnosticGroups, inOrder, provideDiagnostics, sameGroups } from "./diagnostics.ts";

/** As LSP has it: all there is, or that it is what the client has already. */
export type DiagnosticReport =
  | { readonly kind: "full"; readonly resultId?: string; items: Diagnostic[] }
  | { readonly kind: "unchanged"; readonly resultId: string };

/** Answers a client that pulls diagnostics, and says "unchanged" where it has them already. */
export interface DiagnosticReports {
  /** `previousResultId`: of the last answer the client has. */
  readonly report: (spec: OpenSpec, previousResultId: string | undefined) => DiagnosticReport;
  readonly forget: (uri: string) => void;
}

/** `session` is part of every id, so that a client's ids of an earlier server are never taken for ours. */
export function createDiagnosticReports(session: string): DiagnosticReports {
  const last = new Map<string, { readonly resultId: string; readonly groups: DiagnosticGroups }>();
  let count = 0;
  return {
    report: (spec, previousResultId) => {
      const { uri } = spec.textDocument;
      const groups = provideDiagnostics(spec);
      const before = last.get(uri);
      const isSame = before !== undefined && sameGroups(before.groups, groups);
      const resultId = isSame ? before.resultId : `${session}.${++count}`;
      last.set(uri, { resultId, groups });
      return resultId === previousResultId
        ? { kind: "unchanged", resultId }
        : { kind: "full", resultId, items: inOrder(groups) };
    },
    forget: (uri) => {
      last.delete(uri);
    },
  };
}
