// Specs as people leave them, made from any template: sections gone, slots filled or left, values misspelt.
import fc from "fast-check";
import { builtInTemplates } from "../../server/src/builtInTemplates.ts";
import { bind } from "../../server/src/core/binding/binding.ts";
import { readDocument } from "../../server/src/core/document/document.ts";
import { check } from "../../server/src/core/rule/check.ts";
import type { Finding } from "../../server/src/core/rule/rule.ts";
import { defaultCheckOptions } from "../../server/src/core/rule/severities.ts";
import { newSpec } from "../../server/src/core/template/newSpec.ts";
import type { Template } from "../../server/src/core/template/template.ts";
import { templateOf } from "./annotated.ts";
import { corpusDocuments, seeds } from "./corpus.ts";

/** The built-in templates, and the real ones where they are there. */
export function allTemplates(): readonly Template[] {
  const real = [...seeds(), ...corpusDocuments("templates")];
  return [...builtInTemplates(), ...real.map(({ name, text }) => templateOf(text, name))];
}

/** What a person did to a spec that was made from the template. */
export interface Left {
  /** Places of headings, in a row of numbers from 0 to 1, that were deleted with what stands below them. */
  readonly deleted: readonly number[];
  /** For each placeholder in turn: left, or filled. */
  readonly filled: readonly boolean[];
  /** How many values have lost a letter. */
  readonly misspelt: boolean;
  readonly crlf: boolean;
}

export const left: fc.Arbitrary<Left> = fc.record({
  deleted: fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { maxLength: 4 }),
  filled: fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }),
  misspelt: fc.boolean(),
  crlf: fc.boolean(),
});

/** The spec of a template, as it was left. */
export function specOf(template: Template, { deleted, filled, misspelt, crlf }: Left): string {
  let { text } = newSpec(template, { name: "User login", today: "2026-03-04", author: "Ann" });
  for (const place of deleted) {
    const sections = readDocument(text).sections.filter(({ content }) => content.level > 1);
    const section = sections[Math.floor(place * sections.length)];
    if (section) text = text.slice(0, section.start) + text.slice(section.treeEnd);
  }
  const found = findings(template, text).filter(
    ({ code }) => code === "placeholder" || code === "undecided-choice",
  );
  const filling = found
    .filter((_, index) => filled[index % filled.length])
    .filter(({ span }, index, all) => (all[index - 1]?.span.end ?? 0) <= span.start)
    .reverse();
  for (const { span, code, fixes } of filling) {
    const value = code === "placeholder" ? "our own words" : (fixes()[0]?.changes[0]?.newText ?? "");
    const written = misspelt ? value.replace(/^(..)./, "$1") : value;
    text = text.slice(0, span.start) + written + text.slice(span.end);
  }
  return crlf ? text.replaceAll("\n", "\r\n") : text;
}

export function findings(template: Template, text: string): readonly Finding[] {
  return check(bind(template, readDocument(text)), defaultCheckOptions);
}
