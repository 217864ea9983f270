import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const projectRoot = join(import.meta.dirname, "..", "..");

/**
 * Asserts that a generated file in the project is what it should be. A stale one is written anew, so that the next
 * run passes and the change shows in the diff; on CI nothing is written.
 */
export function assertGenerated(path: string, wanted: string): void {
  const absolute = join(projectRoot, path);
  const found = existsSync(absolute) ? readFileSync(absolute, "utf8") : "";
  if (found === wanted) return;
  if (!process.env["CI"]) writeFileSync(absolute, wanted);
  assert.fail(
    `${path} is stale${process.env["CI"] ? "" : "; it was written anew, run the tests again and commit it"}`,
  );
}
