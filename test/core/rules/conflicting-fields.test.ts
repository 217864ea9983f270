import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertFindings, assertFix, fixTitles, md, severitiesByStage } from "../annotated.ts";

const template = md`
  ---
  title: "[Name]"
  status: draft # draft | in-review | approved | implemented | rejected
  created: YYYY-MM-DD
  author: "[Author]"
  ---

  # [Name]

  **Target Release:** [Release]

  ## Goals

  [Goal]

  ---

  *Target Release: [Release]*
`;

/** Two vocabularies of one name: the work's state and the paper's. */
const twoStates = md`
  ---
  status: planned # planned | in-progress | implemented
  ---

  # [Name]

  ## Goals

  [Goal]

  ---

  **Status**: [DRAFT|REVIEW|APPROVED]
`;

const goals = "\n## Goals\n\nOne.\n";

/** A spec with one more line in its header. */
function withHeader(line: string, release = "2.0"): string {
  return md`
    ---
    title: Login
    status: draft
    created: 2026-03-04
    author: Ann Lee
    ---

    # Login

    **Target Release:** ${release}
    ${line}
    ${goals}
  `;
}

describe("conflicting-fields finds nothing", () => {
  it("where a value is written in other letters, as another date, or as the same version", () => {
    for (const line of [
      "**Status:** Draft",
      "**Status:** DRAFT (until Friday)",
      "**Created:** March 4, 2026",
      "**Created:** 2026-03-04 (a Wednesday)",
      "**Created:** 4th March 2026",
      "**Author:** Ann Lee",
    ])
      assertFindings(template, withHeader(line));
  });

  it("where nobody can tell whether it is the same", () => {
    for (const line of [
      "**Created:** 03.04.2026",
      "**Created:** last week",
      "**Author:** Ann",
      "**Author:** @alee",
      "**Author:** a.lee@example.com",
      "**Owner:** Team Routing",
    ])
      assertFindings(template, withHeader(line));
  });

  it("where a copy is empty or put off", () => {
    for (const line of ["**Reviewed:** 2026-03-09", "**Version:** TBD", "**Priority:** High"])
      assertFindings(template, withHeader(line));
    assertFindings(
      template,
      md`
        ---
        title: Login
        status: draft
        created: 2026-03-04
        author: Ann Lee
        ---

        # Login

        **Target Release:** 2.0
        **Created:** YYYY-MM-DD
                     ^^^^^^^^^^ placeholder information: Placeholder 'YYYY-MM-DD' is not filled
        ${goals}
      `,
    );
  });

  it("where the template asks for other values in the other place", () => {
    assertFindings(
      twoStates,
      md`
        ---
        status: in-progress
        ---

        # Login
        ${goals}
        ---

        **Status**: APPROVED
      `,
    );
  });

  it("where one of the two is no value at all: that is said instead", () => {
    assertFindings(
      template,
      md`
        ---
        title: Login
        status: finished
                ^^^^^^^^ invalid-value error: status must be one of: draft, in-review, approved, implemented, rejected
        created: 2026-03-04
        author: Ann Lee
        ---

        # Login

        **Target Release:** 2.0
        **Status:** Draft
        ${goals}
      `,
    );
  });

  it("in prose, lists and tables of a section", () => {
    assertFindings(
      template,
      md`
        ---
        title: Login
        status: draft
        created: 2026-03-04
        author: Ann Lee
        ---

        # Login

        **Target Release:** 2.0

        ## Goals

        - **Status:** Approved
        - **Created:** 2020-01-01

        | Status | Approved |
        |--------|----------|
        | Version | 3 |
      `,
    );
  });
});

