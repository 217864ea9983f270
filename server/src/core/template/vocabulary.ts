import { presentValue, valueKey } from "../text/words.ts";
import { keysOf, meaningKey } from "./valueKeys.ts";

/** The ordered values a field or a table column may take, as the template's author writes them. */
export interface Vocabulary {
  readonly kind: "status" | "level" | "choice";
  readonly values: readonly string[];
  /** Where a value is left undecided, the first one is the default. */
  readonly default: string;
  /** True where the template lists the values; false where they were inferred from one value or from a column's name. */
  readonly listed: boolean;
  /** Keys of further values that are no mistake: `…` in the list, "None" in a column, other members of the family. */
  readonly tolerated: ReadonlySet<string> | "any";
}

/**
 * Reads `Draft | In Review | Approved`, `Draft / In Review`, `High/Med/Low`, `[low|medium|high]` or `{a | b}` as a list
 * of values; null where the text is something else (`N/A`, `TCP/IP`, a sentence, a path).
 */
export function readChoice(
  raw: string,
): { readonly values: readonly string[]; readonly open: boolean } | null {
  const text = unwrap(raw.trim());
  const bars = /\\?\|/.test(text);
  if (!bars && !text.includes("/")) return null;
  // With bars, a slash belongs to a value: `ticket/issue | description`.
  const parts = text.split(bars ? /\\?\|/ : "/").map((part) => part.trim());
  const open = parts.some((part) => /^(?:…|\.\.\.|etc\.?)$/.test(part));
  const values = parts.filter((part) => !/^(?:…|\.\.\.|etc\.?)$/.test(part));
  if (values.length < 2 || !values.every(isShort)) return null;
  if (bars) return { values, open };
  const spaced = /\s\/\s/.test(text);
  const known = values.every((value) => isKnownValue(value));
  if (known) return { values, open };
  return spaced && values.length >= 3 ? { values, open } : null;
}

