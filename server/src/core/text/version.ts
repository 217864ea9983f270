import type { Span } from "./span.ts";

/** A version as people write it, taken apart: `v1.2.0-rc.1` → 1, 2, 0 and `rc.1`. */
export interface Version {
  readonly numbers: readonly number[];
  /** What stands behind a dash; '' where nothing does. */
  readonly suffix: string;
}

const version =
  /^(?:v ?|ver(?:\.|sion)? *)?(\d{1,9}(?:\.\d{1,9}){0,3})(?:-(?=[0-9.-]*[a-z])([0-9a-z][0-9a-z.-]*))?(?:\+[0-9a-z.-]+)?$/i;

/** Reads `1.2`, `v1.2.0`, `Version 2`, `1.0.0-rc.1`, with marks around it or a parenthesis behind it; null for all other text. */
export function readVersion(text: string): Version | null {
  const bare = text
    .replace(/[*_`]/g, "")
    .replace(/(?:(?<!\s)\s+)?\([^()]*\)\s*$/, "")
    .trim();
  const match = version.exec(bare);
  if (!match?.[1]) return null;
  return { numbers: match[1].split(".").map(Number), suffix: match[2]?.toLowerCase() ?? "" };
}

/** Where the number stands in such a text, with what belongs to it: `1.2.0-rc.1` in `v1.2.0-rc.1 (Ann)`; null where there is none. */
export function versionSpan(text: string): Span | null {
  const match = /\d+(?:\.\d+)*(?:-[0-9a-z][0-9a-z.-]*)?(?:\+[0-9a-z.-]+)?/i.exec(text);
  return match && { start: match.index, end: match.index + match[0].length };
}

/** Less than 0 where `a` is the older one, 0 where they are the same (`1.2` and `1.2.0`), else more than 0. */
export function compareVersions(a: Version, b: Version): number {
  for (let index = 0; index < Math.max(a.numbers.length, b.numbers.length); index++) {
    const difference = (a.numbers[index] ?? 0) - (b.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  // `1.0.0-rc` comes before `1.0.0`.
  if (a.suffix === "" || b.suffix === "") return (a.suffix === "" ? 1 : 0) - (b.suffix === "" ? 1 : 0);
  return compareSuffixes(a.suffix.split("."), b.suffix.split("."));
}

function compareSuffixes(a: readonly string[], b: readonly string[]): number {
  for (const [index, part] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (part === other) continue;
    const isNumber = /^\d+$/.test(part);
    if (isNumber && /^\d+$/.test(other)) return Number(part) - Number(other);
    if (isNumber !== /^\d+$/.test(other)) return isNumber ? -1 : 1;
    return part < other ? -1 : 1;
  }
  return a.length - b.length;
}
