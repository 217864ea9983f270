import type { Binding } from "../binding/binding.ts";
import { type ContentsEntry, type ContentsList, contentsListIn } from "../document/contentsList.ts";
import { type ContentsState, stateOfContents, updatedContents } from "../document/contentsUpdate.ts";
import type { MarkdownDocument, Section } from "../document/document.ts";
import { namesAnchors } from "../document/namedAnchors.ts";
import type { Change, Fix, Remark, Rule, SpecContext } from "../rule/rule.ts";
import { readSuppressions } from "../rule/suppression.ts";
import { shifted } from "../text/span.ts";
import { headingKey } from "../text/words.ts";
import { amount, quoted } from "./wording.ts";

/** The table of contents does not say what the headings say. */
export const staleToc: Rule = {
  code: "stale-toc",
  description: "The table of contents names a heading that is not there, or lacks one.",
  severity: {
    draft: "information",
    review: "information",
    approved: "warning",
    done: "warning",
    closed: "hint",
  },
  looksInto: ({ content }) => contentsListIn(content) !== null || namesAnchors(content),
  *checkSpec({ binding }: SpecContext): Iterable<Remark> {
    const { document } = binding;
    for (const section of document.sections) {
      const list = contentsListIn(section.content);
      if (!list) continue;
      const state = stateOfContents(document, section, list);
      const fixes = () => update(document, section, list, state);
      for (const { targetSpan, target, text } of state.dead) {
        if (namesMissing(binding, text)) continue;
        yield {
          message: `No heading has the anchor ${quoted(`#${target}`)}`,
          span: shifted(targetSpan, section.start),
          fixes,
        };
      }
      if (state.lacking.length === 0) continue;
      // Without their words, which may be being typed: the same finding needs not be told anew at each letter.
      const places = state.lacking.slice(0, mostShown).map(({ start }) => ({ start, end: start }));
      yield {
        message: `The table of contents lacks ${amount(state.lacking.length, "heading")[0]}`,
        span: shifted(list.mark, section.start),
        related: places.map((span) => ({ message: "Is not in the table of contents", span })),
        fixes,
      };
    }
  },
};

/** The section is missing, which is said already: the entry leads there again when it is inserted. */
function namesMissing({ template, isMissing }: Binding, text: string): boolean {
  const key = headingKey(text);
  return template.sections.some((wanted) => wanted.key === key && isMissing(wanted));
}

/** Headings that a finding leads to. */
const mostShown = 5;

function update(
  document: MarkdownDocument,
  section: Section,
  list: ContentsList,
  state: ContentsState,
): Fix[] {
  // What stands in the list besides links to headings would be lost.
  if (!list.linksOnly) return [];
  // What the author keeps a finding away from stays.
  const suppressions = readSuppressions(document);
  const isKept = ({ targetSpan }: ContentsEntry) =>
    suppressions?.hides(staleToc.code, shifted(targetSpan, section.start)) === true;
  const kept = new Set(state.dead.filter(isKept));
  const lines = updatedContents(document, state, list.entries, kept);
  const change = smallest(document.whole(), { span: shifted(list.span, section.start), newText: lines });
  return change && lines !== ""
    ? [{ title: "Update the table of contents", changes: [change], preferred: true, mechanical: true }]
    : [];
}

/** The change without the lines at both ends that stay as they are; null where all do. */
function smallest(text: string, { span, newText }: Change): Change | null {
  const before = text.slice(span.start, span.end).split("\n");
  const after = newText.split("\n");
  let top = 0;
  while (top < Math.min(before.length, after.length) && before[top] === after[top]) top++;
  let bottom = 0;
  while (
    bottom < Math.min(before.length, after.length) - top &&
    before[before.length - 1 - bottom] === after[after.length - 1 - bottom]
  )
    bottom++;
  if (top === before.length && top === after.length) return null;
  // At least one line stays on one side of the place, so that its line break goes or comes with it.
  if (top === before.length - bottom || top === after.length - bottom) {
    if (bottom > 0) bottom--;
    else if (top > 0) top--;
  }
  const size = (rows: readonly string[]) => rows.reduce((sum, row) => sum + row.length + 1, 0);
  const start = span.start + size(before.slice(0, top));
  const old = before.slice(top, before.length - bottom).join("\n");
  return {
    span: { start, end: start + old.length },
    newText: after.slice(top, after.length - bottom).join("\n"),
  };
}
