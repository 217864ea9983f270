import type { Section } from "../document/document.ts";
import type { SectionContent } from "../markdown/sectionContent.ts";
import { lazy } from "../text/lazy.ts";
import { overlapFinder } from "../text/overlap.ts";
import { type Guidance, readGuidance } from "./guidance.ts";
import { sectionSlots } from "./sectionSlots.ts";
import type { Slot } from "./slot.ts";

/** What a section of a template says that is not meant to stay. Read when first asked for. */
export interface TemplateText {
  /** In order. Spans are relative to the section's text. */
  readonly slots: () => readonly Slot[];
  readonly guidance: () => readonly Guidance[];
  /** Paragraphs that tell the writer what to do and hold no slot, as the template writes them. */
  readonly instructions: () => readonly string[];
}

let slotsRead = 0;

/** Of how many sections of templates the slots were read since the process began: what a test counts. */
export function sectionsReadForSlots(): number {
  return slotsRead;
}

/** What the sections of a template say, each read once. `definitions` are those of the whole template. */
export function templateTexts(definitions: ReadonlyMap<string, string>): (section: Section) => TemplateText {
  const texts = new Map<Section, TemplateText>();
  return (section) => {
    const known = texts.get(section) ?? readText(section.content, definitions);
    texts.set(section, known);
    return known;
  };
}

function readText(content: SectionContent, definitions: ReadonlyMap<string, string>): TemplateText {
  const slots = lazy(() => {
    slotsRead++;
    return sectionSlots(content, definitions);
  });
  return {
    slots,
    guidance: lazy(() => readGuidance(content)),
    instructions: lazy(() => readInstructions(content, slots())),
  };
}

const instruction =
  /^(?:\*\*\\?\[(?:required|optional)|describe|list|explain|provide|outline|summari[sz]e|write|define|specify|document|identify|detail|discuss|state|include|add|enumerate|consider|a? ?brief (?:description|overview|summary)|short description|high[- ]level (?:overview|description)|description of|overview of|what (?:is|are|does|do|will|would|problem)|why (?:is|are|does|do)|how (?:is|are|does|do|will)|in this section|this section)\b/i;

/** A line with which such a paragraph may begin: what most lines of templates are not. */
const beginning = /^ {0,3}(?:[A-Za-z]|\*\*\\?\[)/m;

/** Shorter paragraphs (`Describe.`) may stand in a spec by chance. */
const shortest = 20;

function readInstructions(content: SectionContent, slots: readonly Slot[]): readonly string[] {
  if (!beginning.test(content.text)) return [];
  const slotAt = overlapFinder(slots.map(({ span }) => span));
  return content
    .markup()
    .blocks()
    .filter(({ kind, span }) => kind === "paragraph" && span.start >= content.bodyStart && slotAt(span) < 0)
    .map(({ span }) => content.text.slice(span.start, span.end))
    .filter((text) => text.length >= shortest && instruction.test(text));
}
