// Which table is a spec's change log, what its columns mean, and how a new row is written.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { builtInTemplates } from "../../../server/src/builtInTemplates.ts";
import {
  type ChangeLog,
  changeLogOf,
  type LogEntry,
  logCell,
  newestRow,
  rowFor,
} from "../../../server/src/core/binding/changeLog.ts";
import { newSpec } from "../../../server/src/core/template/newSpec.ts";
import { applied, bound, md, templateOf, variants } from "../annotated.ts";

const template = md`
  # Spec: [Name]

  **Version:** 0.1

  ## Goals

  [Goal]

  ## Changes of This Text

  | Date | Version | Author | Changes | Reason |
  |------|---------|--------|---------|--------|
  | YYYY-MM-DD | 0.1 | [Editor] | First draft | New feature |
  | YYYY-MM-DD | 0.2 | [Editor] | [What changed] | [Why] |
`;

const without = md`
  # Spec: [Name]

  **Version:** 0.1

  ## Goals

  [Goal]
`;

function logIn(spec: string, of = template): ChangeLog | null {
  return changeLogOf(bound(templateOf(of), spec));
}

/** The first line of the log's table and what its columns mean. */
function meaningsIn(spec: string, of = template): readonly string[] | null {
  return logIn(spec, of)?.columns.map(({ name, meaning }) => `${name}: ${meaning}`) ?? null;
}

function assertRow(of: string, before: string, entry: LogEntry, after: string): void {
  for (const { name, of: as } of variants) {
    const log = logIn(as(before), as(of));
    assert.ok(log);
    assert.equal(applied(as(before), [rowFor(log, entry)]), as(after), `as ${name}`);
  }
}

describe("A change log is", () => {
  it("the table in the section that answers to the template's section with one", () => {
    assert.deepEqual(
      meaningsIn(md`
        # Spec: Login

        ## Changes of This Text

        | Date | Version | Changes | Why |
        |------|---------|---------|-----|
        | 2026-03-04 | 0.1 | First draft | New |
      `),
      ["Date: date", "Version: version", "Changes: change", "Why: other"],
    );
  });

  it("a table under a heading that says so, whatever the template has", () => {
    for (const heading of [
      "Change Log",
      "7. Changelog",
      "Appendix B: Version History",
      "Revision History",
      "Document history",
      "Revisions",
    ]) {
      assert.deepEqual(
        meaningsIn(
          `# Spec: Login\n\n## ${heading}\n\n| Rev | Changed by | Description of change |\n|--|--|--|\n| 1 | Ann | All |\n`,
          without,
        ),
        ["Rev: version", "Changed by: author", "Description of change: change"],
        heading,
      );
    }
  });

  it("a table in the head whose columns can mean nothing else", () => {
    const table = "| Version | Date | Summary |\n|---|---|---|\n| 1.0 | 2026-03-04 | All |\n";
    assert.deepEqual(meaningsIn(`# Spec: Login\n\n${table}\n## Goals\n\nOne.\n`, without), [
      "Version: version",
      "Date: date",
      "Summary: change",
    ]);
    assert.deepEqual(meaningsIn(`# Spec: Login\n\n## Document Information\n\n${table}`, without), [
      "Version: version",
      "Date: date",
      "Summary: change",
    ]);
    assert.equal(meaningsIn(`# Spec: Login\n\n## Releases of the API\n\n${table}`, without), null);
  });

  it("no list, no table of other things, and none in code", () => {
    for (const body of [
      "- 1.0: all\n",
      "| Term | Meaning |\n|---|---|\n| Date | Day |\n",
      "~~~\n| Version | Changes |\n|---|---|\n| 1.0 | All |\n~~~\n",
      "<!--\n| Version | Changes |\n|---|---|\n| 1.0 | All |\n-->\n",
    ])
      assert.equal(meaningsIn(`# Spec: Login\n\n## Change Log\n\n${body}`, without), null, body);
    assert.equal(meaningsIn("", without), null);
  });

  it("found in every built-in kind that has one, and says nothing new in a new spec", () => {
    const kinds = builtInTemplates().filter((one) => changeLogOf(bound(one, one.document.whole())));
    assert.deepEqual(
      kinds.map(({ id }) => id),
      ["technical-spec", "implementation-spec"].filter((id) => kinds.some((one) => one.id === id)),
    );
    assert.equal(kinds.length, 2);
    for (const kind of kinds) {
      const spec = newSpec(kind, { name: "Login", today: "2026-03-04", author: "Ann" }).text;
      const log = changeLogOf(bound(kind, spec));
      assert.ok(log);
      const newest = newestRow(log);
      assert.ok(newest);
      assert.equal(logCell(log, newest, "date")?.text, "2026-03-04");
      assert.equal(logCell(log, newest, "author")?.text, "Ann");
    }
  });
});