describe("conflicting-fields finds", () => {
  it("a status that the front matter does not have", () => {
    assertFindings(
      template,
      md`
        ---
        title: Login
        status: draft
        created: 2026-03-04
        author: Ann Lee
        ---

        # Login

        **Target Release:** 2.0
        **Status:** Approved
                    ^^^^^^^^ conflicting-fields warning: Status is 'Approved' here, but 'draft' in the front matter
        **Created:** 2026-03-05
                     ^^^^^^^^^^ conflicting-fields warning: Created is '2026-03-05' here, but '2026-03-04' in the front matter
        **Author:** Ben Ray
                    ^^^^^^^ conflicting-fields warning: Author is 'Ben Ray' here, but 'Ann Lee' in the front matter
        ${goals}
      `,
    );
  });

  it("every copy that differs from the first, and a text that the template has in both places", () => {
    assertFindings(
      template,
      md`
        ---
        title: Login
        status: draft
        created: 2026-03-04
        author: Ann Lee
        version: 1.0
        ---

        # Login

        **Target Release:** Summer
        **Version:** 1.0.0

        ## Goals

        One.

        ---

        *Target Release: Autumn*
                         ^^^^^^ conflicting-fields warning: Target Release is 'Autumn' here, but 'Summer' in the header
        *Version: 1.1*
                  ^^^ conflicting-fields warning: Version is '1.1' here, but '1.0' in the front matter
      `,
    );
  });

  it("two forms in the header", () => {
    assertFindings(
      "# [Name]\n\n**Version:** 1.0\n\n## Goals\n\n[Goal]\n",
      md`
        # Login

        **Version:** 1.0

        ## Document Information

        | Field | Value |
        |-------|-------|
        | Version | v1.1 |
                    ^^^^ conflicting-fields warning: Version is 'v1.1' here, but '1.0' in the header

        ## Goals

        One.
      `,
    );
  });

  it("as the stage of the spec says", () => {
    assert.deepEqual(
      severitiesByStage(template, "conflicting-fields", (status) =>
        withHeader("**Created:** 2026-03-05").replace("status: draft", `status: ${status.toLowerCase()}`),
      ),
      { draft: "warning", review: "warning", approved: "error", done: "error", closed: "information" },
    );
  });
});

describe("conflicting-fields mends", () => {
  const before = withHeader("**Status:** In Review");

  it("by taking the first value, or that of the other place, spelt as each place spells it", () => {
    assertFix(template, before, "Use 'draft' in the header", withHeader("**Status:** draft"));
    assertFix(
      template,
      before,
      "Use 'In Review' in the front matter",
      before.replace("status: draft", "status: in-review"),
    );
  });

  it("a value that YAML would not read, in quotes; one with a bar, escaped in a table", () => {
    const texts = md`
      ---
      name: "[Text]"
      ---

      # [Name]

      | Field | Value |
      |-------|-------|
      | Name | [Text] |

      ## Goals

      [Goal]
    `;
    const spec = md`
      ---
      name: Whatever has been known as a|b since the very beginning
      ---

      # Login

      | Field | Value |
      |-------|-------|
      | Name | Login: once |

      ## Goals

      One.
    `;
    assertFix(
      texts,
      spec,
      "Use 'Login: once' in the front matter",
      spec.replace("Whatever has been known as a|b since the very beginning", "'Login: once'"),
    );
    assertFix(
      texts,
      spec,
      "Use 'Whatever has been known as a|b since the very beginning' in the table",
      spec.replace("Login: once", "Whatever has been known as a\\|b since the very beginning"),
    );
  });

  it("all places that say otherwise in one go", () => {
    const spec = `${withHeader("**Version:** 1.0")}\n---\n\n*Version: 1.1*\n`.replace(
      "author:",
      "version: 1.0\nauthor:",
    );
    assertFix(template, spec, "Use '1.1' in all places", spec.replaceAll("1.0", "1.1"));
  });

  it("with no fix that is taken without thinking", () => {
    assert.deepEqual(fixTitles(template, before), [
      "Use 'draft' in the header",
      "Use 'In Review' in the front matter",
    ]);
  });
});
