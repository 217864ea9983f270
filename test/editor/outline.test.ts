// The rows of the Spec Outline, as the view gets them.
import assert from "node:assert/strict";
import { commands } from "vscode";
import { specwright } from "./extension.ts";
import { clickRow, outlineRows, outlineText } from "./outlineRows.ts";
import { openSample, replace, specs, usesSample } from "./sample.ts";
import { noTextIsInFront, selectedTextIs, textIs } from "./waiting.ts";

suite("Spec Outline", () => {
  usesSample();

  test("shows metadata and sections in order, a missing one in its place", async () => {
    await openSample(specs.feature);
    const rows = await outlineWith("Executive Summary");
    assert.deepEqual(rows, [
      "circle-large-outline Metadata (1 placeholder)",
      "  pass Status (In Review)",
      "  pass Author (Ngozi Okafor)",
      "  pass Reviewers (Mireille Aubert, Jonas Lindqvist)",
      "  pass Created (2025-09-08)",
      "  pass Last Updated (2025-10-27)",
      "  circle-large-outline Target Release ([Version or sprint, and who has agreed to it])",
      "pass Executive Summary",
      "pass Background & Context",
      "  pass Current State",
      "  pass Why Now?",
      "  pass Related Work",
      "pass Goals",
      "  pass Primary Goals",
      "  pass Success Metrics",
      "  pass Non-Goals",
      "pass Requirements",
      "  pass Functional Requirements",
      "  pass Non-Functional Requirements",
      "pass Technical Design",
      "  pass Architecture Overview",
      "  pass Component Design",
      "    pass Component 1: Estimator",
      "    pass Component 2: Parcel view",
      "  pass Data Model",
      "  pass API Design",
      "    pass Operation 1: Read the state of one parcel",
      "pass Implementation Plan",
      "  pass Phase 1: Foundation",
      "  pass Phase 2: Features",
      "  pass Phase 3: Polish",
      "pass Testing Strategy",
      "pass Security Considerations",
      "  pass Threat Analysis",
      "  pass Security Checklist",
      "circle-large-outline Monitoring & Observability (1 to go)",
      "  pass Key Metrics",
      "  circle-large-outline Alerts (1 placeholder)",
      "pass Risk Assessment",
      "pass Dependencies",
      "  pass External Dependencies",
      "  pass Team Dependencies",
      "add Rollout Plan (missing)",
      "pass Open Questions",
      "circle-large-outline Appendix (1 to go)",
      "  circle-large-outline References (1 placeholder)",
      "  pass Glossary",
    ]);
    const { outlineView } = await specwright();
    assert.equal(outlineView.description, "In Review · 4 sections and 3 placeholders to go · Feature Spec");
  });

  test("says to the ear what it shows to the eye", async () => {
    await openSample(specs.feature);
    await outlineWith("Executive Summary");
    const spoken = (await outlineRows()).map(({ item }) => item.accessibilityInformation?.label);
    for (const label of [
      "Metadata, 1 placeholder",
      "Target Release, [Version or sprint, and who has agreed to it], placeholder",
      "Executive Summary, filled",
      "Monitoring & Observability, 1 to go",
      "Rollout Plan, missing",
    ]) {
      assert.ok(spoken.includes(label), `«${label}» is not among ${spoken.join("\n")}`);
    }
  });

  test("metadata that is no section of its own has a row at the top", async () => {
    await openSample(specs.implementation);
    const rows = await outlineWith("Table of Contents");
    assert.deepEqual(rows.slice(0, 7), [
      "symbol-field Metadata",
      "  pass Document Status (APPROVED)",
      "  pass Version (1.2)",
      "  pass Created (2025-07-14)",
      "  pass Last Updated (2025-10-06)",
      "  pass Author (Jonas Lindqvist)",
      "  pass Related PRD (Driver app without a network, product board, July 2025)",
    ]);
    // `**Related Documents**:` above a list lacks nothing.
    assert.ok(!rows.some((row) => row.includes("(empty)")), rows.join("\n"));
  });

  test("an empty section and one that the template does not have", async () => {
    const { document } = await openSample(specs.technical);
    assert.ok((await outlineWith("System Context")).includes("  circle-slash Rollback Plan (empty)"));
    await replace(document, "## Testing Strategy\n", "## Canteen Menu\n\nFish.\n\n## Testing Strategy\n");
    await outlineWith("Canteen Menu");
    const row = (await outlineRows()).find(({ item }) => item.label === "Canteen Menu");
    assert.equal(row?.item.accessibilityInformation?.label, "Canteen Menu, not in the template");
  });

  test("a click on a row goes there, on a placeholder selects it", async () => {
    const editor = await openSample(specs.feature);
    await outlineWith("Executive Summary");
    await clickRow("Open Questions");
    assert.equal(editor.document.lineAt(editor.selection.active.line).text, "## Open Questions");
    await clickRow("Target Release");
    await selectedTextIs("[Version or sprint, and who has agreed to it]");
  });

  test("a click on a missing section inserts it with its slots as tab stops", async () => {
    const { document } = await openSample(specs.feature);
    const before = document.getText();
    await outlineWith("Executive Summary");
    await clickRow("Rollout Plan");
    await selectedTextIs("[Who tries it, and what they must have seen]");
    assert.match(document.getText(), /\n\n## Rollout Plan\n\n1\. \*\*Staging\*\*/);
    const rows = await outlineText("with the new section", (all) =>
      all.includes("  circle-large-outline Rollback Plan (1 placeholder)"),
    );
    const at = rows.findIndex((row) => row.includes(" Rollout Plan ("));
    assert.equal(rows[at], "circle-large-outline Rollout Plan (3 placeholders, 1 below)");
    assert.equal(rows[at + 2], "pass Open Questions");
    await commands.executeCommand("undo");
    await textIs(document, before);
  });

  test("rows keep their ids when something comes before them, so that what was closed stays closed", async () => {
    const { document } = await openSample(specs.technical);
    await outlineWith("System Context");
    const ids = async () => (await outlineRows()).map(({ item }) => item.id);
    const before = await ids();
    const menu = "## Canteen Menu\n\nFish.\n\n## Overview\n";
    await replace(document, "## Overview\n", menu);
    await outlineWith("Canteen Menu");
    assert.deepEqual(
      (await ids()).filter((id) => !id?.endsWith("/Canteen Menu")),
      before,
    );
  });

  test("headings of one text are rows of their own", async () => {
    const { document } = await openSample(specs.technical);
    const menu = "## Menu\n\nFish.\n\n";
    await replace(document, "## Overview\n", `${menu}${menu}## Menu #2\n\n${menu}## Overview\n`);
    await outlineText("with menus", (rows) => rows.filter((row) => row.includes(" Menu")).length === 4);
    const ids = (await outlineRows()).map(({ item }) => item.id);
    assert.equal(new Set(ids).size, ids.length, ids.join("\n"));
  });

  const ofItsMenu = [
    ["chooseTemplate", { template: "none" }, /^<!-- template: none -->/],
    ["applyTemplate", { template: "feature-spec" }, /\n## Rollout Plan\n/],
    ["changeStatus", { status: "Approved", anyway: true }, /\| \*\*Status\*\* \| Approved \|/],
    ["convertMetadata", { form: "bold" }, /## Metadata\n\n\*\*Status:\*\* /],
  ] as const;
  for (const [command, answers, written] of ofItsMenu) {
    test(`${command} of its menu is about the spec it shows, also beside a preview`, async () => {
      const { document } = await openSample(specs.feature);
      await outlineWith("Executive Summary");
      await commands.executeCommand("markdown.showPreview");
      await noTextIsInFront();
      await commands.executeCommand(`specwright.${command}`, answers);
      assert.match(document.getText(), written);
    });
  }

  test("is empty for a document that is no spec, and when nothing is open", async () => {
    const { outlineView } = await specwright();
    for (const next of [
      () => openSample("README.md"),
      () => commands.executeCommand("workbench.action.closeAllEditors"),
    ]) {
      await openSample(specs.feature);
      await outlineWith("Executive Summary");
      await next();
      await outlineText("without rows", (all) => all.length === 0);
      assert.equal(outlineView.description, "");
    }
  });
});

/** Waits until the outline shows the document with this section. */
async function outlineWith(section: string): Promise<readonly string[]> {
  return outlineText(`with ${section}`, (rows) => rows.some((row) => row.includes(` ${section}`)));
}
