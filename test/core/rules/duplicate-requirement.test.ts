import { describe, it } from "node:test";
import { assertFindings, assertFix, md } from "../annotated.ts";

const template = md`
  # Spec: [Name]

  ## Requirements

  - [ ] **FR-001**: [Requirement]

  ## Tests

  [Tests]
`;

describe("duplicate-requirement finds", () => {
  it("the second of two list items, table rows and headings with one ID", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        ## Requirements

        - [ ] **FR-001**: One.
        - [x] **FR-002:** Two.
        * **FR-003** Three.
        - [ ] **FR-002**: Another two.
                ^^^^^^ duplicate-requirement warning: Requirement FR-002 appears twice

        | ID | Limit |
        |----|-------|
        | NFR-1 | 1 s |
        | **NFR-2** | 2 s |
        | NFR-1 | 3 s |
          ^^^^^ duplicate-requirement warning: Requirement NFR-1 appears twice

        ### QR-1: Short

        It is.

        ### QR-2 – Long

        It is.

        ### QR-1: Wide
            ^^^^ duplicate-requirement warning: Requirement QR-1 appears twice

        It is.

        ### More

        - **FR-004**: Four.
        - **FR-003**: Another three.
            ^^^^^^ duplicate-requirement warning: Requirement FR-003 appears twice
        - **FR-005**: Five.

        ## Tests

        Many.
      `,
    );
  });

  it("nothing where requirements are only named again", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        ## Requirements

        | ID | Requirement |
        |----|-------------|
        | FR-001 | One, see FR-002 |
        | FR-002 | Two |
        | FR-003 | Three |

        ### FR-001: One

        - **FR-001**: More of one.

        ### FR-002: Two

        More of two.

        ## Tests

        | ID | Test |
        |----|------|
        | FR-001 | a |
        | FR-001 | b |
        | FR-002 | c |

        \`\`\`
        - **FR-001**: code
        - **FR-001**: code
        \`\`\`

        <!--
        - **FR-009**: gone
        - **FR-009**: gone
        -->
      `,
    );
  });

  it("nothing in numbers that begin again in each section, and in names that are numbered", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        ## Requirements

        ### Story one

        - **AC-1**: One.
        - **AC-2**: Two.

        ### Story two

        - **AC-1**: One.
        - **AC-2**: Two.
        - **AC-3**: Three.
        - **AC-4**: Four.
        - **AC-5**: Five.
        - **AC-6**: Six.

        ## Tests

        | Name | Bits |
        |------|------|
        | SHA-256 | 256 |
        | SHA-512 | 512 |
        | SHA-256 | 256 |
      `,
    );
  });
});

describe("duplicate-requirement mends", () => {
  it("the second one, by the next free ID, with as many digits", () => {
    const spec = (id: string) =>
      `# Spec: A\n\n## Requirements\n\n- **FR-001**: One, then FR-010.\n- **FR-002**: Two.\n- **${id}**: Three.\n\n## Tests\n\nMany.\n`;
    assertFix(template, spec("FR-001"), "Change to FR-011", spec("FR-011"));
  });
});
