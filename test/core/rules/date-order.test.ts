import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertFindings, assertFix, fixTitles, md, severitiesByStage } from "../annotated.ts";

const template = md`
  # Spec: [Name]

  **Status:** Draft | In Review | Approved | Implemented | Rejected
  **Created:** YYYY-MM-DD
  **Last Updated:** YYYY-MM-DD

  ## Goals

  [Goal]
`;

function dated(created: string, updated: string, more = ""): string {
  return md`
    # Spec: Login

    **Status:** Draft
    **Created:** ${created}
    **Last Updated:** ${updated}
    ${more}

    ## Goals

    One.
  `;
}

describe("date-order finds nothing", () => {
  it("where the dates are in order, or the same", () => {
    assertFindings(template, dated("2026-03-04", "2026-03-05"));
    assertFindings(template, dated("2026-03-04", "2026-03-04"));
  });

  it("where one of them is no ISO date", () => {
    assertFindings(template, dated("2026-03-04", "March 3, 2026"));
    assertFindings(template, dated("March 4, 2026", "2026-03-03"));
    assertFindings(template, dated("04.03.2026", "03.03.2026"));
  });

  it("in dates that may be earlier: of reviews to come, of targets, of other things", () => {
    for (const name of ["Target Date", "Next Review", "Review Date", "Due", "Date", "Start Date"])
      assertFindings(template, dated("2026-03-04", "2026-03-05", `**${name}:** 2025-01-01`));
  });

  it("where nothing says when the spec was created", () => {
    assertFindings(
      "# [Name]\n\n## Goals\n\n[Goal]\n",
      "# Login\n\n**Updated:** 2026-03-04\n**Approved:** 2026-03-01\n\n## Goals\n\nOne.\n",
    );
  });
});

describe("date-order finds", () => {
  it("an update before the spec was there", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        **Status:** Draft
        **Created:** 2026-03-04
        **Last Updated:** 2026-03-01 (typing errors)
                          ^^^^^^^^^^ date-order information: Last Updated (2026-03-01) is before Created (2026-03-04)
        **Approved on:** 2025-12-24
                         ^^^^^^^^^^ date-order information: Approved on (2025-12-24) is before Created (2026-03-04)

        ## Goals

        One.
      `,
    );
  });

  it("one in the footer of a spec with front matter", () => {
    assertFindings(
      "---\ncreated: YYYY-MM-DD\n---\n\n# [Name]\n\n## Goals\n\n[Goal]\n\n---\n\n*Last Updated: YYYY-MM-DD*\n",
      md`
        ---
        created: 2026-03-04
        ---

        # Login

        ## Goals

        One.

        ---

        *Last Updated: 2026-03-03*
                       ^^^^^^^^^^ date-order information: Last Updated (2026-03-03) is before created (2026-03-04)
      `,
    );
  });

  it("as the stage of the spec says", () => {
    assert.deepEqual(
      severitiesByStage(template, "date-order", (status) =>
        dated("2026-03-04", "2026-03-01").replace("Draft", status),
      ),
      {
        draft: "information",
        review: "information",
        approved: "warning",
        done: "warning",
        closed: "hint",
      },
    );
  });
});

describe("date-order mends", () => {
  it("by swapping the two dates, or by moving the later one", () => {
    const before = dated("2026-03-04", "2026-03-01 (typing errors)");
    assertFix(template, before, "Swap the two dates", dated("2026-03-01", "2026-03-04 (typing errors)"));
    assertFix(
      template,
      before,
      "Change Last Updated to 2026-03-04",
      dated("2026-03-04", "2026-03-04 (typing errors)"),
    );
    assert.deepEqual(fixTitles(template, before), [
      "Swap the two dates",
      "Change Last Updated to 2026-03-04",
    ]);
  });
});
