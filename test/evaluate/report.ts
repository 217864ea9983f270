/** The evaluation for people, as Markdown. */
import type { Verdict } from "./baseline.ts";
import type { CorpusResult } from "./corpus.ts";
import type { Check, EvaluatedFinding, Nearness } from "./evaluation.ts";
import type { FolderResult } from "./folder.ts";
import type { Figures, Judgement } from "./judgement.ts";

export function corpusReport(
  results: readonly CorpusResult[],
  { problems, figures, verdicts }: Judgement,
): string {
  return [
    "# Real documents",
    figureTable(figures),
    "## What is not as reviewed",
    problems.length === 0 ? "Nothing." : problems.map((problem) => `- ${escaped(problem)}`).join("\n"),
    ...results.map((result) => corpusPart(result, verdicts)),
  ].join("\n\n");
}

function figureTable(figures: Figures): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const rows: readonly (readonly [string, string | number])[] = [
    ["Documents", figures.documents],
    ["Specs recognised by their own template", figures.specs],
    ...[...figures.byRule].map(([rule, count]) => [`Findings of \`${rule}\``, count] as const),
    ["Reviewed as right", figures.right],
    ["Reviewed as wrong", figures.wrong],
    ["Not reviewed", figures.unreviewed],
    ["Precision", percent(figures.precision)],
    [
      "Leftovers found",
      `${figures.leftovers} of ${figures.leftovers + figures.missed} (${percent(figures.recall)})`,
    ],
  ];
  return ["| | |", "|---|---|", ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join("\n");
}

function corpusPart(result: CorpusResult, verdicts: ReadonlyMap<EvaluatedFinding, Verdict>): string {
  const { name, family, own, amongAll, checks } = result;
  const where =
    family.length > 0 ? `among ${family.join(", ")} and the built-in ones` : "among the built-in ones";
  return [
    `## ${escaped(name)}`,
    [
      `- ${recognisedLine(own)} ${where}`,
      ...(amongAll.template === own.template ? [] : [`- ${recognisedLine(amongAll)} among all`]),
      ...(result.alone.length > 1 ? [`- by each of these alone: ${result.alone.join(", ")}`] : []),
      ...result.nearest.map(nearnessLine),
    ].join("\n"),
    ...checks.map((check) => checkPart(check, verdicts)),
  ].join("\n\n");
}

export function folderReport(folder: string, results: readonly FolderResult[]): string {
  const counts = new Map<string, number>();
  for (const { rule } of results.flatMap(({ check }) => check?.findings ?? []))
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const specs = results.filter(({ check }) => check !== null).length;
  return [
    `# ${escaped(folder)}`,
    [
      `${specs} specs in ${results.length} files.`,
      ...[...counts].sort().map(([rule, count]) => `- ${rule}: ${count}`),
    ].join("\n"),
    ...results.map(({ path, recognised, nearest, check }) =>
      [
        `## ${escaped(path)}`,
        [`- ${recognisedLine(recognised)}`, ...nearest.map(nearnessLine)].join("\n"),
        ...(check ? [checkPart(check, new Map())] : []),
      ].join("\n\n"),
    ),
  ].join("\n\n");
}

function recognisedLine({ template, by, reason }: CorpusResult["own"]): string {
  return template === null ? `No spec: ${reason}` : `**${template}** by ${by}: ${reason};`;
}

function nearnessLine({ template, score, recall, precision }: Nearness): string {
  return `- ${template}: score ${score.toFixed(2)}, recall ${recall.toFixed(2)}, precision ${precision.toFixed(2)}`;
}

function checkPart(
  { template, findings, leftLines }: Check,
  verdicts: ReadonlyMap<EvaluatedFinding, Verdict>,
): string {
  const rows = findings.map((finding) => {
    const verdict = verdicts.get(finding);
    const { line, severity, rule, message, text } = finding;
    return `- ${line}: ${severity} \`${rule}\` ${verdict ? `(${verdict}) ` : ""}${escaped(message)} — ${code(text)}`;
  });
  return [
    `### As ${template}`,
    rows.length === 0 ? "Nothing is found." : rows.join("\n"),
    ...(leftLines.length === 0
      ? []
      : [
          "Lines of the template that stand there too, and of which nothing is said:",
          leftLines.map(({ line, text }) => `- ${line}: ${code(text)}`).join("\n"),
        ]),
  ].join("\n\n");
}

function code(text: string): string {
  const short = text.length > 100 ? `${text.slice(0, 99)}…` : text;
  return short === "" ? "(here)" : `\`\` ${short.replaceAll("``", "`\u200b`")} \`\``;
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>]/g, "\\$&");
}
