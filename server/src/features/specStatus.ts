import type { Binding } from "../core/binding/binding.ts";
import { stageOfSpec } from "../core/binding/stage.ts";
import { statusValues, statusWord } from "../core/binding/statuses.ts";
import { sectionAt } from "../core/document/document.ts";
import type { Field } from "../core/document/fields.ts";
import { placeholdersAmong } from "../core/rule/placeholders.ts";
import { stageMeaning } from "../core/template/lifecycle.ts";
import type { OutlineSection, SpecStatus, StatusPlace } from "../protocol.ts";
import type { OpenSpec } from "../service/specs.ts";
import { provideOutline, summarise } from "./outline.ts";
import { rangeOf } from "./ranges.ts";

/** What the status item shows: which kind of spec, why, how far it is. */
export function provideStatus(spec: OpenSpec): SpecStatus {
  const { binding, recognition } = spec;
  const outline = provideOutline(spec);
  if (!binding || !outline) {
    return {
      template: null,
      reason: recognition.reason,
      stage: null,
      sectionsToGo: 0,
      placeholdersToGo: 0,
      meaning: "",
      field: null,
    };
  }
  const { field, stage } = stageOfSpec(binding);
  const sections = outline.sections.flatMap(withChildren);
  return {
    template: summarise(binding.template),
    reason: recognition.reason,
    stage,
    sectionsToGo: sections.filter(
      ({ state }) => state === "missing" || state === "empty" || state === "placeholders",
    ).length,
    placeholdersToGo: placeholdersAmong(spec.findingsWithHidden()).length,
    meaning: stageMeaning(stage),
    field: field && placeOf(spec, binding, field),
  };
}

function placeOf({ textDocument, document }: OpenSpec, binding: Binding, field: Field): StatusPlace {
  const together = document
    .fields()
    .filter(({ place, form }) => place === field.place && form === field.form);
  const first = together.reduce((least, { line }) => Math.min(least, line.start), field.line.start);
  const section = sectionAt(document, field.line.start);
  const table = section?.content
    .tables()
    .find(({ span }) => section.start + span.start <= first && first <= section.start + span.end);
  const start = field.form === "table" && section && table ? section.start + table.span.start : first;
  return {
    range: rangeOf(textDocument, field.valueSpan),
    metadataLine: textDocument.positionAt(start).line,
    current: statusWord(binding),
    next: statusValues(binding).find(({ isNext }) => isNext)?.value ?? null,
  };
}

function withChildren(section: OutlineSection): readonly OutlineSection[] {
  return [section, ...section.children.flatMap(withChildren)];
}
