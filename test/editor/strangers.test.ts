// A template and a spec from somebody nobody knows, as VS Code shows them: nothing in them is trusted, a command or an icon.
import assert from "node:assert/strict";
import { type CodeLens, commands, type Hover, MarkdownString, Position } from "vscode";
import { clickRow, outlineRows, outlineText } from "./outlineRows.ts";
import { openSample, usesSample, writeSample } from "./sample.ts";
import { findingsThat } from "./waiting.ts";

const hostile = "[click](command:workbench.action.quit) $(error) <b>x</b>";

const template = `# Card: [Name]

**Status:** Draft | ${hostile} | Done

## Duties

<!-- What it does. ${hostile} -->

[What it does]

## Alarms ${hostile}

<!-- Who is called. ${hostile} -->

[Who is called]

## Limits

[How much it can take]
`;

const spec = `---
template: card
---

# Card: Printer

**Status:** $(error) Later

## Duties

[What it does]

## Limits

Four hundred a minute.
`;

suite("A stranger's template and spec", function () {
  this.timeout(120_000);
  usesSample();

  test("are shown as text in hovers, lenses and the outline", async () => {
    writeSample(".specwright/templates/card.md", template);
    writeSample("docs/card.md", spec);
    const { document } = await openSample("docs/card.md");
    await findingsThat(document, "of the card", (all) => all.some((one) => one.includes("«[What it does]»")));

    let hovers = 0;
    for (let line = 0; line < document.lineCount; line++) {
      const found = await commands.executeCommand<readonly Hover[]>(
        "vscode.executeHoverProvider",
        document.uri,
        new Position(line, 3),
      );
      for (const content of found.flatMap(({ contents }) => contents)) {
        if (!(content instanceof MarkdownString) || !/What it does|Draft/.test(content.value)) continue;
        hovers++;
        assertNothingRuns(content);
        assert.doesNotMatch(content.value, /[^\\]\]\(command:|[^\\]<b>/);
      }
    }
    assert.ok(hovers >= 2, `Only ${hovers} hovers`);

    const lenses = await commands.executeCommand<readonly CodeLens[]>(
      "vscode.executeCodeLensProvider",
      document.uri,
      99,
    );
    const [lens] = lenses.filter(({ command }) => command?.command === "specwright.changeStatus");
    assert.ok(lens?.command?.title, "There is no lens");
    assert.doesNotMatch(lens?.command?.title ?? "", /[^\\]\$\(|\]\(command:/);

    await outlineText("of the card", (rows) => rows.some((row) => row.includes("Alarms")));
    for (const { item } of await outlineRows()) {
      assert.equal(typeof item.label, "string");
      if (item.tooltip instanceof MarkdownString) assertNothingRuns(item.tooltip);
      assert.match(item.command?.command ?? "specwright.", /^specwright\./);
    }
    const alarms = (await outlineRows()).find(({ item }) => String(item.label).startsWith("Alarms"));
    await clickRow(String(alarms?.item.label));
    await findingsThat(document, "without a missing section", (all) =>
      all.every((one) => !one.includes("missing-section")),
    );
    assert.ok(document.getText().includes(`## Alarms ${hostile}\n`), "It is not what the template says");
  });
});

function assertNothingRuns({ isTrusted, supportHtml, supportThemeIcons }: MarkdownString): void {
  assert.deepEqual(
    [isTrusted ?? false, supportHtml ?? false, supportThemeIcons ?? false],
    [false, false, false],
  );
}
