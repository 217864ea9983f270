import { type MarkdownDocument, readDocument, type Section } from "../document/document.ts";
import { fieldMeaning, headerSections, isMetadataSection, sameField } from "../document/fields.ts";
import { type MetadataBlock, metadataBlocks } from "../document/metadataBlock.ts";
import { blanked } from "../markdown/sectionContent.ts";
import {
  type MeantField,
  type MetadataForm,
  meantField,
  metadataForms,
  metadataLines,
} from "../template/metadataText.ts";
import { toText } from "../template/writing.ts";
import type { Change } from "../text/change.ts";
import { changedText } from "../text/revision.ts";
import { lineBreakOf, type Span } from "../text/span.ts";
import type { Binding } from "./binding.ts";
import { insertionOf } from "./insertion.ts";

/** A form that a block of metadata can be brought into, and the changes that do it. They are absolute and do not overlap. */
export interface Conversion {
  readonly form: MetadataForm;
  readonly changes: readonly Change[];
}

/** Fields that speak of the document, whatever the template says. */
const known = new Set(["status", "author", "reviewer", "created", "last updated", "version", "deciders"]);

/** The block of metadata at `offset`; for null, the one with most fields. null where there is none. */
export function metadataBlockAt(
  { document, template }: Binding,
  offset: number | null,
): MetadataBlock | null {
  const blocks = metadataBlocks(document).filter(({ form, fields }) => {
    const ours = fields.filter(
      (field) => known.has(fieldMeaning(field.key)) || template.fields.some((own) => sameField(own, field)),
    );
    // `Note: …` is prose.
    return form === "plain" ? ours.length * 2 > fields.length && fields.length > 1 : ours.length > 0;
  });
  if (offset !== null)
    return blocks.find(({ span }) => span.start <= offset && offset <= endOfLines(document, span)) ?? null;
  return blocks.reduce<MetadataBlock | null>(
    (most, block) => (block.fields.length > (most?.fields.length ?? 0) ? block : most),
    null,
  );
}

/** The end of the last line, without its line break. */
function endOfLines({ slice }: MarkdownDocument, { start, end }: Span): number {
  return start + slice(start, end).replace(/(?:\r\n|\r|\n)$/, "").length;
}

/**
 * The forms that a block can be brought into. A form that would change a field or a value, or give front matter the same
 * key twice, is left out: what is offered says the same as before, to us and to other tools.
 */
export function conversionsOf(binding: Binding, block: MetadataBlock): readonly Conversion[] {
  return metadataForms.flatMap((form) => convert(binding, block, form) ?? []);
}

/** The one conversion into that form, or null where there is none. */
export function convert(binding: Binding, block: MetadataBlock, form: MetadataForm): Conversion | null {
  if (block.form === form) return null;
  const { document, template } = binding;
  const fields = block.fields.map((field) => meantField(document.whole(), field, template));
  const eol = lineBreakOf(document.whole());
  const lines = metadataLines(template, form, fields);
  const changes =
    form === "front-matter"
      ? toFrontMatter(document, block, lines, eol)
      : block.form === "front-matter"
        ? toHead(binding, block, lines, eol)
        : [{ span: { ...block.span, end: endOfLines(document, block.span) }, newText: lines.join(eol) }];
  return saysTheSame(binding, fields, form, changes) ? { form, changes } : null;
}

function toFrontMatter(
  document: MarkdownDocument,
  block: MetadataBlock,
  lines: readonly string[],
  eol: string,
): readonly Change[] {
  const removal = { span: removalFromHead(document, block), newText: "" };
  const { frontMatter } = document;
  const text = document.whole();
  if (frontMatter) {
    const at = frontMatter.content.end;
    return [{ span: { start: at, end: at }, newText: lines.map((line) => line + eol).join("") }, removal];
  }
  const at = text.startsWith("\ufeff") ? 1 : 0;
  const newText = ["---", ...lines, "---", "", ""].join(eol);
  // What is taken out may begin where the front matter goes.
  return removal.span.start === at
    ? [{ span: removal.span, newText }]
    : [{ span: { start: at, end: at }, newText }, removal];
}

/** The block with the blank line behind it; with its section where that holds nothing else. */
function removalFromHead({ whole, title }: MarkdownDocument, { section, span }: MetadataBlock): Span {
  if (section && section !== title && section.content.level > 0 && section.children.length === 0) {
    const own = { start: span.start - section.start, end: span.end - section.start };
    const { content } = section;
    if (blanked(content.text, content.bodyStart, [own, ...content.rules]).trim() === "")
      return { start: section.start, end: section.start + (content.rules[0]?.start ?? content.text.length) };
  }
  const behind = /^(?:[ \t]*(?:\r\n|\r|\n))*/.exec(whole().slice(span.end))?.[0].length ?? 0;
  return { start: span.start, end: span.end + behind };
}

