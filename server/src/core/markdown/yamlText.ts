/**
 * Text in front matter. Most values stand there as they are; one that YAML would read as something else (a list, a
 * comment, a second key, a number) stands in quotes.
 */

const indicator = /^(?:[,[\]{}#&*!|>'"%@`]|[-?:](?:\s|$))/;

/** What YAML 1.1 or 1.2 reads as a truth, a number or nothing (https://yaml.org/type/, https://yaml.org/spec/1.2.2/#103-core-schema). */
const otherThanText = /^(?:true|false|yes|no|on|off|null|~|[-+]?\.?\d[\d_]*(?:\.\d*)?(?:e[-+]?\d+)?)$/i;

/** True where a value without quotes would break the YAML around it. */
export function breaksYaml(value: string): boolean {
  return indicator.test(value) || /:(?=\s|$)|\s#|^\s|\s$/.test(value);
}

/** True where a value without quotes would break the YAML, or not be read as this text: `1.10` is 1.1, `no` is false. */
export function needsQuotes(value: string): boolean {
  return breaksYaml(value) || (otherThanText.test(value) && String(Number(value)) !== value);
}

/** The value as it can stand behind a key: in quotes where it needs them, in those that need no escaping where that is possible. */
export function yamlText(value: string): string {
  if (value === "" || !needsQuotes(value)) return value;
  if (!value.includes("'")) return `'${value}'`;
  if (!/["\\]/.test(value)) return `"${value}"`;
  return `'${quotedText(value, "'")}'`;
}

/** The text as it stands within quotes. `quote`: the mark around it. */
export function quotedText(value: string, quote: "'" | '"'): string {
  return quote === "'" ? value.replaceAll("'", "''") : value.replace(/[\\"]/g, "\\$&");
}

/** What stands in quotes as the text it means. `quote`: the mark around it, '' for none. */
export function unquotedText(value: string, quote: string): string {
  if (quote === "'") return value.replaceAll("''", "'");
  return quote === '"' ? value.replace(/\\(["\\/])/g, "$1") : value;
}
