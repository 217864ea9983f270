/** Longest piece of a spec's text that a message repeats. */
const longest = 60;

/** `'text'` on one line, cut where it is long. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return `'${line.length <= longest ? line : `${line.slice(0, longest - 1).trimEnd()}…`}'`;
}

/** `'Rollback Plan'`: a section's title, whole, so that it can be searched for. */
export function sectionName(title: string): string {
  return `'${title.replace(/\s+/g, " ").trim()}'`;
}

/** `A, B, C` */
export function listed(values: readonly string[]): string {
  return values.join(", ");
}
