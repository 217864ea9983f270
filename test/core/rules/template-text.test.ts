import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { newSpec } from "../../../server/src/core/template/newSpec.ts";
import { assertFindings, assertFix, fixTitles, md, severitiesByStage, templateOf } from "../annotated.ts";

const template = md`
  # Spec: [Name]

  **Status:** Draft | In Review | Approved | Implemented | Rejected

  ## Overview

  <!-- Say what it is before how it works. -->

  Brief description of what this spec covers.

  ## Security

  Tokens are kept for an hour and are never written to a log.

  ## Goals

  *List what will be true afterwards.*

  - [Goal]

  ## Checklist

  - [ ] Input is checked on the server
  - [ ] Each operation knows its caller

  ## Notes

  N/A
`;

const spec = (parts: { readonly [title: string]: string }) =>
  [
    "# Spec: Login\n\n**Status:** Draft\n",
    ...[
      ["Overview", "It is."],
      ["Security", "Tokens are short-lived."],
      ["Goals", "- Be quick"],
      ["Checklist", "- [ ] Input is checked on the server\n- [ ] Each operation knows its caller"],
      ["Notes", "N/A"],
    ].map(([title = "", body = ""]) => `## ${title}\n${parts[title] ?? `\n${body}`}\n`),
  ].join("\n");

describe("template-text finds", () => {
  it("a section left as the template wrote it, at its heading", () => {
    assertFindings(
      template,
      spec({
        Security: md`
             ^^^^^^^^ template-text hint: Section 'Security' still says what the template says

          Tokens are kept for an hour and are never written to a log.
        `.trimEnd(),
      }),
    );
  });

  it("an instruction beside the author's own words", () => {
    assertFindings(
      template,
      spec({
        Overview: md`

          Brief description of what this spec covers.
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ template-text hint: This still tells the writer what to do: replace or delete it

          It is about logging in.
        `.trimEnd(),
      }),
    );
  });

  it("guidance beside the author's own words, as a comment or in italics", () => {
    assertFindings(
      template,
      spec({
        Overview: md`
          <!-- Say what it is before how it works. -->
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ template-text hint: Guidance of the template is still here: delete it

          It is about logging in.
        `.trimEnd(),
        Goals: md`

          *List what will be true afterwards.*
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ template-text hint: Guidance of the template is still here: delete it

          - Be quick
        `.trimEnd(),
      }),
    );
  });
});

