/** The reviewed baseline: what a person who read the document says of each finding. It is a text, to be read in a diff. */
import type { CorpusResult } from "./corpus.ts";
import type { EvaluatedFinding } from "./evaluation.ts";

/**
 * `right`: the author would say "yes, thank you" · `wrong` · `new`: nobody has looked yet · `missed`: the author would want
 * to hear of it, and nothing is said.
 */
export type Verdict = "right" | "wrong" | "new" | "missed";

export interface Entry {
  readonly verdict: Verdict;
  readonly rule: string;
  /** Of the finding; `------` where there is none. */
  readonly key: string;
  /** The first words of the section and of the text, for people. */
  readonly words: string;
}

/** The review of a document as a spec that follows one template. */
export interface Review {
  readonly template: string;
  /** What the reviewer has to say, line by line. */
  readonly notes: readonly string[];
  readonly entries: readonly Entry[];
}

export interface ReviewedDocument {
  readonly name: string;
  /** The template it follows in its own workspace; null: none. */
  readonly own: string | null;
  /** The one it is taken to follow where all templates are there. */
  readonly amongAll: string | null;
  readonly reviews: readonly Review[];
}

export interface Baseline {
  /** What stands before the first document. */
  readonly introduction: string;
  readonly documents: readonly ReviewedDocument[];
}

const entryLine = /^- (right|wrong|new|missed) ([a-z-]+) ([0-9a-f]{6}|-{6}) ?(.*)$/;

/** Throws an `Error` that names the line which is not understood. */
export function readBaseline(text: string): Baseline {
  const first = text.search(/^## /m);
  const parts = first < 0 ? [] : text.slice(first).split(/^(?=## )/m);
  return { introduction: first < 0 ? text : text.slice(0, first), documents: parts.map(readPart) };
}

function readPart(part: string): ReviewedDocument {
  const rows = part.split("\n");
  const name = (rows[0] ?? "").slice(3).trim();
  let own: string | null = null;
  let amongAll: string | null | undefined;
  const reviews: { template: string; notes: string[]; entries: Entry[] }[] = [];
  for (const row of rows.slice(1)) {
    const review = reviews.at(-1);
    const entry = entryLine.exec(row);
    if (row.trim() === "") continue;
    else if (row.startsWith("### ")) reviews.push({ template: row.slice(4).trim(), notes: [], entries: [] });
    else if (row.startsWith("Follows: ")) own = nullable(row.slice(9));
    else if (row.startsWith("Among all: ")) amongAll = nullable(row.slice(11));
    else if (review && row.startsWith("> ")) review.notes.push(row.slice(2));
    else if (review && entry)
      review.entries.push({
        verdict: (entry[1] ?? "new") as Verdict,
        rule: entry[2] ?? "",
        key: entry[3] ?? "",
        words: entry[4] ?? "",
      });
    else throw new Error(`The baseline says something of ${name} that is not understood: ${row}`);
  }
  return { name, own, amongAll: amongAll === undefined ? own : amongAll, reviews };
}

function nullable(id: string): string | null {
  return id.trim() === "nothing" ? null : id.trim();
}

export function writeBaseline({ introduction, documents }: Baseline): string {
  const parts = documents.map(({ name, own, amongAll, reviews }) =>
    [
      `## ${name}`,
      "",
      `Follows: ${own ?? "nothing"}`,
      ...(amongAll === own ? [] : [`Among all: ${amongAll ?? "nothing"}`]),
      ...reviews.flatMap(({ template, notes, entries }) => [
        "",
        `### ${template}`,
        ...(notes.length > 0 ? ["", ...notes.map((note) => `> ${note}`)] : []),
        ...(entries.length > 0 ? [""] : []),
        ...entries.map(({ verdict, rule, key, words }) => `- ${verdict} ${rule} ${key} ${words}`.trimEnd()),
      ]),
    ].join("\n"),
  );
  return `${[introduction.trimEnd(), ...parts].join("\n\n")}\n`;
}

/** The baseline with what was found now: reviewed findings keep their verdict, the others are `new`, those gone are out. */
export function updated(baseline: Baseline, results: readonly CorpusResult[]): Baseline {
  const documents = results.flatMap(({ name, kind, own, amongAll, checks }): ReviewedDocument[] => {
    if (kind === "notspecs" || checks.length === 0) return [];
    const before = baseline.documents.find((document) => document.name === name);
    const reviews = checks.map(({ template, findings }): Review => {
      const review = before?.reviews.find((other) => other.template === template);
      const known = [...(review?.entries ?? [])];
      const entries = findings.map((finding): Entry => {
        const at = known.findIndex((entry) => isOf(entry, finding));
        const verdict = known.splice(at, at < 0 ? 0 : 1)[0]?.verdict ?? "new";
        return { verdict, rule: finding.rule, key: finding.key, words: wordsOf(finding) };
      });
      const missed = known.filter(({ verdict }) => verdict === "missed");
      return { template, notes: review?.notes ?? [], entries: [...entries, ...missed] };
    });
    return [{ name, own: own.template, amongAll: amongAll.template, reviews }];
  });
  return { introduction: baseline.introduction, documents };
}

export function isOf({ verdict, rule, key }: Entry, finding: EvaluatedFinding): boolean {
  return verdict !== "missed" && rule === finding.rule && key === finding.key;
}

/** A few words of the section and of the text: enough to find the place, too little to be a copy of it. */
function wordsOf({ section, text, rule }: EvaluatedFinding): string {
  const what = rule.startsWith("missing-") || rule === "empty-section" ? "" : firstWords(text, 5);
  return [firstWords(section, 6), what].filter((part) => part !== "").join(" / ");
}

function firstWords(text: string, count: number): string {
  return text
    .replace(/<!--|-->|[`*]/g, " ")
    .trim()
    .split(/\s+/)
    .slice(0, count)
    .join(" ")
    .slice(0, 48);
}
