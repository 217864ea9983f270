// Choose Template writes the choice into the document, where everybody sees it.
import { commands } from "vscode";
import { outlineText } from "./outlineRows.ts";
import { openSample, specs, usesSample } from "./sample.ts";
import { findingsAre, findingsThat, textIs } from "./waiting.ts";

const choose = (template: string | null) =>
  commands.executeCommand("specwright.chooseTemplate", { template });

suite("Choose Template", () => {
  usesSample();

  test("a comment at the top says what a document without front matter is", async () => {
    const { document } = await openSample(specs.feature);
    const before = document.getText();
    const found = await findingsThat(document, "", (all) => all.length === 5);

    await choose("none");
    await textIs(document, `<!-- template: none -->\n\n${before}`);
    await findingsAre(document, []);
    await outlineText("without rows", (rows) => rows.length === 0);

    await choose("decision-record");
    await textIs(document, `<!-- template: decision-record -->\n\n${before}`);
    await outlineText("of a decision", (rows) => rows.includes("add Decision (missing)"));

    await choose(null);
    await textIs(document, before);
    await findingsAre(document, found);
  });

  test("front matter says it where there is some", async () => {
    const { document } = await openSample(specs.system);
    const before = document.getText();
    const comment = "status: in-progress # planned | in-progress | implemented\n";
    await choose("none");
    await textIs(document, before.replace(comment, `${comment}template: none\n`));
    await findingsAre(document, []);
    await choose(null);
    await textIs(document, before);
    await findingsThat(document, "again", (all) => all.length === 3);
  });

  test("a README becomes a spec", async () => {
    const { document } = await openSample("README.md");
    const before = document.getText();
    await choose("decision-record");
    await textIs(document, `<!-- template: decision-record -->\n\n${before}`);
    await findingsThat(document, "as a decision", (all) =>
      all.some((finding) => finding.includes("Section 'Context' is missing")),
    );
  });
});
