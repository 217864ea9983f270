/** Holds what was found against what was reviewed. */
import { type Baseline, type Entry, isOf, type Verdict } from "./baseline.ts";
import type { CorpusResult } from "./corpus.ts";
import type { EvaluatedFinding } from "./evaluation.ts";

export interface Judgement {
  /** Sentences for people; none where all is as reviewed. */
  readonly problems: readonly string[];
  /** As in the specs' own workspaces. */
  readonly figures: Figures;
  readonly verdicts: ReadonlyMap<EvaluatedFinding, Verdict>;
}

export interface Figures {
  readonly documents: number;
  readonly specs: number;
  readonly right: number;
  readonly wrong: number;
  readonly unreviewed: number;
  /** Leftover text of templates that is found, and that is not. */
  readonly leftovers: number;
  readonly missed: number;
  /** right ÷ all findings. */
  readonly precision: number;
  /** leftovers ÷ (leftovers + missed). */
  readonly recall: number;
  /** Findings of each rule. */
  readonly byRule: ReadonlyMap<string, number>;
}

/** Rules whose findings are text of the template that was left. */
const leftoverRules = new Set(["placeholder", "undecided-choice", "template-text"]);

const review = "read it there and give your verdict in test/evaluate/baseline.md";

export function judge(results: readonly CorpusResult[], baseline: Baseline): Judgement {
  const problems: string[] = [];
  const verdicts = new Map<EvaluatedFinding, Verdict>();
  for (const result of results) {
    const { name, kind, own, amongAll, checks } = result;
    if (kind === "notspecs") {
      for (const { template, findings } of checks)
        problems.push(`${name} is no spec, but is taken for ${template}, with ${findings.length} findings.`);
      continue;
    }
    const known = baseline.documents.find((document) => document.name === name);
    const wanted = { own: known?.own ?? null, amongAll: known?.amongAll ?? null };
    if (own.template !== wanted.own)
      problems.push(`${name} follows ${said(own.template)}; reviewed was ${said(wanted.own)}.`);
    if (amongAll.template !== wanted.amongAll)
      problems.push(
        `${name} follows ${said(amongAll.template)} where all templates are there; reviewed was ${said(wanted.amongAll)}.`,
      );
    for (const { template, findings } of checks) {
      const open = [...(known?.reviews.find((other) => other.template === template)?.entries ?? [])];
      for (const finding of findings) {
        const at = open.findIndex((entry) => isOf(entry, finding));
        const verdict = open.splice(at, at < 0 ? 0 : 1)[0]?.verdict ?? "new";
        verdicts.set(finding, verdict);
        const shown = `${name}:${finding.line} as ${template}: ${finding.rule} '${finding.message}'`;
        if (verdict === "new") problems.push(`${shown} is not reviewed: ${review}.`);
        if (verdict === "wrong") problems.push(`${shown} is wrong: mend the rule.`);
      }
      problems.push(...open.flatMap((entry) => goneOf(name, template, entry)));
    }
    for (const { template, entries } of known?.reviews ?? [])
      if (!checks.some((check) => check.template === template) && entries.length > 0)
        problems.push(
          `${name} was reviewed as ${template}, which does not recognise it any more: ${entries.length} entries of the baseline are about nothing.`,
        );
  }
  const names = new Set(results.map(({ name }) => name));
  for (const { name } of baseline.documents)
    if (!names.has(name)) problems.push(`${name} stands in the baseline, but is not there.`);
  return { problems, verdicts, figures: countFigures(results, baseline, verdicts) };
}

function said(template: string | null): string {
  return template ?? "no template";
}

function goneOf(name: string, template: string, { verdict, rule, key, words }: Entry): readonly string[] {
  if (verdict === "missed") return [];
  const shown = `${name} as ${template}: ${rule} ${key} (${words})`;
  return verdict === "right"
    ? [`${shown} was reviewed as right and is not found any more.`]
    : [`${shown} is not found any more: take it out of the baseline.`];
}

function countFigures(
  results: readonly CorpusResult[],
  baseline: Baseline,
  verdicts: ReadonlyMap<EvaluatedFinding, Verdict>,
): Figures {
  const byRule = new Map<string, number>();
  const counts = { right: 0, wrong: 0, new: 0, missed: 0 };
  let leftovers = 0;
  for (const { name, own, checks } of results) {
    const followed = checks.find(({ template }) => template === own.template);
    for (const finding of followed?.findings ?? []) {
      byRule.set(finding.rule, (byRule.get(finding.rule) ?? 0) + 1);
      counts[verdicts.get(finding) ?? "wrong"]++;
      if (leftoverRules.has(finding.rule)) leftovers++;
    }
    const reviews = baseline.documents.find((document) => document.name === name)?.reviews ?? [];
    const entries = reviews.find(({ template }) => template === own.template)?.entries ?? [];
    counts.missed += entries.filter(({ verdict }) => verdict === "missed").length;
  }
  const all = counts.right + counts.wrong + counts.new;
  return {
    documents: results.length,
    specs: results.filter(({ own }) => own.template !== null).length,
    right: counts.right,
    wrong: counts.wrong,
    unreviewed: counts.new,
    leftovers,
    missed: counts.missed,
    precision: all === 0 ? 1 : counts.right / all,
    recall: leftovers + counts.missed === 0 ? 1 : leftovers / (leftovers + counts.missed),
    byRule: new Map([...byRule].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}
