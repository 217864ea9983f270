// `npm run evaluate`: what the engine says of real documents, held against what was reviewed.
//   npm run evaluate                        the real documents beside the checkout, and the project's own
//   npm run evaluate -- path/to/folder …    the documents of other folders, which nobody has reviewed
//   --report path     where the report goes (out/evaluation.md)
//   --baseline        also writes what was found into the baseline: as new where it is not reviewed
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { builtInTemplates } from "../../server/src/builtInTemplates.ts";
import { newSpec } from "../../server/src/core/template/newSpec.ts";
import { withoutCorpus } from "../core/corpus.ts";
import { readBaseline, updated, writeBaseline } from "./baseline.ts";
import { evaluateCorpus } from "./corpus.ts";
import { checkAs, documentOf, nearest, recognition } from "./evaluation.ts";
import { evaluateFolder, type FolderResult } from "./folder.ts";
import { judge } from "./judgement.ts";
import { corpusReport, folderReport } from "./report.ts";

const root = join(__dirname, "../..");
const baselinePath = join(__dirname, "baseline.md");

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { report: { type: "string" }, baseline: { type: "boolean" } },
  });
  const parts: string[] = [];
  let failed = false;
  for (const folder of positionals) {
    if (!existsSync(folder)) throw new Error(`There is no folder ${folder}`);
    parts.push(folderReport(folder, await evaluateFolder(folder)));
  }
  if (positionals.length === 0) {
    if (withoutCorpus === false) {
      const results = evaluateCorpus();
      let baseline = readBaseline(readFileSync(baselinePath, "utf8"));
      if (values.baseline) {
        baseline = updated(baseline, results);
        writeFileSync(baselinePath, writeBaseline(baseline));
      }
      const judgement = judge(results, baseline);
      const { problems, figures } = judgement;
      parts.push(corpusReport(results, judgement));
      for (const problem of problems) console.error(problem);
      const { documents, specs, right, wrong, unreviewed, precision, leftovers, missed } = figures;
      console.log(
        `${documents} documents, ${specs} specs: ${right} findings right, ${wrong} wrong, ${unreviewed} not reviewed; ` +
          `precision ${precision.toFixed(3)}, ${leftovers} of ${leftovers + missed} leftovers found`,
      );
      failed = problems.length > 0;
    }
    parts.push(folderReport("test/sample", await evaluateFolder(join(root, "test/sample"))));
    parts.push(folderReport("New specs of the built-in kinds", newSpecs()));
  }
  const report = resolve(values.report ?? join(root, "out/evaluation.md"));
  mkdirSync(dirname(report), { recursive: true });
  writeFileSync(report, `${parts.join("\n\n")}\n`);
  console.log(`The report is ${report}`);
  return failed ? 1 : 0;
}

/** What New Spec writes, checked as it is. */
function newSpecs(): readonly FolderResult[] {
  return builtInTemplates().map((kind): FolderResult => {
    const { fileName, text } = newSpec(kind, { name: kind.name, today: "2026-03-04", author: "Ann" });
    const document = documentOf(text);
    const { template, by, reason } = recognition(document, builtInTemplates());
    return {
      path: fileName,
      recognised: { template: template?.id ?? null, by, reason },
      nearest: nearest(document, builtInTemplates()),
      check: template && checkAs(template, document),
    };
  });
}

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  },
);
