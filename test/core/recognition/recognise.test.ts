import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { builtInTemplates } from "../../../server/src/builtInTemplates.ts";
import { readDocument } from "../../../server/src/core/document/document.ts";
import { templateMark } from "../../../server/src/core/recognition/mark.ts";
import { looksLikeTemplate, recognise } from "../../../server/src/core/recognition/recognise.ts";
import type { Template } from "../../../server/src/core/template/template.ts";
import { applied, md, templateOf, variants } from "../annotated.ts";

const feature = templateOf(
  md`
    # Feature: [Name]

    **Status:** Draft | Approved
    **Sponsor:** [Sponsor]

    ## Problem Story

    ## Desired Outcome

    ## Technical Design

    ## Rollout Steps
  `,
  "feature",
);

const decision = templateOf(
  md`
    ---
    status: proposed
    deciders: [Names]
    type: decision-record
    ---

    # [Decision]

    ## Context

    ## Decision Drivers

    ## Considered Options

    ## Decision Outcome
  `,
  "decision-record-template",
);

const all: readonly Template[] = [feature, decision, ...builtInTemplates()];

/** `by template: reason` */
function recognised(text: string, assigned: string | null = null, templates = all): string {
  const answers = new Set(
    variants.map(({ of }) => {
      const { template, by, reason } = recognise(readDocument(of(text)), templates, assigned);
      return `${by} ${template?.id ?? "none"}: ${reason}`;
    }),
  );
  return [...answers].join("\n");
}

describe("A spec is recognised by its mark", () => {
  it("in the front matter", () => {
    assert.equal(recognised("---\ntemplate: feature\n---\n\n# Any\n"), "mark feature: the document says so");
    assert.equal(
      recognised('---\ntemplate: "Decision Record"\n---\n'),
      "mark decision-record-template: the document says so",
    );
    assert.equal(
      recognised("---\ntemplate: decision_record_template\n---\n"),
      "mark decision-record-template: the document says so",
    );
  });

  it("whatever is in its name, as we write the mark", () => {
    const numbered = templateOf("# RFC: [Name]\n\n## Why\n\n[Why]\n", "RFC #2");
    for (const before of [
      "---\ntitle: Login\n---\n\n# Any\n",
      "---\ntemplate: none\n---\n\n# Any\n",
      "# Any\n",
    ]) {
      const marked = applied(before, templateMark(readDocument(before), "RFC #2"));
      assert.equal(recognised(marked, null, [...all, numbered]), "mark RFC #2: the document says so");
    }
  });

  it("in a comment, above the title or under it", () => {
    for (const text of [
      "<!-- template: feature -->\n# Any\n",
      "<!--template:feature-->\n\n# Any\n",
      "# Any\n\n<!-- TEMPLATE: feature -->\n",
      "# Any\n\nText.\n\n<!-- template: feature -->\n\n## More\n",
    ])
      assert.equal(recognised(text), "mark feature: the document says so", text);
  });

  it("not in a comment further down, in code, or of an unknown name", () => {
    for (const text of [
      "# Any\n\n## More\n\n<!-- template: feature -->\n",
      "# Any\n\n```\n<!-- template: feature -->\n```\n",
      "# Any\n\n`<!-- template: feature -->`\n",
      "<!-- template: nothing-of-ours -->\n# Any\n",
    ])
      assert.match(recognised(text), /^nothing none/, text);
  });

  it("as not a spec", () => {
    const text =
      "# Feature: Login\n\n## Problem Story\n\n## Desired Outcome\n\n## Technical Design\n\n## Rollout Steps\n";
    assert.match(recognised(text), /^evidence feature/);
    assert.equal(
      recognised(`<!-- template: none -->\n${text}`),
      "mark none: the document says it is not a spec",
    );
    assert.equal(
      recognised(`---\ntemplate: none\n---\n${text}`),
      "mark none: the document says it is not a spec",
    );
  });

  it("before what a setting says", () => {
    assert.equal(
      recognised("---\ntemplate: feature\n---\n", "decision-record-template"),
      "mark feature: the document says so",
    );
  });
});

