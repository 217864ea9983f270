import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { check } from "../../../server/src/core/rule/check.ts";
import { defaultCheckOptions } from "../../../server/src/core/rule/severities.ts";
import { annotate, bound, md, templateOf, variants, withoutAnnotations } from "../annotated.ts";

const template = md`
  # Spec: [Name]

  **Status:** Draft | In Review | Approved
  **Related documents:** [the contract](contract.md)

  ## Overview

  [What it is]

  ## Related Documents

  - [Title](path/to/document.md)
`;

/** The findings where of all files only these exist, and nothing is known of `later.md`. */
function assertFindings(annotated: string, known = true): void {
  const spec = withoutAnnotations(annotated);
  const files = new Map<string, boolean | null>([
    ["register.md", true],
    ["docs/a%20b.md", true],
    ["later.md", null],
    ["other.md", true],
    ["adr/0001-use-node.js.md", true],
    ["guide/index.md", true],
    ["design/README.md", true],
    ["page.mdx", true],
  ]);
  for (const { name, of } of variants) {
    const exists = (destination: string) => {
      const answer = files.get(destination.replace(/^\.\//, ""));
      return known ? (answer === undefined ? false : answer) : null;
    };
    const found = check(bound(templateOf(of(template)), of(spec)), defaultCheckOptions, exists);
    assert.equal(
      annotate(
        of(spec),
        found.filter(({ code }) => code === "broken-link"),
      ),
      annotated,
      name,
    );
  }
}

describe("broken-link finds", () => {
  it("paths in front matter that say of themselves that they lead from here to a document", () => {
    assertFindings(md`
      ---
      related: ../prd/login.md
               ^^^^^^^^^^^^^^^ broken-link warning: '../prd/login.md' does not exist
      parent: "./epic.md#goals"
               ^^^^^^^^^ broken-link warning: './epic.md' does not exist
      supersedes:
        - ../adr/0001-one.md
          ^^^^^^^^^^^^^^^^^^ broken-link warning: '../adr/0001-one.md' does not exist
        - ../adr/[number].md
      see: [./a.md, b.md]
            ^^^^^^ broken-link warning: './a.md' does not exist
      path: docs/specs/login.md
      contract: contract.md
      root: /docs/login.md
      layout: ../../layouts/Spec.astro
      slug: ../login
      next: ../{name}.md
      text: See ../prd/login.md for more
      dots: .../login.md
      address: https://example.org/../login.md
      ---

      # Spec: Login

      **Status:** In Review

      ## Overview

      It is.

      ## Related Documents

      None.
    `);
  });

  it("files that do not exist, in the metadata and in sections that name documents", () => {
    assertFindings(md`
      # Spec: Login

      **Status:** In Review
      **Related documents:** [one](../adr/0001-one.md#why), [two](register.md)
                                   ^^^^^^^^^^^^^^^^^^ broken-link warning: '../adr/0001-one.md' does not exist

      ## Overview

      It is.

      ## Related Documents

      - [a](docs/a%20b.md?plain=1#x), [b](<docs/a b.md>), [c](c.pdf "A scan"), ![p](p.png)
                                                              ^^^^^ broken-link warning: 'c.pdf' does not exist
      - [d][d] and [e]

      [d]: ./d.md
           ^^^^^^ broken-link warning: './d.md' does not exist
      [e]: register.md

      ### More

      - [f](f/)
            ^^ broken-link warning: 'f/' does not exist
    `);
  });

  it("nothing elsewhere, in code and comments, and in what is no file of the workspace", () => {
    assertFindings(md`
      # Spec: Login

      **Status:** In Review

      ## Overview

      It is [not](there.md).

      ## References

      - [a](https://example.org/a.md), [b](mailto:a@example.org), [c](/c.md), [d](#overview), <e.md>
      - \`[f](f.md)\`, [g](path/to/document.md), [h](link), [i](...), [j]({path}/j.md), [k](TBD), [l](later.md)

      <!-- [m](m.md) -->

      \`\`\`md
      [n](n.md)
      \`\`\`
    `);
  });

  it("nothing where a wiki or a site generator finds the text of the page", () => {
    assertFindings(md`
      # Spec: Login

      **Status:** In Review

      ## Overview

      It is.

      ## References

      - [a](./other), [b](adr/0001-use-node.js), [c](other.html), [d](guide/), [e](./guide), [f](guide/index.html#top)
      - [g](./design), [h](page.html), [i](./page), [j](./later), [k](other/)
      - [l](@/docs/other.md), [m](@site/docs/other.md), [n](~/other.md)
      - [o](./others), [p](others.html), [q](other.txt), [r](others/)
            ^^^^^^^^ broken-link warning: './others' does not exist
                           ^^^^^^^^^^^ broken-link warning: 'others.html' does not exist
                                             ^^^^^^^^^ broken-link warning: 'other.txt' does not exist
                                                             ^^^^^^^ broken-link warning: 'others/' does not exist
    `);
  });

  it("nothing where nothing is known", () => {
    assertFindings("# Spec: A\n\n## Overview\n\nIt is.\n\n## Related Documents\n\n- [a](a.md)\n", false);
  });
});
