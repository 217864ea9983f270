// Metadata in another form: every field and every value stays, and nothing else is touched.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { parseDocument } from "yaml";
import { builtInTemplates } from "../../../server/src/builtInTemplates.ts";
import { bind } from "../../../server/src/core/binding/binding.ts";
import { conversionsOf, convert, metadataBlockAt } from "../../../server/src/core/binding/convertMetadata.ts";
import { readDocument } from "../../../server/src/core/document/document.ts";
import { recognise } from "../../../server/src/core/recognition/recognise.ts";
import {
  type MetadataForm,
  meantField,
  metadataForms,
} from "../../../server/src/core/template/metadataText.ts";
import { newSpec } from "../../../server/src/core/template/newSpec.ts";
import type { Template } from "../../../server/src/core/template/template.ts";
import { applied, findingsIn, md, templateOf, variants } from "../annotated.ts";
import { seed } from "../seed.ts";

const plain = "# [Name]\n\n## Goals\n\n[Goal]\n";

const withSection = md`
  # [Name]

  ## Goals

  [Goal]

  ## Metadata

  | Property | Value |
  |---|---|
  | Status | Draft / Approved |
  | Author | [Name] |
`;

const withFrontMatter = md`
  ---
  title: [Name] - Spec
  status: draft # draft | approved
  version: "0.1"
  reviewers:
    - "[Reviewer]"
  ---

  # [Name]

  ## Goals

  [Goal]
`;

/** The text with its metadata in that form; the block is the one at the mark ‸, if there is one. null: not offered. */
function converted(template: Template, marked: string, form: MetadataForm): string | null {
  const at = marked.indexOf("‸");
  const text = marked.replace("‸", "");
  const binding = bind(template, readDocument(text));
  const block = metadataBlockAt(binding, at < 0 ? null : at);
  const conversion = block && convert(binding, block, form);
  return conversion && applied(text, conversion.changes);
}

function assertConverted(template: string, before: string, form: MetadataForm, after: string | null): void {
  for (const { name, of } of variants) {
    const expected = after === null ? null : of(after);
    assert.equal(converted(templateOf(of(template)), of(before), form), expected, `as ${name}`);
  }
}

function formsFor(template: string, marked: string): readonly string[] {
  const at = marked.indexOf("‸");
  const binding = bind(templateOf(template), readDocument(marked.replace("‸", "")));
  const block = metadataBlockAt(binding, at < 0 ? null : at);
  return block ? conversionsOf(binding, block).map(({ form }) => form) : [];
}

const bold = md`
  # Login

  **Status:** Draft  
  **Author:** Ann Lee <!-- she wrote it -->  
  **Related PRD:** a|b: \`x\`  
  **Ticket:**

  Some words.

  ## Goals

  One.
`;

describe("What stands below a field stays with it:", () => {
  it("a field with a list is no part of a block", () => {
    assertConverted(
      plain,
      "# Login\n\n- **Status**: Draft\n- **Reviewers**:\n  - **Ann**: lead\n  - Ben\n\n## Goals\n\nOne.\n",
      "front-matter",
      "---\nstatus: Draft\n---\n\n# Login\n\n- **Reviewers**:\n  - **Ann**: lead\n  - Ben\n\n## Goals\n\nOne.\n",
    );
  });

  it("no line becomes an item of a list that stands above it", () => {
    const spec =
      "# Login\n\n**Reviewers:**\n\n- Ann\n\n‸**Status:** Draft  \n**Version:** 1\n\n## Goals\n\nOne.\n";
    assert.deepEqual(formsFor(plain, spec), ["front-matter", "table"]);
  });
});

