import { holdsSlot, mayBeFrontMatter, unclosedFrontMatter } from "../binding/specFields.ts";
import { type FrontMatterSlip, frontMatterSlips } from "../markdown/frontMatterSlips.ts";
import type { Fix, Remark, Rule, SpecContext } from "../rule/rule.ts";
import { lineBreakOf } from "../text/span.ts";
import { quoted } from "./wording.ts";

/** Front matter that other tools cannot read. */
export const malformedFrontMatter: Rule = {
  code: "malformed-front-matter",
  description: "The front matter is not closed, or a line in it breaks its YAML.",
  severity: { draft: "warning", review: "warning", approved: "error", done: "error", closed: "information" },
  looksInto: (section, { document }) => mayBeFrontMatter(section, document),
  *checkSpec({ binding }: SpecContext): Iterable<Remark> {
    const { document } = binding;
    const { frontMatter } = document;
    const unclosed = unclosedFrontMatter(binding);
    if (unclosed) {
      const { opening, end } = unclosed;
      yield {
        message: "The front matter is not closed",
        span: opening,
        section: null,
        fixes: () => [
          {
            title: "Close the front matter",
            changes: [{ span: { start: end, end }, newText: `${lineBreakOf(document.whole())}---` }],
            preferred: true,
          },
        ],
      };
    }
    if (!frontMatter) return;
    const text = document.slice(0, frontMatter.span.end);
    for (const slip of frontMatterSlips(text, frontMatter.content, holdsSlot))
      yield { message: messageFor(slip), span: slip.span, section: null, fixes: () => fixesFor(slip) };
  },
};

function messageFor({ kind, subject }: FrontMatterSlip): string {
  switch (kind) {
    case "tab":
      return "YAML is indented with spaces, not with tabs";
    case "blank":
      return `A space is missing after '${subject}:'`;
    case "no-key":
      return "This line is no 'key: value'";
    case "twice":
      return `Key ${quoted(subject)} appears twice`;
    case "quote":
      return "The quote is not closed";
    case "unquoted":
      return `Value ${quoted(subject)} must stand in quotes`;
  }
}

function fixesFor({ kind, subject, span, changes }: FrontMatterSlip): readonly Fix[] {
  if (kind === "no-key") {
    const { start } = span;
    const change = { span: { start, end: start }, newText: "# " };
    return [{ title: "Make the line a comment", changes: [change], preferred: false }];
  }
  return changes.map(
    ({ isSure, ...change }, index): Fix => ({
      title: titleFor(kind, subject, index),
      changes: [change],
      preferred: isSure,
      mechanical: isSure,
    }),
  );
}

function titleFor(kind: Exclude<FrontMatterSlip["kind"], "no-key">, subject: string, index: number): string {
  switch (kind) {
    case "tab":
      return "Indent with spaces";
    case "blank":
      return `Insert a space after '${subject}:'`;
    case "twice":
      return `Remove the ${index === 0 ? "second" : "first"} ${quoted(subject)}`;
    case "quote":
      return "Close the quote";
    case "unquoted":
      return "Put the value in quotes";
  }
}
