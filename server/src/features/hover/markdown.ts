/**
 * Text of a template or a spec as Markdown that shows it as words: nothing in it is a link, an address, a command, a list,
 * an entity or HTML.
 */
export function words(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()<>#|~!&@$:/+=-]/g, "\\$&")
    .replace(/\bwww\./gi, "www\\.")
    .replace(/^([ \t]*\d+)([.)])/gm, "$1\\$2")
    .replace(/\n+/g, "\n\n");
}
