// Lists in front matter are read without the parser for YAML where that gives the same.
import assert from "node:assert/strict";
import { it } from "node:test";
import fc from "fast-check";
import { isSeq, parseDocument } from "yaml";
import { yamlItems } from "../../../server/src/core/markdown/yamlItems.ts";
import { seed } from "../seed.ts";

const pieces = [
  ...["[", "]", ", ", ",", "\n", "\n- ", "\n  - ", "\n  ", "- ", "-", " ", "  ", "\t", "\r\n- ", "\u00a0"],
  ...[
    "a",
    "b c",
    "Name",
    '"q"',
    "'q'",
    "1",
    "true",
    "null",
    "~",
    "low|high",
    "YYYY-MM-DD",
    "a:b",
    "a/b",
    "é",
  ],
  ...[
    "# c",
    " # c",
    "#",
    ":",
    ": ",
    "|",
    ">",
    "&x",
    "*x",
    "!t",
    "{",
    "}",
    "?",
    "%",
    "@",
    "...",
    "---",
    "\\",
    "`",
  ],
  ...["[a, b]", '["x", y]', "\n- a", "\n  - a b", "\n  - 'q' # c", "\n# c"],
];

/** What the parser says. */
function parsed(rest: string): readonly string[] {
  const document = parseDocument(rest, { keepSourceTokens: true, strict: false, logLevel: "silent" });
  const node = document.errors.length === 0 ? document.contents : null;
  if (!isSeq(node)) return [];
  return node.items.flatMap((item) => {
    const range = typeof item === "object" && item !== null && "range" in item ? item.range : null;
    return Array.isArray(range) ? [`${range[0]}–${range[1]}`] : [];
  });
}

it("The items of a list are those that YAML's parser finds", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...pieces), { maxLength: 9 }).map((parts) => ` ${parts.join("")}`.trimEnd()),
      (rest) =>
        assert.deepEqual(
          yamlItems(rest).map(({ start, end }) => `${start}–${end}`),
          parsed(rest),
        ),
    ),
    { numRuns: 20_000, seed },
  );
});
