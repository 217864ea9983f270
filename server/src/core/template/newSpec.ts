import Slugger from "github-slugger";
import { fieldMeaning } from "../document/fields.ts";
import { valueIn } from "../document/fieldText.ts";
import { type Span, shifted } from "../text/span.ts";
import { labelKey } from "../text/words.ts";
import type { LogMeaning } from "./logTable.ts";
import { isDateSlot } from "./slot.ts";
import type { Template } from "./template.ts";
import { logOfTemplate } from "./templateLog.ts";
import {
  guidanceToDrop,
  type PlacedSlot,
  placedSlots,
  plain,
  type Segment,
  segmentsBetween,
  toSnippet,
  toText,
  withLineBreaks,
  writtenSections,
} from "./writing.ts";

/** What is known when a spec is created. */
export interface NewSpecFacts {
  /** What the spec is about, as typed: `User login`. */
  readonly name: string;
  /** YYYY-MM-DD */
  readonly today: string;
  /** '' where unknown. */
  readonly author: string;
}

export interface NewSpecText {
  /** Safe on every file system: `user-login.md`. */
  readonly fileName: string;
  readonly text: string;
  /** The same with the slots that are left as tab stops. */
  readonly snippet: string;
}

/** A spec made from a template: name, dates, author and first status filled, preamble and guidance left out. */
export function newSpec(template: Template, facts: NewSpecFacts): NewSpecText {
  const segments = withLineBreaks(newSpecSegments(template, facts), "\n");
  return { fileName: `${slugOf(facts.name)}.md`, text: toText(segments), snippet: toSnippet(segments) };
}

/** A file name for what a person typed: lower case, dashes, nothing a file system or a URL minds. Never empty. */
export function slugOf(name: string): string {
  const plainName = name.normalize("NFKD").replace(/\p{M}/gu, "");
  const slug = new Slugger()
    .slug(plainName.replace(/[/\\_.:]+/g, " ").trim())
    // What no name of a file should have and the slugger leaves: what cannot be seen or turns the direction.
    .replace(/[^\p{L}\p{N}-]+/gu, "")
    .replace(/-{2,}/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80)
    // Half of a letter, where one of two units was cut.
    .replace(/[\ud800-\udbff]$/, "")
    .replace(/-+$/, "");
  // Windows keeps these names for devices.
  return slug === "" ? "spec" : /^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(slug) ? `${slug}-spec` : slug;
}

/** The segments of a new spec; what is filled in is plain text. */
export function newSpecSegments(template: Template, facts: NewSpecFacts): readonly Segment[] {
  const { document } = template;
  const slots = placedSlots(template);
  const dropped: Span[] = writtenSections(template).flatMap((section) =>
    guidanceToDrop(template, section, false).map((span) => shifted(span, section.start)),
  );
  const decide = filling(template, facts, slots);
  const fill = (placed: PlacedSlot) => {
    const value = decide(placed);
    return value === null ? null : asYaml(value, placed, document.whole());
  };
  const start = writtenSections(template)[0]?.start ?? document.whole().length;
  const front = document.frontMatter
    ? segmentsBetween(template, document.frontMatter.span, slots, [], fill)
    : [];
  const body = segmentsBetween(template, { start, end: document.whole().length }, slots, dropped, fill);
  const named = nameTitle(template, body, facts);
  const joined = [
    ...front,
    ...(front.length > 0 && !/^\s*\n/.test(toText(named)) ? [plain("\n")] : []),
    ...named,
  ];
  return joined;
}

/** Fields whose date is the day the spec is created; a review date is not. */
const startsToday = new Set(["created", "last updated", "date"]);

function filling(
  template: Template,
  facts: NewSpecFacts,
  slots: readonly PlacedSlot[],
): (placed: PlacedSlot) => string | null {
  const name = nameSlot(template);
  const key = name === null ? null : labelKey(name);
  const slug = slugOf(facts.name);
  const firstChange = firstChangeRow(template, slots);
  return (placed) => {
    const { slot, field } = placed;
    if (name !== null && slot.text === name) return facts.name;
    if (key?.includes(" ") && labelKey(slot.text) === key)
      return /^[^A-Z]*-[^A-Z]*$/.test(slot.text) ? slug : facts.name;
    if (field?.kind === "status" && slot.kind === "choice") return field.vocabulary?.default ?? null;
    const told = firstChange.get(placed);
    if (field?.kind === "date" && startsToday.has(fieldMeaning(field.key))) return facts.today;
    if (told === "date" && isDateSlot(slot.text)) return facts.today;
    if (facts.author === "") return null;
    if (
      field &&
      fieldMeaning(field.key) === "author" &&
      field.slots.length === 1 &&
      !/[@/]/.test(field.value)
    )
      return facts.author;
    return told === "author" ? facts.author : null;
  };
}

/** The slot in the title that stands for the spec's name; null where the title has none. */
function nameSlot(template: Template): string | null {
  const slots = template.title?.slots ?? [];
  const free = slots.filter((slot) => /\p{L}/u.test(slot.text) && !counted.test(slot.text));
  return (free.find((slot) => /name|title|feature|project|system/i.test(slot.text)) ?? free[0])?.text ?? null;
}

/** `[number]`, `[NNNN]`, `#[id]`, `YYYY-MM-DD`: what tells specs apart but says nothing. */
const counted = /^\W*#|\b(?:number|id|date|version)\b|^\W*(?:n+|x+|no|nr|y+-m+-d+)\W*$/i;

/** A title without a slot that only says what a title is ("Your short, descriptive title") becomes the name. */
function nameTitle(template: Template, body: readonly Segment[], facts: NewSpecFacts): readonly Segment[] {
  const { title } = template;
  if (!title || title.slots.length > 0 || !isPlaceholderTitle(title.text)) return body;
  const fixed = /^(.*?:\s+)/.exec(title.text)?.[1] ?? "";
  const index = body.findIndex((segment) => segment.text.includes(title.text));
  return body.map((segment, at) =>
    at === index ? { ...segment, text: segment.text.replace(title.text, () => fixed + facts.name) } : segment,
  );
}

/** `Spec Title`, `KEP-NNNN: Your short, descriptive title`, an empty title with a comment. */
function isPlaceholderTitle(title: string): boolean {
  return /\btitle\b/i.test(title);
}

/** The slots in the first row of the change log, with what their columns tell of a change. */
function firstChangeRow(
  template: Template,
  slots: readonly PlacedSlot[],
): ReadonlyMap<PlacedSlot, LogMeaning> {
  const log = logOfTemplate(template);
  const cells = log?.table.rows[0]?.cells ?? [];
  return new Map(
    slots.flatMap((placed): [PlacedSlot, LogMeaning][] => {
      const { slot, section } = placed;
      if (section !== log?.section) return [];
      const column = cells.findIndex(
        ({ span }) => span.start <= slot.span.start && slot.span.end <= span.end,
      );
      const meaning = log?.columns[column]?.meaning;
      return meaning === undefined ? [] : [[placed, meaning]];
    }),
  );
}

/** A value filled into front matter must not turn it into other YAML: `a: b` and `x # y` unquoted, quotes in quotes. */
function asYaml(value: string, { field, span }: PlacedSlot, text: string): string {
  if (field?.place !== "front-matter") return value;
  const { start, end } = field.valueSpan;
  const isQuoted = /["']/.test(text.charAt(start - 1));
  if (isQuoted || (span.start === start && span.end === end)) return valueIn(text, field, value);
  // A whole value can be quoted; within one, what means something is replaced.
  return value.replace(/:(?=\s|$)/g, " -").replace(/\s#/g, " ");
}
