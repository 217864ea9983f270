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

const bold = md`
  # Spec: [Name]

  **Status:** Draft | In Review | Approved | Implemented | Rejected  
  **Author:** [Author]  
  **Created:** YYYY-MM-DD  
  **Ticket (optional):** [Ticket]  

  ## Goals

  [Goal]
`;

const table = md`
  # Spec: [Name]

  ## Metadata

  | Field | Value |
  |-------|-------|
  | **Status** | Draft / In Review / Approved |
  | **Author** | [Author] |
  | **Created** | YYYY-MM-DD |

  ## Goals

  [Goal]
`;

const yaml = md`
  ---
  title: "[Name]"
  status: draft # draft | in-review | approved
  author: "[Author]"
  reviewers:
    - "[Reviewer 1]"
    - "[Reviewer 2]"
  ---

  # [Name]

  ## Goals

  [Goal]
`;

const list = md`
  # Spec: [Name]

  - **Status**: Draft | Approved
  - **Reviewers**: [Names]
  - **Version**: [1.0]

  ## Goals

  [Goal]
`;

const goals = "\n## Goals\n\nOne.\n";

describe("missing-field finds", () => {
  it("a bold line that is not there, at the title", () => {
    assertFindings(
      bold,
      md`
        # Spec: Login
          ^^^^^^^^^^^ missing-field information: Field 'Author' is missing

        **Status:** Draft  
        **Created:** 2026-03-04
        ${goals}
      `,
    );
  });

  it("a row that is not there, at the metadata section", () => {
    assertFindings(
      table,
      md`
        # Spec: Login

        ## Metadata
           ^^^^^^^^ missing-field information: Field 'Created' is missing

        | Field | Value |
        |-------|-------|
        | **Status** | Draft |
        | **Author** | Ann |
        ${goals}
      `,
    );
  });

  it("a key that is not there, at the front matter's first line", () => {
    assertFindings(
      yaml,
      md`
        ---
        ^^^ missing-field information: Field 'reviewers' is missing
        title: Login
        status: draft
        author: Ann
        ---

        # Login
        ${goals}
      `,
    );
  });

  it("a field without a value, at its name", () => {
    assertFindings(
      bold,
      md`
        # Spec: Login

        **Status:**
          ^^^^^^ missing-field information: Field 'Status' has no value
        **Author**:   
          ^^^^^^ missing-field information: Field 'Author' has no value
        **Created:** <!-- when? -->
          ^^^^^^^ missing-field information: Field 'Created' has no value
        ${goals}
      `,
    );
    assertFindings(
      yaml,
      md`
        ---
        title: ""
        ^^^^^ missing-field information: Field 'title' has no value
        status: # later
        ^^^^^^ missing-field information: Field 'status' has no value
        author:
        ^^^^^^ missing-field information: Field 'author' has no value
        reviewers:
        ^^^^^^^^^ missing-field information: Field 'reviewers' has no value
        ---

        # Login
        ${goals}
      `,
    );
  });

  it("a field without a value above what is none", () => {
    for (const below of [
      "- **Status**: Draft",
      "\n- **Status**: Draft",
      "  - <!-- names -->\n- **Status**: Draft",
      "  -\n- **Status**: Draft",
      "\n  <!-- who? -->\n\n- **Status**: Draft",
    ])
      assertFindings(
        list,
        md`
          # Spec: Login

          - **Reviewers**:
              ^^^^^^^^^ missing-field information: Field 'Reviewers' has no value
          ${below}
          - **Version**: 1.0
          ${goals}
        `,
      );
    assertFindings(
      bold,
      md`
        # Spec: Login

        **Status:** Draft
        **Created:** 2026-03-04
        **Author:**  
          ^^^^^^ missing-field information: Field 'Author' has no value
        The login is what users see first.
        ${goals}
      `,
    );
  });

  it("that there is no metadata at all, once", () => {
    assertFindings(
      bold,
      md`
        # Spec: Login
          ^^^^^^^^^^^ missing-field information: Metadata is missing: Status, Author, Created
        ${goals}
      `,
    );
    assertFindings(
      yaml,
      md`
        # Login
          ^^^^^ missing-field information: Metadata is missing: title, status, author, reviewers
        ${goals}
      `,
    );
  });

  it("that the section with the metadata is missing, instead of each field", () => {
    assertFindings(
      table,
      md`
        # Spec: Login

        ## Goals
           ^^^^^ missing-section warning: Section 'Metadata' is missing

        One.
      `,
    );
  });
});

