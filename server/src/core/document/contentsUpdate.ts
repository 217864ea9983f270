import { lineBreakOf } from "../text/span.ts";
import { bareTitle, headingKey, plainTitle } from "../text/words.ts";
import { anchorKey, headingSlugs, namedAnchors } from "./anchors.ts";
import type { ContentsEntry, ContentsList } from "./contentsList.ts";
import type { MarkdownDocument, Section, Skeleton } from "./document.ts";

/** A table of contents against the headings of its document. */
export interface ContentsState {
  /** Entries that lead nowhere. */
  readonly dead: readonly ContentsEntry[];
  /** Headings it should have, judged by those it has: of the same levels, behind it. In document order. */
  readonly lacking: readonly Section[];
  /** The entry of each heading that has one: it leads there, or has its words and leads nowhere. */
  readonly listed: ReadonlyMap<Section, ContentsEntry>;
}

/** The same by the indexes of the sections, so that it outlives a version. */
interface IndexedState {
  readonly skeleton: Skeleton;
  readonly holder: number;
  readonly dead: readonly ContentsEntry[];
  readonly lacking: readonly number[];
  readonly listed: readonly (readonly [index: number, entry: ContentsEntry])[];
}

const states = new WeakMap<ContentsList, IndexedState>();

/** `holder`: the section the list stands in. Kept as long as neither the list nor a heading changes. */
export function stateOfContents(
  document: MarkdownDocument,
  holder: Section,
  list: ContentsList,
): ContentsState {
  const known = states.get(list);
  const state =
    known?.skeleton === document.skeleton && known.holder === holder.index
      ? known
      : readState(document, holder, list);
  states.set(list, state);
  const sectionAt = (index: number) => document.sections[index] ?? holder;
  const named = state.dead.length > 0 ? namedAnchors(document) : null;
  return {
    dead: state.dead.filter(({ target }) => !named?.has(anchorKey(target))),
    lacking: state.lacking.map(sectionAt),
    listed: new Map(
      state.listed
        .filter(([, entry]) => !state.dead.includes(entry) || !named?.has(anchorKey(entry.target)))
        .map(([index, entry]) => [sectionAt(index), entry]),
    ),
  };
}

/** A level of headings belongs to a table of contents that lists most of them. */
const mostOfLevel = 2 / 3;

function readState(document: MarkdownDocument, holder: Section, list: ContentsList): IndexedState {
  const slugs = headingSlugs(document);
  const bySlug = new Map(document.sections.map((section) => [slugs[section.index] ?? "", section]));
  const listed = new Map<Section, ContentsEntry>();
  const dead: ContentsEntry[] = [];
  for (const entry of list.entries) {
    const section = entry.target === "" ? undefined : bySlug.get(anchorKey(entry.target));
    if (!section) dead.push(entry);
    else if (!listed.has(section)) listed.set(section, entry);
  }
  for (const entry of dead) {
    const key = headingKey(entry.text);
    const section = document.sections.find(
      (one) => one.content.level > 0 && one !== document.title && !listed.has(one) && one.content.key === key,
    );
    if (section) listed.set(section, entry);
  }
  return {
    skeleton: document.skeleton,
    holder: holder.index,
    dead,
    lacking: lackingIn(document, holder, listed).map(({ index }) => index),
    listed: [...listed].map(([{ index }, entry]) => [index, entry]),
  };
}

function lackingIn(
  document: MarkdownDocument,
  holder: Section,
  listed: ReadonlyMap<Section, ContentsEntry>,
): readonly Section[] {
  const levels = new Set([...listed.keys()].map(({ content }) => content.level));
  const behind = document.sections.filter(
    (section) => section.index > holder.index && section !== document.title && section.content.key !== "",
  );
  const complete = new Set(
    [...levels].filter((level) => {
      const all = behind.filter(({ content }) => content.level === level);
      return all.filter((section) => listed.has(section)).length >= all.length * mostOfLevel;
    }),
  );
  const has = (section: Section | null): boolean =>
    section === null ||
    !levels.has(section.content.level) ||
    listed.has(section) ||
    complete.has(section.content.level);
  return behind.filter(
    (section) => complete.has(section.content.level) && !listed.has(section) && has(section.parent),
  );
}