describe("template-text finds guidance", () => {
  const left = (comment: string) =>
    `${comment}\n${"^".repeat(comment.length)} template-text hint: Guidance of the template is still here: delete it`;
  const kind = md`
    <!-- Copy this file, name it after the number of its issue, and delete all comments when you are done. -->

    # Proposal: Your short title

    <!-- A good title says in five words what will be true afterwards. -->

    **Status:** Draft | Approved

    ## Design

    <!-- Say enough for somebody who knows the system to build it, and no more than that. -->

    ### Tests

    <!-- Which tests will tell whether it works? Name those that have to be changed as well. -->

    ### Rollout

    Describe in which order the parts are switched on, and who has to be told before that happens.
  `;

  it("before the title and under it, once there is a title", () => {
    assertFindings(
      kind,
      md`
        ${left("<!-- Copy this file, name it after the number of its issue, and delete all comments when you are done. -->")}

        # Proposal: Login

        ${left("<!-- A good title says in five words what will be true afterwards. -->")}

        **Status:** Draft

        ## Design

        ### Tests

        Two.

        ### Rollout

        At once.
      `,
    );
  });

  it("of a section whose subsections are written", () => {
    assertFindings(
      kind,
      md`
        # Proposal: Login

        **Status:** Draft

        ## Design

        ${left("<!-- Say enough for somebody who knows the system to build it, and no more than that. -->")}

        ### Tests

        Two.

        ### Rollout

        At once.
      `,
    );
  });

  it("in nearly the template's words, as an older template has them, and as a comment made of its text", () => {
    assertFindings(
      kind,
      md`
        # Proposal: Login

        **Status:** Draft

        ## Design

        ### Tests

        ${left("<!-- Which tests will tell whether it works? Name those that have to be written as well. -->")}

        Two.

        ### Rollout

        ${left("<!-- [Required] Describe in which order the parts are switched on, and who has to be told -->")}

        At once.

        #### First week

        ${left("<!-- Say enough for somebody who knows the system to build it, and no more. -->")}

        Everybody at once.
      `,
    );
  });

  it("but not a comment of the author's, a licence, or one behind a value", () => {
    assertFindings(
      md`
        <!-- SPDX-FileCopyrightText: Copyright (c) the authors of this project. All rights reserved. -->

        ${kind}
      `,
      md`
        <!-- SPDX-FileCopyrightText: Copyright (c) the authors of this project. All rights reserved. -->

        # Proposal: Login

        **Status:** Draft <!-- A good title says in five words what will be true afterwards. -->

        ## Design

        <!-- The parts are switched on in the order of their names, and who builds it knows the system. -->

        ### Tests

        Two. <!-- Which tests will tell whether it works, we know when the first ten have been written. -->

        ### Rollout

        At once.
      `,
    );
  });

  it("once, where a quote is all that a section says, whatever comment stands behind it", () => {
    assertFindings(
      md`
        # [Name]

        ## Questions

        > Answer what readers will ask, and feel free to leave out what does not apply.

        ### What is it?

        [Answer]
      `,
      md`
        # Login

        ## Questions
           ^^^^^^^^^ template-text hint: Section 'Questions' still says what the template says

        > Answer what readers will ask, and feel free to leave out what does not apply.

        <!-- Ann answers. -->

        ### What is it?

        A page.
      `,
    );
  });

  it("but not where nothing is written yet", () => {
    assertFindings(
      kind,
      md`
        <!-- Copy this file, name it after the number of its issue, and delete all comments when you are done. -->

        # Proposal: Your short title

        <!-- A good title says in five words what will be true afterwards. -->

        **Status:** Draft

        ## Design

        <!-- Say enough for somebody who knows the system to build it, and no more than that. -->

        ### Tests
            ^^^^^ empty-section information: Section 'Tests' is empty

        ### Rollout
            ^^^^^^^ empty-section information: Section 'Rollout' is empty
      `,
    );
  });
});

describe("template-text finds a form", () => {
  const kind = md`
    # Spec: [Name]

    ## Monitoring

    - [ ] Metrics
      - Metric name:
      - Components:
    - [ ] Other
      - Details:

    ## Checklist

    - [ ] Reviewers:
      - [ ] Ann
    - [ ] Input is checked on the server

    ## Consent

    [ ] The owners of all parts know that their tests may have to change.
  `;

  it("whose labels have no values yet; a checklist is meant to stay", () => {
    assertFindings(
      kind,
      md`
        # Spec: Login

        ## Monitoring
           ^^^^^^^^^^ template-text hint: Section 'Monitoring' still says what the template says

        - [ ] Metrics
          - Metric name:
          - Components:
        - [ ] Other
          - Details:

        ## Checklist

        - [ ] Reviewers:
          - [ ] Ann
        - [ ] Input is checked on the server

        ## Consent

        [ ] The owners of all parts know that their tests may have to change.
      `,
    );
  });

  it("but not one that was begun", () => {
    assertFindings(
      kind,
      md`
        # Spec: Login

        ## Monitoring

        - [x] Metrics
          - Metric name: logins_total
          - Components: gateway
        - [ ] Other
          - Details:

        ## Checklist

        - [x] Reviewers:
          - [ ] Ann
        - [ ] Input is checked on the server

        ## Consent

        [x] The owners of all parts know that their tests may have to change.
      `,
    );
  });
});

