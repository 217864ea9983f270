// A promise without a test is none: each row of docs/trust.md names one that is there.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { projectRoot } from "../generated/generated.ts";
import { read } from "./parts.ts";

/** The rows of all tables whose header is `Promise | Tested by`. */
const rows = read("docs/trust.md")
  .split(/^\| Promise \| Tested by \|\n\|---\|---\|\n/m)
  .slice(1)
  .flatMap((tableAndMore) => tableAndMore.split("\n\n")[0]?.trim().split("\n") ?? []);

describe("Every promise of docs/trust.md is tested", () => {
  it("and there are some", () => {
    assert.ok(rows.length > 25, `${rows.length}`);
  });

  for (const row of rows) {
    const [promise = "", tests = ""] = row.split("|").slice(1);
    it(promise.trim(), () => {
      const named = [...tests.matchAll(/`(test\/[^`]+)`/g)].map((match) => match[1] ?? "");
      assert.ok(named.length > 0, "no test is named");
      for (const path of named) assert.ok(existsSync(join(projectRoot, path)), `${path} is not there`);
    });
  }
});
