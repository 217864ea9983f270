import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  assertFindings,
  assertFix,
  findingsIn,
  fixTitles,
  md,
  severitiesByStage,
  templateOf,
} from "../annotated.ts";

const template = md`
  # Spec: [Name]

  **Status:** Draft | In Review | Approved | Implemented | Rejected
  **Created:** YYYY-MM-DD
  **Review Date:** {YYYY-MM-DD}

  ## Goals

  [Goal]

  ## Change Log

  | Date | Version | Changes |
  |------|---------|---------|
  | YYYY-MM-DD | 0.1 | [What changed] |
`;

/** The same without saying how dates are written. */
const anyFormat = template.replace("YYYY-MM-DD", "[Date]");

function withCreated(date: string): string {
  return md`
    # Spec: Login

    **Status:** Draft
    **Created:** ${date}
    **Review Date:** 2026-06-01

    ## Goals

    One.

    ## Change Log

    | Date | Version | Changes |
    |------|---------|---------|
    | 2026-03-04 | 0.1 | All |
  `;
}

function messagesFor(date: string, of = template): readonly string[] {
  return findingsIn(templateOf(of), withCreated(date)).map(({ code, message }) => `${code}: ${message}`);
}

describe("invalid-date finds nothing", () => {
  it("in a date, with whatever is written behind it", () => {
    for (const date of [
      "2026-03-04",
      "2024-02-29",
      "2026-03-04 (first draft)",
      "2026-03-04T10:30:00Z",
      "2026-03-04 to 2026-03-10",
      "2026-03-04, by Ann",
    ])
      assert.deepEqual(messagesFor(date), [], date);
  });

  it("in what people write when they mean a day or a time", () => {
    for (const date of [
      "March 3, 2026",
      "3 March 2026",
      "31 February 2026",
      "03.04.2026",
      "31/02/2026",
      "04-03-2026",
      "26-03-04",
      "2026-03",
      "2026",
      "Q3 2026",
      "2026-W12",
      "2026-03-XX",
      "next sprint",
      "TBD by design",
      "TBD 2026-13-45",
      "N/A",
      "20261345",
      "1.2.3",
      "2026.13.01.7",
      "10.20.30.40",
    ])
      assert.deepEqual(
        messagesFor(date).filter((message) => !message.startsWith("placeholder")),
        [],
        date,
      );
  });

  it("in another way of writing a date where the template does not show YYYY-MM-DD", () => {
    for (const date of ["2026-3-4", "2026/03/04", "2026.03.04", "20260304", "2026/13/01", "2026-03-044"])
      assert.deepEqual(messagesFor(date, anyFormat), [], date);
  });

  it("in fields that hold no date, and in sections", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        **Status:** Draft
        **Created:** 2026-03-04
        **Review Date:** 2026-06-01
        **Ticket:** 2026-13-01

        ## Goals

        **Created:** 2026-02-30

        | Date | Day |
        |------|-----|
        | 2026-02-30 | None |

        ## Change Log

        None.
      `,
    );
  });
});

describe("invalid-date finds", () => {
  it("a day or a month that does not exist", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        **Status:** Draft
        **Created:** 2026-02-30 (about)
                     ^^^^^^^^^^ invalid-date warning: Created '2026-02-30' is no date: February 2026 has 28 days
        **Review Date:** 2026-13-01
                         ^^^^^^^^^^ invalid-date warning: Review Date '2026-13-01' is no date: there is no month 13
        **Updated:** 2026-04-00
                     ^^^^^^^^^^ invalid-date warning: Updated '2026-04-00' is no date: there is no day 0

        ## Goals

        One.

        ## Change Log

        | Date | Version | Changes |
        |------|---------|---------|
        | 2026-04-31 | 0.1 | All |
          ^^^^^^^^^^ invalid-date warning: Date '2026-04-31' is no date: April 2026 has 30 days
        | 2026-5-1 | 0.2 | More |
          ^^^^^^^^ invalid-date warning: Date must be written YYYY-MM-DD: 2026-05-01
      `,
    );
    assert.deepEqual(messagesFor("2026-02-30", anyFormat), [
      "invalid-date: Created '2026-02-30' is no date: February 2026 has 28 days",
    ]);
  });

  it("a date that is not written as the template shows it", () => {
    for (const date of ["2026-3-4", "2026-03-4", "2026/03/04", "2026.3.04", "20260304"])
      assert.deepEqual(
        messagesFor(date),
        ["invalid-date: Created must be written YYYY-MM-DD: 2026-03-04"],
        date,
      );
  });

  it("a slip of the pen in one", () => {
    for (const date of ["2026-03--04", "2026-03-044", "202-03-04", "20226-03-04"])
      assert.deepEqual(
        messagesFor(date),
        [`invalid-date: Created '${date}' is no date: a date is written YYYY-MM-DD`],
        date,
      );
  });

  it("a value in front matter, inside its quotes", () => {
    assertFindings(
      '---\ncreated: YYYY-MM-DD\nupdated: "YYYY-MM-DD"\n---\n\n# [Name]\n\n## Goals\n\n[Goal]\n',
      md`
        ---
        created: 2026-02-29 # the day before
                 ^^^^^^^^^^ invalid-date warning: created '2026-02-29' is no date: February 2026 has 28 days
        updated: "2026-3-1"
                  ^^^^^^^^ invalid-date warning: updated must be written YYYY-MM-DD: 2026-03-01
        ---

        # Login

        ## Goals

        One.
      `,
    );
  });

  it("as the stage of the spec says", () => {
    assert.deepEqual(
      severitiesByStage(template, "invalid-date", (status) =>
        withCreated("2026-02-30").replace("Draft", status),
      ),
      { draft: "warning", review: "warning", approved: "error", done: "error", closed: "information" },
    );
  });
});

describe("invalid-date mends", () => {
  it("a date that can only mean one day", () => {
    for (const date of ["2026-3-4", "2026/03/04", "2026.03.4", "20260304", "2026-03--04"]) {
      assertFix(template, withCreated(`${date}`), "Change to '2026-03-04'", withCreated("2026-03-04"));
      assert.deepEqual(
        findingsIn(templateOf(template), withCreated(date)).flatMap(({ fixes }) =>
          fixes().map(({ mechanical, preferred }) => [mechanical, preferred]),
        ),
        [[true, true]],
        date,
      );
    }
    assertFix(
      template,
      withCreated("2026-3-4 (first draft)"),
      "Change to '2026-03-04'",
      withCreated("2026-03-04 (first draft)"),
    );
  });

  it("a month and a day that may have changed places, if that is wanted", () => {
    assertFix(template, withCreated("2026-13-01"), "Change to '2026-01-13'", withCreated("2026-01-13"));
    assert.deepEqual(fixTitles(template, withCreated("2026-13-01")), ["Change to '2026-01-13'"]);
  });

  it("nothing where nobody can tell what was meant", () => {
    for (const date of ["2026-02-30", "2026-13-13", "202-03-04"])
      assert.deepEqual(fixTitles(template, withCreated(date)), [], date);
  });
});
