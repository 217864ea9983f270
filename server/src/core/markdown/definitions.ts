import { lineAround } from "../text/span.ts";

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
