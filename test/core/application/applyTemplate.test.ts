// Applying a template brings in what is missing, and keeps what the author wrote.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { builtInTemplates } from "../../../server/src/builtInTemplates.ts";
import { applyTemplate } from "../../../server/src/core/application/applyTemplate.ts";
import { readDocument } from "../../../server/src/core/document/document.ts";
import { recognise } from "../../../server/src/core/recognition/recognise.ts";
import type { Template } from "../../../server/src/core/template/template.ts";
import { applied, findingsIn, md, templateOf, variants } from "../annotated.ts";
import { corpusDocuments, seeds, withoutCorpus } from "../corpus.ts";
import { seed } from "../seed.ts";

const template = md`
  # Spec: [Name]

  **Status:** Draft | Approved
  **Owner:** [Team]

  ## Address sources
  <!-- Two sentences. -->

  [What it is for]

  ## Design

  [Parts]

  ### Data

  [Tables]

  ## Rollback plan

  [Who switches what]

  ## Alternatives (optional)

  [What else was thought of]
`;

function result(text: string, of: Template, others: readonly Template[] = []) {
  const done = applyTemplate(readDocument(text), of, {
    requiredLevel: 3,
    isRecognised: (document) => recognise(document, [of, ...others]).template === of,
  });
  return { ...done, text: applied(text, done.changes) };
}

function assertApplied(before: string, after: string): void {
  for (const { name, of } of variants)
    assert.equal(result(of(before), templateOf(of(template))).text, of(after), `as ${name}`);
}

describe("A template is applied", () => {
  it("to notes: fields in the template's form, sections where they belong, nothing where the notes have their own", () => {
    assertApplied(
      md`
        # Lookup

        We want to look up addresses.

        ## Design

        A service with a cache.
      `,
      md`
        # Lookup

        **Status:** Draft | Approved
        **Owner:** [Team]

        We want to look up addresses.

        ## Address sources

        [What it is for]

        ## Design

        A service with a cache.

        ### Data

        [Tables]

        ## Rollback plan

        [Who switches what]
      `,
    );
  });

  it("beside the fields that are there, in the place the template gives them", () => {
    const whole = result(
      "# Lookup\n\n**Status:** Draft\n\n## Address sources\n\nIt finds.\n\n## Rollback\n\nNone.\n",
      templateOf(template),
    );
    assert.ok(
      whole.text.startsWith(
        "# Lookup\n\n**Status:** Draft\n**Owner:** [Team]\n\n## Address sources\n\nIt finds.",
      ),
    );
    assert.deepEqual(whole.sections, ["Design"]);
    assert.equal(whole.fields, 1);
  });

  it("to a text without a heading, and to one without a line break at its end", () => {
    for (const before of ["Look up addresses.\n", "Look up addresses.", "# Lookup", ""]) {
      const { text } = result(before, templateOf(template));
      assert.ok(isWithin(before, text));
      assert.deepEqual(missingIn(text, templateOf(template)), []);
    }
  });

  it("in front of code that is never closed", () => {
    const { text } = result("# Lookup\n\n## Notes\n\nSo.\n\n```sh\nls\n", templateOf(template));
    assert.ok(text.indexOf("## Rollback plan") < text.indexOf("## Notes"), text);
    assert.deepEqual(missingIn(text, templateOf(template)), []);
  });

  it("with a mark where the document would not be taken for such a spec", () => {
    const twin = templateOf(template, "twin");
    const one = templateOf(template);
    const marked = applyTemplate(readDocument("# Lookup\n"), one, {
      requiredLevel: 3,
      isRecognised: (document) => recognise(document, [twin, one]).template === one,
    });
    assert.ok(marked.isMarked);
    assert.match(applied("# Lookup\n", marked.changes), /^<!-- template: test-template -->\n\n# Lookup\n/);
    assert.ok(!result("# Lookup\n", one).isMarked);
  });

  it("in place of another mark, which is all that is taken away", () => {
    const { text } = result("<!-- template: none -->\n\n# Lookup\n", templateOf(template));
    assert.match(text, /^<!-- template: test-template -->\n\n# Lookup\n/);
  });

  it("to a spec that lacks nothing, by no change at all", () => {
    const { text } = result("# Lookup\n", templateOf(template));
    assert.deepEqual(result(text, templateOf(template)).changes, []);
  });
});

/** True where all lines of `inner` stand in `outer`, in their order. */
function isWithin(inner: string, outer: string): boolean {
  const rest = outer.replace(/^\ufeff/, "").split(/\r\n|\r|\n/);
  let at = 0;
  for (const line of inner
    .replace(/^\ufeff/, "")
    .replace(/(?:\r\n|\r|\n)$/, "")
    .split(/\r\n|\r|\n/)) {
    const found = rest.indexOf(line, at);
    if (found < 0) return false;
    at = found + 1;
  }
  return true;
}

/** What is still missing; a field without a value is there. */
function missingIn(text: string, of: Template): readonly string[] {
  return findingsIn(of, text)
    .filter(({ code, message }) => /^missing-/.test(code) && !message.endsWith("has no value"))
    .map(({ message }) => message);
}

describe("Any template, applied to any document of the corpus,", { skip: withoutCorpus }, () => {
  const documents = (["filled", "partly", "notspecs"] as const).flatMap((kind) => corpusDocuments(kind));
  const templates = [
    ...builtInTemplates(),
    ...[...corpusDocuments("templates"), ...seeds()].map(({ name, text }) => templateOf(text, name)),
  ];

  it("keeps every line, lacks nothing then, and makes it a spec of that kind", () => {
    fc.assert(
      fc.property(
        fc.nat(documents.length - 1),
        fc.nat(templates.length - 1),
        fc.constantFrom(...variants),
        (documentAt, templateAt, { of: as }) => {
          const document = documents[documentAt];
          const of = templates[templateAt];
          if (!document || !of) return;
          const before = as(document.text.replaceAll("\r\n", "\n"));
          const { text } = result(before, of, templates);
          const what = `${of.id} on ${document.name}`;
          assert.ok(isWithin(before, text), `${what}: a line is gone`);
          assert.equal(text.lastIndexOf("\ufeff"), before.lastIndexOf("\ufeff"), what);
          assert.deepEqual(missingIn(text, of), [], what);
          assert.equal(recognise(readDocument(text), [of, ...templates]).template, of, what);
          if (as("\n") === "\r\n") assert.doesNotMatch(text.replaceAll("\r\n", ""), /\n/, what);
        },
      ),
      { seed, numRuns: 60 },
    );
  });
});
