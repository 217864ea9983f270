// What Change Status and Apply Template ask of the server.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  type DocumentEdits,
  requests,
  type SpecStatus,
  type StatusChoices,
  type TemplateApplication,
} from "../../server/src/protocol.ts";
import { type Editor, startEditor, today } from "./connection.ts";
import { diagnostics, edited, newSpec, replacing } from "./verbs.ts";

const uri = "file:///work/login.md";

const choicesOf = (editor: Editor) => editor.request<StatusChoices | null>(requests.statusChoices, { uri });
const change = (editor: Editor, value: string, more: object = {}) =>
  editor.request<DocumentEdits | null>(requests.changeStatus, {
    uri,
    value,
    today,
    version: null,
    log: null,
    ...more,
  });

describe("Change Status", () => {
  it("says what each status would cost, before anything is changed", async (test) => {
    const editor = await startEditor(test);
    await editor.open(uri, await newSpec(editor, "technical-spec"));
    const choices = await choicesOf(editor);
    assert.ok(choices);
    assert.equal(choices.version, 1);
    assert.equal(choices.current, "draft");
    assert.equal(choices.changeLog, "Change Log");
    assert.deepEqual(choices.versions, {
      current: "0.1.0",
      next: [
        { step: "patch", text: "0.1.1" },
        { step: "minor", text: "0.2.0" },
        { step: "major", text: "1.0.0" },
      ],
    });
    const inTheWay = choices.choices.map(({ value, isNext, obstacles }) => [
      value,
      isNext,
      obstacles.length > 0,
    ]);
    assert.deepEqual(inTheWay, [
      ["in-review", true, false],
      ["approved", true, true],
      ["implemented", true, true],
    ]);
    const [, approved] = choices.choices;
    assert.match(approved?.summary ?? "", /^\d+ placeholders/);
  });

  it("changes everything in edits of one version", async (test) => {
    const editor = await startEditor(test);
    const before = await newSpec(editor, "technical-spec");
    await editor.open(uri, replacing(before, `lastModified: ${today}`, "lastModified: 2025-01-02"));
    const log = { author: "Ann", change: "Status changed to in-review" };
    const edits = await change(editor, "In Review", { version: "0.2.0", log });
    assert.ok(edits);
    assert.equal(edits.version, 1);
    const after = edited(
      editor.text(uri),
      [...edits.edits].map((edit) => ({ ...edit, range: edit.range })),
    );
    for (const line of ["status: in-review", `lastModified: ${today}`, 'version: "0.2.0"'])
      assert.ok(
        after.split("\n").some((row) => row.startsWith(line)),
        line,
      );
    assert.match(after, new RegExp(`\\| ${today} \\| 0\\.2\\.0 \\| Status changed to in-review \\| Ann \\|`));
    await editor.change(uri, after);
    const { field, stage } = await editor.request<SpecStatus>(requests.status, { uri });
    assert.equal(stage, "review");
    assert.deepEqual([field?.current, field?.next, field?.metadataLine], ["in-review", "approved", 1]);
  });

  it("has nothing to offer where there is no status, and no such value", async (test) => {
    const editor = await startEditor(test);
    await editor.open(uri, "# Notes\n\nStatus: fine\n");
    assert.equal(await choicesOf(editor), null);
    assert.equal(await change(editor, "Approved"), null);
    await editor.change(uri, await newSpec(editor, "feature-spec"));
    assert.equal(await change(editor, "Retired"), null);
  });

  it("offers to bring in a status that the template has and the document lacks", async (test) => {
    const editor = await startEditor(test);
    const text = await newSpec(editor, "feature-spec");
    const lacking = text.replace(/## Metadata\n[\s\S]*?(?=\n## )/, "");
    const begun = "## Author\n\nAnn\n\n## Contents\n\nAll.\n\n## Links\n\nNone.\n\n## Executive Summary";
    const documents = [
      // The author begins with sections of their own.
      [lacking.replace("## Executive Summary", begun), "Insert section 'Metadata'"],
      [text.replace(/\| \*\*Status\*\*.*\n/, ""), "Add field 'Status'"],
      [text.replace(/## Metadata\n[\s\S]*?(?=\n## )/, ""), "Insert section 'Metadata'"],
    ] as const;
    await editor.open(uri, text);
    assert.equal((await choicesOf(editor))?.lack, null);
    for (const [without, title] of documents) {
      await editor.change(uri, `<!-- template: feature-spec -->\n${without}`);
      const lack = (await choicesOf(editor))?.lack;
      assert.equal(lack?.addition?.title, title);
      assert.equal(await change(editor, "Approved"), null);
      await editor.change(uri, edited(editor.text(uri), [...(lack?.addition?.edits ?? [])]));
      assert.equal((await choicesOf(editor))?.lack, null, title);
      assert.ok(await change(editor, "Approved"));
    }
  });

  it("says what would stand in the way where a template keeps the status elsewhere", async (test) => {
    const template = "# [Name]\n\n## Goals\n\n[Goal]\n\n## Risks\n\n[Risk]\n";
    const files = new Map([["file:///work/.specwright/templates/note.md", template]]);
    const editor = await startEditor(test, { folders: ["file:///work"], files });
    await editor.open(uri, "<!-- template: note -->\n# Login\n\n## Goals\n\n[Goal]\n");
    const choices = await choicesOf(editor);
    assert.deepEqual(choices?.lack, { template: "Note", addition: null });
    assert.deepEqual(
      choices?.choices.map(({ value, summary }) => `${value}: ${summary}`),
      [
        "Draft: ",
        "In Review: ",
        "Approved: 1 missing section, 1 placeholder",
        "Implemented: 1 missing section, 1 placeholder",
      ],
    );
  });
});

describe("An approved spec", () => {
  it("has the places that are left beside the finding on its status", async (test) => {
    const editor = await startEditor(test);
    const text = await newSpec(editor, "feature-spec");
    await editor.open(uri, replacing(text, "| **Status** | Draft |", "| **Status** | Approved |"));
    const found = (await diagnostics(editor, uri)).find(({ code }) => code === "unfinished");
    assert.match(String(found?.message), /^Approved, but \d+ placeholders and 5 unchecked items are left$/);
    const related = found?.relatedInformation ?? [];
    assert.equal(related[0]?.location.uri, uri);
    assert.equal(related[0]?.message, "Placeholder: [People whose objection would stop it]");
  });
});

describe("Apply Template", () => {
  const apply = (editor: Editor, templateId: string) =>
    editor.request<TemplateApplication | null>(requests.applyTemplate, { uri, templateId });

  it("answers edits that make a spec of a document", async (test) => {
    const editor = await startEditor(test);
    await editor.open(uri, "# Login\n\nWe want to log in.\n");
    const application = await apply(editor, "feature-spec");
    assert.ok(application);
    assert.ok(application.sections.includes("Rollout Plan"));
    await editor.change(uri, edited(editor.text(uri), [...application.edits]));
    const { template } = await editor.request<SpecStatus>(requests.status, { uri });
    assert.equal(template?.id, "feature-spec");
    const missing = (await diagnostics(editor, uri)).filter(({ code }) =>
      String(code).startsWith("missing-"),
    );
    assert.deepEqual(missing, []);
    assert.deepEqual((await apply(editor, "feature-spec"))?.edits, []);
  });

  it("answers nothing for a template that is not there", async (test) => {
    const editor = await startEditor(test);
    await editor.open(uri, "# Login\n");
    assert.equal(await apply(editor, "no-such-thing"), null);
  });
});