describe("The newest row of a change log", () => {
  const versionsIn = (rows: string, of = template) => {
    const log = logIn(
      `# Spec: Login\n\n## Change Log\n\n| Date | Version | Author | Changes | Reason |\n|--|--|--|--|--|\n${rows}`,
      of,
    );
    const newest = log && newestRow(log);
    return log && `${log.newestIs} ${newest ? logCell(log, newest, "version")?.text : "none"}`;
  };

  it("stands where the versions are highest", () => {
    assert.equal(versionsIn("| - | 1.9 | A | a | |\n| - | 1.10 | A | b | |\n"), "last 1.10");
    assert.equal(versionsIn("| - | v2.0 | A | a | |\n| - | v2.0-rc.1 | A | b | |\n"), "first v2.0");
  });

  it("stands where the dates are latest, if versions do not tell", () => {
    assert.equal(
      versionsIn("| 2026-03-05 | Second | A | a | |\n| 2026-03-04 | First | A | b | |\n"),
      "first Second",
    );
  });

  it("stands last if neither tells, or where the template has it", () => {
    assert.equal(versionsIn("| - | 1.0 | A | a | |\n| - | 1.0 | A | b | |\n"), "last 1.0");
    assert.equal(versionsIn("| - | 1.0 | A | a | |\n", template), "last 1.0");
    const upward = template
      .replace("| 0.1 | [Editor] | First", "| 0.3 | [Editor] | First")
      .replace("Changes of This Text", "Change Log");
    assert.equal(versionsIn("| - | 1.0 | A | a | |\n", upward), "first 1.0");
  });

  it("is none that the template wrote", () => {
    const own = "| YYYY-MM-DD | 0.2 | [Editor] | [What changed] | [Why] |\n";
    assert.equal(versionsIn(own), "last none");
    assert.equal(versionsIn(`| - | 0.1 | A | a | |\n${own}`), "last 0.1");
    assert.equal(versionsIn("| YYYY-MM-DD | 1.0 | [Name] | First draft | |\n"), "last none");
    assert.equal(versionsIn("| YYYY-MM-DD | 1.0 | Ann | First draft | |\n"), "last 1.0");
    assert.equal(versionsIn(""), "last none");
  });
});

describe("A new row of a change log", () => {
  it("goes behind the last one, in the table's own columns, with the template's slots for what is not known", () => {
    assertRow(
      template,
      md`
        # Spec: Login

        ## Changes of This Text

        | Date | Version | Author | Changes | Reason |
        |------|---------|--------|---------|--------|
        | 2026-03-04 | 0.1 | Ann | First draft | New feature |

        ## More
      `,
      { version: "0.2", author: "Ben" },
      md`
        # Spec: Login

        ## Changes of This Text

        | Date | Version | Author | Changes | Reason |
        |------|---------|--------|---------|--------|
        | 2026-03-04 | 0.1 | Ann | First draft | New feature |
        | YYYY-MM-DD | 0.2 | Ben | [What changed] | [Why] |

        ## More
      `,
    );
  });

  it("goes above the first one where the newest is first", () => {
    assertRow(
      without,
      md`
        # Spec: Login

        ## Change Log

        | Version | Date | Changes |
        |---|---|---|
        | 1.1 | 2026-03-05 | More |
        | 1.0 | 2026-03-04 | All |
      `,
      { version: "1.2", date: "2026-03-06", change: "Less | or\nmore" },
      md`
        # Spec: Login

        ## Change Log

        | Version | Date | Changes |
        |---|---|---|
        | 1.2 | 2026-03-06 | Less \| or more |
        | 1.1 | 2026-03-05 | More |
        | 1.0 | 2026-03-04 | All |
      `,
    );
  });

  it("is filled up where all rows are, and aligned as its column is", () => {
    assertRow(
      without,
      md`
        # Spec: Login

        ## Change Log

        | Version | Date       | Changes   |
        | ------: | ---------- | --------- |
        |     1.0 | 2026-03-04 | All of it |
      `,
      { version: "1.1", change: "More" },
      md`
        # Spec: Login

        ## Change Log

        | Version | Date       | Changes   |
        | ------: | ---------- | --------- |
        |     1.0 | 2026-03-04 | All of it |
        |     1.1 | YYYY-MM-DD | More      |
      `,
    );
  });

  it("has bars and blanks where the other rows have them", () => {
    assertRow(
      without,
      "# Spec: Login\n\n## Change Log\n\nVersion|Changes\n---|---\n1.0|All",
      { version: "1.1", change: "More" },
      "# Spec: Login\n\n## Change Log\n\nVersion|Changes\n---|---\n1.0|All\n1.1|More",
    );
    assertRow(
      without,
      "# Spec: Login\n\n## Change Log\n\n  |Version|Changes|\n  |---|---|\n  |1.0|All|\n",
      { version: "1.1", change: "More" },
      "# Spec: Login\n\n## Change Log\n\n  |Version|Changes|\n  |---|---|\n  |1.0|All|\n  |1.1|More|\n",
    );
  });

  it("is the first one of a table without rows", () => {
    assertRow(
      without,
      "# Spec: Login\n\n## Change Log\n\n| Version | Changes |\n|---|---|\n\nText.\n",
      { version: "1.0" },
      "# Spec: Login\n\n## Change Log\n\n| Version | Changes |\n|---|---|\n| 1.0 |  |\n\nText.\n",
    );
  });

  it("takes the place of the row that the template wrote", () => {
    assertRow(
      template,
      md`
        # Spec: Login

        ## Changes of This Text

        | Date | Version | Author | Changes | Reason |
        |------|---------|--------|---------|--------|
        | 2026-03-04 | 0.1 | Ann | First draft | New feature |
        | YYYY-MM-DD | 0.2 | [Editor] | [What changed] | [Why] |
      `,
      { version: "1.0", date: "2026-03-05" },
      md`
        # Spec: Login

        ## Changes of This Text

        | Date | Version | Author | Changes | Reason |
        |------|---------|--------|---------|--------|
        | 2026-03-04 | 0.1 | Ann | First draft | New feature |
        | 2026-03-05 | 1.0 | [Editor] | [What changed] | [Why] |
      `,
    );
  });
});
