/** Longest piece of a spec's text that a message repeats. */
const longest = 60;

/** No title of a section that somebody wrote is longer. */
const longestName = 200;

/** `'text'` on one line, cut where it is long. */
export function quoted(text: string, most = longest): string {
  return `'${cut(text.replace(/\s+/g, " ").trim(), most)}'`;
}

function cut(line: string, most: number): string {
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`;
}

/** `'Rollback Plan'`: a section's title, whole, so that it can be searched for. */
export function sectionName(title: string): string {
  return quoted(title, longestName);
}

/** More than these nobody reads in a message. */
const mostListed = 12;

/** `A, B, C`; of many, the first ones: `A, B and 20 more`. */
export function listed(values: readonly string[]): string {
  const shown = values.slice(0, mostListed).map((value) => cut(value, longest));
  const more = values.length - shown.length;
  return `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/** `3 placeholders`, `1 placeholder`; nothing where there are none. */
export function amount(count: number, noun: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${noun}${count === 1 ? "" : "s"}`];
}

/** `A`, `A and B`, `A, B and C` */
export function listedWithAnd(parts: readonly string[]): string {
  const last = parts[parts.length - 1] ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}