describe("Bold lines become", () => {
  it("front matter that other tools read as the same text", () => {
    const lines = [
      "**Status:** on",
      "**Version:** 1.10",
      "**Author:** null",
      "**Ticket:** 42",
      "**Created:** 2026-03-04",
    ];
    const text = converted(
      templateOf(plain),
      `# Login\n\n${lines.join("  \n")}\n\n## Goals\n\nOne.\n`,
      "front-matter",
    );
    const front = parseDocument((text ?? "").split("---")[1] ?? "", { version: "1.1" }).toJS();
    assert.equal(front.status, "on");
    assert.equal(front.version, "1.10");
    assert.equal(front.author, "null");
    assert.match(text ?? "", /^ticket: 42$/m, "a number that is written as YAML writes it needs no quotes");
    assert.match(text ?? "", /^created: 2026-03-04$/m);
  });

  it("front matter at the top, quoted where YAML needs it", () => {
    assertConverted(
      plain,
      bold,
      "front-matter",
      md`
        ---
        status: Draft
        author: Ann Lee # she wrote it
        relatedPRD: 'a|b: \`x\`'
        ticket:
        ---

        # Login

        Some words.

        ## Goals

        One.
      `.replace("relatedPRD", "relatedPrd"),
    );
  });

  it("a table in their place, with its bars escaped", () => {
    assertConverted(
      plain,
      bold,
      "table",
      md`
        # Login

        | Field | Value |
        |-------|-------|
        | **Status** | Draft |
        | **Author** | Ann Lee <!-- she wrote it --> |
        | **Related PRD** | a\|b: \`x\` |
        | **Ticket** |  |

        Some words.

        ## Goals

        One.
      `,
    );
  });

  it("a list in their place, with the colon where the template has it", () => {
    assertConverted(
      "# [Name]\n\n**Status**: Draft\n\n## Goals\n\n[Goal]\n",
      "# Login\n\n**Status**: Draft  \n**Author**: Ann\n\n## Goals\n\nOne.\n",
      "list",
      "# Login\n\n- **Status**: Draft\n- **Author**: Ann\n\n## Goals\n\nOne.\n",
    );
  });
});

describe("Front matter becomes", () => {
  const yaml = md`
    ---
    # said by the team
    title: "Login: it's new"
    status: draft # draft | approved
    reviewers:
      - Ann Lee
      - "Ben, Ray"
    tags: [one, two]
    version: "1.0"
    ---

    # Login

    ## Goals

    One.
  `;

  it("bold lines under the title, with lists as text and comments kept", () => {
    assertConverted(
      withFrontMatter,
      yaml,
      "bold",
      md`
        # Login

        <!-- said by the team -->
        **Title:** Login: it's new  
        **Status:** draft <!-- draft | approved -->  
        **Reviewers:** [Ann Lee, 'Ben, Ray']  
        **Tags:** [one, two]  
        **Version:** 1.0

        ## Goals

        One.
      `,
    );
  });

  it("bold lines under the title, though a section is about documents", () => {
    const documents = "\n## Documents\n\n- [Contract](contract.pdf)\n- **Owner**: legal\n";
    assertConverted(
      plain,
      `---\nstatus: Draft\nversion: 1\n---\n\n# Login\n${documents}`,
      "bold",
      `# Login\n\n**Status:** Draft  \n**Version:** 1\n${documents}`,
    );
  });

  it("bold lines in a document that is nothing but its front matter", () => {
    for (const blankLines of ["", "\n", "\n\n"])
      assertConverted(
        withFrontMatter,
        `---\nstatus: draft\nversion: 1.0\n---\n${blankLines}`,
        "bold",
        "**Status:** draft  \n**Version:** 1.0\n\n",
      );
  });

  it("a table in a section of its own, where the template has one, as the template writes it", () => {
    assertConverted(
      withSection,
      "---\nstatus: Draft\nauthor: Ann\n---\n\n# Login\n\n## Goals\n\nOne.\n",
      "table",
      md`
        # Login

        ## Goals

        One.

        ## Metadata

        | Property | Value |
        |---|---|
        | Status | Draft |
        | Author | Ann |
      `,
    );
    assertConverted(
      withSection,
      "---\nstatus: Draft\nauthor: Ann\n---\n\n# Login\n\n## Metadata\n\nSee above.\n\n## Goals\n\nOne.\n",
      "list",
      "# Login\n\n## Metadata\n\n- **Status:** Draft\n- **Author:** Ann\n\nSee above.\n\n## Goals\n\nOne.\n",
    );
  });

  it("less by what can be said in another form; the rest stays", () => {
    assertConverted(
      plain,
      md`
        ---
        template: test-template
        status: Draft
        people:
          author:
            name: Ann
        version: 1.0
        ---

        # Login

        ## Goals

        One.
      `,
      "bold",
      md`
        ---
        template: test-template
        people:
          author:
            name: Ann
        ---

        # Login

        **Status:** Draft  
        **Version:** 1.0

        ## Goals

        One.
      `,
    );
  });
});

