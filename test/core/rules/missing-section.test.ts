import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { defaultCheckOptions } from "../../../server/src/core/rule/severities.ts";
import { assertFindings, md, severitiesByStage } from "../annotated.ts";
import { template } from "./missingSectionTemplate.ts";

describe("missing-section finds", () => {
  it("a section between two others, at the heading before which it goes", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        **Status:** Draft

        ## Overview

        It is.

        ## Rollback Plan
           ^^^^^^^^^^^^^ missing-section warning: Section 'Design' is missing

        Revert.
      `,
    );
  });

  it("the last section, at the one after which it goes", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        **Status:** Draft

        ## Overview

        It is.

        ## Design
           ^^^^^^ missing-section warning: Section 'Rollback Plan' is missing

        It works.

        ### Data Model

        One table.

        ### API

        One call.
      `,
    );
  });

  it("a subsection, under its parent or before its sibling", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        **Status:** Draft

        ## Overview

        It is.

        ## Design

        It works.

        ### API
            ^^^ missing-section warning: Section 'Data Model' is missing

        One call.

        ## Rollback Plan

        Revert.
      `,
    );
    assertFindings(
      template,
      md`
        # Spec: Login

        **Status:** Draft

        ## Overview

        It is.

        ## Design
           ^^^^^^ missing-section warning: Section 'Data Model' is missing
           ^^^^^^ missing-section warning: Section 'API' is missing

        It works.

        ## Rollback Plan

        Revert.
      `,
    );
  });

  it("all sections, in a spec that has none", () => {
    assertFindings(
      template,
      md`
        # Spec: Login
          ^^^^^^^^^^^ missing-section warning: Section 'Overview' is missing
          ^^^^^^^^^^^ missing-section warning: Section 'Design' is missing
          ^^^^^^^^^^^ missing-section warning: Section 'Rollback Plan' is missing

        **Status:** Draft
      `,
    );
  });

  it("all of them on the first line of a spec without a heading", () => {
    assertFindings(
      template,
      md`
        **Status:** Draft
        ^^^^^^^^^^^^^^^^^ missing-section warning: Section 'Overview' is missing
        ^^^^^^^^^^^^^^^^^ missing-section warning: Section 'Design' is missing
        ^^^^^^^^^^^^^^^^^ missing-section warning: Section 'Rollback Plan' is missing

        Text.
      `,
    );
  });

  it("a section whose heading stands in code or in a comment only", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        **Status:** Draft

        ## Overview
           ^^^^^^^^ missing-section warning: Section 'Design' is missing
           ^^^^^^^^ missing-section warning: Section 'Rollback Plan' is missing

        \`\`\`
        ## Design
        \`\`\`

        <!--
        ## Rollback Plan
        -->
      `,
    );
  });

  it("a repeatable section once, however often the template shows it", () => {
    assertFindings(
      md`
        # [Name]

        ## Plan

        ### Phase 1: [Name]

        [What]

        ### Phase 2: [Name]

        [What]
      `,
      md`
        # Login

        ## Plan
           ^^^^ missing-section warning: Section 'Phase 1: [Name]' is missing
      `,
    );
  });
});

describe("missing-section does not find what a heading names among other things", () => {
  const kind = md`
    # Proposal: [Name]

    ## Summary

    [What it is]

    ## Goals

    [Goal]

    ### Non-Goals

    [What it is not]

    ## Upgrade / Downgrade Strategy

    [How]

    ## Version Skew Strategy

    [How]

    ## Production Readiness Review Questionnaire

    [Answers]

    ## Drawbacks

    [Why not]

    ## Alternatives

    [What else]
  `;

  it("two sections in one, one with more words, one with a word less", () => {
    assertFindings(
      kind,
      md`
        # Proposal: Login

        ## Summary and motivation

        It is.

        ## Goals/Non-Goals

        Be quick.

        ## Upgrade / Downgrade and Version Skew Strategy

        None.

        ## Production Readiness Questionnaire

        Yes.

        ## Drawbacks, Risks & Alternatives

        None.
      `,
    );
    assertFindings(
      kind,
      md`
        # Proposal: Login

        ## Summary of the login

        It is.

        ## Goals

        Be quick.

        ### Non-Goals

        Be pretty.

        ## Upgrade, Downgrade, Version Skew

        None.

        ## Production Readiness Review Questionnaire

        Yes.

        ## Alternatives / Drawbacks

        None.
      `,
    );
  });

  it("but not what stands far below, is bound already, or only shares a word", () => {
    assertFindings(
      kind,
      md`
        # Proposal: Login

        ## Summary

        It is.

        ## Goals

        Be quick.

        ### Non-Goals

        Be pretty.

        ## Upgrade / Downgrade Strategy

        None.

        #### Version skew and what follows

        ## Production Readiness Review Questionnaire
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-section warning: Section 'Version Skew Strategy' is missing
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-section warning: Section 'Drawbacks' is missing
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-section warning: Section 'Alternatives' is missing

        Yes.

        ## Why it has no drawbacks

        None.
      `,
    );
  });
});

