import { describe, it } from "node:test";
import { assertFindings, md } from "../annotated.ts";

describe("missing-section does not find what a heading says together with its parent's", () => {
  const kind = md`
    # Spec: [Name]

    ## Goals

    ### Primary Goals

    [Goal]

    ### Success Metrics

    [Number]

    ## Test Plan

    ### Test Coverage Requirements

    [Share]

    ### Test Data Requirements

    [Data]

    ## Deployment Plan

    ### Deployment Strategy

    [How]

    ### Environment Configuration

    [What]

    ## Security Considerations

    ### Security Checklist

    [Item]

    ## Dependencies

    ### External Dependencies

    [Vendor]

    ### Team Dependencies

    [Team]
  `;

  it("one that leaves out the parent's word, or one of its own that goes without saying", () => {
    assertFindings(
      kind,
      md`
        # Spec: Login

        ## Goals

        ### Primary

        Be quick.

        ### Metrics

        One second.

        ## Testing

        ### Coverage

        All of it.

        ### Test data

        [Data]
        ^^^^^^ placeholder information: Placeholder '[Data]' is not filled

        ## 5. Deployment

        ### 5.1 Strategy

        Slowly.

        ### 5.2 Deployment configuration

        None.

        ## Security

        ### Checklist

        Done.

        ## Prerequisites

        ### External

        None.

        ### The Team

        None.
      `,
    );
  });

  it("but one that says something else besides, stands elsewhere, or could be two of them", () => {
    assertFindings(
      kind,
      md`
        # Spec: Login

        ## Goals
           ^^^^^ missing-section warning: Section 'Success Metrics' is missing

        ### Primary Goals

        Be quick.

        ## Test Plan
           ^^^^^^^^^ missing-section warning: Section 'Test Coverage Requirements' is missing
           ^^^^^^^^^ missing-section warning: Section 'Test Data Requirements' is missing

        ### Coverage of browsers

        All of them.

        ### Requirements

        Some.

        ## Deployment Plan

        ### Deployment Strategy

        Slowly.

        ### Environment Configuration

        None.

        ## Security

        ### Checklist

        Done.

        ## Dependencies
           ^^^^^^^^^^^^ missing-section warning: Section 'Team Dependencies' is missing

        ### External Dependencies

        None.

        ### Dependencies

        None.

        ## Team

        ### Metrics

        None.
      `,
    );
  });

  it("nor one that two headings could be", () => {
    assertFindings(
      "# Spec: [Name]\n\n## Test Plan\n\n### Test Data\n\n[Data]\n\n### Test Scenarios\n\n[Scenario]\n",
      md`
        # Spec: Login

        ## Testing

        ### Scenarios

        All.

        ### Data

        Some.

        ### Data plan

        More.
      `,
    );
  });

  it("nor one whose own subsections are there", () => {
    assertFindings(
      "# Spec: [Name]\n\n## Security\n\n### Security Checklist\n\n#### Keys\n\n[Which keys]\n",
      md`
        # Spec: Login

        ## Security

        ### Checklist

        #### Keys

        [Which keys]
        ^^^^^^^^^^^^ placeholder information: Placeholder '[Which keys]' is not filled
      `,
    );
  });
});

describe("missing-section does not find what a heading names with a letter, a version or a year", () => {
  const named =
    "# Spec: [Name]\n\n## Internal API\n\n[Calls]\n\n## Goals\n\n[Goal]\n\n## Appendix\n\n[More]\n";

  it("several appendices, several versions, this year's", () => {
    assertFindings(
      named,
      md`
        # Spec: Login

        ## Internal API v1

        Old.

        ## Internal API v2

        New.

        ## Goals 2025

        Be quick.

        ## Appendix A: Wire format

        Bytes.

        ## Appendix B – Goals

        All.
      `,
    );
    assertFindings(
      named.replace("Appendix", "Appendices"),
      md`
        # Spec: Login

        ## Internal API

        It is.

        ## Goals

        Be quick.

        ## 4. Appendix: Wire format

        Bytes.
      `,
    );
  });

  it("but not of another name, nor far below", () => {
    assertFindings(
      named,
      md`
        # Spec: Login

        ## API v2

        New.

        ## Goals
           ^^^^^ missing-section warning: Section 'Internal API' is missing
           ^^^^^ missing-section warning: Section 'Appendix' is missing

        Be quick.

        ## On appendices

        None.
      `,
    );
  });
});

