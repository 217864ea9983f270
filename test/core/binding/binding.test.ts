// Template section ↔ spec section: written as a picture of the spec with what each heading is bound to.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bound, md, templateOf, variants } from "../annotated.ts";

/** `heading = certainty template heading`, one a line, indented like the spec's tree; then what is missing. */
function picture(template: string, spec: string): string {
  const binding = bound(templateOf(template), spec);
  const rows = binding.document.sections
    .filter((section) => section.content.level > 0)
    .filter((section) => section !== binding.document.title || binding.bondOf(section) !== null)
    .map((section) => {
      const bond = binding.bondOf(section);
      const to = bond ? `${bond.certainty} ${bond.template.content.heading}` : "nothing";
      return `${section.content.heading} = ${to}`;
    });
  const missing = binding.template.sections
    .filter((wanted) => binding.isMissing(wanted))
    .map((wanted) => `missing ${wanted.content.heading}`);
  return `${[...rows, ...missing].join("\n")}\n`;
}

function assertBound(template: string, spec: string, expected: string): void {
  for (const { name, of } of variants) assert.equal(picture(of(template), of(spec)), expected, `as ${name}`);
}

describe("A section is bound", () => {
  it("by its words, whatever its number, case and decoration", () => {
    assertBound(
      "# T\n\n## Goals\n\n## 2. Security & Privacy\n\n## Risks (optional)\n",
      "# S\n\n## 1. GOALS 🎯\n\n## security and privacy\n\n## **Risks**\n",
      md`
        1. GOALS 🎯 = exact Goals
        security and privacy = exact 2. Security & Privacy
        **Risks** = exact Risks (optional)
      `,
    );
  });

  it("by a slip of the pen, where the missing one belongs, with what is below it", () => {
    assertBound(
      "# T\n\n## Goals\n\n## Rollback Plan\n\n### Steps\n\n### Case 1: [Name]\n\n## Security\n",
      "# S\n\n## Goals\n\n## Rolback Plan\n\n### Setps\n\n### Case 3: Power\n\n## Secruity\n\n## Goasl\n",
      md`
        Goals = exact Goals
        Rolback Plan = slip Rollback Plan
        Setps = slip Steps
        Case 3: Power = shape Case 1: [Name]
        Secruity = slip Security
        Goasl = nothing
      `,
    );
  });

  it("by its shape, also below a section that stands elsewhere", () => {
    assertBound(
      "# T\n\n## Design\n\n### Components\n\n#### Component 1: [Name]\n\n## Security\n",
      "# S\n\n## Components\n\n### Component 1: A\n\n## Design\n\n## Security\n",
      md`
        Components = exact Components
        Component 1: A = shape Component 1: [Name]
        Design = exact Design
        Security = exact Security
      `,
    );
  });

  it("by the words that matter, then by synonyms", () => {
    assertBound(
      "# T\n\n## Testing Strategy\n\n## Non-Goals\n\n## Security Considerations\n\n## Rollback Plan\n",
      "# S\n\n## Test plan\n\n## Out of scope\n\n## Security\n\n## Thanks\n",
      md`
        Test plan = loose Testing Strategy
        Out of scope = synonym Non-Goals
        Security = loose Security Considerations
        Thanks = nothing
        missing Rollback Plan
      `,
    );
  });

  it("to the surest match first: a synonym never takes what the right words ask for", () => {
    assertBound(
      "# T\n\n## Summary\n\n## Introduction\n\n## Design\n\n### Goals\n",
      "# S\n\n## Introduction\n\n## Abstract\n\n## Goals\n\n## Technical Design\n",
      md`
        Introduction = exact Introduction
        Abstract = synonym Summary
        Goals = exact Goals
        Technical Design = synonym Design
      `,
    );
  });

  it("under the right parent, where two have the same name", () => {
    assertBound(
      "# T\n\n## Frontend\n\n### Testing\n\n## Backend\n\n### Testing\n",
      "# S\n\n## Backend\n\n### Testing\n\n## Frontend\n\n### Testing\n",
      md`
        Backend = exact Backend
        Testing = exact Testing
        Frontend = exact Frontend
        Testing = exact Testing
      `,
    );
    const binding = bound(
      templateOf("# T\n\n## Frontend\n\n### Testing\n\n## Backend\n\n### Testing\n"),
      "# S\n\n## Backend\n\n### Testing\n",
    );
    assert.deepEqual(
      binding.template.sections.map((wanted) => [wanted.title, binding.isMissing(wanted)]),
      [
        ["Frontend", true],
        ["Testing", true],
        ["Backend", false],
        ["Testing", false],
      ],
    );
  });

  it("though it was moved to another level or parent", () => {
    assertBound(
      "# T\n\n## Design\n\n### Data Model\n\n### API\n\n## Risks\n",
      "# S\n\n## API\n\n## Design\n\n### Risks\n\n#### Data Model\n",
      md`
        API = exact API
        Design = exact Design
        Risks = exact Risks
        Data Model = exact Data Model
      `,
    );
  });

  it("in a document that uses H1 for its sections", () => {
    assertBound(
      "# T\n\n## Goals\n\n### First\n\n## Risks\n",
      "# S\n\n# Goals\n\n## First\n\n# Risks\n",
      md`
        Goals = exact Goals
        First = exact First
        Risks = exact Risks
      `,
    );
    assertBound(
      "# T\n\n## Goals\n\n## Risks\n",
      "# Goals\n\nText.\n\n# Risks\n\nText.\n",
      md`
        Goals = exact Goals
        Risks = exact Risks
      `,
    );
  });

  it("in a document without a title", () => {
    assertBound(
      "# T\n\n## Goals\n\n## Risks\n",
      "## Goals\n\n## Risks\n",
      "Goals = exact Goals\nRisks = exact Risks\n",
    );
    assertBound("## Goals\n\n## Risks\n", "# S\n\n## Goals\n", "Goals = exact Goals\nmissing Risks\n");
  });
});

