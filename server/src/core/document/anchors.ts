import { slug } from "github-slugger";
import type { SectionContent } from "../markdown/sectionContent.ts";
import { keptBy } from "../text/kept.ts";
import type { Span } from "../text/span.ts";
import { anchorKey } from "./anchorKey.ts";
import type { MarkdownDocument, Section } from "./document.ts";

/**
 * The anchor of each section's heading by the section's index, as GitHub and VS Code make it; '' before the first heading.
 * `## Monitoring & Observability` → `monitoring--observability`. Kept as long as no heading changes.
 */
export function headingSlugs({ sections, skeleton }: MarkdownDocument): readonly string[] {
  return keptBy(skeleton.kept, numbered, () => numbered(sections.map(({ content }) => ownSlug(content))));
}

/** The same, if the heading of `section` was `heading`: a duplicate's `-1` may move to another one. */
export function slugsWith(
  { sections }: MarkdownDocument,
  section: Section,
  heading: string,
): readonly string[] {
  return numbered(
    sections.map((other) => (other === section ? slug(shownText(heading)) : ownSlug(other.content))),
  );
}

/** The slug of a heading by itself; null before the first heading. */
function ownSlug({ kept, level, heading }: SectionContent): string | null {
  if (level === 0) return null;
  kept.slug ??= slug(shownText(heading));
  return kept.slug;
}

/** As github-slugger numbers them: the second `goals` is `goals-1`, or the next one that no heading has taken. */
function numbered(slugs: readonly (string | null)[]): readonly string[] {
  const taken = new Map<string, number>();
  return slugs.map((own) => {
    if (own === null) return "";
    let anchor = own;
    let times = taken.get(own) ?? 0;
    while (taken.has(anchor)) anchor = `${own}-${++times}`;
    if (anchor !== own) taken.set(own, times);
    taken.set(anchor, 0);
    return anchor;
  });
}

/** The heading's text as it is shown; the marks that a slug drops by itself may stay. */
function shownText(heading: string): string {
  return heading
    .replace(/<!--[\s\S]{0,2000}?-->/g, "")
    .replace(/!\[[^\]]{0,500}\]\([^)]{0,2000}\)/g, "")
    .replace(/\[([^\]]{0,500})\](?:\([^)]{0,2000}\)|\[[^\]]{0,500}\])/g, "$1")
    .replace(/<\/?[a-z][^>]{0,2000}>/gi, "")
    .replace(/&amp;/g, "&")
    .replace(/(?<![\p{L}\p{N}])(_{1,3})(?=\S)(.{1,500}?)(?<=\S)\1(?![\p{L}\p{N}])/gu, "$2")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .trim();
}

const link = /(?:\]\(\s*<?#|\]:\s*<?#|\bhref\s*=\s*["']?#)([^)\s>"']+)/g;

/** Where the document links to that anchor: the spans of the target behind the `#`, absolute, in order. */
export function linksTo(document: MarkdownDocument, slug: string): readonly Span[] {
  return document.sections.flatMap(({ content, start }) =>
    [...content.text.matchAll(link)].flatMap((match) => {
      const target = match[1] ?? "";
      const at = match.index + match[0].length - target.length;
      const span = { start: at, end: at + target.length };
      const isCode = content.isHidden(span) || content.markup().partAt(span)?.kind === "code";
      return anchorKey(target) === slug && !isCode
        ? [{ start: start + span.start, end: start + span.end }]
        : [];
    }),
  );
}
