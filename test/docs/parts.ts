// Parts of the documentation that a test writes, so that they cannot drift from the code they describe.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assertGenerated, projectRoot } from "../generated/generated.ts";

export function read(path: string): string {
  return readFileSync(join(projectRoot, path), "utf8");
}

/** Asserts that `content` stands between `<!-- generated: name -->` and `<!-- /generated -->`, and writes it there. */
export function assertPart(path: string, name: string, content: string): void {
  const text = read(path);
  const opening = `<!-- generated: ${name} -->`;
  const start = text.indexOf(opening);
  const end = text.indexOf("<!-- /generated -->", start);
  assert.ok(start >= 0 && end >= 0, `${path} has no place for '${name}': ${opening} … <!-- /generated -->`);
  assertGenerated(path, `${text.slice(0, start + opening.length)}\n${content}\n${text.slice(end)}`);
}

/** A Markdown table; bars in cells are escaped. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replace(/(?<!\\)\|/g, "\\|")).join(" | ")} |`;
  return [line(header), `|${header.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
}
