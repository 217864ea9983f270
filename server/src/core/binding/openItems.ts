import type { Section } from "../document/document.ts";
import type { SectionContent } from "../markdown/sectionContent.ts";
import type { Stage } from "../template/lifecycle.ts";
import type { Span } from "../text/span.ts";
import { shifted } from "../text/span.ts";
import type { Binding } from "./binding.ts";
import { isAnswered, isOpen, openRows } from "./openQuestions.ts";

/** What a spec says of itself that is still to be answered or done. Spans are absolute and cover one entry's first line. */
export interface OpenItems {
  readonly questions: readonly Span[];
  readonly unchecked: readonly Span[];
}

/** What stands open in one section's text, whatever its heading. Spans are relative. */
interface OwnItems {
  readonly questions: readonly Span[];
  readonly unchecked: readonly Span[];
  /** Some box in it is ticked. */
  readonly hasTicks: boolean;
}

/**
 * The open questions and unchecked items that count for a spec at `stage`. Only an approved spec, or one that is done,
 * has any: whoever approves a plan knows that its steps are still to be taken, so until it is done only lists that
 * are called a checklist or an approval count. Where nobody ticks boxes, an empty one means nothing.
 */
export function openItems(binding: Binding, stage: Stage): OpenItems {
  const questions: Span[] = [];
  const unchecked: Span[] = [];
  if (stage !== "approved" && stage !== "done") return { questions, unchecked };
  const { sections, title } = binding.document;
  let ticks: boolean | null = null;
  const hasTicks = () => {
    ticks ??= sections.some(({ content }) => ownItems(content).hasTicks);
    return ticks;
  };
  for (const section of sections) {
    const { content, start } = section;
    const own = ownItems(content);
    if (own.questions.length + own.unchecked.length === 0) continue;
    if (section !== title && isAboutQuestions(binding, section))
      for (const span of own.questions) questions.push(shifted(span, start));
    else if (own.unchecked.length > 0 && countsUnchecked(section, stage, hasTicks))
      for (const span of own.unchecked) unchecked.push(shifted(span, start));
  }
  return { questions, unchecked };
}

/** Called Open Questions, or standing for the template's section of that name. */
function isAboutQuestions(binding: Binding, section: Section): boolean {
  const { key } = section.content;
  if (/\b(?:open|unresolved|outstanding)\b.*\b(?:questions?|issues?|points?)\b/.test(key)) return true;
  const bond = binding.bondOf(section);
  return bond !== null && bond.certainty !== "any" && bond.template.canonical === "open question";
}

const checklist = /\b(?:checklists?|sign offs?|signoffs?|approvals?|definition of ready)\b/;
/** What is ticked after the approval: while it is built, released, or later still. */
const afterwards =
  /\b(?:implementation|build|deploy\w*|roll ?out|release|launch|go live|migration|production|acceptance|definition of done|post)\b/;
const someday =
  /\b(?:future|later|follow ups?|next steps?|backlog|ideas?|non goals?|out of scope|nice to have|optional)\b/;

function countsUnchecked(section: Section, stage: Stage, hasTicks: () => boolean): boolean {
  const keys: string[] = [];
  for (let at: Section | null = section; at && at.content.level > 0; at = at.parent)
    keys.push(at.content.key);
  const own = keys[0] ?? "";
  if (keys.some((key) => someday.test(key))) return false;
  // A question with boxes under it lets choose among answers.
  if (section.content.heading.trimEnd().endsWith("?")) return false;
  if (stage === "approved") return checklist.test(own) && !keys.some((key) => afterwards.test(key));
  return checklist.test(own) || hasTicks();
}

function ownItems(content: SectionContent): OwnItems {
  const known = content.kept.open as OwnItems | undefined;
  if (known) return known;
  const items = readItems(content);
  content.kept.open = items;
  return items;
}

const nothing: OwnItems = { questions: [], unchecked: [], hasTicks: false };

function readItems(content: SectionContent): OwnItems {
  const { text } = content;
  const mayList = /(?:^|\n)[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]/.test(text);
  if (!mayList && !text.includes("|") && !text.includes("?")) return nothing;
  const entries = mayList ? readEntries(content) : [];
  const boxes = entries.filter(({ box }) => box !== null);
  return {
    unchecked: boxes.filter(({ box, first }) => box === " " && isOpen(first)).map(({ span }) => span),
    hasTicks: boxes.some(({ box }) => box !== " "),
    questions: [
      ...topLevel(entries)
        .filter((entry) => (entry.box ?? " ") === " " && isOpen(entry.first) && !isAnswered(entry))
        .map(({ span }) => span),
      ...openRows(content),
    ],
  };
}

/** An item of a list. */
interface Entry {
  /** ` ` or `x`; null where it has no box. */
  readonly box: string | null;
  /** What the first line says behind mark and box, and where that stands. */
  readonly first: string;
  readonly span: Span;
  /** Columns before the mark. */
  readonly indentation: number;
  /** What follows, up to the next item that is no deeper. */
  readonly rest: string;
}

const item = /^(\s*(?:>\s*)*)((?:[-*+]|\d{1,9}[.)])\s+)(?:\[([ xX])\](?:\s+|$))?(.*)$/;

function readEntries(content: SectionContent): readonly Entry[] {
  const { text } = content;
  const entries: { -readonly [K in keyof Entry]: Entry[K] }[] = [];
  for (const line of content.bodyLines()) {
    if (content.isHidden(line)) continue;
    const raw = text.slice(line.start, line.end);
    const match = item.exec(raw);
    const indentation = /^[\s>]*/.exec(raw)?.[0].length ?? 0;
    // What stands under an item belongs to all items it is deeper than.
    for (let index = entries.length - 1; index >= 0; index--) {
      const entry = entries[index];
      if (!entry) break;
      if (raw.trim() !== "" && indentation > entry.indentation) entry.rest += `${raw.trim()}\n`;
      if (entry.indentation === 0) break;
    }
    if (!match) continue;
    const said = (match[4] ?? "").trimEnd();
    const start = line.start + raw.length - (match[4] ?? "").length;
    entries.push({
      box: match[3] ?? null,
      first: said,
      span: { start, end: start + said.length },
      indentation: (match[1] ?? "").length,
      rest: "",
    });
  }
  return entries;
}

function topLevel(entries: readonly Entry[]): readonly Entry[] {
  const least = entries.reduce((most, { indentation }) => Math.min(most, indentation), Infinity);
  return entries.filter(({ indentation }) => indentation <= least + 1);
}
