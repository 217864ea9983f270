import type { MarkdownDocument, Section } from "../document/document.ts";
import { headerSections } from "../document/fields.ts";
import type { Cell, Table } from "../markdown/table.ts";
import { keptBy } from "../text/kept.ts";
import { columnsOf, isChangeLogTitle, isLogTable, type NamedColumn } from "./logTable.ts";
import { delimitedSlots, wholeSlot } from "./slot.ts";
import type { Template } from "./template.ts";

/** The table in which a document tells what changed, and the section it stands in. */
interface FoundLog {
  readonly section: Section;
  readonly table: Table;
}

/** A template's change log. */
export interface TemplateLog extends FoundLog {
  readonly columns: readonly (NamedColumn & {
    /** The last slot in that column. */
    readonly slot: string | undefined;
  })[];
  /** The rows that hold a slot. */
  readonly untouched: readonly (readonly Cell[])[];
}

const ofTemplates = new WeakMap<Template, { readonly log: TemplateLog | null }>();

/** The template's change log, be it under a heading that says so or not; null where it has none. */
export function logOfTemplate(template: Template): TemplateLog | null {
  const known = ofTemplates.get(template);
  if (known) return known.log;
  const { document } = template;
  const found = findLog(document, []) ?? logAmong(document.sections, 4);
  const log = found && withSlots(found);
  ofTemplates.set(template, { log });
  return log;
}

function withSlots({ section, table }: FoundLog): TemplateLog {
  const columns = columnsOf(table).map((column, at) => {
    const cells = table.rows.map((row) => row.cells[at]);
    return {
      ...column,
      slot: cells.findLast((cell) => cell !== undefined && cellHoldsSlot(cell.text))?.text,
    };
  });
  const rows = table.rows.map(({ cells }) => cells);
  return {
    section,
    table,
    columns,
    untouched: rows.filter((cells) => cells.some((cell) => cellHoldsSlot(cell.text))),
  };
}

/**
 * The table under one of the headings in `bound`, else under a heading that says so (`Revision History`), or the one in the
 * document's head whose columns can mean nothing else. null where there is none.
 */
export function findLog(document: MarkdownDocument, bound: readonly Section[]): FoundLog | null {
  return (
    logAmong(bound, 2) ?? logAmong(sectionsCalledSo(document), 2) ?? logAmong(headerSections(document), 3)
  );
}

/** The sections whose headings say that changes are listed there. Kept as long as no heading changes. */
export function sectionsCalledSo({ sections, skeleton }: MarkdownDocument): readonly Section[] {
  const indexes = keptBy(skeleton.kept, indexesCalledSo, () => indexesCalledSo(sections));
  return indexes.flatMap((index) => sections[index] ?? []);
}

function indexesCalledSo(sections: readonly Section[]): readonly number[] {
  return sections.flatMap(({ index, content }) =>
    content.level > 0 && isChangeLogTitle(content.key) ? [index] : [],
  );
}

function logAmong(sections: readonly Section[], needed: 2 | 3 | 4): FoundLog | null {
  for (const section of sections) {
    const table = section.content.tables().find((one) => isLogTable(one, needed));
    if (table) return { section, table };
  }
  return null;
}

/** True for a cell that holds something to be replaced. */
export function cellHoldsSlot(text: string): boolean {
  const span = { start: 0, end: text.length };
  return (
    text !== "" && (wholeSlot(text, span, "cell") !== null || delimitedSlots(text, span, [], null).length > 0)
  );
}
