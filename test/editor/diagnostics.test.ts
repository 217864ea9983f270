// Findings come and go as one writes.
import assert from "node:assert/strict";
import { commands } from "vscode";
import { openSample, replace, specs, usesSample } from "./sample.ts";
import { findings, findingsAre, findingsThat, textIs } from "./waiting.ts";

suite("Findings while writing", () => {
  usesSample();

  test("deleting a section is a finding, putting it back is none", async () => {
    const { document } = await openSample(specs.implementation);
    const whole = document.getText();
    await findingsAre(document, []);
    const start = whole.indexOf("## Testing Strategy");
    const section = whole.slice(start, whole.indexOf("## Deployment Plan"));
    await replace(document, section, "");
    await findingsAre(document, [
      "error missing-section «Deployment Plan»: Section 'Testing Strategy' is missing",
    ]);
    await commands.executeCommand("undo");
    await textIs(document, whole);
    await findingsAre(document, []);
  });

  test("filling a placeholder takes its finding away, and only its", async () => {
    const { document } = await openSample(specs.system);
    const before = await findingsThat(document, "", (all) => all.length === 3);
    await replace(
      document,
      "[Schedule, retention, and the last restore that worked]",
      "Nightly, kept for 30 days",
    );
    await findingsAre(document, before.slice(1));
  });

  test("a section without text is a finding until there is some", async () => {
    const { document } = await openSample(specs.technical);
    const empty = "information empty-section «Rollback Plan»: Section 'Rollback Plan' is empty";
    const before = await findingsThat(document, "with the empty section", (all) => all.includes(empty));
    await replace(document, "### Rollback Plan\n", "### Rollback Plan\n\nSwitch the flag off.\n");
    const after = await findingsThat(document, "without the empty section", (all) => !all.includes(empty));
    assert.equal(after.length, before.length - 1);
  });

  test("the status decides how loud the findings are", async () => {
    const { document } = await openSample(specs.system);
    await findingsThat(document, "that warn", (all) =>
      all.every((finding) => finding.startsWith("warning ")),
    );
    await replace(document, "status: in-progress #", "status: implemented #");
    await findingsThat(document, "that are errors", (all) =>
      all.every((finding) => finding.startsWith("error ")),
    );
    const [summary, ...others] = findings(document);
    assert.match(summary ?? "", /unfinished/);
    assert.equal(others.length, 3);
  });

  test("a comment suppresses a finding", async () => {
    const { document } = await openSample(specs.system);
    const before = await findingsThat(document, "", (all) => all.length === 3);
    await replace(
      document,
      "- **Backup Strategy**",
      "<!-- specwright-disable-next-line placeholder -->\n- **Backup Strategy**",
    );
    await findingsAre(document, before.slice(1));
  });
});
