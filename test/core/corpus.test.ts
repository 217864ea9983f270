// Real templates and specs: what they are recognised as, and what is said about them.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { builtInTemplates } from "../../server/src/builtInTemplates.ts";
import { readDocument } from "../../server/src/core/document/document.ts";
import { recognise } from "../../server/src/core/recognition/recognise.ts";
import { newSpec } from "../../server/src/core/template/newSpec.ts";
import { findingsIn, templateOf } from "./annotated.ts";
import { corpusDocuments, documentNamed, seeds, withoutCorpus } from "./corpus.ts";

const facts = { name: "User login", today: "2026-03-04", author: "Ann" };

/** Codes of what may be left in a new spec: text to replace, and sections that the template leaves empty. */
const unfilled = new Set(["placeholder", "undecided-choice", "template-text", "empty-section"]);

describe("A seed", { skip: withoutCorpus }, () => {
  for (const [seed, id] of [
    ["000", "technical-spec"],
    ["001", "implementation-spec"],
    ["002", "solution-design"],
    ["003", "feature-spec"],
    ["004", "system-spec"],
  ] as const) {
    it(`${seed} as a spec is a ${id} that lacks no section and says nothing wrong`, () => {
      const { text } = documentNamed(seeds(), `${seed}_`);
      const { template } = recognise(readDocument(text), builtInTemplates());
      assert.equal(template?.id, id);
      assert.ok(template);
      const findings = findingsIn(template, text);
      assert.deepEqual(
        findings
          .filter(({ code }) => code === "missing-section" || code === "invalid-value")
          .map(({ message }) => message),
        [],
      );
    });

    it(`${seed} as a template gives a new spec that follows it, with only slots left`, () => {
      const template = templateOf(documentNamed(seeds(), `${seed}_`).text, `seed-${seed}`);
      const document = readDocument(newSpec(template, facts).text);
      assert.equal(recognise(document, [...builtInTemplates(), template].reverse()).template, template);
      assert.deepEqual(
        findingsIn(template, document)
          .filter(({ code }) => !unfilled.has(code))
          .map(({ message }) => message),
        [],
      );
    });
  }
});

describe("A document that is no spec", { skip: withoutCorpus }, () => {
  const templates = corpusDocuments("templates").map(({ name, text }) => templateOf(text, name));
  for (const { name, text } of corpusDocuments("notspecs")) {
    it(`${name} is recognised as nothing`, () => {
      const document = readDocument(text);
      assert.equal(recognise(document, builtInTemplates()).template, null);
      for (const template of templates)
        assert.equal(recognise(document, [template]).template, null, template.id);
    });
  }
});

/** Which specs were written from a template, and which of the same repository were not. */
const families: readonly {
  readonly template: string;
  readonly specs: readonly string[];
  readonly others: readonly string[];
}[] = [
  {
    template: "kubernetes__enhancements__NNNN-kep-template",
    specs: [
      "1314-",
      "1790-",
      "2229-",
      "2578-",
      "4381-",
      "2394-",
      "2505-",
      "2699-",
      "3488-",
      "3638-",
      "5936-",
      "5978-",
    ],
    others: ["aws-cdk-rfcs__0502"],
  },
  { template: "aws-cdk-rfcs__0000-template", specs: ["aws-cdk-rfcs__0648"], others: ["aws-cdk-rfcs__0502"] },
  { template: "winget-cli__spec-template", specs: ["winget-cli___182"], others: ["winget-cli___888"] },
  {
    template: "NNNN-complete-template",
    specs: ["0003-responses-api", "0004-observability", "0010-container", "0014-automated", "0014-error"],
    others: ["0009-testing-in-ci"],
  },
  {
    template: "NNNN-limited-template",
    specs: ["0004-observability", "0010-container", "0014-automated", "0014-error"],
    others: ["0009-testing-in-ci"],
  },
  {
    template: "spec-kit__spec-template",
    specs: ["008-spec-viewer", "172-composable"],
    others: ["RFC-EXTENSION-SYSTEM"],
  },
  {
    template: "madr__adr-template.md",
    specs: ["0012-use-curly", "0013-use-yaml"],
    others: ["bite-size-reader__2026-05-17"],
  },
  { template: "madr__adr-template-bare", specs: ["0012-use-curly", "0013-use-yaml"], others: [] },
  { template: "log4brains__adr--template", specs: ["20201103-use-lunr"], others: [] },
  {
    template: "OpenSpec__templates--proposal",
    specs: ["add-change-stacking"],
    others: ["workspace-change-planning", "cli-archive", "openspec-conventions"],
  },
  {
    template: "PRD-TEMPLATE",
    specs: [],
    others: ["HIERARCHICAL_SWARM_SPECIFICATION"],
  },
];

describe("A template of the corpus", { skip: withoutCorpus }, () => {
  const specs = [...corpusDocuments("filled"), ...corpusDocuments("partly")];
  for (const { template: name, specs: followers, others } of families) {
    const read = () => templateOf(documentNamed(corpusDocuments("templates"), name).text, name);
    for (const follower of followers)
      it(`${name} recognises ${follower}`, () => {
        const document = readDocument(documentNamed(specs, follower).text);
        assert.notEqual(recognise(document, [read()]).template, null);
      });
    for (const other of others)
      it(`${name} does not recognise ${other}, which does not follow it`, () => {
        const document = readDocument(documentNamed(specs, other).text);
        assert.equal(recognise(document, [read()]).template, null);
      });
  }

  for (const { name, text } of corpusDocuments("templates")) {
    it(`${name} can be read, and gives a new spec that follows it, with only slots left`, () => {
      const template = templateOf(text, name);
      assert.ok(template.sections.length > 0);
      const document = readDocument(newSpec(template, facts).text);
      assert.equal(recognise(document, [template]).template, template);
      assert.deepEqual(
        findingsIn(template, document)
          .filter(({ code }) => !unfilled.has(code))
          .map(({ code, message }) => `${code}: ${message}`),
        [],
      );
    });
  }
});

describe("A spec in which template text was left", { skip: withoutCorpus }, () => {
  const placeholdersIn = (template: string, spec: string) => {
    const { text } = documentNamed(corpusDocuments("partly"), spec);
    return findingsIn(templateOf(documentNamed(corpusDocuments("templates"), template).text), text)
      .filter(({ code }) => code === "placeholder")
      .map(({ span }) => text.slice(span.start, span.end));
  };

  it("has the leftovers found, and nothing else", () => {
    assert.deepEqual(placeholdersIn("NNNN-complete-template", "0014-automated"), ["TBD", "TBD"]);
    assert.deepEqual(placeholdersIn("NNNN-complete-template", "0010-container"), [
      "TBD",
      "TBD",
      "\\<one or more links to github issues\\>",
      "\\[Optional \\- if not applicable omit\\]",
      "\\[Required, if not applicable write N/A\\]",
      "\\[Optional \\- if not applicable omit\\]",
      "\\[Optional \\- if not applicable omit\\]",
      "\\<hyper-linked title of an external reference resource\\>",
    ]);
  });

  it("may keep the slots in comments behind its values", () => {
    assert.deepEqual(placeholdersIn("NNNN-complete-template", "0014-error"), []);
  });
});
