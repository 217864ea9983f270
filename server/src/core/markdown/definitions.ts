import { lineAround } from "../text/span.ts";

/** `[label]: destination`, the label as CommonMark compares it: lower case, single spaces. */
export interface LinkDefinition {
  readonly label: string;
  readonly destination: string;
}

/** The labels that have a definition somewhere in the document, as `linkLabel` writes them. */
export type DefinedLabels = Pick<ReadonlyMap<string, string>, "has">;

/** A link label as CommonMark compares it. */
export function linkLabel(raw: string): string {
  return raw.trim().replace(/\s+/g, " ").toLowerCase();
}

/** A line that defines a link: its label and its destination. */
export const definition =
  /^\s{0,3}(?:>\s?)*(?:[-*+]\s+|\d{1,9}[.)]\s+)?\[(?!\s*\])([^\][]+)\]:\s*(\S+)\s*(?:["'(].*)?$/;

const containers = /^(?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])*$/;

/**
 * True where a link or a footnote may be defined: `[label]: target`. A definition begins its paragraph; its label may
 * go over several lines.
 */
export function mayDefine(text: string): boolean {
  for (let at = text.indexOf("]:"); at >= 0; at = text.indexOf("]:", at + 2)) {
    const before = text.slice(lineAround(text, at).start, at);
    const open = before.lastIndexOf("[");
    if (open < 0 || before.includes("\\") || containers.test(before.slice(0, open))) return true;
  }
  return false;
}
