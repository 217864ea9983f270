import { vocabularyOfField } from "../binding/specFields.ts";
import { vocabularyOfHeadLabel, vocabularyValues } from "../binding/vocabularies.ts";
import { holdsMetadata } from "../document/fields.ts";
import { valueIn } from "../document/fieldText.ts";
import type { Label } from "../markdown/labels.ts";
import type { Fix, Remark, Rule, SectionContext, SpecContext } from "../rule/rule.ts";
import { isUndecided, type Vocabulary } from "../template/vocabulary.ts";
import type { Span } from "../text/span.ts";
import { listed } from "./wording.ts";

/** A value still lists what to choose from: `Draft | In Review | Approved`, `Low/Med/High`. */
export const undecidedChoice: Rule = {
  code: "undecided-choice",
  description: "A value still lists what to choose from instead of naming one.",
  severity: { draft: "information", review: "warning", approved: "error", done: "error", closed: "hint" },
  *checkSection(context: SectionContext): Iterable<Remark> {
    for (const { name, value, span, vocabulary } of vocabularyValues(context)) {
      if (isUndecided(vocabulary, value)) yield undecided(name, span, vocabulary);
    }
    if (!context.isHead && !context.wanted?.isMetadata) return;
    for (const label of context.content.labels()) {
      const vocabulary = vocabularyOfHeadLabel(context.template, label);
      if (vocabulary && isUndecided(vocabulary, label.value) && !isColumnLabel(label, context))
        yield undecided(label.name, label.valueSpan, vocabulary);
    }
  },
  looksInto: (section, { document }) => holdsMetadata(section, document),
  *checkSpec({ binding }: SpecContext): Iterable<Remark> {
    const { document, template } = binding;
    for (const field of document.fields()) {
      if (field.place === "header" && field.form !== "section") continue;
      const vocabulary = vocabularyOfField(template, field);
      if (!vocabulary || !isUndecided(vocabulary, field.value)) continue;
      const written = (value: string) => valueIn(document.whole(), field, value);
      yield { ...undecided(field.name, field.valueSpan, vocabulary, written), section: null };
    }
  },
};

/** In a metadata section, labels with a vocabulary of their own are found as such. */
function isColumnLabel(label: Label, { wanted }: SectionContext): boolean {
  return wanted?.labels().has(label.key) ?? false;
}

function undecided(name: string, span: Span, vocabulary: Vocabulary, written = asItIs): Remark {
  return {
    message: `${name} is undecided: choose ${listed(vocabulary.values)}`,
    span,
    fixes: () => vocabulary.values.map((value): Fix => chooseValue(value, span, false, written)),
  };
}

/** The fix that writes one of the vocabulary's values. `written`: the value as it stands there. */
export function chooseValue(value: string, span: Span, preferred: boolean, written = asItIs): Fix {
  return { title: `Choose '${value}'`, changes: [{ span, newText: written(value) }], preferred };
}

const asItIs = (value: string) => value;
