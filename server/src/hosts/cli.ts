import { join } from "node:path";
import { readArguments, UsageError, usage } from "../cli/arguments.ts";
import { type CheckHost, type CheckStats, checkFiles } from "../cli/check.ts";
import { asJson, asText, type Printed, reaches, type Tally, visible } from "../cli/report.ts";
import { findTemplateSources } from "../cli/templateSources.ts";
import type { Template } from "../core/template/template.ts";
import { nameOfBuild } from "./build.ts";

// Another bundle, see esbuild.mjs.
const loadEngine = () => import("./cliEngine.ts");
const enginePath = join(__dirname, "cliEngine.js");

const host: CheckHost = {
  loadEngine,
  loadWorkers: async () => {
    const { Worker } = await import("node:worker_threads");
    return (setup) => new Worker(enginePath, { workerData: setup });
  },
  build: () => nameOfBuild(__filename, enginePath),
};

function listTemplates(templates: readonly Template[], format: "text" | "json"): string {
  const rows = templates.map(({ id, name, description, origin, sections }) => ({
    id,
    name,
    description: description(),
    origin,
    sections: sections.length,
  }));
  if (format === "json")
    return `${JSON.stringify({ version: SPECWRIGHT_VERSION, templates: rows }, null, 2)}\n`;
  const width = Math.max(...rows.map((row) => row.id.length));
  return rows
    .map(
      (row) =>
        `${visible(`${row.id.padEnd(width)}  ${String(row.sections).padStart(3)} sections  ${row.origin.padEnd(8)}  ${row.description}`)}\n`,
    )
    .join("");
}

function statsOf({ files, checked, workers }: CheckStats): string {
  return `${checked} of ${files} files checked, ${files - checked} known; ${workers} worker threads`;
}

/** One line each, on stderr. */
function say(lines: readonly string[]): void {
  for (const line of lines) process.stderr.write(`specwright: ${visible(line)}\n`);
}

/** Characters that are written at once. */
const pieceLength = 1 << 16;

function print(printed: Printed): Tally {
  let piece = "";
  for (;;) {
    const { done, value } = printed.next();
    if (!done) piece += value;
    if (done || piece.length >= pieceLength) {
      process.stdout.write(piece);
      piece = "";
    }
    if (done) return value;
  }
}

/** Runs the command and answers the exit code. */
async function run(args: readonly string[], cwd: string): Promise<number> {
  const command = readArguments(args);
  switch (command.kind) {
    case "help":
      process.stdout.write(usage);
      return 0;
    case "version":
      process.stdout.write(`${SPECWRIGHT_VERSION}\n`);
      return 0;
    case "templates": {
      const { sources, problems } = await findTemplateSources(cwd, command.templates);
      process.stdout.write(listTemplates((await loadEngine()).templatesOf(sources), command.format));
      say(problems);
      return problems.length > 0 ? 2 : 0;
    }
    case "check": {
      const { options } = command;
      const templates = await findTemplateSources(cwd, options.templates);
      const { files, problems, notes, stats } = await checkFiles(options, templates, cwd, host);
      const allProblems = [...new Set([...templates.problems, ...problems])].sort();
      const tally = print(
        options.format === "json"
          ? asJson(SPECWRIGHT_VERSION, files)
          : asText(files, process.stdout.isTTY === true),
      );
      say([...allProblems, ...notes, ...(options.stats ? [statsOf(stats)] : [])]);
      return allProblems.length > 0 ? 2 : reaches(tally, options.failOn) ? 1 : 0;
    }
  }
}

// Whoever reads this may have had enough (`specwright check | head`): no reason to complain.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

run(process.argv.slice(2), process.cwd()).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const message =
      error instanceof UsageError
        ? `${error.message}\n\n${usage}`
        : error instanceof Error
          ? `${error.stack ?? error.message}\n`
          : String(error);
    process.stderr.write(`specwright: ${message}`);
    process.exitCode = 2;
  },
);
