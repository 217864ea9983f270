import { describe, it } from "node:test";
import { assertFindings, assertFix, md } from "../annotated.ts";

const template = md`
  # Spec: [Name]

  ## Overview

  [What it is]

  ## Design

  [How it works]

  ### Data Model

  [Tables]

  ### Calls

  [Calls]

  ### Failures

  [Failures]

  ## Security

  [Who may]

  ## Rollback

  [How to go back]

  ## Phase 1: [Name]

  [What]
`;

describe("misplaced-section finds", () => {
  it("the one section that stands out of order, and between which it belongs", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        ## Rollback
           ^^^^^^^^ misplaced-section information: Section 'Rollback' belongs after 'Security'

        Revert.

        ## Overview

        It is.

        ## Design

        It works.

        ### Data Model

        One.

        ### Calls

        Two.

        ### Failures

        Three.

        ## Security

        All may.

        ## Phase 1: Start

        Begin.
      `,
    );
  });

  it("a subsection out of order, and one that stands first in the template", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        ## Design

        It works.

        ### Calls

        Two.

        ### Failures

        Three.

        ### Data Model
            ^^^^^^^^^^ misplaced-section information: Section 'Data Model' belongs before 'Calls'

        One.

        ## Security

        All may.

        ## Overview
           ^^^^^^^^ misplaced-section information: Section 'Overview' belongs before 'Design'

        It is.

        ## Rollback

        Revert.

        ## Phase 1: Start

        Begin.
      `,
    );
  });

  it("a section under another one of the template", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        ## Overview

        It is.

        ## Design

        It works.

        ### Data Model

        One.

        ### Calls

        Two.

        ## Security

        All may.

        ### Failures
            ^^^^^^^^ misplaced-section information: Section 'Failures' belongs after 'Calls'

        Three.

        ## Rollback

        Revert.

        ## Phase 1: Start

        Begin.
      `,
    );
  });

  it("nothing where the author chose another order, flattened the spec, or uses other words", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        ## Rollback

        Revert.

        ## Security

        All may.

        ## Overview

        It is.

        ## Design

        It works.

        ## Data Model

        One.

        ## Failures

        Three.

        ## Calls

        Two.

        ## Phase 1: Start

        Begin.
      `,
    );
    assertFindings(
      template,
      md`
        # Spec: Login

        ## Phase 2: End

        End.

        ## Phase 1: Start

        Begin.

        ## Security Considerations

        All may.

        ## Overview

        It is.

        ## Design

        ### Data Model

        One.

        ### Calls

        Two.

        ### Failures

        Three.

        ## Rollback

        Revert.
      `,
    );
  });

  it("nothing in two sections that are swapped: either may be meant to stand there", () => {
    assertFindings(
      "# [Name]\n\n## Overview\n\n[x]\n\n## Design\n\n[y]\n",
      "# A\n\n## Design\n\nIt.\n\n## Overview\n\nIt.\n",
    );
  });
});

describe("misplaced-section mends", () => {
  it("by moving the section with its subsections, and touches nothing else", () => {
    assertFix(
      template,
      md`
        # Spec: Login

        ## Overview

        It is.

        ## Rollback
        Revert.


        ### Own notes

        | a | b |
        |---|---|
        | 1 | 2 |

        ## Design

        ### Data Model

        One.

        ## Security

        All may.

        ---

        *Last updated: 2026-01-02*
      `,
      "Move section 'Rollback'",
      md`
        # Spec: Login

        ## Overview

        It is.

        ## Design

        ### Data Model

        One.

        ## Security

        All may.

        ## Rollback
        Revert.


        ### Own notes

        | a | b |
        |---|---|
        | 1 | 2 |

        ---

        *Last updated: 2026-01-02*
      `,
    );
  });

  it("the last section, and leaves the footer at the end", () => {
    assertFix(
      template,
      md`
        # Spec: Login

        ## Design

        It works.

        ## Security

        All may.

        ## Rollback

        Revert.

        ## Overview

        It is.

        ---

        *Last updated: 2026-01-02*
      `,
      "Move section 'Overview'",
      md`
        # Spec: Login

        ## Overview

        It is.

        ## Design

        It works.

        ## Security

        All may.

        ## Rollback

        Revert.

        ---

        *Last updated: 2026-01-02*
      `,
    );
  });

  it("the last section of a file that does not end in a line break", () => {
    assertFix(
      template,
      "# Spec: A\n\n## Design\n\nIt.\n\n## Security\n\nAll.\n\n## Rollback\n\nRevert.\n\n## Overview\n\nIt is.",
      "Move section 'Overview'",
      "# Spec: A\n\n## Overview\n\nIt is.\n\n## Design\n\nIt.\n\n## Security\n\nAll.\n\n## Rollback\n\nRevert.\n",
    );
  });

  it("a section of another level, with its subsections", () => {
    assertFix(
      template,
      md`
        # Spec: Login

        ## Overview

        It is.

        ## Design

        It works.

        ### Security

        All may.

        #### Roles

        Two.

        \`\`\`sh
        # no heading
        \`\`\`

        ## Rollback

        Revert.
      `,
      "Move section 'Security'",
      md`
        # Spec: Login

        ## Overview

        It is.

        ## Design

        It works.

        ## Security

        All may.

        ### Roles

        Two.

        \`\`\`sh
        # no heading
        \`\`\`

        ## Rollback

        Revert.
      `,
    );
  });
});
