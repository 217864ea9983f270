import type { Binding } from "../binding/binding.ts";
import { stageOfSpec } from "../binding/stage.ts";
import type { Section } from "../document/document.ts";
import { indexAt } from "../document/placing.ts";
import { rules } from "../rules/index.ts";
import type { Stage } from "../template/lifecycle.ts";
import { shifted } from "../text/span.ts";
import type { Change, FileExists, Finding, Fix, SpecContext } from "./rule.ts";
import { nothingKnown } from "./rule.ts";
import {
  askRules,
  byPlace,
  type CheckingWork,
  findingsOf,
  type Said,
  saidBefore,
  saysTheSame,
} from "./sectionFindings.ts";
import { type CheckOptions, defaultCheckOptions, type Severities, severitiesAt } from "./severities.ts";
import { checkSpecRules, type SaidOfSpec } from "./specFindings.ts";
import { readSuppressions } from "./suppression.ts";

/** All that was found in one version of a spec, by where it was found. */
export interface Checked {
  /** What is wrong with the spec as a whole, in order. */
  readonly ofSpec: readonly Finding[];
  /** The sections that something is wrong with, in order. */
  readonly ofSections: readonly SectionFindings[];
  /** What the rules said of each section, by its index, and of the spec: what checking the next version keeps of this one. */
  readonly said: readonly Said[];
  readonly saidOfSpec: SaidOfSpec | undefined;
}

export interface SectionFindings {
  readonly section: Section;
  /** In order; spans are relative to the section. The same array from version to version, while nothing changes. */
  readonly findings: readonly Finding[];
}

/** What is known of a spec besides its text and its template. All of it may be left out. */
export interface CheckingContext {
  /** What was found in another version, or by other options: what still holds of it is not worked out again. */
  readonly previous?: Checked | undefined;
  readonly exists?: FileExists;
  /** The stage the spec is weighed at, where that is not its own. */
  readonly stage?: Stage;
  /** Counts what is done. */
  readonly work?: CheckingWork;
}

/** All findings of a spec, in the order of their places. What a rule that is off would say is not among them. */
export function check(
  binding: Binding,
  options: CheckOptions = defaultCheckOptions,
  exists: FileExists = nothingKnown,
): readonly Finding[] {
  return allFindings(checkAll(binding, options, { exists }));
}