describe("missing-section does not find", () => {
  it("a section written otherwise: numbered, in another case, with emoji, underlined, by a synonym", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        **Status:** Draft

        1. Overview
        -----------

        ## OVERVIEW 🔭

        It is.

        ## 2. **Design** (v2)

        It works.

        ### 2.1 Database Schema

        One table.

        ### API design

        One call.

        Rollback
        --------

        Revert.
      `,
    );
  });

  it("a section that stands elsewhere", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        **Status:** Draft

        ## Rollback Plan

        Revert.

        ## Design

        It works.

        ## Overview

        It is.

        ### API

        One call.

        ## Data Model

        One table.
      `,
    );
  });

  it("optional sections, what stands under them, and sections below the required level", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        **Status:** Draft

        ## Overview

        It is.

        ## Design

        It works.

        ### Data Model

        One table.

        ### API

        One call.

        ## Rollback Plan

        Revert.
      `,
    );
  });

  it("the subsections of a heading that only groups them, where the author wrote plain text instead", () => {
    assertFindings(
      md`
        # [Name]

        ## Design

        ### Data

        [Tables]

        ### Calls

        [Calls]
      `,
      md`
        # Login

        ## Design

        One table, one call.
      `,
    );
  });

  it("a heading that is nothing but a slot", () => {
    assertFindings(
      md`
        # [Name]

        ## Parts

        Intro.

        ### [Part]

        [What it does]
      `,
      md`
        # Login

        ## Parts

        There are none.
      `,
    );
  });
});

describe("missing-section asks for more or less by its settings", () => {
  const spec = (finding: string) =>
    md`
      # Spec: Login

      **Status:** Draft

      ## Overview

      It is.

      ## Design

      It works.

      ### API
      ${finding}
      One call.

      ## Rollback Plan

      Revert.
    `;

  it("level 2: only top sections", () => {
    assertFindings(template, spec(""), { ...defaultCheckOptions, requiredLevel: 2 });
  });

  it("level 4: those below, too", () => {
    const all = { ...defaultCheckOptions, requiredLevel: 4 };
    assertFindings(
      template,
      spec(
        [
          "    ^^^ missing-section warning: Section 'Data Model' is missing",
          "    ^^^ missing-section warning: Section 'Errors' is missing",
        ].join("\n"),
      ),
      all,
    );
  });

  it("off, or with another severity", () => {
    const off = new Map([["missing-section", "off"] as const]);
    assertFindings(template, spec(""), { ...defaultCheckOptions, severities: off });
    const error = new Map([["missing-section", "error"] as const]);
    assertFindings(template, spec("    ^^^ missing-section error: Section 'Data Model' is missing"), {
      ...defaultCheckOptions,
      severities: error,
    });
  });
});

it("missing-section weighs more as the spec advances", () => {
  assert.deepEqual(
    severitiesByStage(
      template,
      "missing-section",
      (status) => md`
        # Spec: Login

        **Status:** ${status}

        ## Overview

        It is.
      `,
    ),
    { draft: "warning", review: "warning", approved: "error", done: "error", closed: "hint" },
  );
});

describe("missing-section does not find a section for metadata", () => {
  const withMetadata = md`
    # [Name]

    ## Metadata

    | Field | Value |
    |-------|-------|
    | Status | Draft / Approved |
    | Author | [Name] |
    | Created | YYYY-MM-DD |

    ## Goals

    [Goal]
  `;

  it("where most of its fields stand in front matter or under the title", () => {
    for (const head of [
      "---\nstatus: Draft\nauthor: Ann\ncreated: 2026-03-04\n---\n\n# Login\n",
      "# Login\n\n**Status:** Draft  \n**Author:** Ann  \n**Created:** 2026-03-04\n",
    ])
      assertFindings(withMetadata, `${head}\n## Goals\n\nOne.\n`);
  });

  it("where one of them lacks: that field is missing then", () => {
    assertFindings(
      withMetadata,
      md`
        ---
        ^^^ missing-field information: Field 'Created' is missing
        status: Draft
        author: Ann
        ---

        # Login

        ## Goals

        One.
      `,
    );
  });

  it("but where a single one stands elsewhere", () => {
    assertFindings(
      withMetadata,
      md`
        ---
        status: Draft
        ---

        # Login

        ## Goals
           ^^^^^ missing-section warning: Section 'Metadata' is missing

        One.
      `,
    );
  });
});
