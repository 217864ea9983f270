// Where a missing section goes: the spec is written with a mark at that place.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { insertionOf } from "../../../server/src/core/binding/insertion.ts";
import { toText } from "../../../server/src/core/template/writing.ts";
import { bound, md, templateOf, variants } from "../annotated.ts";

/** The spec with ‸ where the section goes; the heading it is shown at; the first line of what is inserted. */
function insertionIn(template: string, spec: string, title: string) {
  const binding = bound(templateOf(template), spec);
  const wanted = binding.template.sections.find((section) => section.title === title);
  const insertion = wanted && insertionOf(binding, wanted);
  if (!insertion) return null;
  const { offset, segments, anchor } = insertion;
  const inserted = segments()
    .map((segment) => segment.text)
    .join("");
  return {
    marked: `${spec.slice(0, offset)}‸${spec.slice(offset)}`,
    after: spec.slice(0, offset) + inserted + spec.slice(offset),
    anchor: anchor?.content.heading ?? null,
    heading: inserted.trim().split(/\r?\n/)[0] ?? "",
  };
}

function assertInsertion(
  template: string,
  marked: string,
  title: string,
  expected: { readonly anchor: string | null; readonly heading: string },
): void {
  for (const { name, of } of variants) {
    const found = insertionIn(of(template), of(marked.replace("‸", "")), title);
    assert.equal(found?.marked, of(marked), `as ${name}`);
    assert.deepEqual({ anchor: found?.anchor, heading: found?.heading }, expected, `as ${name}`);
    assert.doesNotMatch(
      found?.after.replace(/^\ufeff/, "") ?? "",
      /[^\r]\n\r?\n\r?\n|^\n/,
      "no two blank lines",
    );
    if (of(marked).includes("\r\n"))
      assert.doesNotMatch(found?.after ?? "", /[^\r]\n/, "all line breaks alike");
  }
}

const template = "# T\n\n## A\n\n[a]\n\n## B\n\n[b]\n\n### B1\n\n[b1]\n\n### B2\n\n[b2]\n\n## C\n\n[c]\n";

describe("A missing section goes", () => {
  it("behind the nearest sibling before it, with all that sibling holds", () => {
    assertInsertion(template, "# S\n\n## A\n\nText.\n\n### More\n\nText.\n\n‸## C\n\nText.\n", "B", {
      anchor: "C",
      heading: "## B",
    });
  });

  it("behind it even where others follow that the template does not have", () => {
    assertInsertion(template, "# S\n\n## A\n\nText.\n\n‸## Own\n\nText.\n", "B", {
      anchor: "A",
      heading: "## B",
    });
  });

  it("before the nearest sibling behind it, where none stands before", () => {
    assertInsertion(template, "# S\n\nText.\n\n‸## B\n\nText.\n", "A", { anchor: "B", heading: "## A" });
  });

  it("at the end of its parent", () => {
    assertInsertion(template, "# S\n\n## A\n\nText.\n\n## B\n\nText.\n\n‸## C\n\nText.\n", "B1", {
      anchor: "B",
      heading: "### B1",
    });
  });

  it("at the end of the spec, where it has none of them", () => {
    assertInsertion(template, "# S\n\nText.\n‸", "A", { anchor: "S", heading: "## A" });
    assertInsertion(template, "# S\n\n## Own\n\nText.‸", "C", { anchor: "S", heading: "## C" });
  });

  it("above the footer", () => {
    assertInsertion(template, "# S\n\n## B\n\nText.\n\n‸---\n\n*Status: Draft*\n", "C", {
      anchor: "B",
      heading: "## C",
    });
  });

  it("at the level of its siblings in the spec", () => {
    assertInsertion(template, "# S\n\n# A\n\nText.\n\n‸# C\n\nText.\n", "B", { anchor: "C", heading: "# B" });
    assertInsertion(template, "# S\n\n## Part\n\n### B\n\n#### B1\n\nText.\n‸", "B2", {
      anchor: "B",
      heading: "#### B2",
    });
  });

  it("nowhere, while its parent is missing", () => {
    assert.equal(insertionIn(template, "# S\n\n## A\n", "B1"), null);
  });

  it("into a spec that has nothing yet", () => {
    assertInsertion(template, "‸", "A", { anchor: null, heading: "## A" });
    assertInsertion(template, "# S‸", "A", { anchor: "S", heading: "## A" });
  });
});

describe("What is inserted", () => {
  it("moves deeper headings along, down to the sixth level", () => {
    const deep = "# T\n\n## P\n\n[p]\n\n### A\n\n#### A1\n\n##### A2\n\n###### A3\n\n[x]\n\n### B\n";
    const found = insertionIn(deep, "# S\n\n## Part\n\n### P\n\n#### B\n\nText.\n", "A");
    assert.deepEqual(
      found?.after.split("\n").filter((row) => row.startsWith("#")),
      ["# S", "## Part", "### P", "#### A", "##### A1", "###### A2", "###### A3", "#### B"],
    );
  });

  it("is the section with what stands under it, without guidance", () => {
    const found = insertionIn(
      md`
        # T

        ## A
        <!-- Guidance. -->

        [a]

        ### A1

        *More guidance.*

        Text.

        ## B
      `,
      "# S\n\n## B\n\nText.\n",
      "A",
    );
    assert.equal(found?.after, "# S\n\n## A\n\n[a]\n\n### A1\n\nText.\n\n## B\n\nText.\n");
  });
});

describe("a sibling that stands deeper", () => {
  it("keeps the missing section beside the section that holds it", () => {
    const template = templateOf(md`
      # [Name]

      ## Rationale for the change

      [Why]

      ## Rollback procedure

      [How]

      ## Glossary of terms

      [Terms]
    `);
    const spec = md`
      # Login

      ## Background story

      ### Rationale for the change

      Because.

      ## Glossary of terms

      None.
    `;
    const binding = bound(template, spec);
    const wanted = template.sections.find((section) => section.title === "Rollback procedure");
    const insertion = wanted && insertionOf(binding, wanted);
    assert.equal(spec.slice(0, insertion?.offset).trimEnd().split("\n").at(-1), "Because.");
    assert.match(insertion ? toText(insertion.segments()) : "", /^## Rollback procedure$/m);
  });
});

it("Metadata goes in front of the sections that the author begins with: further down it would not be read", () => {
  assertInsertion(
    "# [Name]\n\n## Metadata\n\n- **Status:** Draft | Approved\n\n## Goals\n\n[Goal]\n",
    "# Login\n\nIn short.\n\n‸## Author\n\nAnn\n\n## Contents\n\nAll.\n\n## Links\n\nNone.\n\n## Goals\n\nOne.\n",
    "Metadata",
    { anchor: "Author", heading: "## Metadata" },
  );
});
