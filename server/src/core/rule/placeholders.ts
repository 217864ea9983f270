import type { Span } from "../text/span.ts";
import type { Finding } from "./rule.ts";

const codes: ReadonlySet<string> = new Set(["placeholder", "undecided-choice"]);

/** What is still to be filled in, among findings in the order of their places: none shares a character with another. */
export function placeholdersAmong(findings: readonly Finding[]): readonly Finding[] {
  let end = -1;
  return findings.filter(({ code, span }) => {
    if (!codes.has(code) || span.start < end || span.end === span.start) return false;
    end = span.end;
    return true;
  });
}

/** Those that stand in a span. */
export function placeholdersIn(findings: readonly Finding[], within: Span): readonly Finding[] {
  return placeholdersAmong(
    findings.filter(({ span }) => span.start >= within.start && span.end <= within.end),
  );
}
