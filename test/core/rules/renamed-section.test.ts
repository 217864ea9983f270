import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isSlipOf } from "../../../server/src/core/text/slips.ts";
import { assertFindings, assertFix, fixTitles, md, severitiesByStage } from "../annotated.ts";

const template = md`
  # Spec: [Name]

  **Status:** Draft | In Review | Approved | Implemented | Rejected

  ## Overview

  [What it is]

  ## Design Details

  [How it works]

  ### Data Model

  [Tables]

  ## Rollback Plan

  [How to go back]

  ## Alternatives (optional)

  [What else]
`;

describe("renamed-section finds", () => {
  it("a heading with a slip of the pen, and says no more of it", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        **Status:** Draft

        ## Overview

        It is.

        ## Desing Details
           ^^^^^^^^^^^^^^ renamed-section information: The template calls this section 'Design Details'

        It works.

        ### Data Modle
            ^^^^^^^^^^ renamed-section information: The template calls this section 'Data Model'

        One table.

        ## Rolback Plan
           ^^^^^^^^^^^^ renamed-section information: The template calls this section 'Rollback Plan'

        Revert.

        ## Alternatvies
           ^^^^^^^^^^^^ renamed-section information: The template calls this section 'Alternatives'

        None is better.
      `,
    );
  });

  it("it under a number, an emoji, emphasis and closing marks", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        **Status:** Draft

        ## 1. Overview

        It is.

        ## 🚀 2. **Desgin Details** (draft) ##
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ renamed-section information: The template calls this section 'Design Details'

        ### 2.1 Data Model

        One table.

        ## 3. Roll-back Plan

        Revert.
      `,
    );
  });

  it("what is wrong inside of it, as in any section", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        **Status:** Draft

        ## Overview

        It is.

        ## Desing Details
           ^^^^^^^^^^^^^^ renamed-section information: The template calls this section 'Design Details'

        [How it works]
        ^^^^^^^^^^^^^^ placeholder information: Placeholder '[How it works]' is not filled

        ### Data Model

        One table.

        ## Rollback Plan

        Revert.
      `,
    );
  });

  it("nothing where the section is there already, stands elsewhere, or two headings are as near", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        **Status:** Draft

        ## Rolback Plan

        Stands first.

        ## Overview

        It is.

        ## Design Details
           ^^^^^^^^^^^^^^ missing-section warning: Section 'Rollback Plan' is missing

        ### Data Model

        One table.

        ### Data Modle

        Another one.

        ## Alternatvies

        One.

        ## Alternativs

        Two.
      `,
    );
  });

  it("nothing in words that mean something else", () => {
    for (const [a, b] of [
      ["roles", "rules"],
      ["internal dependencies", "external dependencies"],
      ["inclusions", "exclusions"],
      ["interactions", "integrations"],
      ["preconditions", "postconditions"],
      ["migration", "mitigation"],
      ["functional requirements", "non functional requirements"],
      ["phase 1 rollout", "phase 2 rollout"],
      ["import", "export"],
    ] as const)
      assert.equal(isSlipOf(a, b), false, `${a} / ${b}`);
  });

  it("a letter too many, too few, another or two swapped, fillers and blanks aside", () => {
    for (const [a, b] of [
      ["desing", "design"],
      ["securrity", "security"],
      ["securiy", "security"],
      ["sekurity", "security"],
      ["tesing", "testing strategy"],
      ["data base design", "database design"],
    ] as const)
      assert.equal(isSlipOf(a, b), true, `${a} / ${b}`);
  });

  it("less the further the spec is from being agreed", () => {
    assert.deepEqual(
      severitiesByStage(
        template,
        "renamed-section",
        (status) =>
          `# Spec: A\n\n**Status:** ${status}\n\n## Overview\n\nIt is.\n\n## Rolback Plan\n\nRevert.\n`,
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

describe("renamed-section mends", () => {
  it("the words, and keeps the number, the marks and the links that lead there", () => {
    assertFix(
      template,
      md`
        # Spec: Login

        ## Contents

        - [Overview](#1-overview)
        - [2. Desgin Details](#2-desgin-details)

        ## 1. Overview

        See [how](#2-desgin-details "how"), [there][there] and \`[code](#2-desgin-details)\`.

        [there]: #2-desgin-details

        ## 2. **Desgin Details** ##

        ### Data Model

        One table.
      `,
      "Rename to 'Design Details'",
      md`
        # Spec: Login

        ## Contents

        - [Overview](#1-overview)
        - [2. Design Details](#2-design-details)

        ## 1. Overview

        See [how](#2-design-details "how"), [there][there] and \`[code](#2-desgin-details)\`.

        [there]: #2-design-details

        ## 2. **Design Details** ##

        ### Data Model

        One table.
      `,
    );
  });

  it("links to a heading whose anchor changes with it", () => {
    assertFix(
      "# [Name]\n\n## Overview\n\n[What]\n\n## Rollback Plan\n\n[How]\n",
      "# A\n\n[Two](#rolback-plan-1)\n\n## Overview\n\nIt.\n\n## Rolback Plan\n\nIt.\n\n### Rolback Plan\n\nIt.\n",
      "Rename to 'Rollback Plan'",
      "# A\n\n[Two](#rolback-plan)\n\n## Overview\n\nIt.\n\n## Rollback Plan\n\nIt.\n\n### Rolback Plan\n\nIt.\n",
    );
  });

  it("nothing where the words are written with escapes", () => {
    assert.deepEqual(
      fixTitles("# [Name]\n\n## Input and Output\n\n[What]\n", "# A\n\n## Input \\& Outptu\n\nIt.\n"),
      [],
    );
  });
});
