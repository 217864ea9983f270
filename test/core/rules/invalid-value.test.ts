import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertFindings, assertFix, fixTitles, md, severitiesByStage } from "../annotated.ts";

const template = md`
  # Spec: [Name]

  **Status:** Draft | In Review | Approved | Implemented | Rejected

  ## Requirements

  | ID | Requirement | Priority |
  |----|-------------|----------|
  | FR-1 | [What] | P0/P1/P2 |

  - [ ] **NFR-1**: [What] (priority: [low|medium|high])

  ## Risks

  | Risk | Impact |
  |------|--------|
  | [Risk] | High/Med/Low |
`;

const filled = md`
  # Spec: Login

  **Status:** Draft

  ## Requirements

  | ID | Requirement | Priority |
  |----|-------------|----------|
  | FR-1 | Log in | P0 |

  - [ ] **NFR-1**: Quick (priority: low)

  ## Risks

  | Risk | Impact |
  |------|--------|
  | Guessing | Low |
`;

const statuses = "Status must be one of: Draft, In Review, Approved, Implemented, Rejected";
const withLine = (line: string, ...others: readonly string[]) => filled.replace(line, others.join("\n"));

describe("invalid-value finds", () => {
  it("a misspelt status, and says what was meant", () => {
    assertFindings(
      template,
      withLine(
        "**Status:** Draft",
        "**Status:** Aproved",
        `            ^^^^^^^ invalid-value error: ${statuses} (did you mean 'Approved'?)`,
      ),
    );
  });

  it("another word", () => {
    assertFindings(
      template,
      withLine("**Status:** Draft", "**Status:** Lost", `            ^^^^ invalid-value error: ${statuses}`),
    );
  });

  it("the status in each place where a spec may have it", () => {
    const said = `invalid-value error: ${statuses} (did you mean 'Draft'?)`;
    for (const [lines, name] of [
      [["- **Status**: Drafd", `              ^^^^^ ${said}`], "list"],
      [["| Field | Value |", "|---|---|", "| **Status** | Drafd |", `               ^^^^^ ${said}`], "table"],
      [["## Status", "", "Drafd", `^^^^^ ${said}`], "section"],
      [["Status: Drafd", `        ^^^^^ ${said}`], "plain"],
    ] as const) {
      assertFindings(template, withLine("**Status:** Draft", ...lines));
      assert.ok(name);
    }
    assertFindings(
      template,
      `---\nstatus: Drafd\n        ^^^^^ ${said.replace("Status", "status")}\n---\n\n${withLine("**Status:** Draft\n\n")}`,
    );
    assertFindings(
      template,
      `${withLine("**Status:** Draft\n\n")}\n---\n\n*Status: Drafd*\n         ^^^^^ ${said}\n`,
    );
  });

  it("a level that the column of a table does not have", () => {
    assertFindings(
      template,
      withLine(
        "| FR-1 | Log in | P0 |",
        "| FR-1 | Log in | P9 |",
        "                  ^^ invalid-value error: Priority must be one of: P0, P1, P2",
        "| FR-2 | Log out | **P1** |",
      ),
    );
    assertFindings(
      template,
      withLine(
        "| Guessing | Low |",
        "| Guessing | Hihg |",
        "             ^^^^ invalid-value error: Impact must be one of: High, Med, Low (did you mean 'High'?)",
        "| [Risk] | Huge |",
        "  ^^^^^^ placeholder information: Placeholder '[Risk]' is not filled",
        "           ^^^^ invalid-value error: Impact must be one of: High, Med, Low",
      ),
    );
  });

  it("a level behind a list item", () => {
    assertFindings(
      template,
      withLine(
        "(priority: low)",
        "(priority: lowish)",
        "                                  ^^^^^^ invalid-value error: priority must be one of: low, medium, high",
      ),
    );
  });
});

