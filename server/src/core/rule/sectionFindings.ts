import type { Binding, Bond } from "../binding/binding.ts";
import type { Section } from "../document/document.ts";
import type { DefinedLabels } from "../markdown/definitions.ts";
import type { SectionContent } from "../markdown/sectionContent.ts";
import type { Template } from "../template/template.ts";
import type { Finding, Remark, Rule, SectionContext } from "./rule.ts";
import type { Severities } from "./severities.ts";

/** What the rules said of a section, and all that they could look at: as long as that is the same, so is what they say. */
export interface Said {
  readonly content: SectionContent;
  readonly template: Template;
  readonly bond: Bond | null;
  readonly place: Place;
  /** The document's definitions, and what the rules asked of them: whether a label has one. */
  readonly definitions: DefinedLabels;
  readonly asked: ReadonlyMap<string, boolean>;
  readonly remarks: readonly { readonly rule: Rule; readonly remark: Remark }[];
  /** The remarks as findings, for each set of severities that was asked for. */
  readonly weighed: { readonly severities: Severities; readonly findings: readonly Finding[] }[];
}

/**
 * Where a section stands: in the head, which holds the title or stands before the first heading and is compared with the
 * template's own; under an H1 before the title, which introduces a template's copy and is none of its sections; or in
 * the body.
 */
type Place = "head" | "introduction" | "body";

/** How often a section was looked at anew, how many rules ran for that, and how many for the spec as a whole. */
export interface CheckingWork {
  sectionsChecked: number;
  rulesRun: number;
  specRulesRun: number;
}

/** What was said of the section before, if it still holds; null where the rules have to run. `last`: to look at first. */
export function saidBefore(binding: Binding, section: Section, last: Said | undefined): Said | null {
  const { content } = section;
  const said = last?.content === content ? last : (content.kept.said as Said | undefined);
  if (!said || said.template !== binding.template || said.place !== placeOf(binding, section)) return null;
  const bond = binding.bondOf(section);
  const sameBond =
    said.bond === bond ||
    (said.bond?.template === bond?.template && said.bond?.certainty === bond?.certainty);
  return sameBond && sameDefinitions(said, binding.document.definitions) ? said : null;
}

function sameDefinitions({ definitions, asked }: Said, now: DefinedLabels): boolean {
  if (definitions === now) return true;
  for (const [label, isDefined] of asked) if (now.has(label) !== isDefined) return false;
  return true;
}

const nothing: readonly Finding[] = [];

/** What was said as findings, in order; spans are relative to the section. The same array for the same severities. */
export function findingsOf(said: Said, severities: Severities): readonly Finding[] {
  if (said.remarks.length === 0) return nothing;
  const known = said.weighed.find((one) => one.severities === severities);
  if (known) return known.findings;
  const findings = weigh(said, severities);
  // Those of the stage and the settings that hold now, for the problems and for the outline.
  said.weighed.splice(0, said.weighed.length - 1);
  said.weighed.push({ severities, findings });
  return findings;
}

function placeOf({ document: { title } }: Binding, section: Section): Place {
  if (section === title || section.content.level === 0) return "head";
  return section.index < (title?.index ?? 0) ? "introduction" : "body";
}

/** Runs the rules for sections, and keeps what they say. */
export function askRules(
  binding: Binding,
  section: Section,
  rules: readonly Rule[],
  work: CheckingWork | undefined,
): Said {
  const { template } = binding;
  const { definitions } = binding.document;
  const asked = new Map<string, boolean>();
  const recorded: DefinedLabels = {
    has: (label) => {
      const isDefined = definitions.has(label);
      asked.set(label, isDefined);
      return isDefined;
    },
  };
  const bond = binding.bondOf(section);
  const place = placeOf(binding, section);
  const remarks: { readonly rule: Rule; readonly remark: Remark }[] = [];
  if (work) work.sectionsChecked++;
  const context: SectionContext = {
    template,
    content: section.content,
    wanted: bond?.template ?? null,
    certainty: bond?.certainty ?? null,
    isHead: place === "head",
    definitions: recorded,
  };
  for (const rule of place === "introduction" ? [] : rules) {
    if (!rule.checkSection) continue;
    if (work) work.rulesRun++;
    for (const remark of rule.checkSection(context)) remarks.push({ rule, remark });
  }
  const said = {
    content: section.content,
    template,
    bond,
    place,
    definitions,
    asked,
    remarks,
    weighed: [],
  };
  section.content.kept.said = said;
  return said;
}

function weigh({ content, remarks, place }: Said, severities: Severities): readonly Finding[] {
  const own = place === "head" ? null : content.title;
  const findings = remarks.flatMap(({ rule, remark }) => {
    const severity = severities.get(rule);
    if (severity === undefined) return [];
    const { message, span, section = own, fixes } = remark;
    return [{ code: rule.code, severity, message, span, section, fixes }];
  });
  findings.sort(byPlace);
  return findings.filter((finding, index) => {
    const before = findings[index - 1];
    return !before || !saysTheSame(before, finding);
  });
}

/** Orders findings by where they are. */
export function byPlace(a: Pick<Finding, "code" | "span">, b: Pick<Finding, "code" | "span">): number {
  return (
    a.span.start - b.span.start ||
    a.span.end - b.span.end ||
    (a.code === b.code ? 0 : a.code < b.code ? -1 : 1)
  );
}

/** True for two findings that a reader could not tell apart. `by`: how far the second one's spans are shifted. */
export function saysTheSame(a: Finding, b: Finding, by = 0): boolean {
  return (
    a.code === b.code &&
    a.span.start === b.span.start + by &&
    a.span.end === b.span.end + by &&
    a.message === b.message
  );
}
