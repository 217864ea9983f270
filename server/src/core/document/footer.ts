import type { Span } from "../text/span.ts";
import type { MarkdownDocument, Section } from "./document.ts";

/** The few lines behind the last rule of a document. They belong to the document, not to the section they stand in. */
export interface Footer {
  /** The last one. */
  readonly section: Section;
  /** Relative to the section's text. */
  readonly rule: Span;
}

/** What is longer is no footer. */
const mostCharacters = 10_000;
const mostRows = 15;

/** null where the document does not end with a rule and a few lines behind it. */
export function footerOf({ sections }: MarkdownDocument): Footer | null {
  const section = sections[sections.length - 1];
  const rule = section?.content.rules[section.content.rules.length - 1];
  if (!section || !rule) return null;
  const { text } = section.content;
  if (text.length - rule.end > mostCharacters) return null;
  const rows = text
    .slice(rule.end)
    .split(/\r\n|\r|\n/)
    .filter((row) => row.trim() !== "");
  return rows.length > 0 && rows.length <= mostRows ? { section, rule } : null;
}
