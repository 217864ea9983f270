import type { SectionContent } from "../markdown/sectionContent.ts";
import { isTodo } from "../template/slot.ts";
import type { Template } from "../template/template.ts";
import type { TemplateSection } from "../template/templateSection.ts";
import { type Vocabulary, valueNamed } from "../template/vocabulary.ts";
import { overlapFinder } from "../text/overlap.ts";
import type { Span } from "../text/span.ts";
import { labelKey } from "../text/words.ts";
import { sameShapeSiblings } from "./binding.ts";
import { mayPutOff } from "./putOff.ts";

/** Columns and labels whose values a template asks for by a slot, by their keys. */
interface Asked {
  readonly columns: ReadonlySet<string>;
  readonly labels: ReadonlySet<string>;
}

/** Columns of a table that says what words mean, TBD among them. */
const explains = /\b(?:term|word|acronym|abbreviation)s?\b/;

const known = new WeakMap<TemplateSection, Asked>();

/**
 * Cells and labels that say `TBD` where the template has a slot: in a column or behind a label of that name. Relative to
 * the section's text.
 */
export function putOffValues(
  template: Template,
  content: SectionContent,
  wanted: TemplateSection,
): readonly Span[] {
  if (!mayPutOff(content)) return [];
  const asked = known.get(wanted) ?? readAsked(template, wanted);
  known.set(wanted, asked);
  const found: Span[] = [];
  const look = (key: string, value: string, span: Span, vocabulary: Vocabulary | undefined) => {
    // In code it is spoken of.
    if (!isTodo(value) || value.includes("`") || content.isHidden(span)) return;
    // What is to do has a state all the same.
    const isState =
      (/\b(?:status|state|progress)$/.test(key) && /do/i.test(value)) ||
      (vocabulary !== undefined && valueNamed(vocabulary, value) !== null);
    if (!isState) found.push(span);
  };
  for (const { header, rows } of asked.columns.size > 0 ? content.tables() : []) {
    const keys = header.map(({ text }) => labelKey(text));
    if (keys.some((key) => explains.test(key))) continue;
    for (const { cells } of rows) {
      // What names a row of which more is said is a name: `| TODO | Not begun |`.
      const isName = isTodo(cells[0]?.text ?? "") && cells.some(({ text }) => text !== "" && !isTodo(text));
      for (const [index, cell] of cells.entries()) {
        const key = keys[index] ?? "";
        if (asked.columns.has(key) && !(index === 0 && isName))
          look(key, cell.text, cell.span, wanted.columns().get(key));
      }
    }
  }
  if (asked.labels.size > 0)
    for (const { key, value, valueSpan } of content.labels())
      if (asked.labels.has(key)) look(key, value, valueSpan, wanted.labels().get(key));
  return found;
}

function readAsked(template: Template, wanted: TemplateSection): Asked {
  const columns = new Set<string>();
  const labels = new Set<string>();
  for (const { content, slots } of sameShapeSiblings(wanted, template)) {
    const slotAt = overlapFinder(slots().map(({ span }) => span));
    for (const { header, rows } of content.tables())
      for (const [index, { text }] of header.entries()) {
        const key = labelKey(text);
        const isAsked = rows.some(({ cells }) => {
          const cell = cells[index];
          return cell !== undefined && cell.text !== "" && slotAt(cell.span) >= 0;
        });
        if (key !== "" && isAsked) columns.add(key);
      }
    for (const { key, value, valueSpan } of content.labels())
      if (key !== "" && value !== "" && slotAt(valueSpan) >= 0) labels.add(key);
  }
  return { columns, labels };
}
