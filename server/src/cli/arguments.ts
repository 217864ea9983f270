import { parseArgs } from "node:util";
import type { Severity } from "../core/rule/rule.ts";

/** What the command line asks for. */
export type Command =
  | { readonly kind: "check"; readonly options: CheckArguments }
  | { readonly kind: "templates"; readonly templates: readonly string[]; readonly format: Format }
  | { readonly kind: "help" }
  | { readonly kind: "version" };

export type Format = "text" | "json";

export interface CheckArguments {
  /** Files, folders or globs; empty: the current folder. */
  readonly inputs: readonly string[];
  readonly format: Format;
  readonly failOn: Severity | "never";
  /** Globs of further template files. */
  readonly templates: readonly string[];
  /** Id of the template to check against, whatever a file looks like; null: recognise. */
  readonly template: string | null;
  /** Worker threads; 1: none, null: as many as pay. */
  readonly threads: number | null;
  /** Where to keep answers from run to run (null: the usual place); null: nowhere. */
  readonly cache: { readonly location: string | null } | null;
  /** Say on stderr what was checked anew. */
  readonly stats: boolean;
}

/** Wrong usage; the message is for the person who typed it. */
export class UsageError extends Error {}

const levels: readonly string[] = ["error", "warning", "information", "hint", "never"];

/** Reads the arguments behind `specwright`. Throws `UsageError` where they are not understood. */
export function readArguments(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  if (values.help) return { kind: "help" };
  if (values.version) return { kind: "version" };
  const [name, ...inputs] = positionals;
  const format = oneOf(values.format ?? "text", ["text", "json"] as const, "--format");
  const templates = values.templates ?? [];
  if (name === "check") {
    const failOn = values["fail-on"] ?? "error";
    if (!isLevel(failOn)) throw new UsageError(`--fail-on must be one of: ${levels.join(", ")}`);
    const location = values["cache-location"] ?? null;
    if (location !== null && !values.cache) throw new UsageError("--cache-location needs --cache");
    if (location === "") throw new UsageError("--cache-location needs a file or a folder");
    return {
      kind: "check",
      options: {
        inputs,
        format,
        failOn,
        templates,
        template: values.template ?? null,
        threads: values.threads === undefined ? null : threadsOf(values.threads),
        cache: values.cache ? { location } : null,
        stats: values.stats ?? false,
      },
    };
  }
  if (name === "templates") {
    if (inputs.length > 0) throw new UsageError(`'templates' takes no files, but got '${inputs[0]}'`);
    return { kind: "templates", templates, format };
  }
  if (name === undefined) throw new UsageError("No command given");
  throw new UsageError(`Unknown command '${name}'`);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: "string" },
        "fail-on": { type: "string" },
        templates: { type: "string", multiple: true },
        template: { type: "string" },
        threads: { type: "string" },
        cache: { type: "boolean" },
        "cache-location": { type: "string" },
        stats: { type: "boolean" },
        help: { type: "boolean", short: "h" },
        version: { type: "boolean", short: "v" },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function oneOf<T extends string>(value: string, allowed: readonly T[], option: string): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw new UsageError(`${option} must be one of: ${allowed.join(", ")}`);
  return found;
}

function threadsOf(value: string): number {
  const threads = /^\d{1,3}$/.test(value) ? Number(value) : 0;
  if (threads < 1) throw new UsageError("--threads must be a number from 1 to 999");
  return threads;
}

function isLevel(value: string): value is Severity | "never" {
  return levels.includes(value);
}

export const usage = `Usage: specwright check [files, folders or globs...] [options]
       specwright templates [options]

Checks technical specs written in Markdown against the templates they follow.
Templates in .specwright/templates are used beside the built-in ones.

Options for check:
  --format text|json     how to print the findings (default: text)
  --fail-on LEVEL        exit with 1 from this severity on: error, warning,
                         information, hint or never (default: error)
  --templates GLOB       more template files; may be given several times
  --template ID          check every file against this template
  --cache                keep the answers, and check only what has changed since
  --cache-location PATH  file or folder to keep them in (default:
                         node_modules/.cache/specwright if there is a folder
                         node_modules, else the current folder)
  --threads N            check in N worker threads, 1 for none (default: as many
                         as there are processors, at most 8, where it pays)
  --stats                say on stderr how many files were checked

  -h, --help             show this text
  -v, --version          show the version

Exit codes: 0 no finding at or above the level, 1 some, 2 wrong usage or unreadable input.
`;