function toHead(
  binding: Binding,
  block: MetadataBlock,
  lines: readonly string[],
  eol: string,
): readonly Change[] {
  const removal = removalFromFrontMatter(binding.document, block);
  const { at, before, behind } = placeInHead(binding, eol);
  const note = removal.comments.map((comment) => `<!-- ${comment} -->${eol}`).join("");
  const newText = `${before}${note}${lines.join(eol)}${behind}`;
  // Right behind the front matter, or in the blank lines that go with it, both are one change.
  const last = removal.spans.at(-1);
  if (last && last.start <= at && at <= last.end && removal.spans.length === 1)
    return [{ span: last, newText: newText.replace(/^[\r\n]+/, "") }];
  return [...removal.spans.map((span) => ({ span, newText: "" })), { span: { start: at, end: at }, newText }];
}

/** The lines of the entries; all of the front matter where nothing but comments is left, which are kept. */
function removalFromFrontMatter(
  { whole, frontMatter }: MarkdownDocument,
  { fields, span }: MetadataBlock,
): { readonly spans: readonly Span[]; readonly comments: readonly string[] } {
  const text = whole();
  const entries = fields.map(({ line }) => ({ start: line.start, end: nextLine(text, line.end) }));
  if (!frontMatter) return { spans: entries, comments: [] };
  const { content } = frontMatter;
  const rest = blanked(text.slice(0, content.end), content.start, entries);
  const rows = rest.split(/\r\n|\r|\n/).filter((row) => row.trim() !== "");
  if (!rows.every((row) => row.startsWith("#"))) return { spans: entries, comments: [] };
  const behind = /^(?:[ \t]*(?:\r\n|\r|\n))*/.exec(text.slice(span.end))?.[0].length ?? 0;
  const comments = rows.map((row) => row.replace(/^#+\s*/, "").trim()).filter((row) => row !== "");
  return { spans: [{ start: span.start, end: span.end + behind }], comments };
}

function nextLine(text: string, end: number): number {
  return end + (/^(?:\r\n|\r|\n)/.exec(text.slice(end))?.[0].length ?? 0);
}

/**
 * Where metadata goes: into the section for it; where the template has one and the spec has not, into a new one; else
 * under the title.
 */
function placeInHead(
  binding: Binding,
  eol: string,
): { readonly at: number; readonly before: string; readonly behind: string } {
  const { document, template } = binding;
  const section = headerSections(document).find((one) => one !== document.title && isMetadataSection(one));
  if (section) return underHeading(document.whole(), section, eol);
  const wanted = template.sections.find((one) => one.isMetadata);
  const insertion = wanted && insertionOf(binding, wanted);
  if (insertion) {
    const heading =
      toText(insertion.segments())
        .trim()
        .split(/\r\n|\r|\n/)[0] ?? "";
    const text = document.whole();
    const gap = /\n[ \t]*\r?\n$/.test(text.slice(0, insertion.offset)) ? "" : eol;
    const behind = text.slice(insertion.offset).trim() === "" ? eol : eol + eol;
    return { at: insertion.offset, before: `${gap}${heading}${eol}${eol}`, behind };
  }
  if (document.title) return underHeading(document.whole(), document.title, eol);
  const at = document.frontMatter?.span.end ?? 0;
  return { at, before: eol, behind: `${eol}${eol}` };
}

function underHeading(text: string, { start, content }: Section, eol: string) {
  const at = start + content.bodyStart;
  const hasBreak = /[\r\n]$/.test(text.slice(0, at));
  const isBlank = /^[ \t]*(?:\r\n|\r|\n|$)/.test(text.slice(at));
  return { at, before: hasBreak ? eol : eol + eol, behind: isBlank ? eol : eol + eol };
}

/** After the changes, the document has the same fields with the same values, and the same sections but for one of metadata. */
function saysTheSame(
  { document, template }: Binding,
  fields: readonly MeantField[],
  form: MetadataForm,
  changes: readonly Change[],
): boolean {
  const text = changedText(document.whole(), changes);
  const after = readDocument(text, document);
  const place = form === "front-matter" ? "front-matter" : "header";
  const written = after
    .fields()
    .filter((field) => field.place === place)
    .map((field) => meantField(text, field, template));
  const keys = after.frontMatter?.entries.map(({ key }) => key) ?? [];
  return (
    new Set(keys).size === keys.length &&
    after.fields().length === document.fields().length &&
    fields.every((field) => written.some((other) => isSame(field, other))) &&
    listsOf(after) === listsOf(document) &&
    sectionsOf(after) === sectionsOf(document)
  );
}

/** A list is the same as its items with commas between them. */
function isSame(a: MeantField, b: MeantField): boolean {
  if (a.key !== b.key) return false;
  if (a.items.length === 0 && b.items.length === 0) return a.value === b.value;
  const plain = ({ items, value }: MeantField) =>
    (items.length > 0 ? items.join(", ") : value).replace(/[[\]"']/g, "");
  return plain(a) === plain(b);
}

/** The fields that have a list below them, which is no part of any block: no other line may become part of it. */
function listsOf(document: MarkdownDocument): string {
  return document
    .fields()
    .filter(({ value, items }) => value === "" && items.length > 0)
    .map(({ key, items }) => [key, ...items.map(({ value }) => value)].join("\n"))
    .join("\n\n");
}

function sectionsOf(document: MarkdownDocument): string {
  return document.sections
    .filter((section) => section.content.level > 0 && !isMetadataSection(section))
    .map(({ content }) => `${content.level} ${content.heading}`)
    .join("\n");
}
