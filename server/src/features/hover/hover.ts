import { type Hover, MarkupKind, type Position } from "vscode-languageserver-types";
import type { Binding } from "../../core/binding/binding.ts";
import { vocabularyOfField } from "../../core/binding/specFields.ts";
import { vocabularyValues } from "../../core/binding/vocabularies.ts";
import { type Section, sectionAt } from "../../core/document/document.ts";
import { findingsAlone } from "../../core/rule/check.ts";
import { placeholdersAmong } from "../../core/rule/placeholders.ts";
import type { Finding } from "../../core/rule/rule.ts";
import { withoutSeverities } from "../../core/rule/severities.ts";
import type { Vocabulary } from "../../core/template/vocabulary.ts";
import type { Span } from "../../core/text/span.ts";
import { shifted } from "../../core/text/span.ts";
import type { OpenSpec } from "../../service/specs.ts";
import { meaningOf } from "../completion/meanings.ts";
import { guidanceOf } from "../outline.ts";
import { rangeOf } from "../ranges.ts";
import { askedFor } from "./askedFor.ts";
import { words } from "./markdown.ts";
import { whatIsLeft } from "./whatIsLeft.ts";

/** What is said, paragraph by paragraph as Markdown, and of which text. */
interface Said {
  readonly paragraphs: readonly string[];
  readonly span: Span;
}

/** What stands at an offset, and what is known of it without a look at other sections. */
interface Place {
  readonly binding: Binding;
  readonly offset: number;
  /** null: in the front matter, or before everything. */
  readonly section: Section | null;
  readonly placeholders: readonly Finding[];
}

/**
 * On a heading: the template's guidance, and what is left in the section. On a placeholder: what the template asks for, and
 * where. On a field or a value: the values it may take, and what they mean.
 */
export function provideHover(spec: OpenSpec, position: Position): Hover | null {
  const { binding, textDocument, document, settings } = spec;
  if (!binding) return null;
  const offset = textDocument.offsetAt(position);
  const inFrontMatter = document.frontMatter !== null && offset < document.frontMatter.span.end;
  const section = inFrontMatter ? null : sectionAt(document, offset);
  const placeholders = placeholdersAmong(findingsAlone(binding, section, withoutSeverities(settings.check)));
  const place: Place = { binding, offset, section, placeholders };
  const said = ofPlaceholder(place) ?? ofField(place) ?? ofValue(place) ?? ofHeading(place);
  const paragraphs = said?.paragraphs.filter((paragraph) => paragraph !== "") ?? [];
  if (!said || paragraphs.length === 0) return null;
  return {
    contents: { kind: MarkupKind.Markdown, value: paragraphs.join("\n\n") },
    range: rangeOf(textDocument, said.span),
  };
}

function ofPlaceholder({ binding, offset, section, placeholders }: Place): Said | null {
  const finding = placeholders.find(({ span }) => span.start <= offset && offset <= span.end);
  if (!finding) return null;
  const { span } = finding;
  const asked = askedFor(binding, section, span);
  return {
    paragraphs: [
      asked.sentence,
      asked.vocabulary ? valuesOf(asked.vocabulary, asked.name) : "",
      words(asked.guidance),
    ],
    span,
  };
}

function ofField({ binding: { document, template }, offset }: Place): Said | null {
  const field = document
    .fields()
    .find(
      ({ nameSpan, valueSpan }) =>
        nameSpan.start <= offset && offset <= Math.max(nameSpan.end, valueSpan.end),
    );
  const vocabulary = field && vocabularyOfField(template, field);
  if (!vocabulary) return null;
  return {
    paragraphs: [valuesOf(vocabulary, field.name)],
    span: { start: field.nameSpan.start, end: Math.max(field.nameSpan.end, field.valueSpan.end) },
  };
}

function ofValue({ binding, offset, section }: Place): Said | null {
  const bond = section && binding.bondOf(section);
  if (!section || !bond) return null;
  const { content, start } = section;
  const { template: wanted, certainty } = bond;
  for (const { name, span, vocabulary } of vocabularyValues({ content, wanted, certainty }))
    if (span.start <= offset - start && offset - start <= span.end)
      return { paragraphs: [valuesOf(vocabulary, name)], span: shifted(span, start) };
  return null;
}

function ofHeading({ binding, offset, section, placeholders }: Place): Said | null {
  const bond = section && binding.bondOf(section);
  if (!section || !bond || offset >= section.start + section.content.bodyStart) return null;
  const { template: wanted } = bond;
  return {
    paragraphs: [words(guidanceOf(wanted)), whatIsLeft(binding, wanted, placeholders)],
    span: shifted(section.content.headingSpan, section.start),
  };
}

/** The values in their order, and what each of them means. */
function valuesOf(vocabulary: Vocabulary, name: string): string {
  return vocabulary.values
    .map((value) => `- **${words(value)}**: ${words(meaningOf(vocabulary, value, name))}`)
    .join("\n");
}