describe("A table becomes", () => {
  const table = md`
    # Login

    ## Metadata

    | Property | Value |
    |---|---|
    | Status | Draft |
    | Author | Ann \| Ben |

    ## Goals

    One.
  `;

  it("front matter, and takes its section with it, which nobody misses then", () => {
    const after = "---\nstatus: Draft\nauthor: Ann | Ben\n---\n\n# Login\n\n## Goals\n\nOne.\n";
    assertConverted(withSection, table, "front-matter", after);
    assert.deepEqual(findingsIn(templateOf(withSection), after), []);
  });

  it("more keys of the front matter that is there", () => {
    assertConverted(
      withSection,
      `---\ntags: [a, b]\n---\n\n${table}‸`.replace("| Status", "| ‸Status").replace(/‸$/, ""),
      "front-matter",
      "---\ntags: [a, b]\nstatus: Draft\nauthor: Ann | Ben\n---\n\n# Login\n\n## Goals\n\nOne.\n",
    );
  });

  it("bold lines in its place; what else stands in the section stays", () => {
    assertConverted(
      withSection,
      table.replace("## Goals", "Read me.\n\n## Goals"),
      "bold",
      "# Login\n\n## Metadata\n\n**Status:** Draft  \n**Author:** Ann | Ben\n\nRead me.\n\n## Goals\n\nOne.\n",
    );
  });
});

describe("Of metadata is offered", () => {
  it("every form that it has not", () => {
    assert.deepEqual(formsFor(plain, bold), ["front-matter", "list", "table"]);
    assert.deepEqual(formsFor(plain, "---\nstatus: Draft\n---\n\n# Login\n"), ["bold", "list", "table"]);
    assert.deepEqual(formsFor(plain, "# Login\n\nStatus: Draft\nAuthor: Ann\n"), [...metadataForms]);
  });

  it("nothing for prose, for tables of other things, and for keys of other tools", () => {
    for (const text of [
      "# Login\n\nNote: this is prose.\nAnother: too.\n",
      "# Login\n\n| Term | Meaning |\n|---|---|\n| Status | Where it stands |\n",
      "---\nlayout: page\nnav_order: 3\n---\n\n# Login\n",
      "# Login\n\n## Goals\n\n**Status:** Draft\n",
      "# Login\n\n~~~\n**Status:** Draft\n~~~\n",
      "",
    ])
      assert.deepEqual(formsFor(plain, text), [], text);
  });

  it("nothing that would lose a list under a name, text behind a name, or a second key", () => {
    assert.deepEqual(formsFor(plain, "# Login\n\n**Related documents**:\n\n- One\n"), []);
    assert.deepEqual(formsFor(plain, "# Login\n\n**Status:** Draft\nand more of it\n"), []);
    assert.deepEqual(formsFor(plain, "---\nstatus: Draft\n---\n\n# Login\n\n**St‸atus:** Draft\n"), [
      "list",
      "table",
    ]);
  });

  it("the block where one stands, and none elsewhere", () => {
    const two = "---\ntags: [a]\nstatus: Draft\n---\n\n# Login\n\n- **Author:** Ann\n\n## Goals\n\nOne.\n";
    assert.deepEqual(formsFor(plain, two.replace("tags", "ta‸gs")), ["bold", "list", "table"]);
    assert.deepEqual(formsFor(plain, two.replace("Ann", "Ann‸")), ["front-matter", "bold", "table"]);
    assert.deepEqual(formsFor(plain, two.replace("One", "O‸ne")), []);
  });
});

const facts = { name: "User login", today: "2026-03-04", author: "Ann" };