describe("invalid-value does not find", () => {
  it("a value in another letter case, in bold, with emoji or with a qualifier", () => {
    for (const status of [
      "draft",
      "IN_REVIEW",
      "in-review",
      "**Approved**",
      "✅ Approved",
      "Approved (2026-03-04)",
      "Implemented in v1.2",
      "Draft <!-- since May -->",
      "`Draft`",
      "<mark>Draft</mark>",
      '<span style="color: green">Approved</span>',
    ])
      assertFindings(template, withLine("Draft", status));
  });

  it("what is not there yet: that is another finding's matter", () => {
    assertFindings(
      template,
      withLine(
        "**Status:** Draft",
        "**Status:** TBD",
        "            ^^^ placeholder information: Placeholder 'TBD' is not filled",
      ),
    );
    assertFindings(
      template,
      withLine("| Guessing | Low |", "| Guessing |  |", "| Waiting | N/A |", "| x | None |"),
    );
  });

  it("a value put off until later, or that does not apply", () => {
    for (const level of ["TBD by Q3", "TBD (Ann)", "TODO: ask Ann", "n/a", "Not applicable", "<b>High</b>"])
      assertFindings(template, withLine("| Guessing | Low |", `| Guessing | ${level} |`));
  });

  it("what does not apply, or the same word in another form, in any column or label that is no status", () => {
    const asked = (choice: string) => md`
      # Spec: [Name]

      **Status:** Draft | In Review | Approved

      ## Checks

      - **Relevant**: ${choice}

      | Check | Relevant |
      |-------|----------|
      | [Check] | ${choice} |
    `;
    const answered = (value: string) => md`
      # Spec: Login

      **Status:** Draft

      ## Checks

      - **Relevant**: ${value}

      | Check | Relevant |
      |-------|----------|
      | Input | ${value} |
    `;
    for (const value of ["N/A", "n/a", "NA", "n/a: no input", "None", "not applicable", "—", "-", "✅"])
      for (const choice of ["Yes/No", "Pass/Fail", "Internal/External"])
        assertFindings(asked(choice), answered(value));
    for (const value of ["Y", "n", "yes (since May)", "Partly", "No, never"])
      assertFindings(asked("Yes/No"), answered(value));
    for (const value of ["Passed", "failed", "Skipped", "Blocked by #12", "Not run", "Pending"])
      assertFindings(asked("Pass/Fail"), answered(value));
    assertFindings(
      asked("Yes/No"),
      answered("Often").replace(
        /^(.*)Often(.*)$/gm,
        (line: string, before: string) =>
          `${line}\n${" ".repeat(before.length)}^^^^^ invalid-value error: Relevant must be one of: Yes, No`,
      ),
    );
  });

  it("the longer spelling of a level", () => {
    assertFindings(template, withLine("| Guessing | Low |", "| Guessing | Medium |"));
  });

  it("a column of that name in a section the template does not have", () => {
    assertFindings(template, `${filled}\n## Notes\n\n| Note | Impact |\n|------|--------|\n| One | Huge |\n`);
  });

  it("a status where the template's only status tells no vocabulary, unless it is a slip of the pen", () => {
    const open = "---\nstatus: draft\n---\n\n# [Name]\n\n## Goals\n\n[Goal]\n";
    const spec = (status: string, ...said: readonly string[]) =>
      ["---", `status: ${status}`, ...said, "---", "", "# Login", "", "## Goals", "", "One.", ""].join("\n");
    for (const status of ["shipped", "in-review", "accepted", "on-hold"]) assertFindings(open, spec(status));
    assertFindings(
      open,
      spec(
        "aproved",
        "        ^^^^^^^ invalid-value error: status must be one of: draft, in-review, approved, implemented (did you mean 'approved'?)",
      ),
    );
  });

  it("any value where the template's list is open", () => {
    const open = "# [Name]\n\n**Status:** Draft | Accepted | …\n\n## Goals\n\n[Goal]\n";
    assertFindings(open, "# Login\n\n**Status:** Whatever\n\n## Goals\n\nOne.\n");
  });
});

describe("invalid-value mends", () => {
  it("first by what was meant", () => {
    const before = withLine("**Status:** Draft", "**Status:** Aproved");
    assert.deepEqual(fixTitles(template, before), [
      "* Choose 'Approved'",
      "Choose 'Draft'",
      "Choose 'In Review'",
      "Choose 'Implemented'",
      "Choose 'Rejected'",
    ]);
    assertFix(template, before, "Choose 'Approved'", withLine("Draft", "Approved"));
  });

  it("the whole cell, quotes and comments left alone", () => {
    assertFix(
      template,
      withLine("| Guessing | Low |", "| Guessing | Hihg <!-- sure? --> |"),
      "Choose 'High'",
      withLine("| Guessing | Low |", "| Guessing | High <!-- sure? --> |"),
    );
    assertFix(
      '---\nstatus: "draft" # draft | done\n---\n\n# [Name]\n\n## Goals\n\n[Goal]\n',
      '---\nstatus: "drafd" # draft | done\n---\n\n# Login\n\n## Goals\n\nOne.\n',
      "Choose 'draft'",
      '---\nstatus: "draft" # draft | done\n---\n\n# Login\n\n## Goals\n\nOne.\n',
    );
  });
});

it("invalid-value is an error at every stage of a spec that is pursued", () => {
  assert.deepEqual(
    severitiesByStage(template, "invalid-value", (status) =>
      withLine("Draft", status).replace("| Low |", "| Huge |"),
    ),
    { draft: "error", review: "error", approved: "error", done: "error", closed: "information" },
  );
});
