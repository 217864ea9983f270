import { type Binding, bind } from "../binding/binding.ts";
import { readDocument } from "../document/document.ts";
import { reviseText } from "../text/revision.ts";
import { allFindings, type Checked, checkAll } from "./check.ts";
import type { Change, Finding, Fix } from "./rule.ts";
import type { CheckOptions } from "./severities.ts";

/** Which fix of a finding is taken; null: none. */
export type Choosing = (finding: Finding) => Fix | null;

/** A fix may bring up what another one mends, but not for ever. */
const mostRounds = 200;

/**
 * Takes fixes until there is none left to take, and answers what that comes to as changes of the spec's own text.
 * A fix may move what another one is about, or make it needless: so after each round the spec is checked again, and a
 * round takes fixes of one rule only, none of which touches another one.
 */
export function mend(binding: Binding, options: CheckOptions, choose: Choosing): readonly Change[] {
  const { template } = binding;
  let { document } = binding;
  const revision = reviseText(document.whole());
  const seen = new Set([document.whole()]);
  let checked: Checked | undefined;
  for (let round = 0; round < mostRounds; round++) {
    checked = checkAll(bind(template, document), options, { previous: checked });
    revision.change(nextChanges(allFindings(checked), choose));
    const text = revision.text();
    // Nothing was left to take, or it goes round in circles.
    if (seen.has(text)) break;
    seen.add(text);
    document = readDocument(text, document);
  }
  return revision.changes();
}

/** The fix that needs no thought. */
export const mechanicalFix: Choosing = ({ fixes }) => fixes().find((fix) => fix.mechanical === true) ?? null;

/** The changes of one round. */
function nextChanges(findings: readonly Finding[], choose: Choosing): readonly Change[] {
  const taken: Change[] = [];
  let code: string | null = null;
  for (const finding of findings) {
    const fix = code === null || code === finding.code ? choose(finding) : null;
    if (!fix || fix.changes.some((change) => taken.some((other) => touches(change, other)))) continue;
    code = finding.code;
    taken.push(...fix.changes);
  }
  return taken;
}

function touches(a: Change, b: Change): boolean {
  return a.span.start <= b.span.end && b.span.start <= a.span.end;
}
