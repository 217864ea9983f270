import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertFindings, assertFix, fixTitles, md } from "../annotated.ts";

const template = md`
  # Spec: [Name]

  ## Overview

  [What it is]

  ## Design

  [How it works]

  ### Data Model

  [Tables]

  ### Component 1: [Name]

  [What it does]

  ## Rollback

  [How to go back]
`;

describe("duplicate-section finds", () => {
  it("the second of two headings in the same place", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        ## 1. Overview

        It is.

        ## 2. Design

        ### Data Model

        One.

        ### Component 1: A

        One.

        ### **Data model**
            ^^^^^^^^^^^^^^ duplicate-section warning: Section 'Data model' appears twice

        Two.

        ## 3. Rollback

        Revert.

        ## 4. Overview
           ^^^^^^^^^^^ duplicate-section warning: Section 'Overview' appears twice

        It was.
      `,
    );
  });

  it("nothing in repeatable sections, other words, other places, or parts told apart in parentheses", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        ## Overview

        It is.

        ### Rollback

        Of the overview.

        ## Design

        ### Data Model (orders)

        One.

        ### Data Model (customers)

        Two.

        ### Component 1: A

        One.

        ### Component 1: A

        One again.

        ## Rollback

        Revert.

        ## Rollback Plan

        Other words.

        ## Notes

        Mine.

        ## Notes

        Mine, too.
      `,
    );
  });
});

describe("duplicate-section mends", () => {
  it("by removing a second one that holds nothing, or only what the template wrote", () => {
    const whole = (second: string) =>
      `# Spec: A\n\n## Overview\n\nIt is.\n\n## Design\n\n### Data Model\n\nOne.\n\n### Component 1: A\n\nOne.\n\n${second}## Rollback\n\nRevert.\n`;
    for (const second of [
      "## Overview\n\n",
      "## Overview\n\n[What it is]\n\n",
      "## Design\n\n[How it works]\n\n### Data Model\n\n[Tables]\n\n",
    ])
      assertFix(template, whole(second), "Remove the duplicate", whole(""));
  });

  it("the last one, and keeps the footer", () => {
    const before = "# Spec: A\n\n## Overview\n\nIt is.\n\n";
    const footer = "---\n\n*Last updated: 2026-01-02*\n";
    assertFix(
      template,
      `${before}## Overview\n\n[What it is]\n\n${footer}`,
      "Remove the duplicate",
      before + footer,
    );
    assertFix(template, `${before}## Overview\n`, "Remove the duplicate", before.slice(0, -1));
  });

  it("nothing that somebody wrote, comments and own subsections included", () => {
    for (const second of [
      "It was.",
      "<!-- Ann: keep this -->",
      "### Mine\n\n[What it is]",
      "[What it is] today",
    ])
      assert.ok(
        !fixTitles(template, `# Spec: A\n\n## Overview\n\nIt is.\n\n## Overview\n\n${second}\n`).some(
          (title) => title.includes("duplicate"),
        ),
        second,
      );
  });
});
