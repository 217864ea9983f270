import type { Label } from "../markdown/labels.ts";
import { blanked } from "../markdown/sectionContent.ts";
import { type Line, type Span, shifted } from "../text/span.ts";
import { canonicalKey, labelKey, looseKey } from "../text/words.ts";
import { type Belongings, belongingsIn } from "./belongings.ts";
import type { MarkdownDocument, Section } from "./document.ts";
import { type Footer, footerOf } from "./footer.ts";
import { labelsWithHeadRows } from "./headRow.ts";

/** One named value of the metadata, whatever its syntax. Spans are absolute. */
export interface Field {
  readonly name: string;
  readonly key: string;
  readonly place: "front-matter" | "header" | "footer";
  readonly form: Label["form"] | "yaml" | "section";
  readonly value: string;
  readonly valueSpan: Span;
  readonly nameSpan: Span;
  /** The line (for YAML: the entry) it stands on, without the line break. */
  readonly line: Span;
  /** That line with those below that belong to it: what comes behind the field comes behind them. */
  readonly extent: Span;
  /** Items of a YAML list; where the value is empty, what stands in its place on the lines below. */
  readonly items: readonly { readonly value: string; readonly span: Span }[];
  /** Text of a comment behind the value; '' where there is none. */
  readonly comment: string;
}

/** Forms in which metadata may stand in the header; a parenthesis or an italic line is metadata only in a footer. */
const headerForms: ReadonlySet<Label["form"]> = new Set(["bold", "list", "checklist", "table", "plain"]);

/** The metadata of a document, in document order: front matter, header (title and metadata section), footer. */
export function readFields(document: MarkdownDocument): readonly Field[] {
  const head = headerSections(document);
  const footer = footerOf(document);
  const inFooter = footer ? footerFields(footer, head) : [];
  const taken = new Set(inFooter.map(({ nameSpan }) => nameSpan.start));
  const fields: Field[] = [];
  for (const entry of document.frontMatter?.entries ?? []) {
    fields.push({ ...entry, place: "front-matter", form: "yaml", line: entry.span, extent: entry.span });
  }
  for (const section of head) {
    const belongingsOf = belongingsIn(section.content);
    for (const label of labelsWithHeadRows(section.content, isCommonField)) {
      // Where the last section is one of the head, its footer is none of its text.
      if (label.nameSpan.start < section.content.bodyStart || taken.has(section.start + label.nameSpan.start))
        continue;
      if (headerForms.has(label.form)) fields.push(fieldOf(section, label, belongingsOf(label), "header"));
    }
  }
  for (const root of document.roots.slice(0, 4)) {
    const field = sectionAsField(root, inFooter);
    if (field) fields.push(field);
  }
  for (const field of inFooter) fields.push(field);
  return fields.sort((a, b) => a.nameSpan.start - b.nameSpan.start);
}

function footerFields({ section, rule }: Footer, head: readonly Section[]): readonly Field[] {
  const { content } = section;
  // Right under the heading, a rule parts the title from the metadata.
  const isHead =
    head.includes(section) &&
    blanked(content.text.slice(0, rule.start), content.bodyStart, content.comments()).trim() === "";
  const belongingsOf = belongingsIn(content);
  return content
    .labels()
    .filter(
      ({ form, nameSpan }) =>
        nameSpan.start > rule.end && form !== "parenthesis" && !(isHead && headerForms.has(form)),
    )
    .map((label) => fieldOf(section, label, belongingsOf(label), "footer"));
}

/** The sections whose labels are metadata: what stands before the first subsection, and a section called "Metadata" or alike. */
export function headerSections(document: MarkdownDocument): readonly Section[] {
  const head = document.title
    ? [document.title]
    : document.sections.filter((section) => section.content.level === 0);
  return [...head, ...document.roots.slice(0, 3).filter(isMetadataSection)];
}

/** True for the sections from whose text `readFields` takes fields. Headings alone decide. */
export function holdsMetadata(section: Section, { title, sections }: MarkdownDocument): boolean {
  const { index, content } = section;
  return (
    index === title?.index ||
    index === sections.length - 1 ||
    content.level === 0 ||
    stateName.test(content.key) ||
    isMetadataSection(section)
  );
}

export function isMetadataSection(section: Section): boolean {
  return canonicalKey(looseKey(section.content.key)) === "metadata";
}

