import { pathToFileURL } from "node:url";
import { builtInTemplates } from "../builtInTemplates.ts";
import { readArguments, UsageError, usage } from "../cli/arguments.ts";
import { checkFiles, reaches } from "../cli/check.ts";
import { toJson, toText } from "../cli/report.ts";
import type { Template } from "../core/template/template.ts";
import { readFolderTemplates } from "../service/templateFiles.ts";
import { nodeFiles } from "./nodeFiles.ts";

/** Templates for the folder the command runs in: its own first; one with a built-in id replaces it. */
async function templatesIn(cwd: string, globs: readonly string[]): Promise<readonly Template[]> {
  const folder = pathToFileURL(cwd).toString();
  for (const glob of globs) {
    if ((await nodeFiles.find(folder, [glob])).length === 0)
      throw new UsageError(`No template file found for '${glob}'`);
  }
  const own = await readFolderTemplates(nodeFiles, folder, globs);
  const shadowed = new Set(own.map((template) => template.id));
  return [...own, ...builtInTemplates().filter((template) => !shadowed.has(template.id))];
}

function listTemplates(templates: readonly Template[], format: "text" | "json"): string {
  const rows = templates.map(({ id, name, description, origin, sections }) => ({
    id,
    name,
    description,
    origin,
    sections: sections.length,
  }));
  if (format === "json")
    return `${JSON.stringify({ version: SPECWRIGHT_VERSION, templates: rows }, null, 2)}\n`;
  const width = Math.max(...rows.map((row) => row.id.length));
  return rows
    .map(
      (row) =>
        `${row.id.padEnd(width)}  ${String(row.sections).padStart(3)} sections  ${row.origin.padEnd(8)}  ${row.description}\n`,
    )
    .join("");
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
    case "templates":
      process.stdout.write(listTemplates(await templatesIn(cwd, command.templates), command.format));
      return 0;
    case "check": {
      const { options } = command;
      const { files, problems } = await checkFiles(options, await templatesIn(cwd, options.templates), cwd);
      process.stdout.write(
        options.format === "json"
          ? toJson(SPECWRIGHT_VERSION, files)
          : toText(files, process.stdout.isTTY === true),
      );
      for (const problem of problems) process.stderr.write(`specwright: ${problem}\n`);
      return problems.length > 0 ? 2 : reaches(files, options.failOn) ? 1 : 0;
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
