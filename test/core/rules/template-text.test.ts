import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertFindings, assertFix, fixTitles, md, severitiesByStage } from "../annotated.ts";

const template = md`
  # Spec: [Name]

  **Status:** Draft | In Review | Approved | Implemented | Rejected

  ## Overview

  <!-- Say what it is before how it works. -->

  Brief description of what this spec covers.

  ## Security

  Tokens are kept for an hour and are never written to a log.

  ## Goals

  *List what will be true afterwards.*

  - [Goal]

  ## Checklist

  - [ ] Input is checked on the server
  - [ ] Each operation knows its caller

  ## Notes

  N/A
`;

const spec = (parts: { readonly [title: string]: string }) =>
  [
    "# Spec: Login\n\n**Status:** Draft\n",
    ...[
      ["Overview", "It is."],
      ["Security", "Tokens are short-lived."],
      ["Goals", "- Be quick"],
      ["Checklist", "- [ ] Input is checked on the server\n- [ ] Each operation knows its caller"],
      ["Notes", "N/A"],
    ].map(([title = "", body = ""]) => `## ${title}\n${parts[title] ?? `\n${body}`}\n`),
  ].join("\n");

describe("template-text finds", () => {
  it("a section left as the template wrote it, at its heading", () => {
    assertFindings(
      template,
      spec({
        Security: md`
             ^^^^^^^^ template-text hint: Section 'Security' still says what the template says

          Tokens are kept for an hour and are never written to a log.
        `.trimEnd(),
      }),
    );
  });

  it("an instruction beside the author's own words", () => {
    assertFindings(
      template,
      spec({
        Overview: md`

          Brief description of what this spec covers.
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ template-text hint: This still tells the writer what to do: replace or delete it

          It is about logging in.
        `.trimEnd(),
      }),
    );
  });

  it("guidance beside the author's own words, as a comment or in italics", () => {
    assertFindings(
      template,
      spec({
        Overview: md`
          <!-- Say what it is before how it works. -->
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ template-text hint: Guidance of the template is still here: delete it

          It is about logging in.
        `.trimEnd(),
        Goals: md`

          *List what will be true afterwards.*
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ template-text hint: Guidance of the template is still here: delete it

          - Be quick
        `.trimEnd(),
      }),
    );
  });
});

describe("template-text does not find", () => {
  it("the author's own words, a checklist, or a body too short to tell", () => {
    assertFindings(template, spec({}));
  });

  it("guidance in a section where nothing else is written yet", () => {
    assertFindings(
      template,
      spec({
        Overview: md`
             ^^^^^^^^ empty-section information: Section 'Overview' is empty
          <!-- Say what it is before how it works. -->
        `.trimEnd(),
      }),
    );
  });

  it("the words of an instruction within a sentence", () => {
    assertFindings(
      template,
      spec({ Overview: "\nThe brief: Brief description of what this spec covers. And more." }),
    );
  });

  it("a section that holds slots: they are found as such", () => {
    assertFindings(
      "# [Name]\n\n## Goals\n\nWe will [do something] for our users.\n",
      md`
        # Login

        ## Goals

        We will [do something] for our users.
                ^^^^^^^^^^^^^^ placeholder information: Placeholder '[do something]' is not filled
      `,
    );
  });
});

describe("template-text mends", () => {
  it("by deleting the guidance with its line", () => {
    assertFix(
      template,
      spec({ Overview: "<!-- Say what it is before how it works. -->\n\nIt is about logging in." }),
      "Delete template text",
      spec({ Overview: "It is about logging in." }),
    );
  });

  it("by deleting the instruction", () => {
    const before = spec({
      Overview: "\nBrief description of what this spec covers.\n\nIt is about logging in.",
    });
    assert.deepEqual(fixTitles(template, before), ["* Delete template text"]);
    assertFix(template, before, "Delete template text", spec({ Overview: "\nIt is about logging in." }));
  });

  it("not a whole section: what to write instead is the author's matter", () => {
    assert.deepEqual(
      fixTitles(
        template,
        spec({ Security: "\nTokens are kept for an hour and are never written to a log." }),
      ),
      [],
    );
  });
});

it("template-text weighs more as the spec advances", () => {
  assert.deepEqual(
    severitiesByStage(template, "template-text", (status) =>
      spec({ Security: "\nTokens are kept for an hour and are never written to a log." }).replace(
        "Draft",
        status,
      ),
    ),
    { draft: "hint", review: "information", approved: "warning", done: "warning", closed: "hint" },
  );
});
