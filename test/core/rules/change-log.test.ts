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
  **Version:** 0.1

  ## Goals

  [Goal]

  ## Change Log

  | Date | Version | Author | Changes |
  |------|---------|--------|---------|
  | YYYY-MM-DD | 0.1 | [Editor] | [What changed] |
`;

function spec(version: string, ...rows: readonly string[]): string {
  return md`
    # Spec: Login

    **Status:** Draft
    **Version:** ${version}

    ## Goals

    One.

    ## Change Log

    | Date | Version | Author | Changes |
    |------|---------|--------|---------|
    ${rows.join("\n")}
  `;
}

const first = "| 2026-03-04 | 1.0 | Ann | All |";
const second = "| 2026-03-05 | 1.1 | Ben | More |";

function assertNothing(version: string, ...rows: readonly string[]): void {
  assert.deepEqual(
    findingsIn(templateOf(template), spec(version, ...rows)).filter(({ code }) => code === "change-log"),
    [],
    version,
  );
}

describe("change-log finds nothing", () => {
  it("where the newest row has the version, at whichever end it stands", () => {
    assertFindings(template, spec("1.1", first, second));
    assertFindings(template, spec("1.1", second, first));
    assertFindings(template, spec("v1.1.0", first, second));
    assertNothing("1.1", first, "| YYYY-MM-DD | 1.1 | Ben | More |");
  });

  it("where one of the two is not a version that can be compared", () => {
    assertNothing("Sprint 14", first, second);
    assertNothing("[Version]", first, second);
    assertNothing("TBD", first, second);
    assertNothing("2.0", first, "| 2026-03-05 | next | Ben | More |");
    assertNothing("2.0", first, "| 2026-03-05 | [2.0](https://example.com) | Ben | More |");
    assertNothing("1.2", "| 2026-03-04 | 3 | Ann | Third text |");
  });

  it("where nobody has written a row yet", () => {
    assertNothing("1.0");
    assertNothing("1.0", "| YYYY-MM-DD | 0.1 | [Editor] | [What changed] |");
    assertNothing("4.0", "| YYYY-MM-DD | 0.1 | [Name] | First draft |");
  });

  it("where the template's own version is not in its own change log: they count different things", () => {
    const apart = template.replace("**Version:** 0.1", "**Version:** 4.0");
    assert.deepEqual(
      findingsIn(templateOf(apart), spec("4.1", first, second)).map(({ code }) => code),
      [],
    );
  });

  it("where copies of the version differ: that is said instead", () => {
    const findings = findingsIn(templateOf(template), `${spec("1.2", first)}\n---\n\n*Version: 1.3*\n`);
    assert.deepEqual(
      findings.map(({ code }) => code),
      ["conflicting-fields"],
    );
  });

  it("without a change log, and in a list of releases", () => {
    assertFindings(
      "# [Name]\n\n**Version:** 0.1\n\n## Goals\n\n[Goal]\n",
      md`
        # Login

        **Version:** 1.2

        ## Goals

        One.

        ## Releases

        | Version | Date | Changes |
        |---------|------|---------|
        | 9.0 | 2026-03-04 | All |
      `,
    );
  });
});

describe("change-log finds", () => {
  it("a version that the change log does not have", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        **Status:** Draft
        **Version:** 1.2
                     ^^^ change-log information: Version 1.2 is not in the change log, whose newest is 1.1

        ## Goals

        One.

        ## Change Log

        | Date | Version | Author | Changes |
        |------|---------|--------|---------|
        ${first}
        ${second}
      `,
    );
  });

  it("a version that the change log has left behind", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        **Status:** Draft
        **Version:** 1.0
                     ^^^ change-log information: Version is 1.0, but the newest in the change log is 1.1

        ## Goals

        One.

        ## Change Log

        | Date | Version | Author | Changes |
        |------|---------|--------|---------|
        | 2026-03-05 | **1.1** | Ben | More |
        ${first}
      `,
    );
  });

  it("as the stage of the spec says", () => {
    assert.deepEqual(
      severitiesByStage(template, "change-log", (status) =>
        spec("1.2", first).replace("**Status:** Draft", `**Status:** ${status}`),
      ),
      { draft: "information", review: "warning", approved: "warning", done: "warning", closed: "hint" },
    );
  });
});

describe("change-log mends", () => {
  it("by a row of today in the table's own columns, with the template's slots for what is not known", () => {
    assertFix(
      template,
      spec("1.2", first, second),
      "Add 1.2 to the change log",
      spec("1.2", first, second, "| 2026-11-25 | 1.2 | [Editor] | [What changed] |"),
    );
    assertFix(
      template,
      spec("1.2", second, first),
      "Add 1.2 to the change log",
      spec("1.2", "| 2026-11-25 | 1.2 | [Editor] | [What changed] |", second, first),
    );
  });

  it("by a date that is written like that of the row before", () => {
    const added = (date: string, row: string) =>
      assertFix(
        template,
        spec("1.2", `| ${date} | 1.0 | Ann | All |`),
        "Add 1.2 to the change log",
        spec("1.2", `| ${date} | 1.0 | Ann | All |`, row),
      );
    added("04.03.2026", "| 25.11.2026 | 1.2 | [Editor] | [What changed] |");
    added("March 4th, 2026", "| November 25th, 2026 | 1.2 | [Editor] | [What changed] |");
    // What cannot be read is not imitated.
    added("03/04/2026", "| 2026-11-25 | 1.2 | [Editor] | [What changed] |");
    added("spring", "| 2026-11-25 | 1.2 | [Editor] | [What changed] |");
  });

  it("by a row without a date where the table has no such column", () => {
    const undated = (text: string) =>
      text
        .replace(/^\| (?:Date|-+|YYYY-MM-DD|[\d-]{10}) (?=\|)/gm, "")
        .replace("|------|---------|", "|---------|");
    assertFix(
      undated(template),
      undated(spec("1.2", first)),
      "Add 1.2 to the change log",
      undated(spec("1.2", first, "| 2026-11-25 | 1.2 | [Editor] | [What changed] |")),
    );
  });

  it("by a row whose slots are found, and by nothing more", () => {
    const [finding] = findingsIn(templateOf(template), spec("1.2", first));
    const after = spec("1.2", first, "| 2026-11-25 | 1.2 | [Editor] | [What changed] |");
    assert.equal(finding?.code, "change-log");
    assert.deepEqual(
      findingsIn(templateOf(template), after).map(({ message }) => message),
      ["Placeholder '[Editor]' is not filled", "Placeholder '[What changed]' is not filled"],
    );
  });

  it("the version, in all its copies", () => {
    const footer = (version: string) => `\n---\n\n*Version: ${version}*\n`;
    assertFix(
      template,
      spec("1.0", first, second) + footer("1.0"),
      "Change Version to 1.1",
      spec("1.1", first, second) + footer("1.1"),
    );
  });

  it("the version, and nothing of what the author says of it", () => {
    const before = spec("v1.0 (agreed with Ann)", first, second);
    assertFix(template, before, "Change Version to 1.1", spec("v1.1 (agreed with Ann)", first, second));
  });

  it("each with one fix that is taken first", () => {
    assert.deepEqual(fixTitles(template, spec("1.2", first)), ["* Add 1.2 to the change log"]);
    assert.deepEqual(fixTitles(template, spec("1.0", first, second)), ["* Change Version to 1.1"]);
  });
});
