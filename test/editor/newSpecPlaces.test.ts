// Where New Spec writes, and where it does not, whatever a setting, a link or a template says.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commands, Uri, workspace } from "vscode";
import { inSample, readSample, sampleFiles, set, usesSample, writeSample } from "./sample.ts";
import { repeatUntil } from "./waiting.ts";

const answers = { template: "feature-spec", name: "User login" };
const run = (more: object = {}) =>
  commands.executeCommand<Uri | undefined>("specwright.newSpec", { ...answers, ...more });

/** Makes a folder one that cannot be written into, for root neither; answers what undoes it, or null where that is not possible. */
function lock(folder: string): (() => void) | null {
  chmodSync(folder, 0o555);
  const isRoot = process.getuid?.() === 0;
  if (isRoot && spawnSync("chattr", ["+i", folder]).status !== 0) return null;
  return () => {
    if (isRoot) spawnSync("chattr", ["-i", folder]);
    chmodSync(folder, 0o755);
  };
}

suite("New Spec writes", function () {
  // Many steps in one test.
  this.timeout(120_000);
  usesSample();
  let outside: string;
  setup(() => {
    outside = mkdtempSync(join(tmpdir(), "specwright-outside-"));
  });
  teardown(() => rmSync(outside, { recursive: true }));

  /** Runs New Spec, and makes sure that nothing is different from before. */
  async function refused(more: object = {}): Promise<void> {
    const before = sampleFiles();
    const above = readdirSync(inSample(".."));
    assert.equal(await run(more), undefined, "It was created");
    assert.deepEqual(sampleFiles(), before);
    assert.deepEqual(readdirSync(inSample("..")), above);
    assert.deepEqual(readdirSync(outside), []);
  }

  test("nowhere else than below the workspace folder, whatever the setting says", async () => {
    for (const folder of [
      "../outside",
      "docs/../../outside",
      "..\\outside",
      outside,
      `file://${outside}`,
      "C:\\outside",
      "\\\\server\\share",
      "docs/CON",
      "docs/nul.txt",
      "docs/dots...",
      "docs/blanks  ",
      "docs/zero\u0000",
    ]) {
      await set("newSpec.folder", folder);
      await refused();
    }
  });

  test("into the usual folder where the setting is no text", async () => {
    for (const [index, folder] of [42, { docs: 1 }].entries()) {
      await set("newSpec.folder", folder);
      await set("newSpec.author", folder);
      const uri = await run({ name: `Odd setting ${index}` });
      assert.equal(workspace.asRelativePath(uri ?? ""), `docs/specs/odd-setting-${index}.md`);
    }
  });

  test("nothing through a link that leads out of the workspace", async () => {
    symlinkSync(outside, inSample("docs/linked"));
    try {
      await set("newSpec.folder", "docs/linked");
      await refused();
      await set("newSpec.folder", "docs/linked/below/it");
      await refused();
      await set("newSpec.folder", undefined);
      await refused({ folder: Uri.file(inSample("docs/linked")) });
    } finally {
      rmSync(inSample("docs/linked"));
    }
  });

  test("through a link that stays inside", async () => {
    symlinkSync(inSample("docs/decisions"), inSample("docs/inside"));
    try {
      await set("newSpec.folder", "docs/inside");
      assert.ok(await run());
      assert.ok(existsSync(inSample("docs/decisions/user-login.md")));
    } finally {
      rmSync(inSample("docs/inside"));
    }
  });

  test("nothing into a folder that is not in the workspace, whoever names it", async () => {
    await refused({ folder: Uri.file(outside) });
    await refused({ folder: Uri.file(join(inSample(".."), "elsewhere")) });
    await refused({ folder: Uri.parse("untitled:/x") });
  });

  test("nothing over what is there: a file in the folder's place, a folder in the file's, a link to nothing", async () => {
    writeSample("a-file", "a file");
    for (const folder of ["a-file", "a-file/2026"]) {
      await set("newSpec.folder", folder);
      await refused();
    }
    assert.equal(readSample("a-file"), "a file");

    await set("newSpec.folder", "docs/specs");
    mkdirSync(inSample("docs/specs/user-login.md"));
    await refused();
    rmSync(inSample("docs/specs/user-login.md"), { recursive: true });

    symlinkSync(join(outside, "owned.md"), inSample("docs/specs/user-login.md"));
    try {
      await refused();
    } finally {
      rmSync(inSample("docs/specs/user-login.md"));
    }
  });

  test("nothing into a folder that nobody may write into, and into it when one may again", async function () {
    const folder = inSample("docs/locked");
    mkdirSync(folder);
    const unlock = lock(folder);
    // Nothing keeps root out where the file system has no such attribute.
    if (!unlock) this.skip();
    try {
      await set("newSpec.folder", "docs/locked");
      await refused();
      await set("newSpec.folder", "docs/locked/below/it");
      await refused();
    } finally {
      unlock();
    }
    assert.ok(await run());
    assert.ok(existsSync(inSample("docs/locked/below/it/user-login.md")));
  });

  test("nothing over a file that came a moment ago: of many at the same time one is created, whole", async () => {
    const all = await Promise.all(
      Array.from({ length: 5 }, (_, index) => run({ template: index % 2 ? "feature-spec" : "system-spec" })),
    );
    const created = all.filter((uri) => uri !== undefined);
    assert.equal(created.length, 1);
    const document = await workspace.openTextDocument(created[0] ?? Uri.file("/"));
    assert.equal(readFileSync(document.uri.fsPath, "utf8"), document.getText());
    assert.match(document.getText(), /^# .*User login$/m);
  });

  test("what a template says, and nothing that VS Code would put in its place", async () => {
    const lines = [
      "# Card: [Name]",
      "",
      "## Duties $CLIPBOARD",
      "",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: what a snippet takes for a variable
      "Ran on $TM_FILEPATH by ${USER} with `$(id)` and \\$BLOCK_COMMENT_START ${1:x} $0 }.",
      "",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: what a snippet takes for a variable
      "- [What it does on $RANDOM, or ${UUID}]",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: what a snippet takes for a variable
      "- **Level**: $LINE_COMMENT | ${CURRENT_YEAR}",
      "",
      "## Alarms",
      "",
      "[Who is called]",
      "",
    ];
    writeSample(".specwright/templates/card.md", lines.join("\n"));
    let uri: Uri | undefined;
    await repeatUntil(
      "a spec of the new template",
      async () => {
        uri = await run({ template: "card" });
      },
      () => uri !== undefined,
    );
    assert.ok(uri, "Nothing was created");
    const document = await workspace.openTextDocument(uri);
    assert.deepEqual(document.getText().split("\n"), ["# Card: User login", ...lines.slice(1)]);
  });
});
