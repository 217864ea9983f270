import type { SpecStatus } from "../../server/src/protocol.ts";

/** `1 section`, `3 sections`. */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? "" : "s"}`;
}

/** `Feature Spec`, or that the document is none. */
export function kindOf({ template }: SpecStatus): string {
  return template?.name ?? "Not a spec";
}

/** What a document is, and why: `Feature Spec: 36 of its 36 sections are there`. */
export function recognised(status: SpecStatus): string {
  return `${kindOf(status)}: ${status.reason}`;
}

/** What is left to do in a spec: `3 sections and 14 placeholders to go`, or `Complete`. */
function toGo(status: Pick<SpecStatus, "sectionsToGo" | "placeholdersToGo">): string {
  const parts = [
    ...(status.sectionsToGo > 0 ? [count(status.sectionsToGo, "section")] : []),
    ...(status.placeholdersToGo > 0 ? [count(status.placeholdersToGo, "placeholder")] : []),
  ];
  return parts.length === 0 ? "Complete" : `${parts.join(" and ")} to go`;
}

/** `In Review · 3 sections and 14 placeholders to go`; without a status only what is left. */
export function progress(status: SpecStatus): string {
  const value = status.field === null ? "" : status.field.current;
  return value === "" ? toGo(status) : `${value} · ${toGo(status)}`;
}