describe("missing-section does not find a table of contents", () => {
  const kind =
    "# Spec: [Name]\n\n## Table of Contents\n\n- [Goals](#goals)\n\n## Goals\n\n[Goal]\n\n## Risks\n\n[Risk]\n";
  const rest = "## Goals\n\nBe quick.\n\n## Risks\n\nNone.\n";
  const links = "- [Goals](#goals)\n- [Risks](#risks)\n";

  for (const list of [
    `## Contents\n\n${links}`,
    `## TOC\n\n${links}`,
    `<!-- toc -->\n\n${links}\n<!-- tocstop -->\n`,
    `<!-- TOC depthFrom:2 -->\n\n${links}\n<!-- /TOC -->\n`,
    `<!-- START doctoc generated TOC please keep comment here to allow auto update -->\n${links}<!-- END doctoc -->\n`,
    "[TOC]\n",
    "[[_TOC_]]\n",
    "[[TOC]]\n",
    "* contents\n{:toc}\n",
    "{{toc}}\n",
  ])
    it(`written as ${JSON.stringify(list.slice(0, 20))}`, () =>
      assertFindings(kind, `# Spec: Login\n\n${list}\n${rest}`));

  it("but one that stands in code", () =>
    assertFindings(
      kind,
      md`
        # Spec: Login

        Write \`<!-- toc -->\` there.

        \`\`\`
        [TOC]
        \`\`\`

        ## Goals
           ^^^^^ missing-section warning: Section 'Table of Contents' is missing

        Be quick.

        ## Risks

        None.
      `,
    ));
});

describe("missing-section does not find a section whose heading is numbered", () => {
  for (const [goals, risks] of [
    ["1.目的", "2.リスク"],
    ["１　目的", "２　リスク"],
    ["１．１　目的", "１．２　リスク"],
    ["1-1. 目的", "1-2. リスク"],
    ["①目的", "②リスク"],
  ] as const)
    it(`as ${goals}`, () =>
      assertFindings(
        "# 仕様書: [名前]\n\n## 目的\n\n[何のため]\n\n## リスク\n\n[何が起こる]\n",
        `# 仕様書: ログイン\n\n## ${goals}\n\n速い。\n\n## ${risks}\n\nない。\n`,
      ));
  for (const number of ["3.", "3)", "§ 3 ", "(3) ", "III ", "Ⅲ. ", "#3 ", "3-1. ", "3️⃣ "])
    it(`as ${number}`, () =>
      assertFindings(
        "# Spec: [Name]\n\n## Rollback plan\n\n[How]\n",
        `# Spec: Login\n\n## ${number}Rollback plan\n\nRevert.\n`,
      ));
});

describe("missing-section does not find dates, versions and dots", () => {
  const kind = md`
    # Spec: [Name]

    ## Log

    ### YYYY-MM-DD: [decision]

    [Why it was taken]

    ## Releases

    ### v0.1.0 - YYYY-MM-DD

    [What is new]

    ### [0.0.1] - YYYY-MM-DD

    ## Runtime View

    ### …

    ### ...
  `;

  it("where the spec has others, whose placeholders are found", () => {
    assertFindings(
      kind,
      md`
        # Spec: Login

        ## Log

        ### 2026-01-31: Use YAML

        [Why it was taken]
        ^^^^^^^^^^^^^^^^^^ placeholder information: Placeholder '[Why it was taken]' is not filled

        ## Releases

        ### v0.2.0 - 2026-01-31

        Login.

        ## Runtime View

        ### Somebody logs in

        A page.
      `,
    );
  });

  it("nor where the spec has none", () => {
    assertFindings(
      kind,
      md`
        # Spec: Login

        ## Log

        Nothing yet.

        ## Releases

        None.

        ## Runtime View

        A page.
      `,
    );
  });
});
