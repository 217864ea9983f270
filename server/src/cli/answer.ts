import type { Severity } from "../core/rule/rule.ts";
import type { Stage } from "../core/template/lifecycle.ts";

/** A file to check. */
export interface Source {
  /** Relative to the current folder, with `/`. */
  readonly path: string;
  readonly absolute: string;
  /** It gives its bytes only once: a pipe. */
  readonly isStream: boolean;
  /** It is one of the templates that are used: nothing is said about it. */
  readonly isTemplate: boolean;
}

/** 0-based, in UTF-16 units, as in LSP. */
interface Place {
  readonly line: number;
  readonly character: number;
}

/** A finding as it is printed: nothing in it holds on to the spec's text. */
export interface ReportedFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly section: string | null;
  readonly fixable: boolean;
  readonly range: { readonly start: Place; readonly end: Place };
}

/** What was found in one file. The JSON report prints it as it is: the order of the keys counts. */
export interface FileReport {
  readonly path: string;
  readonly template: string | null;
  readonly status: { readonly value: string; readonly stage: Stage } | null;
  readonly findings: readonly ReportedFinding[];
}

/**
 * A report without its path, as one line of JSON. As text it goes from thread to thread and from run to run without
 * being looked into; and its strings are new ones, where a slice of a spec's text would keep the whole text in memory.
 */
export type Answer = string;

export function answerOf(report: Omit<FileReport, "path">, asked: AskedFiles = []): Answer {
  const { template, status, findings } = report;
  const answer = { template, status, findings };
  return JSON.stringify(asked.length > 0 ? { asked, ...answer } : answer);
}

/** The files that an answer depends on besides its own, by their paths from there, and whether they existed. */
export type AskedFiles = readonly (readonly [destination: string, isThere: boolean])[];

/** Those of an answer, without looking into one that has none. Throws a `SyntaxError` for what `answerOf` did not write. */
export function askedIn(answer: Answer): AskedFiles {
  if (!answer.startsWith('{"asked":')) return [];
  const { asked }: { readonly asked: AskedFiles } = JSON.parse(answer);
  return asked;
}

/** Throws a `SyntaxError` for what `answerOf` did not write. */
export function reportOf(path: string, answer: Answer): FileReport {
  const { template, status, findings }: Omit<FileReport, "path"> = JSON.parse(answer);
  return { path, template, status, findings };
}