describe("A repeatable section", () => {
  const template = md`
    # T

    ## Components

    ### Component 1: [Name]

    ### Component 2: [Name]

    ### [Other]

    ## Plan

    ### Phase 1: Foundation

    ### Phase 2: Polish
  `;

  it("binds any sibling of its shape, the third to the last", () => {
    assertBound(
      template,
      md`
        # S

        ## Components

        ### Component 1: Web

        ### Component 7: API

        ### Component 9: Store

        ### Queue

        ## Plan

        ### Phase 1: Foundation

        ### Phase 2: Features

        ### Phase 3: Polish
      `,
      md`
        Components = exact Components
        Component 1: Web = shape Component 1: [Name]
        Component 7: API = shape Component 2: [Name]
        Component 9: Store = shape Component 2: [Name]
        Queue = any [Other]
        Plan = exact Plan
        Phase 1: Foundation = exact Phase 1: Foundation
        Phase 2: Features = shape Phase 2: Polish
        Phase 3: Polish = shape Phase 2: Polish
      `,
    );
  });

  it("is not missing where one of its shape is there", () => {
    assertBound(
      template,
      "# S\n\n## Components\n\n### Component 1: Web\n\n## Plan\n\n### Phase 3: All\n",
      md`
        Components = exact Components
        Component 1: Web = shape Component 1: [Name]
        Plan = exact Plan
        Phase 3: All = shape Phase 1: Foundation
        missing [Other]
      `,
    );
  });

  it("under a parent that stands elsewhere than in the template", () => {
    assertBound(
      "# T\n\n## User Stories\n\n### Story 1: [Title]\n",
      "# S\n\n## Proposal\n\n### User Stories\n\n#### Story 1\n\n#### Story 2: Logout\n",
      md`
        Proposal = nothing
        User Stories = exact User Stories
        Story 1 = shape Story 1: [Title]
        Story 2: Logout = shape Story 1: [Title]
      `,
    );
  });

  it("under each of several parents", () => {
    assertBound(
      "# T\n\n## Story 1: [Title]\n\n### Acceptance\n",
      "# S\n\n## Story 1: Login\n\n### Acceptance\n\n## Story 2: Logout\n\n### Acceptance\n",
      md`
        Story 1: Login = shape Story 1: [Title]
        Acceptance = exact Acceptance
        Story 2: Logout = shape Story 1: [Title]
        Acceptance = exact Acceptance
      `,
    );
  });
});

it("A section's end is not its subsection's: bonds know the place of both", () => {
  const binding = bound(templateOf("# T\n\n## A\n\n### B\n"), "# S\n\n## A\n\nText.\n\n### B\n\nMore.\n");
  const [a, b] = binding.template.sections;
  assert.ok(a && b);
  const [inA] = binding.sectionsFor(a);
  const [inB] = binding.sectionsFor(b);
  assert.equal(inB?.parent, inA);
  assert.equal(inA?.treeEnd, inB?.treeEnd);
  assert.ok(inA && inB && inA.end === inB.start);
});
