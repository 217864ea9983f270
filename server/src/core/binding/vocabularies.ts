import type { Label } from "../markdown/labels.ts";
import type { SectionContent } from "../markdown/sectionContent.ts";
import type { Template } from "../template/template.ts";
import type { TemplateSection } from "../template/templateSection.ts";
import { isLevelName, type Vocabulary } from "../template/vocabulary.ts";
import type { Span } from "../text/span.ts";
import { labelKey } from "../text/words.ts";
import type { Certainty } from "./binding.ts";
import { vocabularyOfField } from "./specFields.ts";

/** A value in a section's body that has a vocabulary. */
export interface VocabularyValue {
  /** Name of its column or label. */
  readonly name: string;
  readonly value: string;
  /** Relative to the section's text. */
  readonly span: Span;
  readonly vocabulary: Vocabulary;
}

interface Bound {
  readonly content: SectionContent;
  readonly wanted: TemplateSection | null;
  readonly certainty: Certainty | null;
}

const none: readonly never[] = [];

/** Values of table columns and labels that the template gives a vocabulary: those of tables first. */
export function vocabularyValues({ content, wanted, certainty }: Bound): readonly VocabularyValue[] {
  // Under a heading that is only a synonym, a column of the same name may mean something else.
  if (!wanted || certainty === "synonym") return none;
  const columns = wanted.columns();
  const labels = wanted.labels();
  if (columns.size === 0 && labels.size === 0) return none;
  const values: VocabularyValue[] = [];
  // The row of a table of two columns is a label too: what its column says comes first.
  const inColumn = new Set<number>();
  for (const table of columns.size > 0 ? content.tables() : none) {
    for (const [index, header] of table.header.entries()) {
      const vocabulary = columns.get(labelKey(header.text));
      if (!vocabulary) continue;
      for (const row of table.rows) {
        const cell = row.cells[index];
        if (!cell) continue;
        inColumn.add(cell.span.start);
        values.push({
          name: header.text.replace(/[*_`]/g, ""),
          value: cell.text,
          span: cell.span,
          vocabulary,
        });
      }
    }
  }
  for (const label of labels.size > 0 ? content.labels() : none) {
    const vocabulary = labels.get(label.key);
    if (vocabulary && !inColumn.has(label.valueSpan.start))
      values.push({ name: label.name, value: label.value, span: label.valueSpan, vocabulary });
  }
  return values;
}

/** The vocabulary of a label in the spec's head, by the template's field of that name. */
export function vocabularyOfHeadLabel(template: Template, label: Label): Vocabulary | null {
  return label.form === "parenthesis"
    ? null
    : vocabularyOfField(template, { key: label.key, place: "header" });
}

/**
 * The vocabulary for a column or label whose section the template does not have: that of the template's first column
 * or label of the same name. For completion only; nothing is reported by it.
 */
export function vocabularyByName(template: Template, key: string): Vocabulary | null {
  for (const section of template.sections) {
    const vocabulary = section.columns().get(key) ?? section.labels().get(key);
    if (vocabulary) return vocabulary;
  }
  if (key !== "priority" && !isLevelName(key)) return null;
  return template.fields.find((field) => field.key === key)?.vocabulary ?? anyLevels(template);
}

function anyLevels(template: Template): Vocabulary | null {
  for (const section of template.sections)
    for (const vocabulary of [...section.columns().values(), ...section.labels().values()])
      if (vocabulary.kind === "level") return vocabulary;
  return null;
}
