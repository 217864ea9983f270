// A keystroke costs what the section costs: counted, since a stopwatch tells more about the machine than about us.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bind } from "../../server/src/core/binding/binding.ts";
import { type MarkdownDocument, readDocument } from "../../server/src/core/document/document.ts";
import type { ReadingWork } from "../../server/src/core/document/placing.ts";
import { type Checked, checkAll } from "../../server/src/core/rule/check.ts";
import type { CheckingWork } from "../../server/src/core/rule/sectionFindings.ts";
import { type CheckOptions, defaultCheckOptions } from "../../server/src/core/rule/severities.ts";
import { rules } from "../../server/src/core/rules/index.ts";
import { md, templateOf } from "./annotated.ts";

const template = templateOf(md`
  # Spec: [Name]

  **Status:** Draft | Approved

  ## Requirements

  ### FR-001: [Title]

  [What it does]

  ## Risks

  | Risk | Impact |
  |---|---|
  | [Risk] | High/Med/Low |
`);

/** A spec with many requirements, some of them not written yet. */
function specOf(requirements: number): string {
  const written = Array.from(
    { length: requirements },
    (_, index) =>
      `### FR-${index + 1}: Sort\n\nThe list is sorted by ${index % 10 === 0 ? "[What it does]" : "date"}.\n\n`,
  );
  return `# Spec: Lists\n\n**Status:** Draft\n\n## Requirements\n\n${written.join("")}## Risks\n\nNone.\n`;
}

/** A spec that is edited, and the work that each version was. */
function typewriter(start: string, options = defaultCheckOptions) {
  let text = start;
  let document: MarkdownDocument | undefined;
  let checked: Checked | undefined;
  const look = () => {
    const work: ReadingWork & CheckingWork = {
      sectionsRead: 0,
      sectionsKept: 0,
      sectionsChecked: 0,
      rulesRun: 0,
      specRulesRun: 0,
    };
    document = readDocument(text, document, work);
    checked = checkAll(bind(template, document), options, { previous: checked, work });
    return { ...work, document, checked };
  };
  look();
  return {
    /** What the version of now comes to by other options. */
    checkedBy: (options: CheckOptions) => {
      assert.ok(document);
      const work: CheckingWork = { sectionsChecked: 0, rulesRun: 0, specRulesRun: 0 };
      checkAll(bind(template, document), options, { previous: checked, work });
      return work;
    },
    replace: (what: string, by: string) => {
      assert.ok(text.includes(what), what);
      text = text.replace(what, by);
      return look();
    },
  };
}

const sectionRules = rules.filter((rule) => rule.checkSection).length;
/** At the stage of a draft. */
const specRules = rules.filter((rule) => rule.checkSpec && rule.severity.draft !== "off").length;

