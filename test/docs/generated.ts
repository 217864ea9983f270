// Parts of files that are written by a test, so that they cannot drift from the code they describe.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const projectRoot = join(__dirname, "..", "..");

export function read(path: string): string {
  return readFileSync(join(projectRoot, path), "utf8");
}

/** Fails where the file says something else than `expected`; outside of CI it is then written. */
export function assertCurrent(path: string, expected: string): void {
  if (read(path) === expected) return;
  const isCi = Boolean(process.env["CI"]);
  if (!isCi) writeFileSync(join(projectRoot, path), expected);
  assert.fail(
    isCi
      ? `${path} is stale: run 'npm test -- --unit' without CI set, and commit what it writes`
      : `${path} was stale and has been rewritten: look at the change, then run the tests again`,
  );
}

/** `text` with `content` between `<!-- generated: name -->` and `<!-- /generated -->`. */
export function withGenerated(path: string, text: string, name: string, content: string): string {
  const opening = `<!-- generated: ${name} -->`;
  const start = text.indexOf(opening);
  const end = text.indexOf("<!-- /generated -->", start);
  assert.ok(start >= 0 && end >= 0, `${path} has no place for '${name}': ${opening} … <!-- /generated -->`);
  return `${text.slice(0, start + opening.length)}\n${content}\n${text.slice(end)}`;
}

/** A Markdown table; bars in cells are escaped. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replace(/(?<!\\)\|/g, "\\|")).join(" | ")} |`;
  return [line(header), `|${header.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
}
