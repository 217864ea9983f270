import { keptBy } from "../text/kept.ts";
import { lineBreakOf } from "../text/span.ts";
import { bareTitle, headingKey, plainTitle } from "../text/words.ts";
import { anchorKey } from "./anchorKey.ts";
import { headingSlugs } from "./anchors.ts";
import type { ContentsEntry, ContentsList } from "./contentsList.ts";
import type { MarkdownDocument, Section, Skeleton } from "./document.ts";
import { anchorOfHeading, namedTargets } from "./namedAnchors.ts";

/** A table of contents against the headings of its document. */
export interface ContentsState {
  /** Entries that lead nowhere. */
  readonly dead: readonly ContentsEntry[];
  /** Headings it should have, judged by those it has: of the same levels, behind it. In document order. */
  readonly lacking: readonly Section[];
  /** The entry of each heading that has one: it leads there, or has its words and leads to no other heading. */
  readonly listed: ReadonlyMap<Section, ContentsEntry>;
}

/** Where an entry leads: to the section of that index, to a place within a section (null), or nowhere (undefined). */
type Target = number | null | undefined;

/** The same by the indexes of the sections, so that it outlives a version. */
interface IndexedState {
  readonly skeleton: Skeleton;
  readonly holder: number;
  readonly targets: readonly Target[];
  readonly dead: readonly ContentsEntry[];
  readonly lacking: readonly number[];
  readonly listed: readonly (readonly [index: number, entry: ContentsEntry])[];
}

const states = new WeakMap<ContentsList, IndexedState>();

/** `holder`: the section the list stands in. Kept as long as neither the list nor a heading changes, nor where it leads. */
export function stateOfContents(
  document: MarkdownDocument,
  holder: Section,
  list: ContentsList,
): ContentsState {
  const known = states.get(list);
  const targets = targetsOf(document, list);
  const state =
    known?.skeleton === document.skeleton &&
    known.holder === holder.index &&
    targets.every((target, index) => target === known.targets[index])
      ? known
      : readState(document, holder, list, targets);
  states.set(list, state);
  const sectionAt = (index: number) => document.sections[index] ?? holder;
  return {
    dead: state.dead,
    lacking: state.lacking.map(sectionAt),
    listed: new Map(state.listed.map(([index, entry]) => [sectionAt(index), entry])),
  };
}

function targetsOf(document: MarkdownDocument, { entries }: ContentsList): readonly Target[] {
  const bySlug = keptBy(document.skeleton.kept, indexesBySlug, () => indexesBySlug(document));
  const targets = entries.map(({ target }) => bySlug.get(anchorKey(target)));
  if (!targets.includes(undefined)) return targets;
  const named = namedTargets(document);
  return entries.map(({ target }, index) => targets[index] ?? named.get(anchorKey(target)));
}

function indexesBySlug(document: MarkdownDocument): ReadonlyMap<string, number> {
  const indexes = new Map<string, number>(headingSlugs(document).map((slug, index) => [slug, index]));
  indexes.delete("");
  return indexes;
}

/** A level of headings belongs to a table of contents that lists most of them. */
const mostOfLevel = 2 / 3;

function readState(
  document: MarkdownDocument,
  holder: Section,
  list: ContentsList,
  targets: readonly Target[],
): IndexedState {
  const listed = new Map<Section, ContentsEntry>();
  for (const [index, entry] of list.entries.entries()) {
    const section = document.sections[targets[index] ?? -1];
    if (section && !listed.has(section)) listed.set(section, entry);
  }
  const others = list.entries.filter((_, index) => typeof targets[index] !== "number");
  for (const entry of others) {
    const key = headingKey(entry.text);
    const section = document.sections.find(
      (one) => one.content.level > 0 && one !== document.title && !listed.has(one) && one.content.key === key,
    );
    if (section) listed.set(section, entry);
  }
  return {
    skeleton: document.skeleton,
    holder: holder.index,
    targets,
    dead: list.entries.filter((_, index) => targets[index] === undefined),
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

/** A line of the list: of a heading, or of an entry that leads to no heading of its own. */
interface Row {
  /** The heading behind whose line it stands, by its place among those of the list; -1: before all. */
  readonly at: number;
  readonly section: Section | null;
  readonly entry: ContentsEntry | undefined;
}

/**
 * The lines of an up-to-date list, in its own style: an entry for each heading it has or lacks, in document order. Entries
 * keep their text, where they lead, and what stands behind them; those that lead nowhere and have no heading's words go.
 * `kept`: dead ones that stay as they are. They, and those that lead elsewhere, stay behind the entry they stand behind now.
 */
export function updatedContents(
  document: MarkdownDocument,
  { dead, lacking, listed }: ContentsState,
  entries: readonly ContentsEntry[],
  kept: ReadonlySet<ContentsEntry>,
): string {
  const slugs = headingSlugs(document);
  const styles = stylesOf(listed);
  const numbers = withNumbers(listed);
  const lost = new Set(dead.filter((entry) => !kept.has(entry)));
  const counts: number[] = [];
  const counted = (level: number, style: EntryStyle) => {
    counts.length = level + 1;
    counts[level] = (counts[level] ?? 0) + 1;
    return style.counts ? `${counts[level]}${style.marker.slice(-1)}` : style.marker;
  };
  return rowsOf(listed, lacking, entries, lost)
    .flatMap(({ section, entry }) => {
      if (!section || (entry && kept.has(entry))) {
        const own = [...styles].find(([, { indent, counts }]) => counts && indent === entry?.indent);
        return entry ? asItStands(own ? { ...entry, marker: counted(...own) } : entry) : [];
      }
      const { level, heading } = section.content;
      const style = styles.get(level);
      if (!style) return [];
      const marker = counted(level, style);
      const text = entry?.text ?? escaped(numbers ? plainTitle(heading) : bareTitle(heading));
      const leadsThere = entry && !lost.has(entry);
      const target = leadsThere ? entry.target : (anchorOfHeading(heading) ?? slugs[section.index] ?? "");
      const row = `${style.indent}${marker}${style.gap}[${text}](#${target})`;
      return `${entry?.lead ?? ""}${row}${entry?.tail ?? ""}`;
    })
    .join(lineBreakOf(document.whole()));
}

function rowsOf(
  listed: ReadonlyMap<Section, ContentsEntry>,
  lacking: readonly Section[],
  entries: readonly ContentsEntry[],
  lost: ReadonlySet<ContentsEntry>,
): readonly Row[] {
  const sections = [...new Set([...listed.keys(), ...lacking])].sort((a, b) => a.index - b.index);
  const rows = sections.map((section, at): Row => ({ at, section, entry: listed.get(section) }));
  const places = new Map(rows.map(({ entry, at }) => [entry, at]));
  let at = -1;
  const others = entries.flatMap((entry): readonly Row[] => {
    at = places.get(entry) ?? at;
    return lost.has(entry) || places.has(entry) ? [] : [{ at, section: null, entry }];
  });
  return [...rows, ...others].sort((a, b) => a.at - b.at);
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
