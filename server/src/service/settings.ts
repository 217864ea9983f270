import picomatch from "picomatch";
import type { Severity } from "../core/rule/rule.ts";
import { type CheckOptions, defaultCheckOptions } from "../core/rule/severities.ts";

/** What a user sets, as read from the `specwright` section. Unknown and malformed values are as good as absent. */
export interface Settings {
  readonly check: CheckOptions;
  /** Globs of further template files, relative to a workspace folder. */
  readonly templates: readonly string[];
  /** Glob → template id or `none`, first match wins. */
  readonly recognition: readonly (readonly [glob: string, template: string])[];
}

export const defaultSettings: Settings = { check: defaultCheckOptions, templates: [], recognition: [] };

const severities: ReadonlySet<unknown> = new Set(["error", "warning", "information", "hint", "off"]);

/** Reads the settings from what a client or a configuration file gives; never throws. */
export function readSettings(raw: unknown): Settings {
  const section = asRecord(raw);
  const level = section["requiredHeadingLevel"];
  const rules = Object.entries(asRecord(section["rules"])).filter(
    (entry): entry is [string, Severity | "off"] => severities.has(entry[1]),
  );
  const globs = section["templates"];
  return {
    check: {
      requiredLevel:
        typeof level === "number" && level >= 1 && level <= 6 ? level : defaultCheckOptions.requiredLevel,
      severities: new Map(rules),
    },
    templates: Array.isArray(globs)
      ? globs.filter((glob): glob is string => typeof glob === "string" && glob !== "")
      : [],
    recognition: Object.entries(asRecord(section["recognition"])).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    ),
  };
}

/** What a setting must be, and the test for it. The client's settings are among them: they come in the same section. */
const shapes: Readonly<Record<string, readonly [shape: string, isFit: (value: unknown) => boolean]>> = {
  templates: ["a list of globs", (value) => Array.isArray(value) && value.every(isText)],
  recognition: [
    "globs with the id of a template each",
    (value) => isRecord(value) && Object.values(value).every(isText),
  ],
  requiredHeadingLevel: [
    "a number from 1 to 6",
    (value) => typeof value === "number" && value >= 1 && value <= 6,
  ],
  rules: [
    `rules with a severity each (${[...severities].join(", ")})`,
    (value) =>
      isRecord(value) &&
      Object.values(value).every((severity) => severity === "default" || severities.has(severity)),
  ],
  statusLens: ["true or false", (value) => typeof value === "boolean"],
  "newSpec.folder": ["a folder's path", isText],
  "newSpec.author": ["a name", isText],
};

/** A sentence for people about each setting that is not what it must be. What of it makes sense is used. */
export function misfits(raw: unknown): readonly string[] {
  const section = asRecord(raw);
  return Object.entries(shapes).flatMap(([name, [shape, isFit]]) => {
    const value = name.split(".").reduce<unknown>((above, key) => asRecord(above)[key], section);
    return value === undefined || value === null || isFit(value)
      ? []
      : [`The setting specwright.${name} must be ${shape}.`];
  });
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

/** The template id (or `none`) that a setting gives the file at `path` (relative to its folder, with `/`), or null. */
export function assignedTemplate(settings: Settings, path: string): string | null {
  return settings.recognition.find(([glob]) => isMatch(path, glob))?.[1] ?? null;
}

/**
 * True where something at `path` (relative to its folder, with `/`) that comes, changes or goes may change what the globs name:
 * a file that they match, or a folder that holds such files or may hold some.
 */
export function mayChangeMatches(globs: readonly string[], path: string): boolean {
  const isWithin = (inner: string, outer: string) =>
    outer === "" || outer === "." || inner === outer || inner.startsWith(`${outer}/`);
  const mayBeFolder = !/\.[^/.]+$/.test(path);
  return globs.some((glob) => {
    const { base } = picomatch.scan(glob.replace(/^\.\//, ""));
    return isMatch(path, glob) || isWithin(base, path) || (mayBeFolder && isWithin(path, base));
  });
}

/** A glob that is none, such as '', matches nothing. */
function isMatch(path: string, glob: string): boolean {
  try {
    return picomatch.isMatch(path, glob, { dot: true });
  } catch {
    return false;
  }
}
