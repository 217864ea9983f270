import type { Binding } from "../binding/binding.ts";
import { stageOfSpec } from "../binding/stage.ts";
import type { Section } from "../document/document.ts";
import { rules } from "../rules/index.ts";
import type { Span } from "../text/span.ts";
import { movedBy, specFindings } from "./check.ts";
import type { Finding } from "./rule.ts";
import { askRules, byPlace, findingsOf, saidBefore } from "./sectionFindings.ts";
import { type CheckOptions, severitiesAt } from "./severities.ts";
import { readSuppressions } from "./suppression.ts";

/**
 * What is found in one section's own text (null: in the front matter), without looking at any other section: for whoever
 * cannot wait until all are checked. Spans are absolute.
 */
export function findingsAlone(
  binding: Binding,
  section: Section | null,
  options: CheckOptions,
): readonly Finding[] {
  const { document } = binding;
  const within: Span | undefined = section ?? document.frontMatter?.span;
  if (!within) return [];
  const severities = severitiesAt(stageOfSpec(binding).stage, options, rules);
  const suppressions = readSuppressions(document);
  const said =
    section && (saidBefore(binding, section, undefined) ?? askRules(binding, section, rules, undefined));
  const own = said ? findingsOf(said, severities).map((finding) => movedBy(finding, within.start)) : [];
  const ofSpec = specFindings(binding, options, severities).filter(
    ({ span }) => span.start >= within.start && span.start < within.end,
  );
  return [...own, ...ofSpec].filter(({ code, span }) => !suppressions?.hides(code, span)).sort(byPlace);
}
