import { type Hover, MarkupKind, type Position } from "vscode-languageserver-types";
import { sectionAt } from "../core/document/document.ts";
import { sameField } from "../core/document/fields.ts";
import type { OpenSpec } from "../service/specs.ts";
import { meaningOf } from "./completion/meanings.ts";
import { guidanceOf } from "./outline.ts";
import { rangeOf } from "./ranges.ts";

/** On a heading: the template's guidance. On a field: the values it may take and what they mean. */
export function provideHover(spec: OpenSpec, position: Position): Hover | null {
  const { binding, textDocument, document } = spec;
  if (!binding) return null;
  const offset = textDocument.offsetAt(position);
  const field = document
    .fields()
    .find(
      ({ nameSpan, valueSpan }) =>
        nameSpan.start <= offset && offset <= Math.max(nameSpan.end, valueSpan.end),
    );
  const wanted =
    field &&
    binding.template.fields.find(
      (candidate) => sameField(candidate, field) && candidate.place === field.place,
    );
  if (field && wanted?.vocabulary) {
    const { vocabulary } = wanted;
    const rows = vocabulary.values.map(
      (value) => `- **${escaped(value)}**: ${escaped(meaningOf(vocabulary, value, field.name))}`,
    );
    return {
      contents: { kind: MarkupKind.Markdown, value: rows.join("\n") },
      range: rangeOf(textDocument, { start: field.nameSpan.start, end: field.valueSpan.end }),
    };
  }
  const section = sectionAt(document, offset);
  const bond = section && binding.bondOf(section);
  if (!section || !bond || offset >= section.start + section.content.bodyStart) return null;
  const guidance = guidanceOf(bond.template);
  if (guidance === "") return null;
  const { start, end } = section.content.headingSpan;
  return {
    contents: { kind: MarkupKind.Markdown, value: escaped(guidance) },
    range: rangeOf(textDocument, { start: section.start + start, end: section.start + end }),
  };
}

/** A template's words are shown as words: nothing in them is a link, a command or HTML. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()<>#|~!]/g, "\\$&");
}
