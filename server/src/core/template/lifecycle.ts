import { presentValue, valueKey } from "../text/words.ts";
import { type Vocabulary, valueNamed } from "./vocabulary.ts";

/**
 * Where a status stands in its vocabulary. `closed` (rejected, superseded, …) means that nobody will finish the spec:
 * what is unfinished in it matters to nobody.
 */
export type Stage = "draft" | "review" | "approved" | "done" | "closed";

export const stages: readonly Stage[] = ["draft", "review", "approved", "done", "closed"];

const words: readonly (readonly [Stage, RegExp])[] = [
  [
    "closed",
    /^(?:rejected|declined|withdrawn|superseded|deprecated|obsolete|replaced|abandoned|archived|retired|cancelled|canceled|deferred)\b/,
  ],
  [
    "draft",
    /^(?:draft|proposed|planned|idea|todo|to do|not started|new|provisional|wip|work in progress|backlog)\b/,
  ],
  ["approved", /^(?:approved|accepted|implementable|ready|agreed|final|signed off|active)\b/],
  ["done", /^(?:implemented|done|complete|completed|released|shipped|live|closed|delivered)\b/],
  [
    "review",
    /^(?:review|in review|under review|in progress|in development|in discussion|ready for review|pending)\b/,
  ],
];

/** The stage a status says, by its words, else by its place in the vocabulary; `draft` where neither tells. */
export function stageOf(status: string, vocabulary: Vocabulary | null): Stage {
  const said = stageSaid(presentValue(status)) ?? stageSaid(status);
  if (said !== null) return said;
  const named = vocabulary && valueNamed(vocabulary, status);
  if (!vocabulary || named === null) return "draft";
  const index = vocabulary.values.indexOf(named);
  const last = vocabulary.values.length - 1;
  if (index === 0) return "draft";
  if (index === last) return last >= 3 ? "done" : "approved";
  return index === last - 1 && last >= 3 ? "approved" : "review";
}

/** The stage that the words say by themselves. */
function stageSaid(status: string): Stage | null {
  const key = valueKey(status);
  if (key.startsWith("ready for review")) return "review";
  return words.find(([, pattern]) => pattern.test(key))?.[0] ?? null;
}

/** One line that says what a stage means, for completion and hover. */
export function stageMeaning(stage: Stage): string {
  switch (stage) {
    case "draft":
      return "Being written: unfinished parts are only pointed out.";
    case "review":
      return "Ready for others to read: unfinished parts are warnings.";
    case "approved":
      return "Agreed: nothing may be left unfinished.";
    case "done":
      return "Built: the spec describes what exists.";
    case "closed":
      return "No longer pursued: unfinished parts do not matter.";
  }
}