for (const template of builtInTemplates()) {
  describe(`A ${template.id} with its metadata in another form`, () => {
    const text = newSpec(template, facts).text;
    /** Names are written in each form's own way. */
    const described = (spec: string) =>
      findingsIn(template, spec)
        .map(
          ({ code, severity, message }) =>
            `${code} ${severity}: ${message.toLowerCase().replace(/[\s_-]/g, "")}`,
        )
        .sort();

    it("is the same spec with the same findings", () => {
      for (const { name, of } of variants) {
        const spec = of(text);
        const binding = bind(template, readDocument(spec));
        const block = metadataBlockAt(binding, null);
        const conversions = block ? conversionsOf(binding, block) : [];
        assert.equal(conversions.length, 3, name);
        for (const { form, changes } of conversions) {
          const after = applied(spec, changes);
          assert.equal(recognise(readDocument(after), builtInTemplates()).template?.id, template.id, form);
          assert.deepEqual(described(after), described(spec), `${form}, ${name}`);
        }
      }
    });
  });
}

/** Values as people write them, and as nobody would. */
const value = fc.oneof(
  fc.constantFrom(
    "Draft",
    "1.0",
    "4.0",
    "true",
    "2026-03-04",
    "Ann Lee",
    "[Name]",
    "{name}",
    "<name>",
    "@ann",
    "a | b",
    "a\\|b",
  ),
  fc.constantFrom(
    "it's",
    'say "x"',
    'it\'s "x"',
    "a: b",
    "a # b",
    "- a",
    "*a*",
    "&a",
    "!a",
    "`a`",
    "%a",
    "http://a.b/c",
    "a,b",
    "x \\ y",
    "a]",
    "",
  ),
  fc.stringMatching(/^[A-Za-z0-9'"|#:,[\]{}*&!@`\\ -]{0,12}$/).map((text) =>
    // A backslash at the end of a line breaks it, and belongs to no value.
    text.trim().replace(/\\+$/, ""),
  ),
);

describe("Metadata brought into any form and back", () => {
  it("has the same fields and values", () => {
    const names = [
      "Status",
      "Author",
      "lastModified",
      "related_prd",
      "Some Other Thing",
      "reviewers",
    ] as const;
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...names), { minLength: 1 }),
        fc.array(value, { minLength: 6, maxLength: 6 }),
        fc.constantFrom(plain, withSection, withFrontMatter),
        fc.constantFrom(...metadataForms),
        fc.constantFrom(...metadataForms),
        fc.constantFrom(...variants),
        (chosen, values, source, first, second, { of }) => {
          const template = templateOf(of(source));
          const lines = chosen.map((name, index) => `**${name}:** ${values[index] ?? ""}`);
          const start = of(`# Login\n\n**Version:** 3\n${lines.join("\n")}\n\n## Goals\n\nOne.\n`);
          const meant = (text: string) =>
            readDocument(text)
              .fields()
              .map((field) => meantField(text, field, template))
              .map(({ key, value: said, items }) => `${key}: ${items.length > 0 ? items.join(", ") : said}`);
          const once = first === "bold" ? start : converted(template, start, first);
          // What another form cannot hold is not offered.
          if (once === null) return;
          const yaml = readDocument(once).frontMatter?.content;
          if (yaml && source !== withFrontMatter)
            assert.deepEqual(parseDocument(once.slice(yaml.start, yaml.end)).errors, [], once);
          const twice = second === first ? once : converted(template, once, second);
          if (twice === null) return;
          const back = second === "bold" ? twice : converted(template, twice, "bold");
          assert.ok(back !== null, twice);
          const listed = (said: readonly string[]) => said.map((one) => one.replace(/[[\]]/g, ""));
          assert.deepEqual(
            listed(meant(back)),
            listed(meant(start)),
            `${once}\n=====\n${twice}\n=====\n${back}`,
          );
          assert.ok(
            back.endsWith(of("## Goals\n\nOne.\n").replace("\ufeff", "")) || source === withSection,
            back,
          );
        },
      ),
      { seed, numRuns: 1500 },
    );
  });
});

it("A table whose first field stands in its header row is left as it is", () => {
  assert.deepEqual(
    formsFor(plain, "# Login\n\n| Status | Draft |\n|---|---|\n| Owner | Ann |\n\n## Goals\n\nOne.\n"),
    [],
  );
});
