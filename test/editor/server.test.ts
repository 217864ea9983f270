// The server dies, and everything works again by itself.
import assert from "node:assert/strict";
import { type CompletionList, commands } from "vscode";
import { specwright } from "./extension.ts";
import { outlineText } from "./outlineRows.ts";
import { openSample, replace, replaceLine, specs, usesSample } from "./sample.ts";
import { findingsThat, outlineThat } from "./waiting.ts";

suite("The server", () => {
  usesSample();

  test("is started again after a crash", async () => {
    const { serverProcessId } = await specwright();
    const { document } = await openSample(specs.feature);
    await findingsThat(document, "", (all) => all.length === 5);
    const first = serverProcessId();
    assert.ok(first, "There is no server process");
    process.kill(first, "SIGKILL");
    const second = await outlineThat(
      "of a new server",
      () => {
        const id = serverProcessId();
        return id === undefined || id === first ? undefined : id;
      },
      () => `still process ${serverProcessId()}`,
    );
    assert.notEqual(second, first);
    await worksAgain();

    async function worksAgain(): Promise<void> {
      await replace(document, "[Version or sprint, and who has agreed to it]", "2.0");
      await findingsThat(document, "after an edit", (all) => all.length === 4);
      await outlineText("after an edit", (rows) => rows.includes("  pass Target Release (2.0)"));
      const caret = await replaceLine(document, "| **Status** | In Review |", "| **Status** | ‸ |");
      const { items } = await commands.executeCommand<CompletionList>(
        "vscode.executeCompletionItemProvider",
        document.uri,
        caret,
      );
      assert.ok(items.some(({ label }) => label === "In Review"));
    }
  });

  test("is replaced by the command", async () => {
    const { serverProcessId } = await specwright();
    const { document } = await openSample(specs.feature);
    await findingsThat(document, "", (all) => all.length === 5);
    const first = serverProcessId();
    await commands.executeCommand("specwright.restartServer");
    assert.notEqual(serverProcessId(), first);
    await replace(document, "[Version or sprint, and who has agreed to it]", "2.0");
    await findingsThat(document, "after an edit", (all) => all.length === 4);
  });
});