function unwrap(text: string): string {
  const match = /^\\?(\[|\{)([\s\S]*?)\\?(\]|\})$/.exec(text);
  if (match && (match[1] === "[") === (match[3] === "]")) return (match[2] ?? "").trim();
  return text.replace(/^["']?\{(?=[^}]*$)/, "").replace(/["']$/, "");
}

function isShort(value: string): boolean {
  return /^[\p{L}\p{N}]/u.test(value) && value.split(/\s+/).length <= 5 && value.length <= 60;
}

/** Families of values that belong together; the order is the one in which a choice is offered. */
const levelFamilies: readonly (readonly string[])[] = [
  ["critical", "very high", "high", "medium", "med", "moderate", "low", "very low", "none", "n a"],
  ["p0", "p1", "p2", "p3", "p4", "p5"],
  ["critical", "error", "warning", "info", "information", "notice"],
  ["blocker", "critical", "major", "minor", "trivial"],
  ["must have", "should have", "could have", "wont have", "won t have", "nice to have"],
  ["must", "should", "could", "wont", "may"],
  ["sev0", "sev1", "sev2", "sev3", "sev4", "sev5"],
];

/** What is offered where a template shows only one value of a family. */
const levelDefaults: readonly (readonly string[])[] = [
  ["High", "Medium", "Low"],
  ["P0", "P1", "P2"],
  ["Critical", "Warning", "Info"],
  ["Blocker", "Critical", "Major", "Minor", "Trivial"],
  ["Must Have", "Should Have", "Could Have", "Won't Have"],
  ["Must", "Should", "Could", "Won't"],
  ["Sev1", "Sev2", "Sev3", "Sev4"],
];

/** Lifecycles people use. The one that holds a template's default status gives the vocabulary. */
const lifecycles: readonly (readonly string[])[] = [
  ["Draft", "In Review", "Approved", "Implemented"],
  ["Planned", "In Progress", "Implemented"],
  ["Proposed", "Accepted", "Rejected", "Deprecated", "Superseded"],
  ["Provisional", "Implementable", "Implemented", "Deferred", "Rejected", "Withdrawn", "Replaced"],
  ["Todo", "In Progress", "Done"],
];

const yesNo: readonly (readonly string[])[] = [
  ["yes", "no"],
  ["true", "false"],
  ["pass", "fail"],
  ["on", "off"],
  ["internal", "external"],
];

const statusKeys = new Set(
  [
    ...lifecycles.flat(),
    "Review",
    "Under Review",
    "Ready",
    "Complete",
    "Completed",
    "Done",
    "Final",
    "Active",
    "Obsolete",
    "Archived",
    "Deferred",
    "Released",
    "In Development",
  ].map(valueKey),
);

function isKnownValue(value: string): boolean {
  const key = valueKey(value);
  return (
    statusKeys.has(key) ||
    levelFamilies.some((family) => family.includes(key)) ||
    yesNo.some((pair) => pair.includes(key))
  );
}

const levelNames =
  /(?:^|\s)(?:priority|impact|severity|probability|likelihood|risk|risk level|criticality|urgency|complexity)$/;

/** True for names of columns and labels that hold a level: `Priority`, `Business Impact`, `Risk Level`. */
export function isLevelName(key: string): boolean {
  return levelNames.test(key);
}

/** The values listed in a template, as a vocabulary. */
export function listedVocabulary(
  values: readonly string[],
  open: boolean,
  kind: Vocabulary["kind"],
  chosen?: string,
): Vocabulary {
  const first = values[0] ?? "";
  const picked =
    chosen === undefined ? first : (values.find((value) => valueKey(value) === valueKey(chosen)) ?? first);
  const superseded = values.some((value) => /supersed|replaced/i.test(value));
  // A status is one of the list. Any other list is closed but for spelling (`Med` in the template, `Medium` in the spec)
  // and for what does not apply.
  const tolerated = open || superseded ? "any" : kind === "status" ? new Set<string>() : alsoMeant(values);
  return { kind, values, default: picked, listed: true, tolerated };
}

/** Values of a list, and what says the same as one of them or as good as none. */
const alsoWritten: readonly (readonly [value: string, others: readonly string[]])[] = [
  ["med", ["medium"]],
  ["medium", ["med", "moderate"]],
  ["moderate", ["medium"]],
  ["info", ["information"]],
  ["information", ["info"]],
  ["crit", ["critical"]],
  ["critical", ["crit"]],
  ["yes", ["y", "partly", "partial", "partially"]],
  ["no", ["n"]],
  // What has not been run has neither passed nor failed.
  ["pass", ["passed", "skipped", "blocked", "pending", "not run", "not tested", "untested"]],
  ["fail", ["failed"]],
];

function alsoMeant(values: readonly string[]): ReadonlySet<string> {
  const keys = new Set(values.map(valueKey));
  const more = alsoWritten.flatMap(([value, others]) => (keys.has(value) ? others : []));
  return new Set([...more, "none", "n a", "na", "not applicable"]);
}

/** The vocabulary of a column or label called by a level's name, from the values the template shows in it. */
export function inferredLevels(shown: readonly string[]): Vocabulary | null {
  const keys = shown.map(valueKey).filter((key) => key !== "");
  const index = levelFamilies.findIndex(
    (family) => keys.length > 0 && keys.every((key) => family.includes(key)),
  );
  const family = levelFamilies[index];
  const defaults = levelDefaults[index];
  const first = shown[0];
  if (!family || !defaults || first === undefined) return null;
  const cased = withShown(
    defaults.map((value) => inCaseOf(value, first)),
    shown,
  );
  return { kind: "level", values: cased, default: first, listed: false, tolerated: new Set(family) };
}

/** Values the template shows that the defaults do not have come first: `Critical` before `High`. */
function withShown(values: readonly string[], shown: readonly string[]): readonly string[] {
  const known = new Set(values.map((value) => meaningKey(value)));
  const extra = shown.filter(
    (value, index) =>
      !known.has(meaningKey(value)) &&
      shown.findIndex((other) => valueKey(other) === valueKey(value)) === index,
  );
  return [
    ...extra,
    ...values.map((value) => shown.find((other) => meaningKey(other) === meaningKey(value)) ?? value),
  ];
}

/** The lifecycle a single status value belongs to, in the same letter case: `planned` → planned, in-progress, implemented. */
export function inferredLifecycle(status: string): Vocabulary | null {
  const key = valueKey(status);
  const lifecycle = lifecycles.find((values) => values.some((value) => valueKey(value) === key));
  if (!lifecycle) return null;
  const values = lifecycle.map((value) => (valueKey(value) === key ? status : inCaseOf(value, status)));
  return { kind: "status", values, default: status, listed: false, tolerated: statusKeys };
}

/** `In Review` in the letter case and with the separator of a sample: `draft` → `in-review`, `DRAFT` → `IN_REVIEW`. */
export function inCaseOf(value: string, sample: string): string {
  if (sample === sample.toUpperCase() && /\p{L}/u.test(sample))
    return /^P\d$/i.test(sample) ? value.toUpperCase() : value.toUpperCase().replace(/[\s-]+/g, "_");
  if (sample === sample.toLowerCase())
    return value.toLowerCase().replace(/[\s_]+/g, sample.includes("_") ? "_" : "-");
  return value;
}

/**
 * The value of the vocabulary that a spec's text names, or null. A qualifier behind it is no mistake:
 * `Approved (2026-03-04)`, `✅ Approved`, `Implemented in v1.2`; nor is what it was before: `~~Draft~~ Approved`.
 */
export function valueNamed(vocabulary: Vocabulary, text: string): string | null {
  const written = keysOf(vocabulary.values).byText.get(text);
  if (written !== undefined) return written;
  const now = presentValue(text);
  return named(vocabulary, now) ?? (now === text ? null : named(vocabulary, text));
}

function named({ values }: Vocabulary, text: string): string | null {
  const { byKey, beginnings } = keysOf(values);
  const key = valueKey(text);
  return byKey.get(key) ?? beginnings.find(({ beginning }) => key.startsWith(beginning))?.value ?? null;
}

/** True where a value that is not in the vocabulary is no mistake all the same. */
export function isTolerated(vocabulary: Vocabulary, text: string): boolean {
  if (vocabulary.tolerated === "any") return true;
  const key = valueKey(text);
  if (key === "" || vocabulary.tolerated.has(key)) return true;
  for (const tolerated of vocabulary.tolerated) if (key.startsWith(`${tolerated} `)) return true;
  return false;
}

/**
 * True where `text` still lists the vocabulary's values instead of naming one. Two of three levels are a range
 * (`P0/P1`, `Low/Med`), two of three ways may both be taken; but no spec has two statuses.
 */
export function isUndecided(vocabulary: Vocabulary, text: string): boolean {
  if (!/[|/]/.test(text)) return false;
  const choice = readChoice(text.replace(/^(\*\*|__|[*_`])(.+)\1$/, "$2"));
  if (!choice || choice.values.length < 2) return false;
  if (vocabulary.kind !== "status" && choice.values.length < Math.min(3, vocabulary.values.length))
    return false;
  const { meanings } = keysOf(vocabulary.values);
  return choice.values.every((value) => meanings.has(meaningKey(value)) || meanings.has(valueKey(value)));
}
