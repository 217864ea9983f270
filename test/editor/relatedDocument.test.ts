// A document that a spec links to is created, renamed and deleted while the spec is open.
import { rmSync } from "node:fs";
import { type TextDocument, Uri, workspace } from "vscode";
import { inSample, openSample, readSample, specs, usesSample, writeSample } from "./sample.ts";
import { findingsAre } from "./waiting.ts";

const link = "../notes/queue%20limits.md";
const missing = [`warning broken-link «${link}»: '${link}' does not exist`];

async function openWithLink(): Promise<TextDocument> {
  const text = readSample(specs.decision).trimEnd();
  writeSample(specs.decision, `${text}\n\n## References\n\n- [Limits](${link}#why)\n`);
  const { document } = await openSample(specs.decision);
  await findingsAre(document, missing);
  return document;
}

suite("Related documents", () => {
  usesSample();

  test("one that is missing is a finding until it is created, and again when its folder is deleted", async () => {
    const document = await openWithLink();
    writeSample("docs/notes/queue limits.md", "# Limits\n");
    await findingsAre(document, []);
    rmSync(inSample("docs/notes"), { recursive: true });
    await findingsAre(document, missing);
  });

  test("one whose folder is renamed, as the Explorer does it, is found there", async () => {
    writeSample("docs/drafts/queue limits.md", "# Limits\n");
    const document = await openWithLink();
    await workspace.fs.rename(Uri.file(inSample("docs/drafts")), Uri.file(inSample("docs/notes")));
    await findingsAre(document, []);
    rmSync(inSample("docs/notes"), { recursive: true });
  });
});
