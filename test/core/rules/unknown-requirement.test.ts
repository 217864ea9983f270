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
});
