import { lazy } from "../text/lazy.ts";
import { overlapFinder } from "../text/overlap.ts";
import { type Span, shifted } from "../text/span.ts";
import { readInline } from "./inline.ts";
import { isProse, readMargin } from "./margin.ts";
import { type Block, type Opaque, opaqueParts, topBlocks } from "./opaque.ts";
import type { Stretch } from "./stretchDraft.ts";
import { readStretches } from "./stretches.ts";
import { parseTree } from "./tree.ts";

/**
 * What the Markdown tree of a section's text says. It is found without the tree where that is exact, else with the tree
 * of as little text as possible. Nothing is read before it is asked for.
 */
export interface Markup {
  /**
   * All opaque parts, in order, outer ones first. An address that GFM makes a link of without any marks is left out
   * where it holds no bracket.
   */
  readonly parts: () => readonly Opaque[];
  /** The first and outermost opaque part that shares a character with `span`, or null. */
  readonly partAt: (span: Span) => Opaque | null;
  /** The blocks at the top, in order. */
  readonly blocks: () => readonly Block[];
}

interface Reading {
  readonly parts: readonly Opaque[];
  readonly find: (span: Span) => Opaque | null;
}

/** `text` is a section's: its own heading is the only one at the margin. */
export function readMarkup(text: string): Markup {
  const isAllProse = lazy(() => isProse(text));
  const margin = lazy(() => readMargin(text));
  const stretches = lazy(() => readStretches(text));
  const whole = lazy(() => treeOf(text, { start: 0, end: text.length }));
  const readings = new Map<Stretch, StretchReading>();
  const read = (stretch: Stretch) => {
    const known = readings.get(stretch) ?? readStretch(text, stretch);
    readings.set(stretch, known);
    return known;
  };
  return {
    parts: lazy(
      () => margin().parts() ?? stretches()?.flatMap((stretch) => read(stretch).all().parts) ?? whole().parts,
    ),
    partAt: (span) => {
      if (isAllProse()) return null;
      const known = margin().partAt(span);
      if (known !== undefined) return known;
      const cut = stretches();
      if (!cut) return whole().find(span);
      for (let index = stretchAt(cut, span.start); index < cut.length; index++) {
        const stretch = cut[index];
        if (!stretch || stretch.span.start >= span.end) break;
        const found = read(stretch).partAt(span);
        if (found) return found;
      }
      return null;
    },
    blocks: lazy(
      () =>
        stretches()?.flatMap((stretch) => stretch.blocks ?? read(stretch).tree().blocks) ?? whole().blocks,
    ),
  };
}

interface Tree extends Reading {
  readonly blocks: readonly Block[];
}

/** What the tree of a part of the text says. */
function treeOf(text: string, within: Span): Tree {
  const tree = parseTree(text.slice(within.start, within.end));
  const moved = <T extends { readonly span: Span }>(item: T): T => ({
    ...item,
    span: shifted(item.span, within.start),
  });
  return { ...readingOf(opaqueParts(tree).map(moved)), blocks: topBlocks(tree).map(moved) };
}

function readingOf(parts: readonly Opaque[]): Reading {
  const first = overlapFinder(parts.map(({ span }) => span));
  return { parts, find: (span) => parts[first(span)] ?? null };
}

interface StretchReading {
  readonly all: () => Reading;
  readonly partAt: (span: Span) => Opaque | null;
  readonly tree: () => Tree;
}

function readStretch(text: string, stretch: Stretch): StretchReading {
  const tree = lazy(() => treeOf(text, stretch.span));
  const sure = lazy(() => {
    const parts = sureParts(text, stretch);
    return parts && { ...readingOf(parts), addresses: addressesIn(text, stretch.span, parts) };
  });
  const addressAt = lazy(() => overlapFinder(sure()?.addresses ?? []));
  return {
    tree,
    all: lazy(() => {
      const reading = sure();
      const holdsBracket = ({ start, end }: Span) => /[[\]{}<>]/.test(text.slice(start, end));
      return reading && !reading.addresses.some(holdsBracket) ? reading : tree();
    }),
    partAt: (span) => {
      const reading = sure();
      return (reading && addressAt()(span) < 0 ? reading : tree()).find(span);
    },
  };
}

/** The parts of a stretch without its tree, or null where only the tree can tell. */
function sureParts(text: string, stretch: Stretch): readonly Opaque[] | null {
  if (!stretch.sureOfParts) return null;
  const parts = [...stretch.parts];
  let open = 0;
  let runEnd = -1;
  for (const inline of stretch.texts) {
    if (inline.runEnd !== runEnd) open = 0;
    runEnd = inline.runEnd;
    const reading = readInline(text, inline, open);
    if (!reading) return null;
    parts.push(...reading.parts);
    open += reading.open;
  }
  return parts.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

const address = /:\/\/|www\.|@/gi;
const blank = /[ \t\r\n]/;

/** Words outside of the known parts that may hold an address, in order: GFM makes links of some of them. */
function addressesIn(text: string, within: Span, parts: readonly Opaque[]): readonly Span[] {
  const words: Span[] = [];
  const partAt = overlapFinder(parts.map(({ span }) => span));
  for (const match of text.slice(within.start, within.end).matchAll(address)) {
    const at = within.start + match.index;
    if (at < (words.at(-1)?.end ?? 0) || partAt({ start: at, end: at + 1 }) >= 0) continue;
    let start = at;
    while (start > within.start && !blank.test(text.charAt(start - 1))) start--;
    let end = at;
    while (end < within.end && !blank.test(text.charAt(end))) end++;
    words.push({ start, end });
  }
  return words;
}

/** Index of the stretch that `offset` stands in. */
function stretchAt(stretches: readonly Stretch[], offset: number): number {
  let low = 0;
  let high = stretches.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((stretches[middle]?.span.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
