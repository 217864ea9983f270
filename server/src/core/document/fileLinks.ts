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

/** The path of a relative link, or null: an address, a path from the root, an anchor, or text that is no path. */
function pathOf(written: string): string | null {
  const path = /^[^#?]*/.exec(written)?.[0] ?? "";
  if (path === "" || /^(?:[a-z][a-z0-9+.-]*:|[/\\])/i.test(path)) return null;
  // `link`, `TBD`, `...`, `{path}`: something is still to be written there.
  return /[./]/.test(path) && /[A-Za-z0-9\u00c0-\uffff]/.test(path) && !/[[\]{}<>|*$\\]|\.{3}/.test(path)
    ? path
    : null;
}
