// What the server does not do costs nothing: what it reads at start and at a keystroke, counted.
import assert from "node:assert/strict";
import { it } from "node:test";
import { builtInTemplates } from "../../server/src/builtInTemplates.ts";
import { templatesRead } from "../../server/src/core/template/template.ts";
import { sectionsReadForSlots } from "../../server/src/core/template/templateText.ts";
import { textsJoined } from "../../server/src/core/text/pieced.ts";
import { startEditor } from "./connection.ts";
import { folder, serviceCardFiles, specUri } from "./serviceCard.ts";
import { diagnosticReport, rangeOf } from "./verbs.ts";

const work = () => ({
  templates: templatesRead(),
  sectionsForSlots: sectionsReadForSlots(),
  joined: textsJoined(),
});

/** What was done since the last look. */
function lookingAtWork() {
  let before = work();
  return () => {
    const { templates, sectionsForSlots, joined } = work();
    const done = {
      templates: templates - before.templates,
      sectionsForSlots: sectionsForSlots - before.sectionsForSlots,
      joined: joined - before.joined,
    };
    before = work();
    return done;
  };
}

it("Templates are read when a document asks for them, once, and their slots when a spec does", async (test) => {
  const done = lookingAtWork();
  const editor = await startEditor(test, {
    folders: [folder],
    files: serviceCardFiles(),
  });
  assert.deepEqual(done(), { templates: 1, sectionsForSlots: 0, joined: 0 }, "at start: the team's own");

  const readme = `${folder}/README.md`;
  await editor.open(readme, "# Shop\n\nLabels.\n\n## Install\n\nRun it.\n\n## Licence\n\nMIT\n");
  await diagnosticReport(editor, readme);
  const all = { templates: builtInTemplates().length, sectionsForSlots: 0, joined: 0 };
  assert.deepEqual(done(), all, "for a README: the built-in ones, to see that it follows none");

  await editor.open(`${folder}/NEWS.md`, "# News\n\n## Today\n\nNone.\n");
  await diagnosticReport(editor, `${folder}/NEWS.md`);
  assert.deepEqual(done(), { templates: 0, sectionsForSlots: 0, joined: 0 }, "for the next page: nothing");
});

it("A keystroke in a long spec makes no string of all of it", async (test) => {
  const editor = await startEditor(test, { folders: [folder], files: serviceCardFiles() });
  const duties = Array.from(
    { length: 8000 },
    (_, index) =>
      `### Duty ${index + 1}\n\nIt prints ${index % 9 ? "labels" : "[What it does for others]"}.\n`,
  );
  const head = "---\ntemplate: service-card\nstatus: draft\n---\n\n# Service Card: Everything\n\n## Duties\n";
  await editor.open(specUri, [head, ...duties].join("\n"));
  await diagnosticReport(editor, specUri);
  const done = lookingAtWork();
  for (const [part, typed] of [
    ["### Duty 4000", "x"],
    ["It prints labels.\n\n### Duty 4001", "x"],
    ["# Service Card", "x"],
    ["status: draft", "x"],
    ["[What it does for others].\n\n### Duty 4007", "\n\n## Alarms\n\n"],
  ] as const) {
    const { start } = rangeOf(editor, specUri, part);
    const at = { line: start.line, character: start.character + (part.startsWith("#") ? part.length : 4) };
    await editor.change(specUri, [{ range: { start: at, end: at }, text: typed }]);
    await diagnosticReport(editor, specUri);
    assert.deepEqual(done(), { templates: 0, sectionsForSlots: 0, joined: 0 }, `typed ${typed} at ${part}`);
  }
});