describe("missing-field does not find", () => {
  it("a field written in another syntax, place or wording", () => {
    assertFindings(
      bold,
      md`
        ---
        created_at: 2026-03-04
        ---

        # Spec: Login

        - **Document Status**: Draft
        - **Authors**: Ann, Bob
        ${goals}
      `,
    );
    assertFindings(
      yaml,
      md`
        # Login

        | Title | Login |
        |-------|-------|
        | Status | draft |
        | Owner | Ann |
        | Approver | Bob |
        ${goals}
      `
        .replace("| Title | Login |", "| Field | Value |")
        .replace("| Status", "| Title | Login |\n| Status"),
    );
  });

  it("the field in the header row of a table", () => {
    for (const header of ["| **Status** | Approved |", "| Status | Approved |"])
      assertFindings(
        bold,
        `# Spec: Login\n\n${header}\n|---|---|\n| Author | Ann |\n| Created | 2026-03-04 |\n${goals}`,
      );
  });

  it("the fields in the header of a table with one row", () => {
    assertFindings(
      bold,
      `# Spec: Login\n\n| Status | Author | Created | Epic |\n|---|---|---|---|\n| Draft | Ann | 2026-03-04 | X-1 |\n${goals}`,
    );
  });

  it("what stands in TOML, which only others read", () => {
    assertFindings(bold, `+++\nstatus = "draft"\nauthor = "Ann"\n+++\n\n# Spec: Login\n${goals}`);
    assertFindings(table, `+++\nstatus = "draft"\nauthor = "Ann"\n+++\n\n# Spec: Login\n${goals}`);
  });

  it("fields on one line, whatever parts them", () => {
    for (const border of [" | ", " · ", " • ", "; ", ", ", " — ", "  ", "<br>"])
      assertFindings(
        bold,
        `# Spec: Login\n\n**Status:** Draft${border}**Author:** Ann${border}**Created:** 2026-03-04\n${goals}`,
      );
  });

  it("a title beside the heading, where the metadata left the front matter", () => {
    assertFindings(yaml, `# Login\n\n**Status:** draft  \n**Author:** Ann  \n**Reviewers:** Bob\n${goals}`);
  });

  it("a value that stands on the lines below the name", () => {
    for (const below of [
      "- **Reviewers**:\n  - Ann\n  - Ben",
      "- **Reviewers**:\n\n  - Ann\n\n  - Ben\n",
      "- **Reviewers**:\n  Ann, Ben",
      "- **Reviewers**:\n- Ann\n- Ben",
      "- **Reviewers**:\n  - **Ann**: lead",
      "- [ ] **Reviewers**:\n    1. [ ] Ann",
      "1. **Reviewers**:\n   * Ann",
      "**Reviewers:**\n- Ann\n- Ben",
      "**Reviewers:**\n\n- Ann\n- Ben\n",
      "**Reviewers:**\n- Ann: lead\n- Ben: guest\n",
      "**Reviewers:**\nAnn, Ben",
      "> **Reviewers:**\n> - Ann\n",
      "Reviewers:\n- Ann",
    ])
      assertFindings(list, `# Spec: Login\n\n- **Status**: Draft\n\n${below}\n- **Version**: 1.0\n${goals}`);
  });

  it("the fields of a metadata section that was moved to the end", () => {
    const others = ["Goals", "Risks", "Tests"].map((title) => `## ${title}\n\nSome.\n`).join("\n");
    assertFindings(
      table,
      `# Spec: Login\n\n${others}\n## Metadata\n\n| Field | Value |\n|---|---|\n| Status | Draft |\n`,
    );
  });

  it("an optional field, nor one that the template leaves empty", () => {
    assertFindings(
      "---\nstatus: draft\ndeciders: # optional\nconsulted:\n---\n\n# [Name]\n\n## Goals\n\n[Goal]\n",
      `---\nstatus: draft\nconsulted:\n---\n\n# Login\n${goals}`,
    );
  });

  it("the value of a list, be it that there is nobody", () => {
    assertFindings(
      yaml,
      `---\ntitle: x\nstatus: draft\nauthor: Ann\nreviewers: []\n---\n\n# Login\n${goals}`,
    );

    assertFindings(
      yaml,
      md`
        ---
        title: Login
        status: draft
        author: Ann
        reviewers:
          - Bob
        ---

        # Login
        ${goals}
      `,
    );
  });
});

