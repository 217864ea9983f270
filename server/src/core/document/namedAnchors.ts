import type { SectionContent } from "../markdown/sectionContent.ts";
import type { Line } from "../text/span.ts";
import { anchorKey } from "./anchorKey.ts";
import type { MarkdownDocument } from "./document.ts";

/** Anchors that the author named, as they are looked up: `<a id="x">`, `{#x}`, `{: #x}`, `(x)=`. */
interface NamedAnchors {
  readonly all: readonly string[];
  /** Those that lead to the section: in its heading, or the first thing under it. */
  readonly ofSection: readonly string[];
  /** Those on the last lines, with nothing behind them: they lead to the section that follows. */
  readonly ofNext: readonly string[];
}

const name = /\b(?:id|name)\s*=\s*["']?([^"'\s>]+)|\{:?[ \t]*#([^}\s]+)|^\(([^()\s]+)\)=[ \t]*$/gm;
/** What may stand on a line that is there for its anchors only. */
const anchorMark = /<\/?(?:a|span|div)\b[^<>]*>|<!--[^<>]*>|\[\]|\{:?[ \t]*#[^{}]*\}|^\([^()\s]+\)=/gi;

/** True where the author named an anchor in that section. */
export function namesAnchors(content: SectionContent): boolean {
  return anchorsIn(content).all.length > 0;
}

/** Where each named anchor leads: to the section of that index, or, with null, to a place somewhere in a section. */
export function namedTargets({ sections }: MarkdownDocument): ReadonlyMap<string, number | null> {
  const targets = new Map<string, number | null>();
  const lead = (anchor: string, index: number) => targets.set(anchor, targets.get(anchor) ?? index);
  for (const { content, index } of sections) {
    const { all, ofSection, ofNext } = anchorsIn(content);
    for (const anchor of all) if (!targets.has(anchor)) targets.set(anchor, null);
    for (const anchor of ofSection) lead(anchor, index);
    if (index + 1 < sections.length) for (const anchor of ofNext) lead(anchor, index + 1);
  }
  return targets;
}

const headingAttribute = /\{:?[ \t]*#([^}\s]+)[^}]*\}\s*$/;

/** The anchor that a heading says it has, whatever its words: `## Test plan {#tests}`. */
export function anchorOfHeading(heading: string): string | null {
  return headingAttribute.exec(heading)?.[1] ?? null;
}

const noAnchors: NamedAnchors = { all: [], ofSection: [], ofNext: [] };

/** Kept as long as the section's text stays. */
function anchorsIn(content: SectionContent): NamedAnchors {
  content.kept.anchors ??= readAnchors(content);
  return content.kept.anchors as NamedAnchors;
}

function readAnchors(content: SectionContent): NamedAnchors {
  const found = [...content.text.matchAll(name)].map((match) => ({
    at: match.index,
    isAttribute: match[2] !== undefined,
    anchor: anchorKey(match[1] ?? match[2] ?? match[3] ?? ""),
  }));
  if (found.length === 0) return noAnchors;
  const lines = content.bodyLines();
  const saysMore = ({ start, end }: Line) =>
    content.text.slice(start, end).replace(anchorMark, "").trim() !== "";
  const first = lines.find(saysMore);
  const last = lines.findLast(saysMore);
  // Where nothing but anchors stands under a heading, an attribute is about what stands above it, and others about what follows.
  const isOfSection = ({ at, isAttribute }: (typeof found)[number]) =>
    at < (first?.start ?? (isAttribute ? content.text.length : content.bodyStart));
  const anchors = (some: typeof found) => some.map(({ anchor }) => anchor);
  return {
    all: anchors(found),
    ofSection: content.level === 0 ? [] : anchors(found.filter(isOfSection)),
    ofNext: anchors(
      found.filter(({ at, isAttribute }) => !isAttribute && at >= (last?.end ?? content.bodyStart)),
    ),
  };
}
