import type { Binding } from "../binding/binding.ts";
import { stageOfSpec } from "../binding/stage.ts";
import { type Section, sectionAt } from "../document/document.ts";
import type { SectionContent } from "../markdown/sectionContent.ts";
import { rules } from "../rules/index.ts";
import type { Stage } from "../template/lifecycle.ts";
import { shifted } from "../text/span.ts";
import type { Change, Finding, Fix, Remark, Rule, SectionContext, Severity } from "./rule.ts";
import { readSuppressions } from "./suppression.ts";

export interface CheckOptions {
  /** Deepest heading level whose sections are required. */
  readonly requiredLevel: number;
  /** Severities that settings put in place of a rule's own, by code. */
  readonly severities: ReadonlyMap<string, Severity | "off">;
}

export const defaultCheckOptions: CheckOptions = { requiredLevel: 3, severities: new Map() };

/** Remarks of the section rules, by what they depend on. A content is kept while its text is the same, so these are too. */
const kept = new WeakMap<SectionContent, WeakMap<object, Map<string, readonly Kept[]>>>();

interface Kept {
  readonly rule: Rule;
  readonly remark: Remark;
}

/** All findings of a spec, in the order of their places. What a rule that is off would say is not among them. */
export function check(binding: Binding, options: CheckOptions = defaultCheckOptions): readonly Finding[] {
  const { document } = binding;
  const stage = stageOfSpec(binding).stage;
  const suppressions = readSuppressions(document);
  const findings: Finding[] = [];
  const add = (rule: Rule, remark: Remark, section: Section | null, severity: Severity) => {
    const moved = section ? movedBy(remark, section.start) : remark;
    if (suppressions.hides(rule.code, moved.span)) return;
    const stands = section ?? sectionAt(document, moved.span.start);
    const named =
      remark.section === undefined ? (stands === document.title ? null : titleOf(stands)) : remark.section;
    findings.push({ ...moved, code: rule.code, severity, section: named });
  };
  for (const rule of rules) {
    const severity = severityOf(rule, stage, options);
    if (severity === null || !rule.checkSpec) continue;
    for (const remark of rule.checkSpec({ binding, requiredLevel: options.requiredLevel }))
      add(rule, remark, null, severity);
  }
  const definitions = [...document.definitions.keys()].join("\n");
  for (const section of document.sections) {
    for (const { rule, remark } of sectionRemarks(binding, section, definitions)) {
      const severity = severityOf(rule, stage, options);
      if (severity !== null) add(rule, remark, section, severity);
    }
  }
  return withoutDoubles(
    findings.sort(
      (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || a.code.localeCompare(b.code),
    ),
  );
}

/** A footer's field is found both as a field and in the section it stands in: it is said once. */
function withoutDoubles(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const key = `${finding.code} ${finding.span.start} ${finding.span.end} ${finding.message}`;
    return !seen.has(key) && seen.add(key);
  });
}

function sectionRemarks(binding: Binding, section: Section, definitions: string): readonly Kept[] {
  const { document, template } = binding;
  const bond = binding.bondOf(section);
  const isHead = section === document.title || section.content.level === 0;
  if (document.preamble.includes(section) && section.content.level > 0) return [];
  const byTemplate = kept.get(section.content) ?? new WeakMap<object, Map<string, readonly Kept[]>>();
  kept.set(section.content, byTemplate);
  const boundTo = bond?.template ?? template;
  const inner = byTemplate.get(boundTo) ?? new Map<string, readonly Kept[]>();
  byTemplate.set(boundTo, inner);
  const key = `${isHead}|${bond?.certainty ?? ""}|${definitions}`;
  const known = inner.get(key);
  if (known) return known;
  const context: SectionContext = {
    template,
    content: section.content,
    wanted: bond?.template ?? null,
    certainty: bond?.certainty ?? null,
    isHead,
    definitions: document.definitions,
  };
  const remarks = rules.flatMap((rule) =>
    rule.checkSection ? [...rule.checkSection(context)].map((remark) => ({ rule, remark })) : [],
  );
  inner.set(key, remarks);
  return remarks;
}

/** What a rule weighs at a stage, or null where it is off. */
function severityOf(rule: Rule, stage: Stage, options: CheckOptions): Severity | null {
  const set = options.severities.get(rule.code);
  if (set === "off") return null;
  return set ?? rule.severity[stage];
}

function movedBy(remark: Remark, by: number): Remark {
  const moveChange = (change: Change): Change => ({ ...change, span: shifted(change.span, by) });
  const moveFix = (fix: Fix): Fix => ({ ...fix, changes: fix.changes.map(moveChange) });
  return { ...remark, span: shifted(remark.span, by), fixes: remark.fixes.map(moveFix) };
}

function titleOf(section: Section | null): string | null {
  return section && section.content.level > 0 ? section.content.title : null;
}
