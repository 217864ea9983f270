// What is left to fill in is counted by the status, drawn by the outline, gone to by Next Placeholder and in the way of an
// approval: all of them mean the same places.
import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import {
  type FillSectionParams,
  type OutlineSection,
  requests,
  type SectionFilling,
  type SpecOutline,
  type SpecPlaceholders,
  type SpecStatus,
  type StatusChoices,
} from "../../server/src/protocol.ts";
import { type Editor, startEditor } from "./connection.ts";
import { folder, serviceCardFiles, spec } from "./serviceCard.ts";
import { builtInIds, codeActions, hover, newSpec, problems, rangeOf, replacing } from "./verbs.ts";

const uri = `${folder}/docs/login.md`;

/** Settings that hide from the problems what is left to fill in. */
const hiding = { rules: { placeholder: "off", "undecided-choice": "off", "empty-section": "off" } };

/** A new spec of that kind in an editor with these settings. */
async function opened(editor: Editor, id: string): Promise<void> {
  await editor.open(uri, await newSpec(editor, id));
}

/** What each of those who speak of placeholders says of the document. */
async function saidIn(editor: Editor) {
  const status = await editor.request<SpecStatus>(requests.status, { uri });
  const outline = await editor.request<SpecOutline | null>(requests.outline, { uri });
  const places = await editor.request<SpecPlaceholders | null>(requests.placeholders, { uri });
  const choices = await editor.request<StatusChoices | null>(requests.statusChoices, { uri });
  assert.ok(outline && places && choices);
  return { status, outline, ranges: places.ranges, choices: choices.choices };
}

type Range = SpecPlaceholders["ranges"][number];
const isIn = (outer: Range | null, { start }: Range) =>
  outer !== null &&
  (outer.start.line < start.line ||
    (outer.start.line === start.line && outer.start.character <= start.character)) &&
  (start.line < outer.end.line || (start.line === outer.end.line && start.character < outer.end.character));

/** How many placeholders each row of the outline should count: those in its own text, and not in a row below it. */
function assertRows(sections: readonly OutlineSection[], ranges: readonly Range[]): void {
  for (const { title, placeholders, range, children } of sections) {
    const own = ranges.filter((one) => isIn(range, one) && !children.some((child) => isIn(child.range, one)));
    assert.equal(placeholders, own.length, `in the row '${title}'`);
    assertRows(children, ranges);
  }
}

const amountsIn = (summary: string) =>
  [...summary.matchAll(/(\d+) (?:placeholder|undecided value)/g)].reduce((sum, [, n]) => sum + Number(n), 0);

describe("In a new spec, all who say what is left to fill in agree", () => {
  for (const id of builtInIds) {
    it(`of a ${id}`, async (test) => {
      const editor = await startEditor(test);
      await opened(editor, id);
      const { status, outline, ranges, choices } = await saidIn(editor);
      assert.ok(ranges.length > 0);
      assert.equal(status.placeholdersToGo, ranges.length, "the status item and Next Placeholder");
      assertRows(outline.sections, ranges);
      const fields = outline.fields.filter(({ placeholder }) => placeholder);
      for (const { name, range } of fields)
        assert.ok(
          ranges.some((one) => isIn(range, one) || isIn(one, range ?? one)),
          `the field '${name}'`,
        );
      // A change of status decides the status and dates the last update by itself.
      const mended = fields.filter(({ name }) => /status|last updated/i.test(name)).length;
      const last = choices.find(({ stage }) => stage === "approved" || stage === "done");
      assert.equal(amountsIn(last?.summary ?? ""), ranges.length - mended, "in the way of the approval");
    });

    it(`of a ${id}, whatever settings hide from the problems`, async (test) => {
      const open = await startEditor(test);
      await opened(open, id);
      const shown = await saidIn(open);
      const editor = await startEditor(test, { settings: () => hiding });
      await opened(editor, id);
      assert.ok(
        (await problems(editor, uri)).every((problem) => !/^(?:placeholder|undecided)/.test(problem)),
      );
      const { status, outline, ranges } = await saidIn(editor);
      assert.deepEqual(ranges, shown.ranges);
      assert.equal(status.placeholdersToGo, shown.status.placeholdersToGo);
      assert.equal(status.sectionsToGo, shown.status.sectionsToGo);
      assert.deepEqual(outline, shown.outline);
    });
  }
});

describe("A placeholder that settings hide from the problems", () => {
  const text = replacing(spec, "Four hundred labels a minute.", "[Most calls it takes in a minute]");
  const editorHiding = (test: TestContext) =>
    startEditor(test, {
      folders: [folder],
      files: serviceCardFiles(),
      settings: () => hiding,
      runsCommands: true,
    });

  it("is left all the same: hover says so, and it can be filled", async (test) => {
    const editor = await editorHiding(test);
    const heading = await hover(editor, uri, text.replace("### Limits", "### Lim‸its"));
    assert.match(JSON.stringify(heading?.contents), /Still to fill in:/);
    const params: FillSectionParams = { uri, position: rangeOf(editor, uri, "[Most calls").start };
    const filling = await editor.request<SectionFilling | null>(requests.fillSection, params);
    assert.deepEqual(filling?.range, rangeOf(editor, uri, "[Most calls it takes in a minute]"));
  });

  it("is no problem that a quick fix would mend", async (test) => {
    const editor = await editorHiding(test);
    await editor.open(uri, text);
    const actions = await codeActions(editor, uri, rangeOf(editor, uri, "[Most calls"), ["quickfix"]);
    assert.deepEqual(actions, []);
  });
});
