// Templates of the workspace: added, changed and deleted on disk while specs are open.
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { ConfigurationTarget, commands, workspace } from "vscode";
import { clickRow, outlineText } from "./outlineRows.ts";
import { inSample, openSample, readSample, set, specs, usesSample, writeSample } from "./sample.ts";
import { findingsAre, findingsThat } from "./waiting.ts";

const postmortem = `# Postmortem: [Incident]

- **State**: Open | Closed

## What Broke

[What users saw]

## Contributing Factors

[What made it possible]

## Follow-up Work

- [Task, and its owner]

## Lessons Learned

[What others should know]
`;

const incident = `# Postmortem: Labels without a barcode

- **State**: Closed

## What Broke

Labels were printed without a barcode for two hours.

## Follow-up Work

- [Task, and its owner]

## Lessons Learned

Test with the printer that is used.
`;

const unfinished = "unfinished «Closed»: Closed, but 1 placeholder is left";
const missing = "missing-section «Follow-up Work»: Section 'Contributing Factors' is missing";
const unfilled = "placeholder «[Task, and its owner]»: Placeholder '[Task, and its owner]' is not filled";

/** What VS Code leaves out of its explorer. */
const hideInExplorer = (globs: Readonly<Record<string, boolean>> | undefined) =>
  workspace.getConfiguration("files").update("exclude", globs, ConfigurationTarget.Workspace);

suite("User templates", () => {
  usesSample();
  teardown(() => hideInExplorer(undefined));

  test("a template that is added makes specs of documents that are open", async () => {
    writeSample("docs/incident.md", incident);
    const { document } = await openSample("docs/incident.md");
    await outlineText("without rows", (rows) => rows.length === 0);
    writeSample(".specwright/templates/postmortem.md", postmortem);
    const found = await findingsThat(document, "by the new template", (all) => all.length === 3);
    assert.deepEqual(
      found.map((finding) => finding.replace(/^\w+ /, "")),
      [unfinished, missing, unfilled],
    );
    await outlineText("of the new template", (rows) => rows.includes("add Contributing Factors (missing)"));
    await clickRow("Contributing Factors");
    await findingsThat(
      document,
      "without a missing section",
      (all) => !all.some((one) => one.includes(missing)),
    );
    await commands.executeCommand("undo");
    rmSync(inSample(".specwright/templates/postmortem.md"));
    await findingsAre(document, []);
  });

  test("a template that is changed on disk checks open specs anew", async () => {
    const path = ".specwright/templates/decision-record.md";
    const template = readSample(path);
    const { document } = await openSample(specs.decision);
    await outlineText("of the decision", (rows) => rows.includes("pass Context"));
    await findingsAre(document, []);
    writeSample(
      path,
      template.replace("## Consequences", "## Review Date\n\n[When it is read again]\n\n## Consequences"),
    );
    await findingsThat(document, "with the new section", (all) =>
      all.some((finding) => finding.includes("Section 'Review Date' is missing")),
    );
    await outlineText("with the new section", (rows) => rows.includes("add Review Date (missing)"));
    writeSample(path, template);
    await findingsAre(document, []);
  });

  test("files that a setting names are templates as long as it does", async () => {
    writeSample("docs/kinds/postmortem.md", postmortem);
    writeSample("docs/incident.md", incident);
    const { document } = await openSample("docs/incident.md");
    await set("templates", ["docs/kinds/*.md"]);
    await findingsThat(document, "by the named template", (all) => all.length === 3);
    await set("templates", undefined);
    await findingsAre(document, []);
  });

  test("they are found where the explorer shows no names with a dot", async () => {
    await hideInExplorer({ "**/.*": true });
    writeSample("docs/incident.md", incident);
    const { document } = await openSample("docs/incident.md");
    writeSample(".specwright/templates/postmortem.md", postmortem);
    await findingsThat(document, "by the hidden template", (all) => all.length === 3);
  });

  test("those of packages are not the team's, whatever a setting names", async () => {
    const others = postmortem.replace("Contributing Factors", "Circumstances");
    writeSample("node_modules/kit/kinds/postmortem.md", others);
    writeSample("own/kinds/postmortem.md", postmortem);
    writeSample("docs/incident.md", incident);
    const { document } = await openSample("docs/incident.md");
    await set("templates", ["**/kinds/*.md"]);
    const found = await findingsThat(document, "by a template", (all) => all.length === 3);
    assert.ok(found[1]?.endsWith(missing), found[1]);
  });
});
