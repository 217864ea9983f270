import { describe, it } from "node:test";
import { assertFindings, md } from "../annotated.ts";

const template = md`
  # Spec: [Name]

  **Status:** Draft | In Review | Approved

  ## Requirements

  - [ ] **FR-001**: [Requirement, as FR-077 is]

  ## Tests

  [Tests]
`;

describe("unknown-requirement finds", () => {
  it("a reference to an ID that the spec does not give, while it gives others of that prefix", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        **Status:** In Review

        ## Requirements

        - [ ] **FR-001**: One.
        - [ ] **FR-002**: Two, after FR-009.
                                     ^^^^^^ unknown-requirement information: No requirement FR-009 in this spec

        ## Tests

        | Test | Covers |
        |------|--------|
        | a | FR-1, FR-002 |
        | b | FR-003 |
              ^^^^^^ unknown-requirement information: No requirement FR-003 in this spec
      `,
    );
  });

  it("nothing in what another document gives, or nobody", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        **Status:** In Review

        ## Requirements

        - [ ] **FR-001**: One. See ABC-123, UTF-8 and FR-002.1.
        - [ ] **FR-002**: Two (FR-077).
        - **R-1**: One alone, unlike R-2.
        - FR-012 of the billing spec, [FR-013](other.md), \`FR-014\`, /FR-015/x, https://example.org/FR-016.
        - FR-017 was dropped. ~~FR-018~~

        <!-- FR-019 -->

        ## Tests

        Many.

        ## Change log

        | Version | Change |
        |---------|--------|
        | 1.1 | FR-020 is new |

        ## References

        - FR-021 in the contract
      `,
    );
  });

  it("an ID that the spec gives in another form than the others, there or where it is mentioned", () => {
    for (const given of [
      "| FR-3 (new) | c |",
      "| **FR-3** (P0) | c |",
      "| FR-3: Login | c |",
      "| FR-3 ✅ | c |",
      "| ✅ FR-3 | c |",
      "| FR-3<br>Login | c |",
      '| <a id="fr-3"></a>FR-3 | c |',
      "| [FR-3] | c |",
      "| 1 | FR-3 |",
      "\n| Name | Req. ID |\n|------|---------|\n| Login | FR-3 |",
      "\n- FR-3: Login",
      "\n1. FR-3 — Login",
      "\n- [ ] FR-3 Login",
      "\n- `FR-3`: Login",
      "\n> - FR-3",
      "\n- [FR-3](#login) Login",
      "\nFR-3: Login",
      '\n<li id="fr-3">FR-3 Login</li>',
      "\n### 3.1 FR-3 Login",
      "\n### Login (FR-3)",
      "\n### Login and logout (FR-2, FR-3)",
    ])
      assertFindings(
        template,
        md`
          # Spec: Login

          **Status:** In Review

          ## Requirements

          | ID | Requirement |
          |----|-------------|
          | FR-1 | a |
          | FR-2 | b |
          ${given}

          ## Tests

          Many, of FR-3 above all.
        `,
      );
  });

  it("a list that names requirements of another document, though one of them is given here", () => {
    assertFindings(
      template,
      "# Spec: Login\n\n**Status:** In Review\n\n## Requirements\n\n- **FR-001**: One\n\n## Tests\n\n- FR-2, FR-7\n- FR-3, FR-8\n",
    );
  });
});

it("unknown-requirement finds what stands behind the first ID of a cell, an item or a paragraph", () => {
  assertFindings(
    template,
    md`
      # Spec: Login

      **Status:** In Review

      ## Requirements

      | ID | Requirement |
      |----|-------------|
      | FR-1 | a |
      | FR-2 | b, after FR-8 |
                        ^^^^ unknown-requirement information: No requirement FR-8 in this spec
      | FR-3 (with FR-9) | c |
                   ^^^^ unknown-requirement information: No requirement FR-9 in this spec

      ## Tests

      - FR-3 and FR-10
                 ^^^^^ unknown-requirement information: No requirement FR-10 in this spec

      What we said of the others is as true of
      FR-11.
      ^^^^^ unknown-requirement information: No requirement FR-11 in this spec
    `,
  );
});
