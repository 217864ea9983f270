// The versions that may follow, written like the one before.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nextVersions } from "../../../server/src/core/text/nextVersion.ts";

const following = (text: string) => nextVersions(text).map((next) => `${next.step} ${next.text}`);

describe("After a version comes", () => {
  for (const [text, ...next] of [
    ["3", "major 4"],
    ["1.2", "minor 1.3", "major 2.0"],
    ["1.9", "minor 1.10", "major 2.0"],
    ["1.2.3", "patch 1.2.4", "minor 1.3.0", "major 2.0.0"],
    ["v0.1", "minor v0.2", "major v1.0"],
    ["Version 2", "major Version 3"],
    ["**1.2** (draft)", "minor **1.3** (draft)", "major **2.0** (draft)"],
    ["1.0.0-rc.1", "patch 1.0.0", "minor 1.1.0", "major 2.0.0"],
  ] as const)
    it(`${text}: ${next.join(", ")}`, () => assert.deepEqual(following(text), next));

  it("nothing where there is none", () => {
    for (const text of ["", "[Version]", "TBD", "first"]) assert.deepEqual(following(text), []);
  });
});
