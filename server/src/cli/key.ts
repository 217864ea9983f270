import { createHash } from "node:crypto";
import type { Source } from "./answer.ts";
import type { Setup } from "./engine.ts";

/**
 * What all answers of a run depend on: the program (`build` names one of its builds), the Node it runs in, the texts of
 * the user's templates in their order, and the options. The built-in templates are part of the program.
 */
export function contextOf(build: string, { sources, forced }: Setup): string {
  const templates = sources.map(({ id, text }) => [id, text]);
  return digest(JSON.stringify([build, process.version, forced, templates]));
}

/**
 * What one answer depends on. The path is part of it, because a file is taken for a template by its name and its
 * folder, too: what is there is not known here, so every path is another one.
 */
export function keyOf(
  context: string,
  { path, isTemplate }: Omit<Source, "absolute">,
  bytes: Uint8Array,
): string {
  return digest(`${context}\n${isTemplate}\n${path}\n`, bytes);
}

/** Half of a SHA-256 in base64url: 22 characters, more than enough to tell files apart. */
export function digest(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest().subarray(0, 16).toString("base64url");
}
