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

  ## Overview

  [What it is]

  ## Design

  ### Data Model

  [Tables]

  ### API

  [Calls]

  ## Risks

  [What may fail]
`;

describe("empty-section finds", () => {
  it("a heading with nothing under it, at the heading's text", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        **Status:** Draft

        ## 1. Overview
           ^^^^^^^^^^^ empty-section information: Section 'Overview' is empty

        ## Design

        ### Data Model ###
            ^^^^^^^^^^ empty-section information: Section 'Data Model' is empty
        ### API

        One call.

        Risks
        ^^^^^ empty-section information: Section 'Risks' is empty
        -----
      `,
    );
  });

  it("a heading of a no-break space, at that", () => {
    const text = "---\n\u00a0\n---\n";
    const [finding] = findingsIn(templateOf(text), text);
    assert.deepEqual(finding?.span, { start: 4, end: 5 });
  });

  it("a heading that nobody could read, by its beginning", () => {
    const heading = "On and ".repeat(50).trim();
    const [finding] = findingsIn(
      templateOf(`# [Name]\n\n## ${heading}\n\nWords.\n`),
      `# Login\n\n## ${heading}\n`,
    );
    assert.equal(finding?.message, `Section '${heading.slice(0, 199).trimEnd()}…' is empty`);
  });

  it("a heading with nothing but a comment, a rule or blanks under it", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        **Status:** Draft

        ## Overview
           ^^^^^^^^ empty-section information: Section 'Overview' is empty

        <!-- later -->

        ## Design

        ### Data Model
            ^^^^^^^^^^ empty-section information: Section 'Data Model' is empty

        ---

        ### API
            ^^^ empty-section information: Section 'API' is empty

        [comment]: # (later)

        ## Risks
           ^^^^^ empty-section information: Section 'Risks' is empty
      `,
    );
  });
});

describe("empty-section finds a heading that groups subsections", () => {
  it("where none of them is asked for, so that none is named as missing", () => {
    const kind = md`
      # Spec: [Name]

      ## Readiness

      ### Operation

      <!-- Answer each question. -->

      #### Can it be switched off?

      #### What tells that it works?

      ## Risks

      [What may fail]
    `;
    assertFindings(
      kind,
      md`
        # Spec: Login

        ## Readiness

        ### Operation
            ^^^^^^^^^ empty-section information: Section 'Operation' is empty

        ## Risks

        None.
      `,
    );
    assertFindings(
      kind,
      md`
        # Spec: Login

        ## Readiness

        ### Operation

        #### Can it be switched off?

        Yes.

        ## Risks

        None.
      `,
    );
  });
});

describe("empty-section does not find", () => {
  it("a heading with subsections, a list, a table, code, an image or one word under it", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        **Status:** Draft

        ## Overview
        ![The whole](picture.png)

        ## Design

        ### Data Model

            create table t

        ### API

        | Call |
        |------|

        ## Risks

        None
      `,
    );
  });

  it("a heading that only groups subsections in the template: what is missing is named itself", () => {
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

        ## Risks

        None.
      `,
    );
  });

  it("a heading the template does not have, nor the title", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        ## Status

        Draft

        ## Overview

        It is.

        ## Design

        ### Data Model

        One table.

        ### API

        One call.

        ### Colours

        ## Risks

        None.

        ## Thanks
      `,
    );
  });
});

describe("empty-section is fixed", () => {
  const kind = md`
    # [Name]

    ## Goals

    <!-- What has to be true when this is done. -->

    1. [Goal]

    ## Notes

    <!-- Only guidance, nothing to insert. -->
  `;

  it("by the template's text, without its guidance", () => {
    const before = md`
      # Login

      ## Goals

      ## Notes

      None.
    `;
    const after = md`
      # Login

      ## Goals

      1. [Goal]

      ## Notes

      None.
    `;
    assertFix(kind, before, "Insert the template's text", after);
  });

  it("by removing it where it is optional", () => {
    const optional =
      "# [Name]\n\n## Goals\n\n[Goal]\n\n## Notes (optional)\n\n[Note]\n\n## Risks\n\n[Risk]\n";
    assertFix(
      optional,
      "# A\n\n## Goals\n\nOne.\n\n## Notes\n\n\n## Risks\n\nTwo.\n",
      "Remove optional section 'Notes'",
      "# A\n\n## Goals\n\nOne.\n\n## Risks\n\nTwo.\n",
    );
    assert.deepEqual(fixTitles(optional, "# A\n\n## Goals\n\n## Notes\n\nMine.\n\n## Risks\n\nTwo.\n"), [
      "* Insert the template's text",
    ]);
  });

  it("by nothing where the template has only guidance", () => {
    assert.deepEqual(fixTitles(kind, "# Login\n\n## Goals\n\nNone.\n\n## Notes\n"), []);
  });
});

it("empty-section weighs more as the spec advances", () => {
  assert.deepEqual(
    severitiesByStage(
      template,
      "empty-section",
      (status) => `# Spec: Login\n\n**Status:** ${status}\n\n## Risks\n`,
    ),
    { draft: "information", review: "warning", approved: "error", done: "error", closed: "hint" },
  );
});
