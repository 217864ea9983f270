import type { MarkdownDocument } from "../document/document.ts";
import type { Template } from "../template/template.ts";
import { gatherEvidence, readTraits } from "./evidence.ts";

/** How much of a template a document shows, whether or not that makes it a spec. */
export interface Closeness {
  readonly template: Template;
  /** Sections of the template that are there, counted without those it only gives the shape of. */
  readonly sections: number;
}

/** The templates in the order in which a document is close to them; those it is equally close to stay in theirs. */
export function byCloseness(
  document: MarkdownDocument,
  templates: readonly Template[],
): readonly Closeness[] {
  const traits = readTraits(document, templates);
  return templates
    .map((template) => gatherEvidence(template, traits))
    .sort((a, b) => b.score - a.score)
    .map(({ template, named }) => ({ template, sections: named }));
}
