// What is said about each file of the sample: which kind it is, shows in what is missing and which values are allowed.
import assert from "node:assert/strict";
import { languages } from "vscode";
import { specwright } from "./extension.ts";
import { openSample, set, specs, usesSample } from "./sample.ts";
import { findings, findingsAre, findingsThat, outlineThat } from "./waiting.ts";

suite("Recognition and findings of the sample", () => {
  usesSample();

  test("feature-spec: placeholders, an unknown priority, a missing section", async () => {
    const { document } = await openSample(specs.feature);
    await findingsAre(document, [
      "warning placeholder «[Version or sprint, and who has agreed to it]»: Placeholder '[Version or sprint, and who has agreed to it]' is not filled",
      "error invalid-value «P9»: Priority must be one of: P0, P1, P2",
      "warning placeholder «[Who is told, and where to look]»: Placeholder '[Who is told, and where to look]' is not filled",
      "warning missing-section «Open Questions»: Section 'Rollout Plan' is missing",
      "warning placeholder «[Research or data behind a claim, with its address]»: Placeholder '[Research or data behind a claim, with its address]' is not filled",
    ]);
  });

  test("technical-spec: a draft says its many placeholders in a low voice", async () => {
    const { document } = await openSample(specs.technical);
    const found = await findingsThat(document, "for every slot", (all) => all.length > 50);
    assert.equal(
      found[0],
      "information placeholder «[Reviewer for operations or security]»: Placeholder '[Reviewer for operations or security]' is not filled",
    );
    assert.deepEqual(
      found.filter((finding) => !finding.includes(" placeholder ")),
      [
        "information undecided-choice «High/Med/Low»: Impact is undecided: choose High, Med, Low",
        "information empty-section «Rollback Plan»: Section 'Rollback Plan' is empty",
        "information undecided-choice «Critical/Warning/Info»: Severity is undecided: choose Critical, Warning, Info",
        "information undecided-choice «Critical/Warning/Info»: Severity is undecided: choose Critical, Warning, Info",
        "information undecided-choice «High/Med/Low»: Criticality is undecided: choose High, Med, Low",
      ],
    );
  });

  test("implementation-spec: an approved one without a finding", async () => {
    const { document } = await openSample(specs.implementation);
    await outlineIsOf("Implementation");
    await findingsAre(document, []);
  });

  test("solution-design: a misspelt status", async () => {
    const { document } = await openSample(specs.solution);
    const found = await findingsThat(document, "", (all) => all.length > 0);
    assert.deepEqual(
      found.filter((finding) => !finding.startsWith("information")),
      [
        "error invalid-value «Aproved»: Status must be one of: Draft, Review, Approved, Implemented (did you mean 'Approved'?)",
      ],
    );
  });

  test("system-spec: a missing section and an undecided footer", async () => {
    const { document } = await openSample(specs.system);
    await findingsAre(document, [
      "warning placeholder «[Schedule, retention, and the last restore that worked]»: Placeholder '[Schedule, retention, and the last restore that worked]' is not filled",
      "warning missing-section «Implementation Timeline»: Section 'Risk Assessment' is missing",
      "warning undecided-choice «[DRAFT|REVIEW|APPROVED]»: Status is undecided: choose DRAFT, REVIEW, APPROVED",
    ]);
  });

  test("a user template's documents are specs like any other", async () => {
    const { document } = await openSample("docs/decisions/0002-store-labels-as-pdf.md");
    await findingsAre(document, [
      "information placeholder «[What becomes easier, and for whom]»: Placeholder '[What becomes easier, and for whom]' is not filled",
      "information placeholder «[What becomes harder, and how that is kept bearable]»: Placeholder '[What becomes harder, and how that is kept bearable]' is not filled",
    ]);
  });

  test("each finding names its rule's page", async () => {
    const { document } = await openSample(specs.solution);
    await findingsThat(document, "", (all) => all.length > 0);
    for (const { code } of languages.getDiagnostics(document.uri)) {
      assert.ok(typeof code === "object", `A finding without a page: ${JSON.stringify(code)}`);
      assert.match(code.target.toString(), new RegExp(`/docs/rules/${code.value}\\.md$`));
    }
  });

  test("a README and a template are no specs", async () => {
    for (const path of ["README.md", ".specwright/templates/decision-record.md"]) {
      await openSample(specs.feature);
      await outlineIsOf("Feature");
      const { document } = await openSample(path);
      // What the outline shows stays until the server has answered for the next document.
      await outlineIsOf(undefined);
      assert.deepEqual(findings(document), []);
    }
  });

  test("a README has findings only as long as a setting makes it a spec", async () => {
    const { document } = await openSample("README.md");
    await set("recognition", { "README.md": "decision-record" });
    await findingsThat(document, "that miss a section", (all) =>
      all.some((finding) => finding.includes("'Context'")),
    );
    await set("recognition", undefined);
    await findingsAre(document, []);
  });
});

/** Waits until the outline's headline names this template; undefined: until there is none. */
async function outlineIsOf(name: string | undefined): Promise<void> {
  const { outlineView } = await specwright();
  const isRight = () => {
    const { description = "" } = outlineView;
    return name === undefined ? description === "" : description.includes(name);
  };
  await outlineThat(
    `of ${name ?? "no spec"}`,
    () => isRight() || undefined,
    () => outlineView.description,
  );
}
