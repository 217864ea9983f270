// Each built-in kind has words of its own: New Spec's document, one line of it, what is offered there.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { startEditor } from "./connection.ts";
import { completions, newSpec, taken } from "./verbs.ts";

interface Line {
  readonly id: string;
  /** Begins the line; the cursor is put at its end, before what the line goes on with. */
  readonly line: RegExp;
  readonly offered: string;
  readonly result: RegExp;
}

const lines: readonly Line[] = [
  {
    id: "technical-spec",
    line: /^status: draft/m,
    offered: "draft, in-review, approved, implemented",
    result: /^status: in-review # /m,
  },
  {
    id: "technical-spec",
    line: /^\|.*\| High\/Med\/Low(?= \|)/m,
    offered: "High, Med, Low",
    result: /^\|.*\| Med \|/m,
  },
  {
    id: "implementation-spec",
    line: /^\*\*Document Status\*\*: DRAFT/m,
    offered: "DRAFT, IN_REVIEW, APPROVED, IMPLEMENTED",
    result: /^\*\*Document Status\*\*: IN_REVIEW {2}$/m,
  },
  {
    id: "solution-design",
    line: /^\*\*Status:\*\* Draft/m,
    offered: "Draft, Review, Approved, Implemented",
    result: /^\*\*Status:\*\* Review {2}$/m,
  },
  {
    id: "feature-spec",
    line: /^\| \*\*Status\*\* \| Draft/m,
    offered: "Draft, In Review, Approved, Implemented",
    result: /^\| \*\*Status\*\* \| In Review \|$/m,
  },
  {
    id: "feature-spec",
    line: /^\| FR-1 \|.*?\| P0\/P1\/P2/m,
    offered: "P0, P1, P2",
    result: /^\| FR-1 \|.*?\| P1 \|/m,
  },
  {
    id: "system-spec",
    line: /^status: planned/m,
    offered: "planned, in-progress, implemented",
    result: /^status: in-progress/m,
  },
  {
    id: "system-spec",
    line: /^priority: \[low/m,
    offered: "low, medium, high",
    result: /^priority: medium$/m,
  },
  {
    id: "system-spec",
    line: /^- \[ \] \*\*FR-001\*\*:.*\(priority: \[low/im,
    offered: "low, medium, high",
    result: /^- \[ \] \*\*FR-001\*\*:.*\(priority: medium\)$/im,
  },
  {
    id: "system-spec",
    line: /^\*\*Status\*\*: \[?DRAFT/m,
    offered: "DRAFT, REVIEW, APPROVED",
    result: /^\*\*Status\*\*: REVIEW$/m,
  },
];

describe("In its own words, letter case and order:", () => {
  for (const { id, line, offered, result } of lines) {
    it(`${id}, ${offered}`, async (test) => {
      const editor = await startEditor(test);
      const uri = "file:///work/new.md";
      const text = await newSpec(editor, id);
      assert.match(text, line);
      const items = await completions(
        editor,
        uri,
        text.replace(line, (begun) => `${begun}‸`),
      );
      assert.equal(items.map((item) => item.label).join(", "), offered);
      assert.equal(new Set(items.map((item) => item.documentation)).size, items.length, "Each says its own");
      const second = offered.split(", ")[1] ?? "";
      assert.match(taken(editor, uri, items, second).join("\n"), result);
    });
  }
});