function fieldOf(
  section: Section,
  label: Label,
  { extent, items }: Belongings,
  place: Field["place"],
): Field {
  return {
    name: label.name,
    key: label.key,
    place,
    form: label.form,
    value: label.value,
    valueSpan: shifted(label.valueSpan, section.start),
    nameSpan: shifted(label.nameSpan, section.start),
    line: shifted(label.line, section.start),
    extent: shifted(extent, section.start),
    items: items.map(({ value, span }) => ({ value, span: shifted(span, section.start) })),
    comment:
      /<!--((?:(?!<!--)[\s\S])*?)-->/
        .exec(section.content.text.slice(label.line.start, label.line.end))?.[1]
        ?.trim() ?? "",
  };
}

/** Headings of sections that are a field. */
const stateName = /^(?:status|state|priority)$/;

/** A status of a few words with a blank line behind it, and prose or links in later paragraphs, as adr-tools writes it. */
function isWordAlone(first: Line & { readonly text: string }, second: Line): boolean {
  const words = first.text.replace(/\[[^\]]*\]\([^)]*\)|\([^)]*\)/g, "").trim();
  return second.start > first.next && /^[^\s#>|+-][^.:;]*$/.test(words) && words.split(/\s+/).length <= 3;
}

/** `## Status` with one line under it is a field too, as decision records write it. What stands in the footer is none. */
function sectionAsField(section: Section, inFooter: readonly Field[]): Field | null {
  if (!stateName.test(section.content.key) || section.children.length > 0) return null;
  const { content, start } = section;
  const rows = content
    .bodyLines()
    .map((line) => ({ ...line, text: content.text.slice(line.start, line.end).trim() }))
    .filter(
      (line) =>
        line.text !== "" &&
        !line.text.startsWith("<!--") &&
        !/^(?:-{3,}|\*{3,}|_{3,})$/.test(line.text) &&
        !inFooter.some((field) => field.line.start === start + line.start),
    );
  const [only, second] = rows;
  if (!only || only.text.length > 80 || (second && !isWordAlone(only, second))) return null;
  const from = only.start + content.text.slice(only.start, only.end).indexOf(only.text);
  const comment = content.comments()[0];
  const line = { start: start + only.start, end: start + only.end };
  return {
    name: content.title,
    key: labelKey(content.title),
    place: "header",
    form: "section",
    value: only.text,
    valueSpan: { start: start + from, end: start + from + only.text.length },
    nameSpan: shifted(content.headingSpan, start),
    line,
    extent: line,
    items: [],
    comment: comment ? content.text.slice(comment.start + 4, comment.end - 3).trim() : "",
  };
}

/** The field as one that has its value behind its name, where one line below says it: `- **Status**:` above `  - Draft`. */
export function withOnlyItem(field: Field): Field {
  const [only] = field.items;
  if (field.value !== "" || !only || field.items.length > 1) return field;
  return { ...field, value: only.value, valueSpan: only.span, items: [] };
}

const aliases: ReadonlyMap<string, string> = new Map(
  (
    [
      ["status", "document status", "doc status", "spec status", "state", "current status"],
      [
        "author",
        "authors",
        "original author",
        "original authors",
        "written by",
        "owner",
        "owners",
        "technical specifications by",
      ],
      ["reviewer", "reviewers", "required reviewers", "approvers", "approver"],
      ["created", "created on", "created at", "creation date", "created date", "date created"],
      [
        "last updated",
        "updated",
        "last modified",
        "modified",
        "updated at",
        "last updated on",
        "last update",
        "date updated",
      ],
      ["version", "document version", "spec version", "revision"],
      ["deciders", "decision makers", "decider"],
    ] as const
  ).flatMap(([name, ...others]) => others.map((other) => [other, name] as const)),
);

const commonNames: ReadonlySet<string> = new Set([...aliases.keys(), ...aliases.values()]);

/** True for names that fields of documents have everywhere: `Status`, `Owner`, `Last Updated`. */
function isCommonField(key: string): boolean {
  return commonNames.has(key);
}

/** The common name of fields that mean the same: `document status` → `status`. */
export function fieldMeaning(key: string): string {
  return aliases.get(key) ?? key;
}

/** True for two fields that mean the same, under whatever name: `Document Status` and `state`. */
export function sameField(a: { readonly key: string }, b: { readonly key: string }): boolean {
  return fieldMeaning(a.key) === fieldMeaning(b.key);
}

/** True where the field holds the state of the document in its lifecycle. */
export function isStatusField(key: string): boolean {
  return fieldMeaning(key) === "status";
}
