import type { Binding } from "../../core/binding/binding.ts";
import type { Finding } from "../../core/rule/rule.ts";
import type { TemplateSection } from "../../core/template/templateSection.ts";
import { words } from "./markdown.ts";

/** So many are named; the others are counted. */
const mostNamed = 5;

/** Markdown that says what a section still lacks: its own placeholders, and subsections that the template has. '' for nothing. */
export function whatIsLeft(
  binding: Binding,
  wanted: TemplateSection,
  placeholders: readonly Finding[],
): string {
  const { slice } = binding.document;
  const left = placeholders.map(({ span }) => oneLine(slice(span.start, span.end)));
  const missing = wanted.children
    .filter((child) => binding.isMissing(child))
    .map(({ title, optional }) => (optional ? `${title} (optional)` : title));
  return [
    left.length > 0 ? `**Still to fill in:** ${listed(left)}` : "",
    missing.length > 0 ? `**Not there:** ${listed(missing)}` : "",
  ]
    .filter((line) => line !== "")
    .join("\n\n");
}

function listed(names: readonly string[]): string {
  const named = names.slice(0, mostNamed).map(words).join(", ");
  const others = names.length - mostNamed;
  return others > 0 ? `${named} and ${others} more` : named;
}

const longestName = 60;

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= longestName ? line : `${line.slice(0, longestName - 1).trimEnd()}…`;
}
