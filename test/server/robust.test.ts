// Settings, New Spec, and what a server must survive.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type NewSpecResult, notifications, requests, type SpecStatus } from "../../server/src/protocol.ts";
import { type Editor, startEditor, today } from "./connection.ts";
import { folder, serviceCardFiles, spec, specUri } from "./serviceCard.ts";
import { builtInIds, completions, diagnostics, newSpec, problems, replacing } from "./verbs.ts";

const workspace = { folders: [folder], files: serviceCardFiles() };
const wrong = replacing(spec, "**Phase:** Trial", "**Phase:** Tral");
const statusOf = (editor: Editor, uri: string) => editor.request<SpecStatus>(requests.status, { uri });

describe("Settings", () => {
  it("change a severity or switch a rule off, at once", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, wrong);
    const severities = async () => (await diagnostics(editor, specUri)).map(({ severity }) => severity);
    assert.deepEqual(await severities(), [1]);
    await editor.changeSettings(() => ({ rules: { "invalid-value": "hint" } }));
    assert.deepEqual(await severities(), [4]);
    await editor.changeSettings(() => ({ rules: { "invalid-value": "off" } }));
    assert.deepEqual(await severities(), []);
    await editor.next(notifications.changed, ({ uri }: { readonly uri: string }) => uri === specUri);
  });

  it("move the depth from which on sections are required", async (test) => {
    const editor = await startEditor(test, { ...workspace, settings: () => ({ requiredHeadingLevel: 2 }) });
    const withoutLimits = spec.replace(/### Limits[\s\S]*?(?=## Alarms)/, "");
    await editor.open(specUri, withoutLimits);
    assert.deepEqual(await problems(editor, specUri), []);
    await editor.changeSettings(() => ({ requiredHeadingLevel: 3 }));
    assert.equal((await problems(editor, specUri)).length, 1);
  });

  it("say by its path what a document is", async (test) => {
    const recognition = { "notes/**": "none", "**/*.card.md": "service-card", "docs/**": "nonsense" };
    const editor = await startEditor(test, { ...workspace, settings: () => ({ recognition }) });
    const kinds: Record<string, string> = {};
    for (const path of ["notes/a.md", "x/my%20new.card.md", "docs/b.md"]) {
      await editor.open(`${folder}/${path}`, path.startsWith("x/") ? "# Hello\n" : spec);
      const { template, reason } = await statusOf(editor, `${folder}/${path}`);
      kinds[path] = `${template?.id ?? null}: ${reason}`;
    }
    assert.equal(kinds["notes/a.md"], "null: a setting says it is not a spec");
    assert.equal(kinds["x/my%20new.card.md"], "service-card: a setting says so");
    assert.match(kinds["docs/b.md"] ?? "", /^service-card: \d of its/);
  });

  it("hold for the folder they are set in", async (test) => {
    const settings = (scope: string | undefined) =>
      scope?.includes("/quiet/") ? { rules: { "invalid-value": "off" } } : null;
    const editor = await startEditor(test, { ...workspace, settings });
    for (const name of ["loud", "quiet"]) await editor.open(`${folder}/${name}/a.md`, wrong);
    assert.equal((await problems(editor, `${folder}/loud/a.md`)).length, 1);
    assert.equal((await problems(editor, `${folder}/quiet/a.md`)).length, 0);
  });

  const malformed: readonly unknown[] = [
    "nonsense",
    42,
    [],
    { rules: [], recognition: "x", templates: {}, requiredHeadingLevel: "3" },
    { rules: { "invalid-value": "loud" }, templates: [1, "", null], requiredHeadingLevel: 99 },
    { recognition: { "": "none", "[": "none", "(": "none", "**(": 3, "!": "nonsense" } },
    { templates: ["[", "(", "!", "../**", "/abs/*.md"] },
  ];
  for (const settings of malformed) {
    it(`that are malformed are as good as absent: ${JSON.stringify(settings)}`, async (test) => {
      const editor = await startEditor(test, { ...workspace, settings: () => settings });
      await editor.open(specUri, wrong);
      assert.equal((await problems(editor, specUri)).length, 1);
    });
  }

  it("that are malformed are named once, with what they must be", async (test) => {
    const settings = {
      templates: "docs/*.md",
      recognition: { "docs/*.md": 3 },
      requiredHeadingLevel: "3",
      rules: { "invalid-value": "loud" },
      statusLens: "on",
      newSpec: { folder: 42, author: ["Ann"] },
    };
    const editor = await startEditor(test, { ...workspace, settings: () => settings });
    await editor.open(specUri, wrong);
    await editor.open(`${folder}/docs/other.md`, wrong);
    assert.equal((await problems(editor, specUri)).length, 1);
    assert.equal((await problems(editor, `${folder}/docs/other.md`)).length, 1);
    const shown = editor.all("window/showMessage") as readonly { readonly message: string }[];
    assert.deepEqual(
      shown.map(({ message }) => message),
      [
        "The setting specwright.templates must be a list of globs.",
        "The setting specwright.recognition must be globs with the id of a template each.",
        "The setting specwright.requiredHeadingLevel must be a number from 1 to 6.",
        "The setting specwright.rules must be rules with a severity each (error, warning, information, hint, off).",
        "The setting specwright.statusLens must be true or false.",
        "The setting specwright.newSpec.folder must be a folder's path.",
        "The setting specwright.newSpec.author must be a name.",
      ],
    );
  });

  it("that are right are not spoken of", async (test) => {
    const settings = {
      ...{ templates: [], recognition: {}, requiredHeadingLevel: 3, statusLens: false },
      ...{ rules: { "invalid-value": "default", placeholder: "off" }, newSpec: { folder: "", author: "" } },
      trace: { server: "messages" },
    };
    const editor = await startEditor(test, { ...workspace, settings: () => settings });
    await editor.open(specUri, wrong);
    assert.equal((await problems(editor, specUri)).length, 1);
    assert.deepEqual(editor.all("window/showMessage"), []);
  });

  it("that cannot be asked for are as good as absent", async (test) => {
    const editor = await startEditor(test, {
      ...workspace,
      answer: (method) =>
        method === "workspace/configuration" ? Promise.reject(new Error("No")) : undefined,
    });
    await editor.open(specUri, wrong);
    assert.equal((await problems(editor, specUri)).length, 1);
  });
});

