import { allLines, type Line, type Span } from "../text/span.ts";
import type { MarkdownDocument, Section } from "./document.ts";
import { type Field, headerSections } from "./fields.ts";

/** The forms that a whole block of metadata has: `plain` is `Status: Draft` without marks. */
export type BlockForm = "front-matter" | "bold" | "list" | "plain" | "table";

/** Fields of one form that stand together, with nothing else between them. Spans are absolute. */
export interface MetadataBlock {
  readonly form: BlockForm;
  /** In document order. Of front matter, only those that say no more than another form can hold. */
  readonly fields: readonly Field[];
  /** All its lines, with the last line break; of front matter, with both `---` lines. */
  readonly span: Span;
  /** What it stands in; null for front matter. */
  readonly section: Section | null;
}

/** All blocks of fields in the front matter and the head, in document order. Some may be prose with colons. */
export function metadataBlocks(document: MarkdownDocument): readonly MetadataBlock[] {
  const blocks: MetadataBlock[] = [];
  const fields = document.fields();
  const { frontMatter } = document;
  if (frontMatter) {
    const own = fields.filter((field) => field.place === "front-matter" && isSimple(document.whole(), field));
    if (own.length > 0)
      blocks.push({ form: "front-matter", fields: own, span: frontMatter.span, section: null });
  }
  for (const section of headerSections(document)) {
    const inside = fields.filter(
      ({ place, line }) => place === "header" && line.start >= section.start && line.end <= section.end,
    );
    blocks.push(...lineBlocks(document.whole(), section, inside), ...tableBlocks(section, inside));
  }
  return blocks.sort((a, b) => a.span.start - b.span.start);
}

/** A value on one line, or a list of such values: what is nested deeper only YAML can hold. */
function isSimple(text: string, { key, value, items, line, valueSpan }: Field): boolean {
  if (key === "template") return false;
  if (items.length > 0) {
    const behind = text.slice(line.start, line.end).replace(/^.*/, "");
    // A comment behind an item has no place in another form.
    return !/\s#/.test(behind) && items.every((item) => isSimpleItem(text, item));
  }
  if (/[\r\n]/.test(text.slice(line.start, line.end))) return false;
  const isQuoted = /["']/.test(text.charAt(valueSpan.start - 1));
  return isQuoted || !/^(?:[&*!|>]|\{[^}]*:)/.test(value);
}

function isSimpleItem(text: string, { value, span }: Field["items"][number]): boolean {
  if (/[\r\n]/.test(value)) return false;
  return /["']/.test(text.charAt(span.start - 1)) || !/:(?:\s|$)|^[[{&*!|>]/.test(value);
}

function lineBlocks(text: string, section: Section, fields: readonly Field[]): readonly MetadataBlock[] {
  const byLine = new Map<number, Field[]>();
  for (const field of fields) {
    if (field.form !== "bold" && field.form !== "list" && field.form !== "plain") continue;
    const known = byLine.get(field.line.start);
    if (known) known.push(field);
    else byLine.set(field.line.start, [field]);
  }
  const blocks: MetadataBlock[] = [];
  const all = allLines(text, section.start + section.content.bodyStart, section.end);
  const rowAt = (index: number) => {
    const line = all[index];
    return line ? text.slice(line.start, line.end) : "";
  };
  let open: { readonly form: BlockForm; readonly fields: Field[]; readonly first: Line; last: Line } | null =
    null;
  const close = () => {
    if (open)
      blocks.push({
        form: open.form,
        fields: open.fields,
        span: { start: open.first.start, end: open.last.next },
        section,
      });
    open = null;
  };
  for (const [index, line] of all.entries()) {
    const row = rowAt(index);
    if (row.trim() === "") {
      if (rowAt(index + 1).trim() === "") close();
      continue;
    }
    const own = byLine.get(line.start);
    const form = own?.[0]?.form;
    if (
      !own ||
      !form ||
      !isBlockForm(form) ||
      !standsAlone(row, own, rowAt(index + 1), byLine.has(all[index + 1]?.start ?? -1))
    ) {
      close();
      continue;
    }
    if (open && open.form !== form) close();
    open ??= { form, fields: [], first: line, last: line };
    open.fields.push(...own);
    open.last = line;
  }
  close();
  return blocks;
}

function isBlockForm(form: Field["form"]): form is "bold" | "list" | "plain" {
  return form === "bold" || form === "list" || form === "plain";
}

/** The line holds its fields and nothing else, and nothing below belongs to them. */
function standsAlone(row: string, fields: readonly Field[], next: string, isNextOwn: boolean): boolean {
  if (/^\s|^>/.test(row) || (fields.length > 1 && row.includes("<!--"))) return false;
  // What stands right below would be part of whatever is written instead.
  if (next.trim() !== "" && !isNextOwn) return false;
  return fields.every(({ line, extent }) => extent.end === line.end);
}

function tableBlocks(section: Section, fields: readonly Field[]): readonly MetadataBlock[] {
  const { text } = section.content;
  return section.content.tables().flatMap((table): MetadataBlock[] => {
    const start = section.start + table.span.start;
    const end = section.start + table.span.end;
    const own = fields.filter(({ form, line }) => form === "table" && line.start >= start && line.end <= end);
    const isWhole =
      table.header.length === 2 &&
      table.rows.length > 0 &&
      own.length === table.rows.length &&
      table.rows.every((row) => row.cells.length === 2) &&
      text.charAt(table.span.start) === "|" &&
      // A table without a header of its own has its first field there.
      /^(?:|fields?|names?|propert(?:y|ies)|keys?|attributes?|items?|metadata)$/i.test(
        table.header[0]?.text.replace(/[*_]/g, "") ?? "",
      );
    if (!isWhole) return [];
    const behind = /^(?:\r\n|\r|\n)?/.exec(text.slice(table.span.end))?.[0].length ?? 0;
    return [{ form: "table", fields: own, span: { start, end: end + behind }, section }];
  });
}