describe("missing-field mends", () => {
  it("a bold line, behind the one before it in the template", () => {
    assertFix(
      bold,
      `# Spec: Login\n\n**Status:** Draft  \n**Created:** 2026-03-04\n${goals}`,
      "Add field 'Author'",
      `# Spec: Login\n\n**Status:** Draft  \n**Author:** [Author]  \n**Created:** 2026-03-04\n${goals}`,
    );
  });

  it("the first bold line, under the title", () => {
    assertFix(
      bold,
      `# Spec: Login\n\n**Author:** Ann  \n**Created:** 2026-03-04\n${goals}`,
      "Add field 'Status'",
      `# Spec: Login\n\n**Status:** Draft | In Review | Approved | Implemented | Rejected  \n**Author:** Ann  \n**Created:** 2026-03-04\n${goals}`,
    );
  });

  it("in a list or a quote, with the mark of the line beside it", () => {
    const list = bold.replaceAll(/^(?=\*\*)/gm, "- ");
    for (const [template, mark] of [
      [list, "* "],
      [list, "+ "],
      [list, "> - "],
      [bold, "> "],
    ] as const) {
      const spec = (added: string) =>
        `# Spec: Login\n\n${mark}**Status:** Draft\n${added}${mark}**Created:** 2026-03-04\n${goals}`;
      assertFix(template, spec(""), "Add field 'Author'", spec(`${mark}**Author:** [Author]  \n`));
      const first = `${mark}**Status:** Draft | In Review | Approved | Implemented | Rejected  \n`;
      const others = `${mark}**Author:** Ann\n${mark}**Created:** 2026-03-04\n${goals}`;
      assertFix(
        template,
        `# Spec: Login\n\n${others}`,
        "Add field 'Status'",
        `# Spec: Login\n\n${first}${others}`,
      );
    }
  });

  it("one of several fields on a line of the template", () => {
    const template =
      "# Spec: [Name]\n\n- **Status:** [Status]; **Author:** [Author]; **Epic**: [Epic]\n\n## Goals\n\n[Goal]\n";
    assertFix(
      template,
      `# Spec: Login\n\n- **Status:** Draft; **Epic**: X-1\n${goals}`,
      "Add field 'Author'",
      `# Spec: Login\n\n- **Status:** Draft; **Epic**: X-1\n- **Author:** [Author]\n${goals}`,
    );
  });

  it("a row of a table whose first field stands in the header row, and never above its dashes", () => {
    const spec = (row: string) =>
      `# Spec: Login\n\n## Metadata\n\n| Status | Draft |\n|---|---|\n${row}| Created | 2026-03-04 |\n${goals}`;
    assertFix(table, spec(""), "Add field 'Author'", spec("| **Author** | [Author] |\n"));
    const headed =
      "# Spec: [Name]\n\n| Status | [Status] |\n|---|---|\n| Author | [Author] |\n| Created | YYYY-MM-DD |\n";
    assertFix(
      headed,
      "# Spec: Login\n\n| Author | Ann |\n|---|---|\n| Created | 2026-03-04 |\n",
      "Add field 'Status'",
      "# Spec: Login\n\n| Author | Ann |\n|---|---|\n| Status | [Status] |\n| Created | 2026-03-04 |\n",
    );
    assertFix(
      headed,
      "# Spec: Login\n\nText.\n\n## Status\n\nDraft\n",
      "Add field 'Created'",
      "# Spec: Login\n\n| Field | Value |\n|-------|-------|\n| Created | YYYY-MM-DD |\n\nText.\n\n## Status\n\nDraft\n",
    );
  });

  it("a row of the table", () => {
    const spec = (row: string) =>
      `# Spec: Login\n\n## Metadata\n\n| Field | Value |\n|-------|-------|\n| Status | Draft |\n${row}| Created | 2026-03-04 |\n${goals}`;
    assertFix(table, spec(""), "Add field 'Author'", spec("| **Author** | [Author] |\n"));
  });

  it("a line behind the list that belongs to the field before it", () => {
    const spec = (form: string, added: string) => `# Spec: Login\n\n${form}${added}\n${goals}`;
    for (const before of [
      "- **Status**: Draft\n- **Reviewers**:\n  - Ann\n  - Ben",
      "- **Status**: Draft\n- **Reviewers**:\n\n  - Ann\n\n  - Ben",
      "- **Status**: Draft\n- **Reviewers**: two\n  - Ann\n    of Sales\n\n    for now\n  - Ben",
      "- **Status**: Draft\n- **Reviewers**:\n  Ann,\n  Ben",
      "- **Status**: Draft\n- **Reviewers**:\n  - Ann <!-- lead\n\n\n\n  of all --> and Ben",
    ])
      assertFix(list, spec(before, ""), "Add field 'Version'", spec(before, "\n- **Version**: [1.0]"));

    const lines = md`
      # Spec: [Name]

      **Status:** Draft | Approved
      **Reviewers:** [Names]
      **Version:** [1.0]

      ## Goals

      [Goal]
    `;
    for (const before of [
      "**Status:** Draft\n**Reviewers:**\n- Ann\n- Ben",
      "**Status:** Draft\n**Reviewers:**\n\n- Ann\n- Ben",
      "**Status:** Draft\n**Reviewers:** two\n- Ann\n- Ben",
    ])
      assertFix(lines, spec(before, ""), "Add field 'Version'", spec(before, "\n\n**Version:** [1.0]"));
    assertFix(
      lines,
      spec("**Status:** Draft\n**Reviewers:**\n- Ann\n**Ticket:** 7", ""),
      "Add field 'Version'",
      spec("**Status:** Draft\n**Reviewers:**\n- Ann\n\n**Version:** [1.0]\n**Ticket:** 7", ""),
    );
    // What follows a value on its own line is no part of it.
    assertFix(
      lines,
      spec("**Status:** Draft\n**Reviewers:** Ann\nWords.\n\n- One", ""),
      "Add field 'Version'",
      spec("**Status:** Draft\n**Reviewers:** Ann\n**Version:** [1.0]\nWords.\n\n- One", ""),
    );
  });

  it("a line with the list that the template has below it", () => {
    const template =
      "# [Name]\n\n- **Status**: [Status]\n- **Reviewers**:\n  - [Name]\n\n## Goals\n\n[Goal]\n";
    assertFix(
      template,
      `# Login\n\n- **Status**: x\n${goals}`,
      "Add field 'Reviewers'",
      `# Login\n\n- **Status**: x\n- **Reviewers**:\n  - [Name]\n${goals}`,
    );
  });

  it("a key of the front matter, with its list", () => {
    assertFix(
      yaml,
      `---\ntitle: Login\nstatus: draft\nauthor: Ann\n---\n\n# Login\n${goals}`,
      "Add field 'reviewers'",
      `---\ntitle: Login\nstatus: draft\nauthor: Ann\nreviewers:\n  - "[Reviewer 1]"\n  - "[Reviewer 2]"\n---\n\n# Login\n${goals}`,
    );
    assertFix(
      yaml,
      `---\nstatus: draft\nauthor: Ann\nreviewers: [Bob]\n---\n\n# Login\n${goals}`,
      "Add field 'title'",
      `---\ntitle: "[Name]"\nstatus: draft\nauthor: Ann\nreviewers: [Bob]\n---\n\n# Login\n${goals}`,
    );
  });

  it("all of the metadata", () => {
    assertFix(
      yaml,
      `# Login\n${goals}`,
      "Add the metadata",
      `---\ntitle: "[Name]"\nstatus: draft # draft | in-review | approved\nauthor: "[Author]"\nreviewers:\n  - "[Reviewer 1]"\n  - "[Reviewer 2]"\n---\n\n# Login\n${goals}`,
    );
    assertFix(
      bold,
      `# Spec: Login\n${goals}`,
      "Add the metadata",
      `# Spec: Login\n\n**Status:** Draft | In Review | Approved | Implemented | Rejected  \n**Author:** [Author]  \n**Created:** YYYY-MM-DD  \n${goals}`,
    );
  });

  it("a value, from the vocabulary", () => {
    assert.deepEqual(
      fixTitles(yaml, `---\ntitle: x\nstatus:\nauthor: Ann\nreviewers: [Bob]\n---\n\n# Login\n${goals}`),
      ["* Choose 'draft'", "Choose 'in-review'", "Choose 'approved'"],
    );
    for (const [before, after] of [
      ["status:", "status: in-review"],
      ["status: ", "status: in-review"],
      ['status: ""', 'status: "in-review"'],
      ["status: # later", "status: in-review # later"],
    ] as const)
      assertFix(
        yaml,
        `---\ntitle: x\n${before}\nauthor: Ann\nreviewers: [Bob]\n---\n\n# Login\n${goals}`,
        "Choose 'in-review'",
        `---\ntitle: x\n${after}\nauthor: Ann\nreviewers: [Bob]\n---\n\n# Login\n${goals}`,
      );
    for (const [before, after] of [
      ["**Status:**", "**Status:** Approved"],
      ["- **Status**: ", "- **Status**: Approved"],
      ["**Status:** <!-- ? -->", "**Status:** Approved <!-- ? -->"],
    ] as const)
      assertFix(
        bold,
        `# Spec: Login\n\n${before}\n\n**Author:** Ann\n**Created:** 2026-03-04\n${goals}`,
        "Choose 'Approved'",
        `# Spec: Login\n\n${after}\n\n**Author:** Ann\n**Created:** 2026-03-04\n${goals}`,
      );
  });
});

