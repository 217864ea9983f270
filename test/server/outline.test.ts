// The outline and the status: the template's sections bound to the document's, and how far the document is.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  type OutlineSection,
  requests,
  type SectionInsertion,
  type SpecOutline,
  type SpecStatus,
} from "../../server/src/protocol.ts";
import { md } from "../core/annotated.ts";
import { type Editor, startEditor } from "./connection.ts";
import { folder, serviceCardFiles, spec, specUri, templateUri } from "./serviceCard.ts";
import { builtInIds, edited, newSpec, problems, rangeOf, replacing } from "./verbs.ts";

const workspace = { folders: [folder], files: serviceCardFiles() };
const outlineOf = (editor: Editor, uri = specUri) =>
  editor.request<SpecOutline | null>(requests.outline, { uri });
const statusOf = (editor: Editor, uri = specUri) => editor.request<SpecStatus>(requests.status, { uri });
const insertionOf = (editor: Editor, sectionId: string) =>
  editor.request<SectionInsertion | null>(requests.insertSection, { uri: specUri, sectionId });

/** One line for each section: indented title, state, number of placeholders. */
function drawn(sections: readonly OutlineSection[], indent = ""): string {
  return sections
    .map(({ title, state, placeholders, optional, children }) => {
      const count = placeholders > 0 ? ` ${placeholders}` : "";
      return `${indent}${title}: ${state}${count}${optional ? " (optional)" : ""}\n${drawn(children, `${indent}  `)}`;
    })
    .join("");
}

const all = (sections: readonly OutlineSection[]): readonly OutlineSection[] =>
  sections.flatMap((section) => [section, ...all(section.children)]);

const unfinished = spec
  .replace(/## Way Back[\s\S]*?(?=## Neighbours)/, "")
  .replace(/### Limits[\s\S]*?(?=## Alarms)/, "")
  .replace("Prints a label within two seconds | P0", "[What it does for others] | P0/P1/P2")
  .replace("- The archive, for every reprint.\n", "")
  .replace("## Alarms", "## Mood\n\nFine.\n\n## Alarms")
  .replace("**Phase:** Trial\n", "")
  .replace("| **Tier** | Silver |", "| **Tier** | Gold / Silver / Bronze |");

describe("The outline shows", () => {
  it("what is filled, left, empty, missing and more than the template has, each in its place", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, unfinished);
    const outline = await outlineOf(editor);
    assert.equal(
      drawn(outline?.sections ?? []),
      md`
        Duties: placeholders 2
          Limits: missing
        Mood: extra
        Alarms: filled
        Way Back: missing
        Neighbours: empty
      `,
    );
  });

  it("the metadata on top, what is missing among it too", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, unfinished);
    const fields = (await outlineOf(editor))?.fields ?? [];
    assert.deepEqual(
      fields.map(({ name, value, placeholder }) => [name, value, placeholder]),
      [
        ["status", "in-review", false],
        ["priority", "high", false],
        ["created", "2026-03-04", false],
        ["owner", "Depot", false],
        ["Exposure", "internal", false],
        ["Tier", "Gold / Silver / Bronze", true],
        ["Reviewed", "2026-03-05", false],
        ["Region", "EU", false],
        ["Checked by", "Ann", false],
        ["Status", "REVIEW", false],
        ["Phase", null, false],
      ],
    );
    assert.deepEqual(fields[4]?.range, rangeOf(editor, specUri, "internal"));
    assert.equal(fields[10]?.range, null);
  });

  it("a field by what stands on the lines below it", async (test) => {
    const editor = await startEditor(test, workspace);
    const below = "- **Region**:\n  - EU\n  - US\n- **Neighbours of this**:\n  - Depot";
    const text = spec.replace("- **Region**: EU", below);
    await editor.open(specUri, text);
    const fields = (await outlineOf(editor))?.fields ?? [];
    const region = fields.find(({ name }) => name === "Region");
    assert.deepEqual([region?.value, region?.placeholder], ["EU, US", false]);
    assert.deepEqual(region?.range, rangeOf(editor, specUri, "EU\n  - US"));
    // What the template does not know is a heading of its list rather than a field.
    assert.ok(!fields.some(({ name }) => name === "Neighbours of this"));
  });

  it("where things are, for which version, of which template, and what to write", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, spec);
    await editor.change(specUri, unfinished);
    const outline = await outlineOf(editor);
    assert.equal(outline?.version, 2);
    assert.deepEqual(outline?.template, {
      id: "service-card",
      name: "Service Card",
      description: "",
      sections: 5,
      namedSections: 5,
      sectionsHere: 0,
      origin: "user",
      uri: templateUri,
    });
    const [duties, , , wayBack] = outline?.sections ?? [];
    assert.equal(duties?.guidance, "What breaks for whom if the service is away for an hour.");
    assert.deepEqual(duties?.headingRange, rangeOf(editor, specUri, "Duties"));
    assert.deepEqual([wayBack?.headingRange, wayBack?.range], [null, null]);
  });

  it("every section under an id that stays its own when others come before it", async (test) => {
    const editor = await startEditor(test, workspace);
    const ids = async () => all((await outlineOf(editor))?.sections ?? []).map(({ id }) => id);
    await editor.open(specUri, unfinished);
    const before = await ids();
    assert.equal(new Set(before).size, before.length, before.join("\n"));
    await editor.change(specUri, unfinished.replace("## Duties", "## Sky\n\nBlue.\n\n## Duties"));
    assert.deepEqual(
      (await ids()).filter((id) => id !== "/Sky"),
      before,
    );
  });

  it("what settings hide from the problems", async (test) => {
    const editor = await startEditor(test, {
      ...workspace,
      settings: () => ({ rules: { placeholder: "off" } }),
    });
    await editor.open(specUri, unfinished);
    assert.ok((await problems(editor, specUri)).every((problem) => !problem.startsWith("placeholder")));
    assert.match(drawn((await outlineOf(editor))?.sections ?? []), /^Duties: placeholders 2/);
  });

  for (const id of builtInIds) {
    it(`a new ${id} as complete`, async (test) => {
      const editor = await startEditor(test);
      await editor.open(specUri, await newSpec(editor, id));
      const states = new Set(all((await outlineOf(editor))?.sections ?? []).map(({ state }) => state));
      assert.ok(states.has("placeholders"));
      for (const wrong of ["missing", "extra"] as const)
        assert.ok(!states.has(wrong), `something is ${wrong}`);
    });
  }
});

