import { stageOfSpec } from "../core/binding/stage.ts";
import type { OutlineSection, SpecStatus } from "../protocol.ts";
import type { OpenSpec } from "../service/specs.ts";
import { provideOutline, summarise } from "./outline.ts";

/** What the status item shows: which kind of spec, why, how far it is. */
export function provideStatus(spec: OpenSpec): SpecStatus {
  const { binding, recognition } = spec;
  const outline = provideOutline(spec);
  if (!binding || !outline) {
    return {
      template: null,
      reason: recognition.reason,
      value: null,
      stage: null,
      sectionsToGo: 0,
      placeholdersToGo: 0,
    };
  }
  const { field, stage } = stageOfSpec(binding);
  const sections = outline.sections.flatMap(withChildren);
  return {
    template: summarise(binding.template),
    reason: recognition.reason,
    value: field && field.value !== "" ? field.value : null,
    stage,
    sectionsToGo: sections.filter(
      ({ state }) => state === "missing" || state === "empty" || state === "placeholders",
    ).length,
    placeholdersToGo: spec
      .findings()
      .filter(({ code }) => code === "placeholder" || code === "undecided-choice").length,
  };
}

function withChildren(section: OutlineSection): readonly OutlineSection[] {
  return [section, ...section.children.flatMap(withChildren)];
}
