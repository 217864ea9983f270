import type { SectionContent } from "../markdown/sectionContent.ts";
import type { Span } from "../text/span.ts";

/** A link to a file beside the document. */
export interface FileLink {
  /** The path as a URI has it, relative to the document, without `#fragment` and `?query`: `../adr/0001%20events.md`. */
  readonly destination: string;
  /** The path where it stands, without fragment and query. Relative to the section's text. */
  readonly span: Span;
}

const inline = /\]\(\s*(?:<([^<>\n]*)>|([^\s()<>]+))(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\s*\)/g;
const definition = /^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*(?:<([^<>\n]*)>|(\S+))/gm;

/** The links to files in a section, in order, outside of code and comments. A picture is no document. Kept as long as its text stays. */
export function fileLinksIn(content: SectionContent): readonly FileLink[] {
  const known = (content.kept.links as readonly FileLink[] | undefined) ?? readFileLinks(content);
  content.kept.links = known;
  return known;
}

function readFileLinks(content: SectionContent): readonly FileLink[] {
  const { text } = content;
  if (!text.includes("](") && !text.includes("]:")) return [];
  const links = [...text.matchAll(inline), ...text.matchAll(definition)].flatMap((match): FileLink[] => {
    const written = match[1] ?? match[2] ?? "";
    const start = match.index + match[0].indexOf(written, match[0].indexOf("]") + 1);
    const destination = pathOf(written);
    if (destination === null) return [];
    const span = { start, end: start + destination.length };
    const kind = content.isHidden(span) ? "code" : content.markup().partAt(span)?.kind;
    return kind === "code" || kind === "image"
      ? []
      : [{ destination: destination.replaceAll(" ", "%20"), span }];
  });
  return links.sort((a, b) => a.span.start - b.span.start);
}

/**
 * The files that a path may lead to, itself first. Wikis and site generators (Docusaurus, MkDocs, Obsidian) let an author leave
 * the extension out, or write that of the page: `./other`, `other/` and `other.html` for `other.md`.
 */
export function filesMeant(destination: string): readonly string[] {
  if (/\.(?:md|mdx|markdown)$/i.test(destination)) return [destination];
  const page = /^(.*?)(?:\/index)?\.html?$/is.exec(destination)?.[1];
  // `0001-use-node.js` may be a name without its extension.
  const path = page ?? destination.replace(/\/+$/, "");
  return [destination, ...sourceEnds.map((end) => path + end)];
}

/** How the text of a page is called. */
const sourceEnds = [".md", ".mdx", "/index.md", "/index.mdx", "/README.md"];

/** The path of a relative link, or null: an address, a path from the root, an anchor, or text that is no path. */
function pathOf(written: string): string | null {
  const path = /^[^#?]*/.exec(written)?.[0] ?? "";
  // `@/`, `@site/`, `~/`: where that begins, a tool knows.
  if (path === "" || /^(?:[a-z][a-z0-9+.-]*:|[/\\@~])/i.test(path)) return null;
  // `link`, `TBD`, `...`, `{path}`: something is still to be written there.
  return /[./]/.test(path) && /[A-Za-z0-9\u00c0-\uffff]/.test(path) && !/[[\]{}<>|*$\\]|\.{3}/.test(path)
    ? path
    : null;
}