/**
 * The lines of an up-to-date list, in its own style: an entry for each heading it has or lacks, in document order. Entries
 * keep their text, and what stands behind them; those that lead nowhere and have no heading's words go. `kept`: dead ones that
 * stay as they are, each behind the entry it stands behind now.
 */
export function updatedContents(
  document: MarkdownDocument,
  { lacking, listed }: ContentsState,
  entries: readonly ContentsEntry[],
  kept: ReadonlySet<ContentsEntry>,
): string {
  const slugs = headingSlugs(document);
  const sections = [...new Set([...listed.keys(), ...lacking])].sort((a, b) => a.index - b.index);
  const styles = stylesOf(listed);
  const numbers = withNumbers(listed);
  const counts: number[] = [];
  const ofEntries = new Map<ContentsEntry, number>();
  const rows = sections.flatMap((section, index) => {
    const entry = listed.get(section);
    if (entry) ofEntries.set(entry, index);
    if (entry && kept.has(entry)) return [{ at: index, row: asItStands(entry) }];
    const { level, heading } = section.content;
    const style = styles.get(level);
    const slug = slugs[section.index];
    if (!style || slug === undefined) return [];
    counts.length = level + 1;
    counts[level] = (counts[level] ?? 0) + 1;
    const marker = style.counts ? `${counts[level]}${style.marker.slice(-1)}` : style.marker;
    const text = entry?.text ?? escaped(numbers ? plainTitle(heading) : bareTitle(heading));
    const row = `${style.indent}${marker}${style.gap}[${text}](#${slug})`;
    return [{ at: index, row: `${entry?.lead ?? ""}${row}${entry?.tail ?? ""}` }];
  });
  let at = -1;
  const others = entries.flatMap((entry) => {
    at = ofEntries.get(entry) ?? at;
    return kept.has(entry) && !ofEntries.has(entry) ? [{ at, row: asItStands(entry) }] : [];
  });
  return [...rows, ...others]
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => row)
    .join(lineBreakOf(document.whole()));
}

function asItStands({ lead, indent, marker, gap, text, target, tail }: ContentsEntry): string {
  return `${lead}${indent}${marker}${gap}[${text}](#${target})${tail}`;
}

interface EntryStyle extends Pick<ContentsEntry, "indent" | "marker" | "gap"> {
  /** Numbers that go on: `1.`, `2.`. */
  readonly counts: boolean;
}

/** How the list writes the entries of each heading level: as the first one of that level. */
function stylesOf(entries: ReadonlyMap<Section, ContentsEntry>): ReadonlyMap<number, EntryStyle> {
  const styles = new Map<number, EntryStyle>();
  for (const [{ content }, { indent, marker, gap }] of [...entries].sort((a, b) => a[0].index - b[0].index)) {
    const known = styles.get(content.level);
    if (!known) styles.set(content.level, { indent, marker, gap, counts: false });
    else if (/^\d/.test(marker) && marker !== known.marker)
      styles.set(content.level, { ...known, counts: true });
  }
  return styles;
}

/** The entries of numbered headings say their numbers. */
function withNumbers(entries: ReadonlyMap<Section, ContentsEntry>): boolean {
  const numbered = [...entries].filter(([{ content }]) => /^\s*\d/.test(plainTitle(content.heading)));
  return (
    numbered.length > 0 &&
    numbered.filter(([, { text }]) => /^\s*\d/.test(text)).length * 2 >= numbered.length
  );
}

function escaped(text: string): string {
  return text.replace(/[[\]]/g, "\\$&");
}
