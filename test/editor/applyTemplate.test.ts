// Apply Template brings in what a document lacks, in one step, and keeps what was written.
import assert from "node:assert/strict";
import { commands, type TextDocument, window } from "vscode";
import { outlineText } from "./outlineRows.ts";
import { openSample, set, usesSample, writeSample } from "./sample.ts";
import { findingsThat, selectedTextIs, textIs } from "./waiting.ts";

const apply = (template: string, more: object = {}) =>
  commands.executeCommand("specwright.applyTemplate", { template, ...more });

suite("Apply Template", () => {
  usesSample();

  test("makes a spec of notes, and undoes it in one step", async () => {
    writeSample(
      "docs/notes.md",
      "# Belt in Lyon\n\nThe belt stops at noon.\n\n## Decision\n\nWe slow it down.",
    );
    const { document } = await openSample("docs/notes.md");
    const before = document.getText();
    await apply("decision-record");
    assert.ok(isWithin(before, document.getText()), document.getText());
    const found = await findingsThat(document, "of a decision", (all) =>
      all.some((finding) => finding.includes(" placeholder ")),
    );
    assert.deepEqual(
      found.filter((finding) => finding.includes("missing-")),
      [],
    );
    await outlineText("of a decision", (rows) => rows.some((row) => row.includes("pass Decision")));
    // The cursor waits at the first thing to fill in.
    const selected = document.getText(window.activeTextEditor?.selection);
    assert.ok(
      found.some((finding) => selected !== "" && finding.includes(selected)),
      `'${selected}'`,
    );
    await undoTo(document, before);
  });

  test("adds what was deleted to a spec, and nothing the second time", async () => {
    const { document } = await openSample("docs/specs/parcel-tracking.md");
    const before = document.getText();
    await apply("feature-spec");
    assert.match(document.getText(), /\n## Rollout Plan\n/);
    assert.ok(isWithin(before, document.getText()));
    const { version } = document;
    await apply("feature-spec");
    assert.equal(document.version, version);
    await undoTo(document, before);
  });

  test("takes another kind of spec only when told so, and writes down what it is", async () => {
    const { document } = await openSample("docs/specs/parcel-tracking.md");
    const before = document.getText();
    await apply("decision-record", { anyway: true });
    assert.ok(document.getText().startsWith("<!-- template: decision-record -->\n"));
    assert.ok(isWithin(before, document.getText()));
    await undoTo(document, before);
  });

  test("turns an empty document into a new spec with tab stops", async () => {
    await set("newSpec.author", "Ada Lovelace");
    writeSample("docs/specs/empty.md", "\n");
    await openSample("docs/specs/empty.md");
    await apply("feature-spec", { name: "Night shift" });
    await selectedTextIs("[People whose objection would stop it]");
  });
});

/** True where all lines of `inner` stand in `outer`, in their order. */
function isWithin(inner: string, outer: string): boolean {
  const rest = outer.split("\n");
  let at = 0;
  return inner.split("\n").every((line) => {
    at = rest.indexOf(line, at) + 1;
    return at > 0;
  });
}

async function undoTo(document: TextDocument, before: string): Promise<void> {
  await commands.executeCommand("undo");
  await textIs(document, before);
  assert.equal(document.isDirty, false);
}