it("missing-field weighs more as the spec advances", () => {
  assert.deepEqual(
    severitiesByStage(bold, "missing-field", (status) => `# Spec: Login\n\n**Status:** ${status}\n${goals}`),
    { draft: "information", review: "warning", approved: "warning", done: "warning", closed: "hint" },
  );
});

describe("missing-field mends metadata in another form than the template's", () => {
  const goalsBehind = "\n## Goals\n\nOne.\n";

  it("by a line like the others, behind the field that precedes it in the template", () => {
    for (const [before, title, after] of [
      [
        "- **Status**: Draft\n- **Created**: 2026-03-04",
        "'Author'",
        "- **Status**: Draft\n- **Author**: [Author]\n- **Created**: 2026-03-04",
      ],
      [
        "* **Status:** Draft\n* **Author:** Ann",
        "'Created'",
        "* **Status:** Draft\n* **Author:** Ann\n* **Created:** YYYY-MM-DD",
      ],
      ["Status: Draft\nAuthor: Ann", "'Created'", "Status: Draft\nAuthor: Ann\nCreated: YYYY-MM-DD"],
      [
        "- Status: Draft\n- Author: Ann",
        "'Created'",
        "- Status: Draft\n- Author: Ann\n- Created: YYYY-MM-DD",
      ],
      [
        "* Status: Draft\n* Created: 2026-03-04",
        "'Author'",
        "* Status: Draft\n* Author: [Author]\n* Created: 2026-03-04",
      ],
      [
        "| Field | Value |\n|---|---|\n| Status | Draft |\n| Author | Ann |",
        "'Created'",
        "| Field | Value |\n|---|---|\n| Status | Draft |\n| Author | Ann |\n| Created | YYYY-MM-DD |",
      ],
    ] as const)
      assertFix(
        bold,
        `# Spec: Login\n\n${before}\n${goalsBehind}`,
        `Add field ${title}`,
        `# Spec: Login\n\n${after}\n${goalsBehind}`,
      );
  });

  it("by a key, quoted where YAML needs it", () => {
    assertFix(
      bold,
      `---\nstatus: Draft\ncreated: 2026-03-04\n---\n\n# Spec: Login\n${goalsBehind}`,
      "Add field 'Author'",
      `---\nstatus: Draft\nauthor: '[Author]'\ncreated: 2026-03-04\n---\n\n# Spec: Login\n${goalsBehind}`,
    );
  });

  it("by a bold line of its own, with the break that parts it from the next", () => {
    assertFix(
      yaml,
      `# Login\n\n**Status:** draft\n${goalsBehind}`,
      "Add field 'author'",
      `# Login\n\n**Status:** draft  \n**Author:** [Author]\n${goalsBehind}`,
    );
    assertFix(
      yaml,
      `# Login\n\n**Status:** draft\n\n**Reviewers:** Ben\n${goalsBehind}`,
      "Add field 'author'",
      `# Login\n\n**Status:** draft\n\n**Author:** [Author]\n\n**Reviewers:** Ben\n${goalsBehind}`,
    );
  });

  it("by what the template has for a value, where that lists nothing to choose from", () => {
    assertFix(
      bold,
      `# Spec: Login\n\n**Status:** Draft\n**Author:**\n**Created:** 2026-03-04\n${goalsBehind}`,
      "Insert '[Author]'",
      `# Spec: Login\n\n**Status:** Draft\n**Author:** [Author]\n**Created:** 2026-03-04\n${goalsBehind}`,
    );
  });
});

it("missing-field names the first of many, and how many more there are", () => {
  const names = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].map((letter) => `Owner of part ${letter}`);
  const template = templateOf(
    `# [Name]\n\n${names.map((name) => `**${name}:** [Name]  \n`).join("")}\n## Goals\n\n[Goal]\n`,
  );
  const [finding] = findingsIn(template, "# Login\n\n## Goals\n\nOne.\n");
  assert.equal(finding?.message, `Metadata is missing: ${names.slice(0, 12).join(", ")} and 14 more`);
});
