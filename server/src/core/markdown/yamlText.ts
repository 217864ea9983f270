/**
 * Text in front matter. Most values stand there as they are; one that YAML would read as something else (a list, a
 * comment, a second key) stands in quotes.
 */

const indicator = /^(?:[,[\]{}#&*!|>'"%@`]|[-?:](?:\s|$))/;

/** True where a value without quotes would break the YAML around it, or not be read as this text. */
export function needsQuotes(value: string): boolean {
  return indicator.test(value) || /:(?=\s|$)|\s#|^\s|\s$/.test(value);
}

/** The value as it can stand behind a key: in quotes where it needs them, in those that need no escaping where that is possible. */
export function yamlText(value: string): string {
  if (value === "" || !needsQuotes(value)) return value;
  if (!value.includes("'")) return `'${value}'`;
  if (!/["\\]/.test(value)) return `"${value}"`;
  return `'${value.replaceAll("'", "''")}'`;
}

/** What stands in quotes as the text it means. `quote`: the mark around it, '' for none. */
export function unquotedText(value: string, quote: string): string {
  if (quote === "'") return value.replaceAll("''", "'");
  return quote === '"' ? value.replace(/\\(["\\/])/g, "$1") : value;
}
