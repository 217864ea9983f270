import type { SectionContent } from "../markdown/sectionContent.ts";
import { commentText, isStanding } from "../template/guidance.ts";
import type { Template } from "../template/template.ts";
import type { TemplateSection } from "../template/templateSection.ts";
import { patternOf } from "../text/scripts.ts";
import { lineBreakOf, overlaps, type Span } from "../text/span.ts";

/** Guidance this short is only found in its own words: `Optional.` may be anybody's. */
const shortest = 20;

/** Words in a row that a text takes from another: where most runs of a comment stand in the template, it is the template's. */
const runLength = 4;
const fewestWords = 8;
const shareNeeded = 0.6;

/** What a template says to the writer that still stands in a section of a spec. */
interface LeftGuidance {
  readonly template: Template;
  readonly wanted: TemplateSection | null;
  readonly spans: readonly Span[];
}

/**
 * Where guidance of the template stands in a section, in order: that of the template's section (`wanted`, null: there is
 * none) word for word, and comments on lines of their own that are made of what the template says anywhere. The template a
 * spec was copied from may be an older one; the words it has changed since are few.
 */
export function leftGuidance(
  template: Template,
  content: SectionContent,
  wanted: TemplateSection | null,
): readonly Span[] {
  const known = content.kept.guidance as LeftGuidance | undefined;
  if (known?.template === template && known.wanted === wanted) return known.spans;
  const spans = findGuidance(template, content, wanted);
  content.kept.guidance = { template, wanted, spans } satisfies LeftGuidance;
  return spans;
}

function findGuidance(
  template: Template,
  content: SectionContent,
  wanted: TemplateSection | null,
): readonly Span[] {
  const { text, bodyStart } = content;
  const exact = wanted === null ? [] : guidanceTexts(wanted, lineBreakOf(text));
  const found = exact.flatMap((part): Span[] => {
    const start = text.indexOf(part, bodyStart);
    return start < 0 ? [] : [{ start, end: start + part.length }];
  });
  const reworded = content
    .comments()
    .filter(
      (span) =>
        span.start >= bodyStart &&
        !found.some((other) => overlaps(other, span)) &&
        standsAlone(text, span) &&
        isMadeOf(template, text.slice(span.start, span.end)),
    );
  return reworded.length === 0 ? found : [...found, ...reworded].sort((a, b) => a.start - b.start);
}

/** The guidance of a template's section as it would stand in a spec that ends its lines in that way. */
function guidanceTexts(wanted: TemplateSection, eol: string): readonly string[] {
  return wanted
    .guidance()
    .filter((part) => part.span.start >= wanted.content.bodyStart && part.text.length >= shortest)
    .map(({ span }) => wanted.content.text.slice(span.start, span.end).replace(/\r\n|\r|\n/g, eol));
}

/** It fills whole lines: a comment behind a value speaks of the value, and may stay. */
export function standsAlone(text: string, { start, end }: Span): boolean {
  const before = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  return before.trim() === "" && /^[ \t]*(?:\r?\n|$)/.test(text.slice(end, end + 200));
}

function isMadeOf(template: Template, comment: string): boolean {
  if (isStanding(commentText(comment))) return false;
  const words = wordsOf(comment);
  if (words.length < fewestWords) return false;
  const known = runs.get(template) ?? new Set(runsOf(wordsOf(template.document.whole())));
  runs.set(template, known);
  const own = runsOf(words);
  return own.filter((run) => known.has(run)).length >= own.length * shareNeeded;
}

const runs = new WeakMap<Template, ReadonlySet<string>>();
const word = patternOf(({ letter, digit }) => `[${letter}${digit}]+`, "g");

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(word.in(text)) ?? [];
}

function runsOf(words: readonly string[]): readonly string[] {
  return words.slice(runLength - 1).map((_, at) => words.slice(at, at + runLength).join(" "));
}