describe("A missing section of the outline", () => {
  it("can be inserted where it is shown, as text and as a snippet", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, unfinished);
    const missing = all((await outlineOf(editor))?.sections ?? []).filter(({ state }) => state === "missing");
    assert.deepEqual(
      missing.map(({ title }) => title),
      ["Limits", "Way Back"],
    );
    const insertion = await insertionOf(editor, missing[1]?.id ?? "");
    assert.ok(insertion);
    assert.equal(insertion.version, 1);
    assert.match(insertion.snippet ?? "", /## Way Back[\s\S]*\$\{1:\[First command\]\}/);
    const { position, text } = insertion;
    const range = { start: position, end: position };
    await editor.change(specUri, edited(editor.text(specUri), [{ range, newText: text }]));
    assert.match(
      drawn((await outlineOf(editor))?.sections ?? []),
      /Alarms: filled\nWay Back: placeholders 2\nN/,
    );
    assert.equal(await insertionOf(editor, missing[1]?.id ?? ""), null, "It is not missing any more");
  });

  it("has an id; nothing comes of any other", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, unfinished);
    const there = (await outlineOf(editor))?.sections[0]?.id ?? "";
    for (const id of [there, "", "?99999", "?-1", "nonsense"])
      assert.equal(await insertionOf(editor, id), null);
  });

  it("has an id that no heading has, whatever it says", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, unfinished);
    const { id = "" } =
      all((await outlineOf(editor))?.sections ?? []).find(({ state }) => state === "missing") ?? {};
    assert.ok(await insertionOf(editor, id));
    await editor.change(specUri, unfinished.replace("## Mood", `## ${id}`));
    const named = all((await outlineOf(editor))?.sections ?? []).find(({ title }) => title === id);
    assert.equal(named?.state, "extra");
    assert.equal(await insertionOf(editor, named.id), null);
  });
});

describe("The status says", () => {
  it("which template, why, and how much is left", async (test) => {
    const editor = await startEditor(test, workspace);
    await editor.open(specUri, unfinished);
    const { template, reason, field, ...rest } = await statusOf(editor);
    assert.equal(template?.id, "service-card");
    assert.equal(field?.current, "in-review");
    assert.equal(
      field.range.start.line,
      unfinished.split("\n").findIndex((row) => row.includes("in-review")),
    );
    assert.match(reason, /^\d of its \d sections are there$/);
    // Two missing, one empty, one with placeholders; of these two in the table, and the undecided tier.
    assert.deepEqual(rest, {
      stage: "review",
      sectionsToGo: 4,
      placeholdersToGo: 3,
      meaning: "Ready for others to read: unfinished parts are warnings.",
    });
    await editor.change(specUri, replacing(spec, "priority: high", "template: service-card"));
    assert.equal((await statusOf(editor)).reason, "the document says so");
  });

  it("that a document is none, or not open", async (test) => {
    const editor = await startEditor(test, workspace);
    const uri = `${folder}/README.md`;
    const nothing = {
      template: null,
      stage: null,
      sectionsToGo: 0,
      placeholdersToGo: 0,
      meaning: "",
      field: null,
    };
    assert.deepEqual(await statusOf(editor, uri), { ...nothing, reason: "the document is not open" });
    assert.equal(await outlineOf(editor, uri), null);
    await editor.open(uri, "# Shop\n\n## Usage\n");
    const { reason, ...rest } = await statusOf(editor, uri);
    assert.deepEqual(rest, nothing);
    assert.notEqual(reason, "");
    assert.equal(await outlineOf(editor, uri), null);
  });
});
