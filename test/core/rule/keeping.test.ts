// Where the comment goes that keeps a text: what each kind of Markdown lets stand.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readDocument } from "../../../server/src/core/document/document.ts";
import { keepingFix } from "../../../server/src/core/rule/keeping.ts";
import { applied, findingsIn, md, templateOf, variants } from "../annotated.ts";

const template = md`
  ---
  owner: "[Team]"
  ---

  # Spec: [Name]

  **Date:** YYYY-MM-DD

  ## Goals

  <!-- Say what is better afterwards,
  and for whom. -->

  [What is better afterwards]

  - [Goal]

  ## Risks

  | Risk | Impact |
  |------|--------|
  | [Risk] | High/Med/Low |

  ## Calls

  \`\`\`sh
  curl <host of the service>
  \`\`\`

  ## Notes
`;

const head = '---\nowner: "Depot"\n---\n\n# Spec: Login\n\n**Date:** 2026-03-04\n\n';
const tail = "\n## Notes\n\nNone.\n";

/** The body's finding on this text is kept away, and the body is `after` then. */
function assertKept(code: string, marked: string, before: string, after: string): void {
  for (const { name, of } of variants) {
    const text = of(before);
    const found = findingsIn(templateOf(template), text);
    const finding = found.find(
      ({ code: other, span }) => other === code && text.slice(span.start, span.end).startsWith(marked),
    );
    assert.ok(finding, `${code} of '${marked}' among ${JSON.stringify(found.map(({ message }) => message))}`);
    const fix = keepingFix(readDocument(text), finding, found);
    assert.ok(fix, "there is no such fix");
    assert.equal(fix.preferred, false);
    assert.notEqual(fix.mechanical, true);
    const kept = applied(text, fix.changes);
    assert.equal(kept, of(after), `as ${name}`);
    const left = findingsIn(templateOf(template), kept);
    assert.equal(left.length, found.length - 1, `as ${name}`);
  }
}

const rest = "## Risks\n\n| Risk | Impact |\n|------|--------|\n| Fire | Low |\n\n## Calls\n\nNone.\n";

describe("A comment that keeps a text stands", () => {
  const cases: readonly (readonly [string, string, string, string, string])[] = [
    [
      "above a paragraph",
      "placeholder",
      "[What",
      `${head}## Goals\n\n[What is better afterwards] is open.\n\n${rest}`,
      `${head}## Goals\n\n<!-- specwright-disable-next-line placeholder -->\n[What is better afterwards] is open.\n\n${rest}`,
    ],
    [
      "behind a list item, which stays one list with its neighbours",
      "placeholder",
      "[Goal]",
      `${head}## Goals\n\n- One\n- [Goal]\n- Three\n\n${rest}`,
      `${head}## Goals\n\n- One\n- [Goal] <!-- specwright-disable-line placeholder -->\n- Three\n\n${rest}`,
    ],
    [
      "behind a later line of a paragraph, in front of the mark that breaks it",
      "placeholder",
      "[Goal]",
      `${head}## Goals\n\nWe want\n[Goal]\\\nand more.\n\n${rest}`,
      `${head}## Goals\n\nWe want\n[Goal] <!-- specwright-disable-line placeholder -->\\\nand more.\n\n${rest}`,
    ],
    [
      "in the last cell of a row",
      "placeholder",
      "[Risk]",
      `${head}## Goals\n\nOne.\n\n## Risks\n\n| Risk | Impact |\n|------|--------|\n| [Risk] | Low |\n\n## Calls\n\nNone.\n`,
      `${head}## Goals\n\nOne.\n\n## Risks\n\n| Risk | Impact |\n|------|--------|\n| [Risk] | Low <!-- specwright-disable-line placeholder --> |\n\n## Calls\n\nNone.\n`,
    ],
    [
      "in a row that no bar closes, and in a cell that touches its bar",
      "undecided-choice",
      "High",
      `${head}## Goals\n\nOne.\n\n## Risks\n\nRisk|Impact|\n--|--|\nFire|High/Med/Low|\n\n## Calls\n\nNone.\n`,
      `${head}## Goals\n\nOne.\n\n## Risks\n\nRisk|Impact|\n--|--|\nFire|High/Med/Low <!-- specwright-disable-line undecided-choice --> |\n\n## Calls\n\nNone.\n`,
    ],
    [
      "around code, where comments are code",
      "placeholder",
      "<host",
      `${head}## Goals\n\nOne.\n\n## Risks\n\nNone.\n\n## Calls\n\n\`\`\`sh\ncurl <host of the service>\n\`\`\`\n`,
      `${head}## Goals\n\nOne.\n\n## Risks\n\nNone.\n\n## Calls\n\n<!-- specwright-disable placeholder -->\n\`\`\`sh\ncurl <host of the service>\n\`\`\`\n<!-- specwright-enable placeholder -->\n`,
    ],
    [
      "above guidance that is a comment of several lines",
      "template-text",
      "<!-- Say",
      `${head}## Goals\n\n<!-- Say what is better afterwards,\nand for whom. -->\n\nOne.\n\n${rest}`,
      `${head}## Goals\n\n<!-- specwright-disable-next-line template-text -->\n<!-- Say what is better afterwards,\nand for whom. -->\n\nOne.\n\n${rest}`,
    ],
    [
      "in front of guidance that begins behind other words",
      "template-text",
      "<!-- Say",
      `${head}## Goals\n\nOne. <!-- Say what is better afterwards,\nand for whom. -->\n\n${rest}`,
      `${head}## Goals\n\nOne. <!-- specwright-disable-line template-text --> <!-- Say what is better afterwards,\nand for whom. -->\n\n${rest}`,
    ],
    [
      "above a heading",
      "empty-section",
      "Goals",
      `${head}## Goals\n\n${rest}`,
      `${head}<!-- specwright-disable-next-line empty-section -->\n## Goals\n\n${rest}`,
    ],
    [
      "in the front matter, as a comment of YAML",
      "placeholder",
      "[Team]",
      `${head.replace("Depot", "[Team]")}## Goals\n\nOne.\n\n${rest}`,
      `${head.replace('owner: "Depot"', '# <!-- specwright-disable-next-line placeholder -->\nowner: "[Team]"')}## Goals\n\nOne.\n\n${rest}`,
    ],
  ];
  for (const [where, code, marked, before, after] of cases)
    it(where, () => assertKept(code, marked, before + tail, after + tail));

  it("nowhere in a longer text of the front matter, which would take it for its own", () => {
    const text = `---\nowner: |\n  Depot\n  [Team]\n---\n\n# Spec: Login\n\n**Date:** 2026-03-04\n\n## Goals\n\nOne.\n\n${rest}${tail}`;
    const found = findingsIn(templateOf(template), text);
    const finding = found.find(({ code }) => code === "placeholder");
    assert.ok(finding);
    assert.equal(keepingFix(readDocument(text), finding, found), null);
  });

  it("not for one of two things that are shown in the same place", () => {
    const text = `${head}## Notes\n\nNone.\n`;
    const found = findingsIn(templateOf(template), text).filter(({ code }) => code === "missing-section");
    assert.equal(found.length, 3);
    for (const finding of found) assert.equal(keepingFix(readDocument(text), finding, found), null);
  });
});