describe("A keystroke", () => {
  for (const requirements of [20, 2000]) {
    it(`in the body of one of ${requirements} sections reads and checks that section only`, () => {
      const spec = typewriter(specOf(requirements));
      const { sectionsRead, sectionsKept, sectionsChecked, rulesRun } = spec.replace(
        "### FR-7: Sort\n\nThe",
        "### FR-7: Sort\n\nAThe",
      );
      assert.deepEqual(
        { sectionsRead, sectionsKept, sectionsChecked, rulesRun },
        { sectionsRead: 1, sectionsKept: requirements + 2, sectionsChecked: 1, rulesRun: sectionRules },
      );
    });

    it(`in the body of one of ${requirements} sections asks of the spec as a whole only for what may change by it`, () => {
      const spec = typewriter(specOf(requirements));
      const work = spec.replace("## Risks\n\nNone", "## Risks\n\nNonee");
      // The footer would stand in the last section.
      assert.ok(work.specRulesRun > 0 && work.specRulesRun < specRules, `${work.specRulesRun}`);
      // The section's heading is an ID.
      assert.equal(spec.replace("### FR-7: Sort\n\nThe", "### FR-7: Sort\n\nAThe").specRulesRun, 2);
      assert.equal(spec.replace("## Requirements\n\n", "## Requirements\n\nAll\n\n").specRulesRun, 2);
      assert.equal(spec.replace("## Requirements\n\nAll", "## Requirements\n\nAll of").specRulesRun, 0);
    });
  }

  it("that adds a line at the top moves the rest, and looks at none of it", () => {
    const spec = typewriter(specOf(50));
    const { sectionsRead, sectionsChecked } = spec.replace("**Status:** Draft\n", "**Status:** Draft\n\n");
    assert.deepEqual({ sectionsRead, sectionsChecked }, { sectionsRead: 1, sectionsChecked: 1 });
  });

  it("in a heading reads that section, and checks it", () => {
    const spec = typewriter(specOf(50));
    const { sectionsRead, sectionsChecked } = spec.replace("### FR-7: Sort", "### FR-7: Sorts");
    assert.deepEqual({ sectionsRead, sectionsChecked }, { sectionsRead: 1, sectionsChecked: 1 });
  });

  it("that makes a heading reads the two sections it parts", () => {
    const spec = typewriter(specOf(50));
    const before = spec.replace("### FR-7: Sort\n\nThe", "### FR-7: Sort\n\n#### \nThe");
    assert.deepEqual([before.sectionsRead, before.sectionsChecked], [2, 2]);
    const after = spec.replace("#### \nThe", "#### W\nThe");
    assert.deepEqual([after.sectionsRead, after.sectionsChecked], [1, 1]);
  });

  it("that opens a fence reads what it swallows, and the one that closes it again as much", () => {
    const spec = typewriter(specOf(50));
    const opened = spec.replace("### FR-7: Sort\n\n", "### FR-7: Sort\n\n```\n");
    assert.equal(opened.document.sections.length, 9);
    assert.deepEqual([opened.sectionsRead, opened.sectionsChecked], [1, 1]);
    const closed = spec.replace("```\nThe", "```\n```\nThe");
    assert.equal(closed.document.sections.length, 53);
    assert.deepEqual([closed.sectionsRead, closed.sectionsChecked], [45, 45]);
  });

  it("in the status changes what findings weigh, and looks at no section for that", () => {
    const spec = typewriter(specOf(50));
    const { sectionsChecked, checked } = spec.replace("**Status:** Draft", "**Status:** Approved");
    assert.equal(sectionsChecked, 1);
    assert.equal(checked.ofSections[0]?.findings[0]?.severity, "error");
  });

  it("in a link definition looks again only at sections that may mean it", () => {
    const spec = typewriter(`${specOf(50)}\n[source]: https://example.org\n`);
    const other = spec.replace("[source]:", "[sources]:");
    assert.deepEqual([other.sectionsRead, other.sectionsChecked], [1, 1]);
    const meant = spec.replace("[sources]:", "[What it does]:");
    assert.deepEqual([meant.sectionsRead, meant.sectionsChecked], [1, 6]);
  });

  it("is checked once: what settings hide from the problems is counted by what is known already", () => {
    const severities = new Map([["missing-section", "off"]] as const);
    const spec = typewriter(specOf(50), { ...defaultCheckOptions, severities });
    spec.replace("None.", "None yet.");
    // The one that is hidden was not asked.
    assert.deepEqual(spec.checkedBy(defaultCheckOptions), {
      sectionsChecked: 0,
      rulesRun: 0,
      specRulesRun: 1,
    });
  });

  it("changes no heading, so no binding is made anew", () => {
    const spec = typewriter(specOf(50));
    const one = spec.replace("None.", "None yet.").document;
    const two = spec.replace("None yet.", "None at all.").document;
    assert.equal(one.skeleton, two.skeleton);
    assert.notEqual(spec.replace("## Risks", "## Riskss").document.skeleton, two.skeleton);
  });

  it("leaves the findings of other sections the very same", () => {
    const spec = typewriter(specOf(50));
    const one = spec.replace("None.", "None yet.").checked;
    const two = spec.replace("**Status:**", "\n**Status:**").checked;
    assert.deepEqual(
      two.ofSections.map(({ findings }) =>
        one.ofSections.findIndex((before) => before.findings === findings),
      ),
      [0, 1, 2, 3, 4],
    );
  });
});