describe("template-text does not find", () => {
  it("the author's own words, a checklist, or a body too short to tell", () => {
    assertFindings(template, spec({}));
  });

  it("guidance in a section where nothing else is written yet", () => {
    assertFindings(
      template,
      spec({
        Overview: md`
             ^^^^^^^^ empty-section information: Section 'Overview' is empty
          <!-- Say what it is before how it works. -->
        `.trimEnd(),
      }),
    );
  });

  it("a comment that speaks to a program, with which template and spec begin a section", () => {
    for (const comment of [
      "markdownlint-disable MD013 MD033",
      "markdownlint-disable-file descriptive-link-text",
      "prettier-ignore-start",
      "vale off",
      "vale Google.Passive = NO",
      "cspell:ignore Kubernetes Terraform",
      "cSpell:disable for the names below",
      "spell-checker: disable from here on",
      "textlint-disable no-todo, max-ten",
      "eslint-skip the block below it",
      "lint disable no-html maximum-line-length",
      "markdown-link-check-disable",
      "remark-lint-disable no-dead-urls",
      "LTeX: enabled=false language=en-GB",
      "BEGIN_TF_DOCS: terraform writes this",
      "ALL-CONTRIBUTORS-LIST:START - Do not remove or modify this section",
      "START doctoc generated TOC please keep comment here",
      "generated by terraform-docs, do not edit",
      "SPDX-License-Identifier: Apache-2.0 OR MIT",
      "#region what the tool writes",
    ]) {
      const text = (name: string, said: string) =>
        `# Spec: ${name}\n\n**Status:** Approved | Draft\n\n## Overview\n\n<!-- ${comment} -->\n\n${said}\n`;
      const filled = text("Login", "It is.").replace(" | Draft", "");
      assertFindings(text("[Name]", "[What it is]"), filled);
      const written = newSpec(templateOf(text("[Name]", "[What it is]")), {
        name: "Login",
        today: "2026-03-04",
        author: "Ann",
      }).text;
      assert.ok(written.includes(`<!-- ${comment} -->`), written);
    }
  });

  it("what the key words of RFC 2119 mean, which is the same in every spec", () => {
    const words = (name: string) => md`
      # Spec: ${name}

      **Status:** Approved

      ## Terms

      The key words "MUST", "MUST NOT" and "MAY" in this document are to be interpreted as
      described in [RFC 2119](https://www.rfc-editor.org/rfc/rfc2119).

      ## Overview

      It is ${name}.
    `;
    assertFindings(words("[Name]").replace("Approved", "Approved | Draft"), words("Login"));
  });

  it("the words of an instruction within a sentence", () => {
    assertFindings(
      template,
      spec({ Overview: "\nThe brief: Brief description of what this spec covers. And more." }),
    );
  });

  it("a section that holds slots: they are found as such", () => {
    assertFindings(
      "# [Name]\n\n## Goals\n\nWe will [do something] for our users.\n",
      md`
        # Login

        ## Goals

        We will [do something] for our users.
                ^^^^^^^^^^^^^^ placeholder information: Placeholder '[do something]' is not filled
      `,
    );
  });
});

describe("template-text mends", () => {
  it("by deleting the guidance with its line", () => {
    assertFix(
      template,
      spec({ Overview: "<!-- Say what it is before how it works. -->\n\nIt is about logging in." }),
      "Delete template text",
      spec({ Overview: "It is about logging in." }),
    );
  });

  it("by deleting the instruction", () => {
    const before = spec({
      Overview: "\nBrief description of what this spec covers.\n\nIt is about logging in.",
    });
    assert.deepEqual(fixTitles(template, before), ["* Delete template text"]);
    assertFix(template, before, "Delete template text", spec({ Overview: "\nIt is about logging in." }));
  });

  it("not a whole section: what to write instead is the author's matter", () => {
    assert.deepEqual(
      fixTitles(
        template,
        spec({ Security: "\nTokens are kept for an hour and are never written to a log." }),
      ),
      [],
    );
  });
});

it("template-text weighs more as the spec advances", () => {
  assert.deepEqual(
    severitiesByStage(template, "template-text", (status) =>
      spec({ Security: "\nTokens are kept for an hour and are never written to a log." }).replace(
        "Draft",
        status,
      ),
    ),
    { draft: "hint", review: "information", approved: "warning", done: "warning", closed: "hint" },
  );
});
