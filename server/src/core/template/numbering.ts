/** The number of a section in its heading, and how it is written: `3.1. ` → parts 3 and 1, `. ` behind them. */
export interface SectionNumber {
  readonly parts: readonly number[];
  readonly behind: string;
}

const number = /^(\d{1,3}(?:\.\d{1,3})*)([.):]?(?:[ \t]+[–—-])?[ \t]+)(?=\S)/;

/** null where the heading begins with none. */
export function sectionNumber(heading: string): SectionNumber | null {
  const match = number.exec(heading);
  return match && { parts: (match[1] ?? "").split(".").map(Number), behind: match[2] ?? "" };
}

/** `3.1. ` */
export function writtenNumber({ parts, behind }: SectionNumber): string {
  return parts.join(".") + behind;
}

/** The line of a heading with another number before its words; '' takes the number away. */
export function renumbered(line: string, written: string): string {
  const marks = /^\s{0,3}#{1,6}[ \t]+/.exec(line)?.[0];
  if (marks === undefined) return line;
  const heading = line.slice(marks.length);
  return marks + written + heading.slice(number.exec(heading)?.[0].length ?? 0);
}
