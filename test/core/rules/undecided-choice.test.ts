import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertFindings, assertFix, fixTitles, md, severitiesByStage } from "../annotated.ts";

const template = md`
  ---
  priority: [low|medium|high]
  ---

  # Spec: [Name]

  | Field | Value |
  |-------|-------|
  | **Status** | Draft / In Review / Approved / Implemented / Rejected |
  | **Owner** | [Owner] |

  ## Requirements

  | ID | Requirement | Priority |
  |----|-------------|----------|
  | FR-1 | [What] | P0/P1/P2 |

  - [ ] **NFR-1**: [What] (priority: [low|medium|high])

  ## Risks

  | Risk | Impact |
  |------|--------|
  | [Risk] | High/Med/Low |

  **Severity:** High | Medium | Low
`;

const filled = md`
  ---
  priority: low
  ---

  # Spec: Login

  | Field | Value |
  |-------|-------|
  | **Status** | Draft |
  | **Owner** | Ann |

  ## Requirements

  | ID | Requirement | Priority |
  |----|-------------|----------|
  | FR-1 | Log in | P0 |

  - [ ] **NFR-1**: Quick (priority: low)

  ## Risks

  | Risk | Impact |
  |------|--------|
  | Guessing | Low |

  **Severity:** High
`;

const withLine = (line: string, ...others: readonly string[]) => filled.replace(line, others.join("\n"));

describe("undecided-choice finds", () => {
  it("the value in the front matter", () => {
    assertFindings(
      template,
      withLine(
        "priority: low\n",
        "priority: [low|medium|high]",
        "          ^^^^^^^^^^^^^^^^^ undecided-choice information: priority is undecided: choose low, medium, high",
        "",
      ),
    );
  });

  it("the value of a metadata table, as the template writes it or otherwise", () => {
    const said =
      "undecided-choice information: Status is undecided: choose Draft, In Review, Approved, Implemented, Rejected";
    assertFindings(
      template,
      withLine(
        "| **Status** | Draft |",
        "| **Status** | Draft / In Review / Approved / Implemented / Rejected |",
        `               ${"^".repeat(53)} ${said}`,
      ),
    );
    assertFindings(
      template,
      withLine(
        "| **Status** | Draft |",
        "| **Status** | Draft / Approved |",
        `               ^^^^^^^^^^^^^^^^ ${said}`,
      ),
    );
  });

  it("cells of a table, list items and labels of a section", () => {
    assertFindings(
      template,
      withLine(
        "| FR-1 | Log in | P0 |",
        "| FR-1 | Log in | P0/P1/P2 |",
        "                  ^^^^^^^^ undecided-choice information: Priority is undecided: choose P0, P1, P2",
        "| FR-2 | Log out | **P0/P1/P2** |",
        "                   ^^^^^^^^^^^^ undecided-choice information: Priority is undecided: choose P0, P1, P2",
        "| FR-3 | Stay | P0/P1 |",
      ),
    );
    assertFindings(
      template,
      withLine(
        "- [ ] **NFR-1**: Quick (priority: low)",
        "- [ ] **NFR-1**: Quick (priority: [low|medium|high])",
        "                                  ^^^^^^^^^^^^^^^^^ undecided-choice information: priority is undecided: choose low, medium, high",
      ),
    );
    assertFindings(
      template,
      withLine(
        "**Severity:** High",
        "**Severity:** High | Medium | Low",
        "              ^^^^^^^^^^^^^^^^^^^ undecided-choice information: Severity is undecided: choose High, Medium, Low",
      ),
    );
  });

  it("the cell of a table of two columns once, whatever stands beside it", () => {
    assertFindings(
      template,
      withLine(
        "| Guessing | Low |",
        "| [Risk] | High/Med/Low |",
        "  ^^^^^^ placeholder information: Placeholder '[Risk]' is not filled",
        "           ^^^^^^^^^^^^ undecided-choice information: Impact is undecided: choose High, Med, Low",
        "| Guessing | High/Med/Low |",
        "             ^^^^^^^^^^^^ undecided-choice information: Impact is undecided: choose High, Med, Low",
      ),
    );
  });
});

it("undecided-choice finds a field for which the template lists the values elsewhere", () => {
  const listedInHeader = md`
    ---
    phase:
    ---

    # Spec: [Name]

    **Phase**: Idea | Trial | Adopted

    ## Scope

    [What it does]
  `;
  assertFindings(
    listedInHeader,
    md`
      ---
      phase: Idea | Trial | Adopted
             ^^^^^^^^^^^^^^^^^^^^^^ undecided-choice information: phase is undecided: choose Idea, Trial, Adopted
      ---

      # Spec: Lists

      **Phase**: Trial

      ## Scope

      Sorting.
    `,
  );
});

describe("undecided-choice does not find", () => {
  it("a decision, in whatever letter case, with a qualifier behind it", () => {
    assertFindings(template, filled);
    assertFindings(
      template,
      withLine("| **Status** | Draft |", "| **Status** | ✅ in review (2026-03-04 / Ann) |"),
    );
  });

  it("slashes and bars that list nothing", () => {
    assertFindings(template, withLine("| **Owner** | Ann |", "| **Owner** | Ann / Bob |"));
    assertFindings(template, withLine("| Guessing | Low |", "| TCP/IP | N/A |"));
  });

  it("a list of values under a heading the template does not have", () => {
    assertFindings(
      template,
      `${filled}\n## Notes\n\n| Note | Impact |\n|------|--------|\n| Each | High/Med/Low |\n`,
    );
  });
});

describe("undecided-choice mends", () => {
  it("by any of the values, none of which is taken without thinking", () => {
    const before = withLine("| Guessing | Low |", "| Guessing | High/Med/Low |");
    assert.deepEqual(fixTitles(template, before), ["Choose 'High'", "Choose 'Med'", "Choose 'Low'"]);
    assertFix(template, before, "Choose 'Med'", withLine("| Guessing | Low |", "| Guessing | Med |"));
  });

  it("a list in front matter as a whole", () => {
    const before = withLine("priority: low\n", "priority: [low|medium|high]\n");
    assertFix(template, before, "Choose 'medium'", withLine("priority: low\n", "priority: medium\n"));
  });

  it("a value in front matter that YAML would read as something else", () => {
    const scoped = "---\nscope: must | won't | off\n---\n\n# Spec: [Name]\n\n## Requirements\n\n[What]\n";
    const spec = (scope: string) =>
      `---\nscope: ${scope}\n---\n\n# Spec: Login\n\n## Requirements\n\nLog in.\n`;
    assertFix(scoped, spec("must | won't | off"), "Choose 'off'", spec("'off'"));
    assertFix(scoped, spec("'must | won''t | off'"), "Choose 'won't'", spec("'won''t'"));
  });

  it("the part in parentheses only", () => {
    const before = withLine("(priority: low)", "(priority: [low|medium|high])");
    assertFix(template, before, "Choose 'high'", withLine("(priority: low)", "(priority: high)"));
  });
});

it("undecided-choice weighs more as the spec advances", () => {
  assert.deepEqual(
    severitiesByStage(template, "undecided-choice", (status) =>
      withLine("| **Status** | Draft |", `| **Status** | ${status} |`).replace("| Low |", "| High/Med/Low |"),
    ),
    { draft: "information", review: "warning", approved: "error", done: "error", closed: "hint" },
  );
});
