import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertFix, fixTitles, md } from "../annotated.ts";
import { template } from "./missingSectionTemplate.ts";

describe("missing-section mends", () => {
  it("a section between two others", () => {
    assertFix(
      template,
      md`
        # Spec: Login

        ## Overview

        It is.

        ## Rollback Plan

        Revert.
      `,
      "Insert section 'Design'",
      md`
        # Spec: Login

        ## Overview

        It is.

        ## Design

        [How it works]

        ### Data Model

        [Tables]

        ### API

        [Calls]

        #### Errors

        [Codes]

        ## Rollback Plan

        Revert.
      `,
    );
  });

  it("the last section, though the file does not end in a line break", () => {
    assertFix(
      template,
      "# Spec: Login\n\n## Overview\n\nIt is.",
      "Insert section 'Rollback Plan'",
      "# Spec: Login\n\n## Overview\n\nIt is.\n\n## Rollback Plan\n\n[How to go back]\n",
    );
  });

  it("the first section, at the level and above the footer of the spec", () => {
    assertFix(
      md`
        # [Name]

        ## Overview

        [What]

        ## Design

        ### Data

        [Tables]
      `,
      md`
        # Login

        # Design

        ## Calls

        One.

        ---

        *Last updated: 2026-01-02*
      `,
      "Insert section 'Overview'",
      md`
        # Login

        # Overview

        [What]

        # Design

        ## Calls

        One.

        ---

        *Last updated: 2026-01-02*
      `,
    );
    assertFix(
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

        # Design

        ## Data

        One.

        ---

        *Last updated: 2026-01-02*
      `,
      "Insert section 'Calls'",
      md`
        # Login

        # Design

        ## Data

        One.

        ## Calls

        [Calls]

        ---

        *Last updated: 2026-01-02*
      `,
    );
  });

  it("without the guidance beside the slots, and without the template's footer", () => {
    assertFix(
      md`
        # [Name]

        ## Goals

        [What]

        ## Risks

        <!-- Think of everything. -->

        - [Risk]

        ---

        *Last updated: YYYY-MM-DD*
      `,
      md`
        # Login

        ## Goals

        All.
      `,
      "Insert section 'Risks'",
      md`
        # Login

        ## Goals

        All.

        ## Risks

        - [Risk]
      `,
    );
  });

  it("each with one fix that is taken without thinking", () => {
    assert.deepEqual(fixTitles(template, "# Spec: Login\n\n**Status:** Draft\n\n## Overview\n\nIt is.\n"), [
      "* Insert section 'Design'",
      "* Insert section 'Rollback Plan'",
    ]);
  });
});
