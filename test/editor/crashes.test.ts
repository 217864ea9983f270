// The server is killed while somebody writes: what is written stays, and the findings come back.
import assert from "node:assert/strict";
import { commands, type TextDocument } from "vscode";
import { specwright } from "./extension.ts";
import { openSample, readSample, replace, specs, usesSample } from "./sample.ts";
import { findingsThat, outlineThat, repeatUntil } from "./waiting.ts";

const release = "[Version or sprint, and who has agreed to it]";

suite("A server that is killed", function () {
  // Many steps in one test.
  this.timeout(120_000);
  usesSample();

  test("with unsaved edits: not a character is lost, and the findings are those of the edits", async () => {
    const { document } = await openSample(specs.feature);
    const first = await findingsThat(document, "", (all) => all.length === 5);
    await replace(document, release, "2.0 – größer");
    await findingsThat(document, "after an edit", (all) => all.length === 4);
    const killed = await kill();
    // Typed while there is no server.
    await replace(document, "2.0 – größer", `2.1 ${release} 🚀`);
    const text = document.getText();
    await newServer(killed);
    await findingsThat(document, "again", (all) => all.length === 5 && all[0] === first[0]);
    assert.equal(document.getText(), text);
    assert.equal(document.isDirty, true);
    assert.notEqual(readSample(specs.feature), text, "It was saved");
    await replace(document, ` ${release} 🚀`, "");
    await findingsThat(document, "after one more edit", (all) => all.length === 4);
  });

  test("five times stays away and says so, and the button in the message brings it back", async () => {
    await commands.executeCommand("specwright.restartServer");
    const { serverState } = await specwright();
    const { document } = await openSample(specs.feature);
    await findingsThat(document, "", (all) => all.length === 5);
    await replace(document, release, "2.0");
    const text = document.getText();
    for (let time = 1; time < 5; time++) await newServer(await kill());
    await kill();
    await outlineThat(
      "without a server",
      () => serverState() === "stopped" || undefined,
      () => serverState(),
    );
    assertUnharmed(document, text);
    // What runs on a click on the first button of the latest message.
    await repeatUntil(
      "the button to restart the server",
      () => commands.executeCommand("notification.acceptPrimaryAction"),
      () => serverState() !== "stopped",
    );
    await findingsThat(document, "from the server that was restarted", (all) => all.length === 4);
    assertUnharmed(document, text);
    await newServer(await kill());
    await replace(document, "2.0", release);
    await findingsThat(document, "after it crashed once more", (all) => all.length === 5);
  });
});

function assertUnharmed(document: TextDocument, text: string): void {
  assert.equal(document.getText(), text);
  assert.equal(document.isDirty, true);
}

/** Kills the server's process and gives its id. */
async function kill(): Promise<number> {
  const { serverProcessId } = await specwright();
  const id = serverProcessId();
  assert.ok(id, "There is no server process");
  process.kill(id, "SIGKILL");
  return id;
}

/** Waits until another process than that one runs. */
async function newServer(killed: number): Promise<void> {
  const { serverProcessId, serverState } = await specwright();
  await outlineThat(
    "of a new server",
    () => (serverState() === "running" && ![undefined, killed].includes(serverProcessId())) || undefined,
    () => `${serverState()}, process ${serverProcessId()}`,
  );
}
