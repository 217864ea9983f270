// What is kept from version to version must never show: after any edits, everything that is said of a document is
// what would be said of it if it had just been opened.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { builtInTemplates } from "../../server/src/builtInTemplates.ts";
import { newSpec } from "../../server/src/core/template/newSpec.ts";
import { createDiagnosticReports } from "../../server/src/features/diagnosticReports.ts";
import { inOrder, provideDiagnostics } from "../../server/src/features/diagnostics.ts";
import { provideOutline } from "../../server/src/features/outline.ts";
import { provideStatus } from "../../server/src/features/specStatus.ts";
import { createOpenText, type OpenText } from "../../server/src/service/openText.ts";
import { defaultSettings } from "../../server/src/service/settings.ts";
import { createSpecs, type OpenSpec, type Specs } from "../../server/src/service/specs.ts";
import { createTemplateLibrary, type TemplateLibrary } from "../../server/src/service/templateLibrary.ts";
import { corpusDocuments, seeds, withoutCorpus } from "../core/corpus.ts";
import { seed } from "../core/seed.ts";
import { memoryFiles } from "../server/memoryFiles.ts";
import { type Edit, edit, type Replacement, versionsOf } from "./edits.ts";
import { samples } from "./samples.ts";

/** How many sequences of edits are made; more by `npm test -- --unit editSequences --sequences 20000`. */
const sequences = Number(process.env["SPECWRIGHT_SEQUENCES"] ?? 1000);
const longest = 6;

const folder = "file:///work";
const uri = `${folder}/spec.md`;

/** A document of which versions are opened one after the other, or a version opened afresh. */
function openerWith(library: TemplateLibrary): Specs {
  return createSpecs({
    library,
    folderOf: () => folder,
    settingsFor: async () => defaultSettings,
    settingsRevision: () => 0,
    isCurrent: () => true,
  });
}

async function libraryOf(templates: ReadonlyMap<string, string>): Promise<TemplateLibrary> {
  const library = createTemplateLibrary(memoryFiles(templates));
  await library.load([{ folderUri: folder, globs: [] }]);
  return library;
}

/** All that is said of a version, as text. `withFixes`: with the edits that are offered, which take long to write. */
function saidOf(spec: OpenSpec, withFixes: boolean): string {
  const { document, recognition, binding } = spec;
  const said = {
    template: recognition.template?.id ?? null,
    reason: recognition.reason,
    frontMatter: document.frontMatter,
    title: document.title?.index,
    roots: document.roots.map((section) => section.index),
    preamble: document.preamble.map((section) => section.index),
    // A map that says the same is kept, whatever the order.
    definitions: [...document.definitions].sort(),
    fields: document.fields(),
    sections: document.sections.map((section) => {
      const bond = binding?.bondOf(section);
      return [
        section.start,
        section.end,
        section.treeEnd,
        section.parent?.index,
        section.content.level,
        section.content.text,
        section.content.code,
        section.content.rules,
        bond?.template.index,
        bond?.certainty,
      ];
    }),
    findings: spec.findings().map((finding) => {
      const { code, message, severity, span, section } = finding;
      return [code, message, severity, span, section, withFixes ? finding.fixes() : null];
    }),
    diagnostics: inOrder(provideDiagnostics(spec)),
    outline: provideOutline(spec),
    status: provideStatus(spec),
  };
  return JSON.stringify(said);
}

function applied(text: string, changes: readonly Replacement[]): string {
  return changes.reduce(
    (before, change) => before.slice(0, change.start) + change.text + before.slice(change.end),
    text,
  );
}

/** Tells the changes to the document as a client does, each in the positions of the text it is made in. */
function update(document: OpenText, changes: readonly Replacement[]): OpenText {
  let updated = document;
  for (const { start, end, text } of changes) {
    const range = { start: updated.positionAt(start), end: updated.positionAt(end) };
    updated = updated.changed([{ range, text }], updated.version + 1);
  }
  return updated;
}

/** Short, so that the documents have many pieces. */
const pieceLength = 500;

async function assertAsFromScratch(
  library: TemplateLibrary,
  start: string,
  other: string,
  edits: readonly Edit[],
): Promise<void> {
  const specs = openerWith(library);
  const reports = createDiagnosticReports("test");
  let document = createOpenText(uri, 1, start, pieceLength);
  const first = await specs.open(document);
  first.findings();
  let shown = reports.report(first, undefined);
  let items = shown.kind === "full" ? shown.items : [];
  let undone = start;
  for (const [index, made] of edits.entries()) {
    const before = document.text.whole();
    let text = before;
    let spec = first;
    for (const changes of versionsOf(made, text, undone, other)) {
      text = applied(text, changes);
      document = update(document, changes);
      // A line break in two halves cannot be told in lines and characters: the editor would not make such an edit.
      if (document.text.whole() !== text) document = document.changed([{ text }], document.version + 1);
      spec = await specs.open(document);
      spec.checked();
      shown = reports.report(spec, shown.resultId);
      if (shown.kind === "full") items = shown.items;
    }
    const fresh = await openerWith(library).open(createOpenText(uri, document.version, text));
    const withFixes = index === edits.length - 1;
    const said = saidOf(spec, withFixes);
    const expected = saidOf(fresh, withFixes);
    // As text, which is fast to compare; as objects where they differ, which shows where.
    if (said !== expected) assert.deepEqual(JSON.parse(said), JSON.parse(expected));
    assert.deepEqual(items, inOrder(provideDiagnostics(fresh)), "what the client was told");
    undone = before;
  }
}

const facts = { name: "User login", today: "2026-03-04", author: "Ann" };

/** Long documents are cut: what edits do does not depend on how much follows. */
function shortened(text: string): string {
  const rows = text.split("\n");
  return rows.length <= 400 ? text : rows.slice(0, 400).join("\n");
}

function assertSequences(library: TemplateLibrary, texts: readonly string[], runs: number): Promise<void> {
  const text = fc.constantFrom(...texts);
  return fc.assert(
    fc.asyncProperty(
      text,
      text,
      fc.array(edit, { minLength: 1, maxLength: longest }),
      (start, other, edits) => assertAsFromScratch(library, start, other, edits),
    ),
    { numRuns: runs, seed, endOnFailure: true },
  );
}

describe("After any edits, everything is said as from scratch", () => {
  it("of our own specs and of new ones", async () => {
    const fresh = builtInTemplates().map((template) => newSpec(template, facts).text);
    await assertSequences(await libraryOf(new Map()), [...samples(), ...fresh], Math.ceil(sequences / 2));
  });

  it("of real documents and their templates", { skip: withoutCorpus }, async () => {
    const templates = corpusDocuments("templates");
    const files = new Map(
      templates.map(({ name, text }) => [`${folder}/.specwright/templates/${name}`, text]),
    );
    const documents = [
      ...corpusDocuments("filled"),
      ...corpusDocuments("partly"),
      ...corpusDocuments("notspecs"),
      ...seeds(),
    ];
    const ids = templates.map(({ name }) => name.replace(/\.md$/, ""));
    const texts = documents.map(({ text }, index) => {
      // Every second one says which kind it is, so that a template that fits badly is bound to it.
      const mark = index % 2 === 0 ? "" : `<!-- template: ${ids[index % ids.length]} -->\n\n`;
      return mark + shortened(text);
    });
    await assertSequences(await libraryOf(files), texts, Math.ceil(sequences / 2));
  });
});