describe("New Spec", () => {
  const made = (editor: Editor, templateId: string, name: string) =>
    editor.request<NewSpecResult | null>(requests.newSpec, { templateId, name, today, author: "Ann" });

  for (const id of builtInIds) {
    it(`${id}: named, dated, signed, with the first status`, async (test) => {
      const editor = await startEditor(test);
      const spec = await made(editor, id, "User login");
      assert.equal(spec?.fileName, "user-login.md");
      assert.match(spec?.text ?? "", /^# .*User login/m);
      assert.match(spec?.text ?? "", /2026-11-21/);
      assert.doesNotMatch(spec?.text ?? "", /<!--/, "no guidance is left");
      assert.match(spec?.snippet ?? "", /\$\{1[:|]/);
      await editor.open(`${folder}/new.md`, spec?.text ?? "");
      const { template, field, stage } = await statusOf(editor, `${folder}/new.md`);
      assert.deepEqual([template?.id, stage], [id, "draft"]);
      assert.match(field?.current ?? "", /^(?:draft|planned)$/i);
    });
  }

  it("of a team's template", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, await newSpec(editor, "service-card", "Größe & Maß"));
    assert.match(editor.text(specUri), /^# Service Card: Größe & Maß$/m);
    assert.equal((await statusOf(editor, specUri)).template?.id, "service-card");
  });

  it("is nothing for a template that nobody knows", async (test) => {
    const editor = await startEditor(test);
    assert.equal(await made(editor, "nonsense", "x"), null);
  });
});

describe("The server goes on", () => {
  it("when a feature throws: the answer is nothing, and the editor's log says why", async (test) => {
    let isBroken = true;
    const editor = await startEditor(test, {
      ...workspace,
      today: () => {
        if (isBroken) throw new Error("The clock is broken");
        return today;
      },
    });
    const asked = replacing(spec, "created: 2026-03-04", "created: ‸");
    assert.deepEqual(await completions(editor, specUri, asked), []);
    await editor.next("window/logMessage", ({ message }: { readonly message: string }) =>
      message.includes("The clock is broken"),
    );
    isBroken = false;
    assert.equal((await completions(editor, `${folder}/again.md`, asked))[0]?.label, today);
  });

  it("when the workspace cannot be searched: the built-in templates are there", async (test) => {
    const editor = await startEditor(test, {
      ...workspace,
      readsWorkspace: true,
      answer: (method) => (method === "specwright/findFiles" ? Promise.reject(new Error("No")) : undefined),
    });
    await editor.open(specUri, await newSpec(editor, "feature-spec"));
    assert.equal((await statusOf(editor, specUri)).template?.id, "feature-spec");
  });

  it("when it is asked about documents it does not know", async (test) => {
    const editor = await startEditor(test, workspace);
    const textDocument = { uri: "file:///nowhere.md" };
    const position = { line: 3, character: 3 };
    const range = { start: position, end: position };
    const answers = {
      "textDocument/completion": [{ textDocument, position }, null],
      "textDocument/hover": [{ textDocument, position }, null],
      "textDocument/codeAction": [{ textDocument, range, context: { diagnostics: [] } }, []],
      "textDocument/diagnostic": [{ textDocument }, { kind: "full", items: [] }],
      "specwright/outline": [{ uri: textDocument.uri }, null],
      "specwright/insertSection": [{ uri: textDocument.uri, sectionId: "?1" }, null],
      "specwright/chooseTemplate": [{ uri: textDocument.uri, choice: "none" }, null],
    };
    for (const [method, [params, expected]] of Object.entries(answers))
      assert.deepEqual(await editor.request(method, params), expected, method);
  });

  it("when documents are odd: enormous lines, no line break, nothing but marks", async (test) => {
    const editor = await startEditor(test, workspace);
    const odd = [
      "#".repeat(5000),
      "|".repeat(5000),
      `---\n${"[".repeat(2000)}\n---\n`,
      "\0\r\r\n\u2028",
      "- ".repeat(3000),
    ];
    for (const [index, text] of odd.entries()) {
      const uri = `${folder}/odd-${index}.md`;
      await editor.open(uri, `---\ntemplate: service-card\n---\n${text}`);
      assert.equal((await statusOf(editor, uri)).template?.id, "service-card");
      assert.ok((await diagnostics(editor, uri)).length > 0);
    }
  });
});