describe("A spec is recognised by a setting", () => {
  it("before what it shows", () => {
    assert.equal(recognised("# Any\n", "feature"), "setting feature: a setting says so");
    assert.equal(recognised("# Any\n", "none"), "setting none: a setting says it is not a spec");
  });

  it("unless there is no such template", () => {
    assert.match(recognised("# Any\n", "nothing-of-ours"), /^nothing none/);
  });
});

describe("A spec is recognised by its constants", () => {
  it("where it has two sections of the template besides, one of them not commonplace", () => {
    assert.equal(
      recognised("---\ntype: Decision Record\n---\n\n# Use YAML\n\n## Context\n\n## Decision Outcome\n"),
      "constant decision-record-template: its metadata says type: decision record",
    );
    for (const text of [
      "---\ntype: decision-record\n---\n\n# Use YAML\n",
      "---\ntype: decision-record\n---\n\n# Use YAML\n\n## Context\n",
      "---\ntype: other\n---\n\n# Use YAML\n\n## Context\n\n## Decision Outcome\n",
    ])
      assert.match(recognised(text), /^nothing none/, text);
  });

  const kind = (head: string, sections: readonly string[], id: string) =>
    templateOf(`---\n${head}\n---\n\n# [Name]\n\n${sections.map((one) => `## ${one}\n\n`).join("")}`, id);
  const asked = (head: string, sections: readonly string[], templates: readonly Template[]) =>
    recognised(
      `---\n${head}\n---\n\n# Title\n\n${sections.map((one) => `## ${one}\n\nText.\n\n`).join("")}`,
      null,
      templates,
    );

  it("not by what any page of a site may say", () => {
    const sections = ["Overview", "Data contracts", "Failure handling", "Rollback plan"];
    for (const line of [
      "layout: page",
      "layout: default",
      "lang: en",
      "toc: true",
      "draft: true",
      "type: docs",
      "parent: Decisions",
      "cssclass: spec",
      "outline: deep",
      "editLink: true",
      "sidebar_label: Specs",
    ])
      for (const there of [
        ["Overview", "Installation"],
        ["Overview", "Data contracts", "Usage", "Licence"],
      ])
        assert.match(asked(line, there, [kind(line, sections, "spec")]), /^nothing none/, line);
  });

  it("whatever else its metadata says of the page", () => {
    assert.match(
      asked(
        "type: adr\ndraft: false",
        ["Context", "Decision"],
        [kind("type: adr\ndraft: true\nlayout: page", ["Context", "Decision", "References"], "adr")],
      ),
      /^constant adr: its metadata says type: adr$/,
    );
  });

  it("with two main sections, where the template has commonplace ones only", () => {
    const usual = [kind("type: howto", ["Overview", "Goals", "Design", "Deployment"], "howto")];
    assert.match(asked("type: howto", ["Overview", "Design"], usual), /^constant howto/);
    assert.match(asked("type: howto", ["Overview", "Licence"], usual), /^nothing none/);
  });

  it("with its one section, where the template has no more", () => {
    const memo = [kind("type: memo", ["What was decided"], "memo")];
    assert.match(asked("type: memo", ["What was decided", "Why"], memo), /^constant memo/);
  });

  const service = ["Purpose", "Data contracts", "Failure handling", "References"];

  it("as the kind whose sections it has, where several kinds share them", () => {
    for (const line of ["layout: page", "team: platform", "type: spec"]) {
      const both = [
        kind(line, ["Context", "Decision", "References"], "adr"),
        kind(line, service, "service-spec"),
      ];
      assert.match(asked(line, service, both), /^evidence service-spec/, line);
      assert.match(asked(line, ["Decision", "References"], both), /^nothing none/, line);
    }
  });

  it("not as that kind where it has all sections of another one", () => {
    const both = [
      kind("team: platform", ["Context", "Decision", "Consequences", "References"], "adr"),
      kind("author: [Name]", service, "service-spec"),
    ];
    assert.match(asked("team: platform", [...service, "Decision"], both), /^evidence service-spec/);
    assert.match(asked("team: platform", ["Decision", "Consequences", "Purpose"], both), /^constant adr/);
  });
});

describe("A spec is recognised by what it shows", () => {
  it("and says how much of the template is there", () => {
    assert.equal(
      recognised(
        "# Feature: Login\n\n**Status:** Draft\n\n## Problem Story\n\n## Desired Outcome\n\n## Technical Design\n",
      ),
      "evidence feature: 3 of its 4 sections are there",
    );
  });

  it("whatever its headings' numbers, case and levels", () => {
    assert.match(
      recognised(
        "# Login\n\n# 1. PROBLEM STORY\n\n# 2. Desired Outcome 🎯\n\n# 3. Technical Design\n\n# 4. Rollout steps\n",
      ),
      /^evidence feature/,
    );
  });

  it("as the kind it has most in common with", () => {
    for (const template of builtInTemplates()) {
      const text = template.document.whole();
      assert.equal(recognise(readDocument(text), builtInTemplates()).template?.id, template.id);
      assert.equal(
        recognise(readDocument(text), [...builtInTemplates()].reverse()).template?.id,
        template.id,
      );
    }
  });

  it("of two that fit as well, as the one to prefer", () => {
    const copy = templateOf(feature.document.whole(), "copy");
    assert.equal(recognise(readDocument(feature.document.whole()), [copy, feature]).template?.id, "copy");
    assert.equal(recognise(readDocument(feature.document.whole()), [feature, copy]).template?.id, "feature");
  });
});

describe("No spec is", () => {
  for (const [what, text] of [
    ["an empty document", ""],
    ["plain text", "Some words.\n\nMore words.\n"],
    ["a title", "# Title\n"],
    [
      "a README",
      md`
        # Tool

        A tool.

        ## Overview

        ## Features

        ## Installation

        ## Usage

        ## Configuration

        ## Architecture

        ## Testing

        ## Security

        ## Dependencies

        ## Contributing

        ## License
      `,
    ],
    [
      "a change log",
      "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- [web] x\n\n## [1.0.0] - 2026-01-01\n\n### Changed\n\n### Fixed\n",
    ],
    [
      "a blog post",
      "---\ntitle: Post\ndate: 2026-01-01\nauthor: Ann\nstatus: draft\ntags: [a]\n---\n\n# Post\n\n## Background\n\n## Goals\n\n## Conclusion\n",
    ],
    [
      "meeting notes",
      "# Meeting\n\n**Date:** 2026-01-01\n**Author:** Ann\n\n## Agenda\n\n## Open Questions\n\n## Next Steps\n",
    ],
  ] as const)
    it(what, () => assert.match(recognised(text), /^nothing none/));
});

describe("A file looks like a template", () => {
  const template = "# [Name]\n";
  it("by its name and a slot in its title", () => {
    for (const path of [
      "adr-template.md",
      "docs/TEMPLATE.md",
      "C:\\specs\\spec_template.md",
      "template-adr.md",
    ])
      assert.ok(looksLikeTemplate(readDocument(template), path), path);
    for (const path of ["adr.md", "contemplates/adr.md", "templating.md", "my-contemplate.md"])
      assert.ok(!looksLikeTemplate(readDocument(template), path), path);
    assert.ok(!looksLikeTemplate(readDocument("# The template engine\n"), "template.md"));
  });
});

describe("a template of three sections", () => {
  const template = templateOf(
    "# Card: [Name]\n\n## Blast radius\n\n[x y]\n\n## Undo button\n\n[z a]\n\n## Sign-offs\n\n[b c]\n",
  );

  it("is recognised with one of them missing", () => {
    const spec = readDocument("# Card: Login\n\n## Blast radius\n\nSmall.\n\n## Sign-offs\n\nAda.\n");
    assert.equal(recognise(spec, [template]).template?.id, template.id);
  });

  it("is not recognised by one heading", () => {
    const page = readDocument("# Login\n\n## Blast radius\n\nSmall.\n\n## Usage\n\nRun it.\n");
    assert.equal(recognise(page, [template]).template, null);
  });
});
