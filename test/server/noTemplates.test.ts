// Files that lie where templates are, and are none: each is said once, and the others are used.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { startEditor } from "./connection.ts";
import { folder, serviceCardFiles, spec, specUri, template } from "./serviceCard.ts";
import { problems, replacing } from "./verbs.ts";

const wrong = replacing(spec, "**Phase:** Trial", "**Phase:** Tral");
const found = ["invalid-value: Tral: Phase must be one of: Idea, Trial, Adopted (did you mean 'Trial'?)"];
const uri = (name: string) => `${folder}/.specwright/templates/${name}`;
const saying = (name: string, reason: string) =>
  `.specwright/templates/${name} is not used as a template: ${reason}.`;

interface Shown {
  readonly type: number;
  readonly message: string;
}

describe("A file among the templates", () => {
  const files = (text: string) => {
    const all = serviceCardFiles();
    all.set(uri("a.md"), text);
    return all;
  };
  const cases: readonly (readonly [what: string, text: string, reason: string])[] = [
    ["is binary", "\0\0\0# A", "it is not UTF-8 text"],
    ["is huge", `# A\n${"word ".repeat(300_000)}`, "it is larger than a megabyte"],
  ];
  for (const [what, text, reason] of cases) {
    it(`that ${what} is said once, however often the templates are read`, async (test) => {
      const editor = await startEditor(test, { folders: [folder], files: files(text) });
      await editor.open(specUri, wrong);
      for (let time = 0; time < 3; time++) {
        await editor.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: uri("a.md"), type: 2 }] });
        assert.deepEqual(await problems(editor, specUri), found);
      }
      assert.deepEqual(editor.all("window/showMessage"), [{ type: 2, message: saying("a.md", reason) }]);
    });
  }

  const answers: readonly (readonly [what: string, answer: () => unknown, reason: string])[] = [
    ["cannot be read, as the editor says", () => ({ problem: "it is a film" }), "it is a film"],
    ["the editor fails to read", () => Promise.reject(new Error("No")), "it cannot be read"],
    ["the editor answers nonsense about", () => 42, "it cannot be read"],
    ["the editor says nothing of", () => ({}), "it cannot be read"],
  ];
  for (const [what, answer, reason] of answers) {
    it(`that ${what}`, async (test) => {
      const editor = await startEditor(test, {
        folders: [folder],
        files: files("# A"),
        readsWorkspace: true,
        answer: (method, params) =>
          method === "specwright/readFile" && params === uri("a.md") ? answer() : undefined,
      });
      const { message } = await editor.next<Shown>("window/showMessage");
      assert.equal(message, saying("a.md", reason));
      await editor.open(specUri, wrong);
      assert.deepEqual(await problems(editor, specUri), found);
    });
  }

  it("that is called as another one is said, and is no unfinished spec", async (test) => {
    const all = serviceCardFiles();
    const second = `${folder}/docs/kinds/service-card.md`;
    all.set(second, template);
    const settings = () => ({ templates: ["docs/kinds/*.md"] });
    const editor = await startEditor(test, { folders: [folder], files: all, settings });
    const { message } = await editor.next<Shown>("window/showMessage");
    assert.equal(
      message,
      "docs/kinds/service-card.md is not used as a template: another template is called 'service-card'.",
    );
    await editor.open(second, template);
    assert.deepEqual(await problems(editor, second), []);
  });

  it("whose name is a link to a command is shown as text", async (test) => {
    const name = "[click](command:workbench.action.quit).md";
    const all = serviceCardFiles();
    all.set(uri(name), "\0");
    const editor = await startEditor(test, { folders: [folder], files: all });
    const { message } = await editor.next<Shown>("window/showMessage");
    assert.match(message, /\[click\]\u200b\(command:/);
  });

  it("that vanishes between being found and being read is no matter", async (test) => {
    const editor = await startEditor(test, {
      folders: [folder],
      files: files("# A"),
      readsWorkspace: true,
      answer: (method, params) =>
        method === "specwright/readFile" && params === uri("a.md") ? null : undefined,
    });
    await editor.open(specUri, wrong);
    assert.deepEqual(await problems(editor, specUri), found);
    assert.deepEqual(editor.all("window/showMessage"), []);
  });
});
