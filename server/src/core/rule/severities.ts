import type { Stage } from "../template/lifecycle.ts";
import type { Rule, Severity } from "./rule.ts";

export interface CheckOptions {
  /** Deepest heading level whose sections are required. */
  readonly requiredLevel: number;
  /** Severities that settings put in place of a rule's own, by code. */
  readonly severities: ReadonlyMap<string, Severity | "off">;
}

export const defaultCheckOptions: CheckOptions = { requiredLevel: 3, severities: new Map() };

const allRulesOn = new WeakMap<CheckOptions, CheckOptions>();

/**
 * The options under which no setting hides anything: whatever is not to be shown among the problems is still to be done.
 * The same object for the same options.
 */
export function withoutSeverities(options: CheckOptions): CheckOptions {
  if (options.severities.size === 0) return options;
  const known = allRulesOn.get(options) ?? { ...options, severities: new Map() };
  allRulesOn.set(options, known);
  return known;
}

/** What each rule weighs at one stage; a rule that is off is not there. */
export type Severities = ReadonlyMap<Rule, Severity>;

const kept = new WeakMap<CheckOptions, Map<Stage, Severities>>();

/** The same map for the same options and stage, so that what depends on it can be kept by it. */
export function severitiesAt(stage: Stage, options: CheckOptions, rules: readonly Rule[]): Severities {
  const byStage = kept.get(options) ?? new Map<Stage, Severities>();
  kept.set(options, byStage);
  const severities =
    byStage.get(stage) ??
    new Map(
      rules.flatMap((rule): [Rule, Severity][] => {
        const severity = options.severities.get(rule.code) ?? rule.severity[stage];
        return severity === "off" ? [] : [[rule, severity]];
      }),
    );
  byStage.set(stage, severities);
  return severities;
}
