// Comments that keep findings away, wherever Markdown lets a comment stand.
import { describe, it } from "node:test";
import { assertFindings, md } from "../annotated.ts";

const template = md`
  # Spec: [Name]

  **Status:** Draft | In Review | Approved

  ## Goals

  - [Goal] of [Team]

  ## Risks

  | Risk | Impact |
  |------|--------|
  | [Risk] | High/Med/Low |
`;

const head = "# Spec: Login\n\n**Status:** Draft\n";
const risks = "## Risks\n\nNone.";

describe("specwright-disable-next-line", () => {
  it("hides all findings of the next line", () => {
    assertFindings(
      template,
      md`
        ${head}
        ## Goals

        <!-- specwright-disable-next-line -->
        - [Goal] of [Team]
        - [Goal]
          ^^^^^^ placeholder information: Placeholder '[Goal]' is not filled

        ${risks}
      `,
    );
  });

  it("leaps over blank lines", () => {
    assertFindings(
      template,
      md`
        ${head}
        ## Goals

        <!-- specwright-disable-next-line placeholder -->

        - [Goal]

        ${risks}
      `,
    );
  });

  it("hides the findings of the codes it names, parted by blanks or commas, a reason behind them", () => {
    for (const comment of [
      "placeholder, undecided-choice",
      "undecided-choice placeholder",
      "placeholder,undecided-choice -- they will be known in May",
    ])
      assertFindings(
        template,
        md`
          ${head}
          ## Goals

          One.

          ## Risks

          | Risk | Impact |
          |------|--------|
          | Guessing <!-- specwright-disable-next-line ${comment} --> | Low |
          | [Risk] | High/Med/Low |
          | [Risk] | Huge |
            ^^^^^^ placeholder information: Placeholder '[Risk]' is not filled
                     ^^^^ invalid-value error: Impact must be one of: High, Med, Low
        `,
      );
  });

  it("leaves findings of other codes", () => {
    assertFindings(
      template,
      md`
        ${head}
        ## Goals

        <!-- specwright-disable-next-line missing-section -->
        - [Goal]
          ^^^^^^ placeholder information: Placeholder '[Goal]' is not filled

        ${risks}
      `,
    );
  });

  it("hides a section's findings from the line above its heading", () => {
    assertFindings(
      template,
      md`
        ${head}
        <!-- specwright-disable-next-line empty-section -->
        ## Goals

        ${risks}
      `,
    );
  });

  it("stands in lists, indented or behind an item", () => {
    assertFindings(
      template,
      md`
        ${head}
        ## Goals

        - One <!-- specwright-disable-next-line placeholder -->
        - [Goal]
          <!-- specwright-disable-next-line placeholder -->
          - [Team]

        ${risks}
      `,
    );
  });

  it("stands in front matter as well", () => {
    assertFindings(
      '---\nauthor: "[Author]"\n---\n\n# [Name]\n\n## Goals\n\n[Goal]\n',
      md`
        ---
        # <!-- specwright-disable-next-line placeholder -->
        author: "[Author]"
        ---

        # Login

        ## Goals

        One.
      `,
    );
  });
});

describe("specwright-disable-line", () => {
  it("hides the findings of its own line, in a table row too", () => {
    assertFindings(
      template,
      md`
        ${head}
        ## Goals

        - [Goal] <!-- specwright-disable-line -->

        ## Risks

        | Risk | Impact |
        |------|--------|
        | [Risk] <!-- specwright-disable-line placeholder --> | High |
        | Guessing | Huge <!-- specwright-disable-line invalid-value --> |
        | Waiting | Huge |
                    ^^^^ invalid-value error: Impact must be one of: High, Med, Low
      `,
    );
  });

  it("hides what is missing, at the heading where that is shown", () => {
    assertFindings(
      template,
      md`
        ${head}
        ## Goals <!-- specwright-disable-line missing-section -->

        One.
      `,
    );
  });
});

describe("specwright-disable", () => {
  it("hides findings up to specwright-enable", () => {
    assertFindings(
      template,
      md`
        ${head}
        ## Goals

        <!-- specwright-disable -->

        - [Goal]
        - [Team]

        <!-- specwright-enable -->

        - [Goal]
          ^^^^^^ placeholder information: Placeholder '[Goal]' is not filled

        ${risks}
      `,
    );
  });

  it("hides findings to the end of the spec, for the codes it names", () => {
    assertFindings(
      template,
      md`
        <!-- specwright-disable missing-section placeholder -->

        # Spec: [Name]

        **Status:** Drafd
                    ^^^^^ invalid-value error: Status must be one of: Draft, In Review, Approved (did you mean 'Draft'?)

        ## Goals

        [Goal]
      `,
    );
  });

  it("is ended for one of its codes while the others stay hidden", () => {
    assertFindings(
      template,
      md`
        ${head}
        <!-- specwright-disable placeholder empty-section -->

        ## Goals

        <!-- specwright-enable empty-section -->

        - [Goal]

        ## Risks
           ^^^^^ empty-section information: Section 'Risks' is empty
      `,
    );
  });
});

describe("A suppression", () => {
  it("shown as an example in code is not one", () => {
    assertFindings(
      template,
      md`
        ${head}
        ## Goals

        \`\`\`md
        <!-- specwright-disable -->
        \`\`\`

        Write \`<!-- specwright-disable -->\` above it.

        - [Goal]
          ^^^^^^ placeholder information: Placeholder '[Goal]' is not filled

        ${risks}
      `,
    );
  });

  it("of a misspelt code hides nothing", () => {
    assertFindings(
      template,
      md`
        ${head}
        ## Goals

        <!-- specwright-disable-next-line placeholders -->
        - [Goal]
          ^^^^^^ placeholder information: Placeholder '[Goal]' is not filled

        ${risks}
      `,
    );
  });
});