/** The same, left where it was found. */
export function checkAll(
  binding: Binding,
  options: CheckOptions = defaultCheckOptions,
  context: CheckingContext = {},
): Checked {
  const steps = checking(binding, options, context);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in steps, a section of which nothing is known yet at a time, for whoever has to do other things in between. */
export function* checking(
  binding: Binding,
  options: CheckOptions,
  { previous, exists = nothingKnown, stage = stageOfSpec(binding).stage, work }: CheckingContext,
): Generator<void, Checked, void> {
  const { sections } = binding.document;
  const severities = severitiesAt(stage, options, rules);
  const suppressions = readSuppressions(binding.document);
  const said: Said[] = [];
  const ofSections: SectionFindings[] = [];
  const last = previous?.said ?? [];
  // In front of an edit the sections have the indexes they had, behind it they are as far from the end.
  let behind = 0;
  for (const section of sections) {
    const { index, content } = section;
    if (last[index + behind]?.content !== content) behind = last.length - sections.length;
    const known = saidBefore(binding, section, last[index + behind]);
    const now = known ?? askRules(binding, section, rules, work);
    said.push(now);
    const all = findingsOf(now, severities);
    const findings =
      suppressions && all.length > 0
        ? without(all, ({ code, span }) => suppressions.hides(code, shifted(span, section.start)))
        : all;
    if (findings.length > 0) ofSections.push({ section, findings });
    if (!known) yield;
  }
  const isHidden = ({ code, span }: Finding) => suppressions?.hides(code, span) === true;
  const { requiredLevel } = options;
  const { ofSpec, saidOfSpec } = specFindings(
    { binding, requiredLevel, stage, exists },
    severities,
    ofSections,
    isHidden,
    previous?.saidOfSpec,
    work,
  );
  return { ofSpec, ofSections: withoutDoubles(ofSections, ofSpec, sections), said, saidOfSpec };
}

/** What the rules for specs find, in order. `isHidden`: what is not to be shown. */
function specFindings(
  context: Omit<SpecContext, "found">,
  severities: Severities,
  ofSections: readonly SectionFindings[],
  isHidden: (finding: Finding) => boolean,
  previous?: SaidOfSpec,
  work?: CheckingWork,
): { readonly ofSpec: readonly Finding[]; readonly saidOfSpec: SaidOfSpec } {
  const ofSpec: Finding[] = [];
  const found = () => foundUntilNow(ofSections, ofSpec);
  const { binding, requiredLevel, stage, exists } = context;
  const all: SpecContext = { binding, requiredLevel, stage, exists, found };
  const saidOfSpec = checkSpecRules(all, severities, previous, work, (findings) => {
    for (const finding of findings) if (!isHidden(finding)) ofSpec.push(finding);
  });
  ofSpec.sort(byPlace);
  return { ofSpec, saidOfSpec };
}

function* foundUntilNow(
  ofSections: readonly SectionFindings[],
  ofSpec: readonly Finding[],
): ReturnType<SpecContext["found"]> {
  for (const { section, findings } of ofSections)
    for (const { code, message, span } of findings)
      yield { code, message, span: shifted(span, section.start) };
  yield* ofSpec;
}

/** A footer's field is found both as a field and in the section it stands in: it is said once. */
function withoutDoubles(
  ofSections: readonly SectionFindings[],
  ofSpec: readonly Finding[],
  sections: readonly Section[],
): readonly SectionFindings[] {
  const near = new Map<number, Finding[]>();
  for (const finding of ofSpec) {
    const index = indexAt(sections, finding.span.start);
    const others = near.get(index);
    if (others) others.push(finding);
    else near.set(index, [finding]);
  }
  return ofSections.flatMap((found) => {
    const { section, findings } = found;
    const others = near.get(section.index);
    if (!others) return [found];
    const rest = without(findings, (finding) =>
      others.some((other) => saysTheSame(other, finding, section.start)),
    );
    return rest.length > 0 ? [{ section, findings: rest }] : [];
  });
}

/** What was left of findings when some were taken out, so that it is the same array the next time. */
const remaining = new WeakMap<readonly Finding[], readonly Finding[]>();

function without(findings: readonly Finding[], isOut: (finding: Finding) => boolean): readonly Finding[] {
  const rest = findings.filter((finding) => !isOut(finding));
  if (rest.length === findings.length) return findings;
  const last = remaining.get(findings);
  if (last?.length === rest.length && last.every((finding, index) => finding === rest[index])) return last;
  remaining.set(findings, rest);
  return rest;
}

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
  const within = section ?? document.frontMatter?.span;
  if (!within) return [];
  const { stage } = stageOfSpec(binding);
  const severities = severitiesAt(stage, options, rules);
  const suppressions = readSuppressions(document);
  const said =
    section && (saidBefore(binding, section, undefined) ?? askRules(binding, section, rules, undefined));
  const own = said ? findingsOf(said, severities).map((finding) => movedBy(finding, within.start)) : [];
  const ofOthers: Severities = new Map([...severities].filter(([rule]) => rule.isSummary !== true));
  const { requiredLevel } = options;
  const context = { binding, requiredLevel, stage, exists: nothingKnown };
  const isOutside = ({ span }: Finding) => span.start < within.start || span.start >= within.end;
  const { ofSpec } = specFindings(context, ofOthers, [], isOutside);
  return [...own, ...ofSpec].filter(({ code, span }) => !suppressions?.hides(code, span)).sort(byPlace);
}

/** One list of absolute findings in the order of their places. */
export function allFindings({ ofSpec, ofSections }: Checked): readonly Finding[] {
  const all = ofSections.flatMap(({ section, findings }) =>
    findings.map((finding) => movedBy(finding, section.start)),
  );
  return ofSpec.length === 0 ? all : [...ofSpec, ...all].sort(byPlace);
}

/** The finding with its spans moved. */
export function movedBy(finding: Finding, by: number): Finding {
  const { code, severity, message, span, section } = finding;
  const moveChange = (change: Change): Change => ({ ...change, span: shifted(change.span, by) });
  return {
    code,
    severity,
    message,
    span: shifted(span, by),
    section,
    fixes: () => finding.fixes().map((fix): Fix => ({ ...fix, changes: fix.changes.map(moveChange) })),
  };
}
