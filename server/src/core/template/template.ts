import { type MarkdownDocument, readDocument, type Section } from "../document/document.ts";
import { lazy } from "../text/lazy.ts";
import type { Span } from "../text/span.ts";
import { plainTitle, valueKey } from "../text/words.ts";
import { saysOptional } from "./guidance.ts";
import { delimitedSlots, type Slot } from "./slot.ts";
import type { TemplateField } from "./templateField.ts";
import { readTemplateFields } from "./templateField.ts";
import { readTemplateSections, type TemplateSection } from "./templateSection.ts";
import { type TemplateText, templateTexts } from "./templateText.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A Markdown file that shows a kind of spec. Everything here is read out of its text. */
export interface Template {
  readonly id: string;
  /** The id for people: `feature-spec` → `Feature Spec`. */
  readonly name: string;
  /** The first sentence of what stands before the title, or of the guidance under it. */
  readonly description: () => string;
  readonly origin: "built-in" | "user";
  readonly uri: string | null;
  readonly document: MarkdownDocument;
  readonly title: TemplateTitle | null;
  /** The sections right below the title. */
  readonly roots: readonly TemplateSection[];
  /** All sections in document order, parents first. */
  readonly sections: readonly TemplateSection[];
  readonly fields: readonly TemplateField[];
  /** Values of the front matter that are the same in every spec, and tell the kind: `type: tech-specs`. */
  readonly constants: readonly TemplateConstant[];
  /** The vocabulary of the first status field. */
  readonly statuses: Vocabulary | null;
  /** What a section of its document says that is not meant to stay, those before the title included. */
  readonly textOf: (section: Section) => TemplateText;
}

/** A value of the front matter as values are compared. */
export interface TemplateConstant {
  readonly key: string;
  readonly value: string;
}

export interface TemplateTitle {
  readonly text: string;
  readonly slots: readonly Slot[];
  /** The words that every title of this kind has: `Technical Specification:`. '' where it is one slot. */
  readonly fixed: readonly string[];
  /** Where the title's text stands in the template. */
  readonly span: Span;
}

export interface TemplateSource {
  /** File name without extension, or what the host calls it. */
  readonly id: string;
  readonly text: string;
  readonly origin: "built-in" | "user";
  readonly uri: string | null;
}

let read = 0;

/** How many templates were read since the process began: what a test counts. */
export function templatesRead(): number {
  return read;
}

/**
 * Sections and fields that count in a template: many times those of the longest ones in use. What stands behind them is
 * not read, because binding and inserting compare every one with its siblings.
 */
const mostSections = 500;
const mostFields = 200;

/** Reads any Markdown file as a template. Never fails: a file without headings is a template without sections. */
export function readTemplate(source: TemplateSource): Template {
  read++;
  const document = readBeginning(source.text);
  const textOf = templateTexts(document.definitions);
  const { roots, sections } = readTemplateSections(document, textOf);
  const fields = readTemplateFields(document, mostFields);
  return {
    id: source.id,
    name: nameOf(source.id),
    description: lazy(() => describe(document, textOf)),
    origin: source.origin,
    uri: source.uri,
    document,
    title: readTitle(document.title),
    roots,
    sections,
    fields,
    constants: fields
      .filter((field) => field.constant)
      .map(({ key, value }) => ({ key, value: valueKey(value) })),
    statuses: fields.find((field) => field.kind === "status")?.vocabulary ?? null,
    textOf,
  };
}

function readBeginning(text: string): MarkdownDocument {
  const document = readDocument(text);
  const behind = document.sections[mostSections];
  return behind ? readDocument(text.slice(0, behind.start)) : document;
}

function readTitle(title: Section | null): TemplateTitle | null {
  if (!title) return null;
  const text = title.content.heading;
  const slots = delimitedSlots(text, { start: 0, end: text.length }, [], null);
  let fixed = text;
  for (const slot of slots) fixed = fixed.replace(slot.text, "\n");
  const { start, end } = title.content.headingSpan;
  return {
    text,
    slots,
    fixed: fixed
      .replace(/<!--[\s\S]{0,2000}?-->/g, "\n")
      .replace(/#+|NNNN|XXXX/g, "\n")
      .split("\n")
      .map((part) => plainTitle(part).replace(/^[\s:–—-]+|[\s–—-]+$/g, ""))
      .filter((part) => /\p{L}{3}/u.test(part) && !/\btitle\b/i.test(part)),
    span: { start: title.start + start, end: title.start + end },
  };
}

const small = new Set(["a", "an", "and", "for", "of", "the", "to"]);
const upper = new Set(["adr", "api", "cdk", "kep", "prd", "rfc", "rfd", "ui", "ux", "sdk", "cli", "dep"]);

/** A number that is still to be given: `NNNN`, `0000`. */
const anyNumber = /^(?:n{2,}|x{2,}|0{2,})$/i;

/** `adr-template` → `ADR`, `feature_spec` → `Feature Spec`, `NNNN-complete-template` → `Complete`. */
function nameOf(id: string): string {
  const base = id.replace(/^.*[/\\]/, "").replace(/(?:[-_. ]+template|^template[-_. ]+)$/i, "");
  const parts = base.split(/[\s_.-]+/).filter((word) => word !== "");
  const words = parts.length > 1 && anyNumber.test(parts[0] ?? "") ? parts.slice(1) : parts;
  if (words.length === 0) return id;
  return words
    .map((word, index) => {
      const lower = word.toLowerCase();
      if (upper.has(lower)) return lower.toUpperCase();
      if (index > 0 && small.has(lower)) return lower;
      return word.charAt(0).toUpperCase() + word.slice(1);
    })
    .join(" ");
}

/** At most this many characters of a template's own description are shown. */
const descriptionLimit = 120;

function describe(document: MarkdownDocument, textOf: (section: Section) => TemplateText): string {
  for (const section of document.preamble) {
    const { content } = section;
    const { guidance } = textOf(section);
    const comment = guidance().find((part) => !saysOptional(part.text))?.text ?? "";
    const prose = content.text.slice(content.bodyStart).replace(/<!--[\s\S]*?-->/g, "");
    const text = firstSentence(comment === "" ? prose : comment);
    if (text !== "") return text;
  }
  // A comment behind a field speaks of the field; one that has its line to itself speaks of the whole.
  const { title } = document;
  const under =
    title &&
    textOf(title)
      .guidance()
      .find(
        (part) =>
          !saysOptional(part.text) && /(?:^|\n)[ \t]*$/.test(title.content.text.slice(0, part.span.start)),
      );
  return under ? firstSentence(under.text) : "";
}

function firstSentence(text: string): string {
  const plain = plainTitle(text.replace(/^[-*_ \t]+$/gm, "").trim());
  const sentence = /^.*?[.!?](?=\s|$)/.exec(plain)?.[0] ?? plain;
  return sentence.length <= descriptionLimit
    ? sentence
    : `${sentence.slice(0, descriptionLimit - 1).trimEnd()}…`;
}
