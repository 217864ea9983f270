import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  assertFindings,
  assertFix,
  findingsIn,
  fixTitles,
  md,
  severitiesByStage,
  templateOf,
} from "../annotated.ts";

const template = md`
  # Spec: [Name]

  **Status:** Draft | In Review | Approved | Implemented | Rejected  
  **Author:** [Author]  
  **Created:** YYYY-MM-DD

  ## Overview

  [What it is, in one sentence] for {audience} by <team-name>.

  ## Calls

  \`\`\`
  GET /v1/[collection-name]/{item_id}
  CREATE TABLE {table_name} (id)
  \`\`\`

  ## Changes

  | Date | Author | Change |
  |------|--------|--------|
  | YYYY-MM-DD | [Author] | TBD |

  ## Goals

  - Goal 1: Description
  - Goal 2: Description

  ## References

  - [Reference 1]: Description/Link
`;

const head = md`
  # Spec: Login

  **Status:** Draft  
  **Author:** Ann  
  **Created:** 2026-03-04
`;

const sections = ["Overview", "Calls", "Changes", "Goals", "References"];
const bodies = ["It is.", "None.", "None yet.", "- Be quick", "- [Docs](https://example.org)"];

const written = (titles: readonly string[]) =>
  titles.map((title) => `## ${title}\n\n${bodies[sections.indexOf(title)]}\n`).join("\n");
const rest = (without: string) => written(sections.filter((title) => title !== without));
const inFrontOf = (title: string) => written(sections.slice(0, sections.indexOf(title)));
const behind = (title: string) => written(sections.slice(sections.indexOf(title) + 1));

describe("placeholder finds", () => {
  it("brackets, braces and angle brackets of the template, escaped or broken over two lines", () => {
    assertFindings(
      template,
      md`
        ${head}
        ## Overview

        It is [What it is, in one sentence], \[What it is, in one sentence\]
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ placeholder information: Placeholder '[What it is, in one sentence]' is not filled
                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ placeholder information: Placeholder '\[What it is, in one sentence\]' is not filled
        for {audience} **by <team-name>**, and [What it is,
            ^^^^^^^^^^ placeholder information: Placeholder '{audience}' is not filled
                            ^^^^^^^^^^^ placeholder information: Placeholder '<team-name>' is not filled
                                               ^^^^^^^^^^^^╮ placeholder information: Placeholder '[What it is, in one sentence]' is not filled
        in one sentence].
        ^^^^^^^^^^^^^^^^╯ placeholder

        ${rest("Overview")}
      `,
    );
  });

  it("slots of the title and of the fields", () => {
    assertFindings(
      template,
      md`
        # Spec: [Name]
                ^^^^^^ placeholder information: Placeholder '[Name]' is not filled

        **Status**: Draft
        **Author**: [Author]
                    ^^^^^^^^ placeholder information: Placeholder '[Author]' is not filled
        **Created**: YYYY-MM-DD  
                     ^^^^^^^^^^ placeholder information: Placeholder 'YYYY-MM-DD' is not filled

        ${rest("")}
      `,
    );
  });

  it("slots of table cells and dummy list items", () => {
    assertFindings(
      template,
      md`
        ${head}
        ## Changes

        | Date | Author | Change |
        |------|--------|--------|
        | YYYY-MM-DD | [Author] | TBD |
          ^^^^^^^^^^ placeholder information: Placeholder 'YYYY-MM-DD' is not filled
                       ^^^^^^^^ placeholder information: Placeholder '[Author]' is not filled
                                  ^^^ placeholder information: Placeholder 'TBD' is not filled
        | 2026-03-04 | Ann | TBD by the board |

        ## Goals

        - Goal 1: Description
          ^^^^^^^^^^^^^^^^^^^ placeholder information: Placeholder 'Goal 1: Description' is not filled
        - Goal 2: Be quick

        ${rest("Changes").replace("## Goals\n\n- Be quick\n\n", "")}
      `,
    );
  });

  it("slots in code, where the template has them in code", () => {
    assertFindings(
      template,
      md`
        ${head}
        ${inFrontOf("Calls")}
        ## Calls

        \`\`\`http
        GET /v1/[collection-name]/{item_id}
                ^^^^^^^^^^^^^^^^^ placeholder information: Placeholder '[collection-name]' is not filled
        CREATE TABLE {table_name} (id)
                     ^^^^^^^^^^^^ placeholder information: Placeholder '{table_name}' is not filled
        \`\`\`

        Not here: [collection-name], {table_name}; and {item_id} is a parameter of the path.

        ${behind("Calls")}
      `,
    );
  });

  it("a dummy reference, though it is a link definition for Markdown", () => {
    assertFindings(
      template,
      md`
        ${head}
        ${inFrontOf("References")}
        ## References

        - [Reference 1]: Description/Link
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ placeholder information: Placeholder '[Reference 1]: Description/Link' is not filled
      `,
    );
  });

  it("a name that was left with its explanation filled in, and the other way round", () => {
    assertFindings(
      "# [Name]\n\n## Benefits\n\n- [Benefit 1]: [Explanation]\n- [Benefit 2]: [Explanation]\n- [Benefit 3]: [Explanation]\n",
      md`
        # Login

        ## Benefits

        - [Benefit 1]: It is fast
          ^^^^^^^^^^^ placeholder information: Placeholder '[Benefit 1]' is not filled
        - [Benefit 2]: 速い
          ^^^^^^^^^^^ placeholder information: Placeholder '[Benefit 2]' is not filled
        - [Benefit 3]: https://example.org
        - Speed: [Explanation]
                 ^^^^^^^^^^^^^ placeholder information: Placeholder '[Explanation]' is not filled
      `,
    );
  });

  it("a section whose whole body is TBD", () => {
    assertFindings(
      template,
      md`
        ${head}
        ## Overview

        <!-- soon -->
        **TODO**
        ^^^^^^^^ placeholder information: Placeholder '**TODO**' is not filled

        ${rest("Overview")}
      `,
    );
  });

  it("a section of the author's own whose whole body is TBD", () => {
    assertFindings(
      template,
      md`
        ${head}
        ${rest("")}
        ## Beta

        - TBD
          ^^^ placeholder information: Placeholder 'TBD' is not filled
      `,
    );
  });

  it("a paragraph or a list that is only TBD", () => {
    assertFindings(
      template,
      md`
        ${head}
        ${rest("")}
        ## Beta

        Needed are:

        - TBD
          ^^^ placeholder information: Placeholder 'TBD' is not filled

        and, for the rest,

        **To be decided**
        ^^^^^^^^^^^^^^^^^ placeholder information: Placeholder '**To be decided**' is not filled

        before it is switched on.
      `,
    );
  });

  it("all items of a list that say TBD", () => {
    assertFindings(
      template,
      md`
        ${head}
        ${rest("")}
        ## Beta

        It is switched on for

        1. TBD
           ^^^ placeholder information: Placeholder 'TBD' is not filled
        2. TBD
           ^^^ placeholder information: Placeholder 'TBD' is not filled

        as soon as it is built.
      `,
    );
  });

  it("TBD in a column, or behind a label, for which the template has a slot", () => {
    const template = md`
      # Spec: [Name]

      **Status:** Draft | In Review | Approved

      ## Metrics

      | Metric | Current | Target | Unit | State |
      |--------|---------|--------|------|-------|
      | [What] | [Value] | [Value, and by when] | Users | [State] |

      ## Parts

      ### Part 1: [Name]

      - **Purpose**: [What it is for]
      - **Dependencies**: [What it needs]
      - **Kind**: Service
    `;
    assertFindings(
      template,
      md`
        # Spec: Lookup

        **Status:** Draft

        ## Metrics

        | Metric | Target | Current | Unit | State | Note |
        |--------|--------|---------|------|-------|------|
        | Saves per user | TBD | **TODO** | TBD | TODO | TBD |
                           ^^^ placeholder information: Placeholder 'TBD' is not filled
                                 ^^^^^^^^ placeholder information: Placeholder '**TODO**' is not filled
        | To do more | TBD by Q3 | \`TBD\` | Users | Open | |

        ## Parts

        ### Part 2: Cache

        - **Purpose**: TBD
                       ^^^ placeholder information: Placeholder 'TBD' is not filled
        - **Dependencies**: ???
                            ^^^ placeholder information: Placeholder '???' is not filled
        - **Kind**: TBD
        - **Team**: TBD

        ## More metrics

        | Metric | Target |
        |--------|--------|
        | Saves | TBD |
      `,
    );
  });

  it("a body that only says by whom or when it will be written", () => {
    for (const said of ["TODO for the platform team", "TBD after the review", "TODO: ask Ann", "TBD (Ann)."])
      assertFindings(
        template,
        md`
          ${head}
          ## Overview

          ${said}
          ${"^".repeat(said.length)} placeholder information: Placeholder '${said}' is not filled

          ${rest("Overview")}
        `,
      );
  });

  it("a short slot where the template's own stands against a word or a path, or in more code", () => {
    const template = md`
      # Spec: [Name]

      **Status:** Draft | Approved

      ## Endpoints

      Served at /v1/[path], as \`tool --key <key>\`. Written by team-[team] and x[what].
    `;
    assertFindings(
      template,
      md`
        # Spec: Login

        **Status:** Draft

        ## Endpoints

        Served at /v1/[path], as \`tool --key <key>\`. Written by team-[team] and y[what].
                      ^^^^^^ placeholder information: Placeholder '[path]' is not filled
                                             ^^^^^ placeholder information: Placeholder '<key>' is not filled
                                                                     ^^^^^^ placeholder information: Placeholder '[team]' is not filled
                                                                                 ^^^^^^ placeholder information: Placeholder '[what]' is not filled
        Served at [path], as \`<key>\`.
                  ^^^^^^ placeholder information: Placeholder '[path]' is not filled
                              ^^^^^ placeholder information: Placeholder '<key>' is not filled
      `,
    );
  });

  it("a telling slot that was moved to another section", () => {
    assertFindings(
      template,
      md`
        ${head}
        ## Overview

        It is.

        ## Colours

        [What it is, in one sentence]
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ placeholder information: Placeholder '[What it is, in one sentence]' is not filled

        ${rest("Overview")}
      `,
    );
  });

  it("a telling slot in another letter case, in HTML, and broken over the lines of a quote", () => {
    for (const [line, marks, text] of [
      ["[what it is, In One Sentence]", "^".repeat(29), "[what it is, In One Sentence]"],
      ["<p>[What it is, in one sentence]</p>", `   ${"^".repeat(29)}`, "[What it is, in one sentence]"],
    ] as const)
      assertFindings(
        template,
        `${head}\n## Overview\n\n${line}\n${marks} placeholder information: Placeholder '${text}' is not filled\n\n${rest("Overview")}`,
      );
    assertFindings(
      template,
      `${head}\n## Overview\n\n> [What it is,\n  ^^^^^^^^^^^^╮ placeholder information: Placeholder '[What it is, > in one sentence]' is not filled\n> in one sentence]\n^^^^^^^^^^^^^^^^^^╯ placeholder\n\n${rest("Overview")}`,
    );
  });

  it("slots in front matter: quoted, bare, in lists, and dates", () => {
    assertFindings(
      md`
        ---
        title: "[Name] - Spec"
        author: [Author]
        reviewers:
          - "[Reviewer 1]"
          - "[Reviewer 2]"
        created: YYYY-MM-DD
        version: 4.0
        ---

        # [Name]

        ## Goals

        [Goal]
      `,
      md`
        ---
        title: "[Name] - Spec"
                ^^^^^^ placeholder information: Placeholder '[Name]' is not filled
        author: [Author]
                ^^^^^^^^ placeholder information: Placeholder '[Author]' is not filled
        reviewers:
          - "[Reviewer 1]"
             ^^^^^^^^^^^^ placeholder information: Placeholder '[Reviewer 1]' is not filled
          - Ann
        created: YYYY-MM-DD
                 ^^^^^^^^^^ placeholder information: Placeholder 'YYYY-MM-DD' is not filled
        version: 4.0
        ---

        # Login

        ## Goals

        One.
      `,
    );
  });
});

describe("placeholder does not find", () => {
  it("TBD among other items or words, TODO above a list, or either in code", () => {
    assertFindings(
      template,
      md`
        ${head}
        ${rest("")}
        ## Words

        Looked for are

        - TBD
        - TODO

        where they stand alone:

            TBD

        **TODO**

        - Ask Ann
          - TBD when

        and never

        TBD
        in a paragraph, nor \`TBD\`.
      `,
    );
  });

  it("TBD and TODO where a table says what they mean", () => {
    const template = md`
      # Spec: [Name]

      ## Glossary

      | Term | Definition |
      |------|------------|
      | [Term] | [Definition] |

      ## States

      | Column | Meaning |
      |--------|---------|
      | [Column] | [Meaning] |
    `;
    assertFindings(
      template,
      md`
        # Spec: Lookup

        ## Glossary

        | Term | Definition |
        |------|------------|
        | TBD | To be determined |

        ## States

        | Column | Meaning |
        |--------|---------|
        | TODO | Nobody has begun |
      `,
    );
  });

  it("a body that begins like TODO and says something", () => {
    for (const said of [
      "TODO lists are shared between the members of a team.",
      "Todo for tomorrow is what the first page shows.",
      "TODO: the list is sorted by what is due first, and then by the name of whoever asked for it, as before.",
      "TBD is how the old spec ended.",
    ])
      assertFindings(template, `${head}\n## Overview\n\n${said}\n\n${rest("Overview")}`);
  });

  it("brackets the template does not have", () => {
    assertFindings(
      template,
      md`
        ${head}
        ## Overview

        - [ ] open and [x] done, [X] too, [sic], a[0], [LinuxOnly], {curly}, <angle>, [1], [^1], [!NOTE]
        - [Docs](https://example.org), [Docs][], [[wiki]], [[What it is, in one sentence]], ![Author](face.png), {{ template }}, \${{ x }}

        [^1]: A footnote.
        [Docs]: https://example.org

        ${rest("Overview")}
      `,
    );
  });

  it("slot texts in code, links, comments, HTML attributes and math", () => {
    assertFindings(
      template,
      md`
        ${head}
        ## Overview

        \`[What it is, in one sentence]\` and [What it is, in one sentence](https://example.org)
        <!-- [What it is, in one sentence] --> <img alt="{audience}">

            {audience}

        ~~~
        [What it is, in one sentence]
        ~~~

        ${rest("Overview")}
      `,
    );
  });

  it("path parameters, indexes and options that have the words of a short slot", () => {
    const template = md`
      # Spec: [Name]

      **Status:** Draft | Approved

      ## Endpoints

      | Path | Field | Key |
      |------|-------|-----|
      | [Path] | {id} | \`<key>\` |

      [name] and [what]
    `;
    assertFindings(
      template,
      md`
        # Spec: Login

        **Status:** Approved

        ## Endpoints

        | Path | Field | Key |
        |------|-------|-----|
        | /users/{id} | https://x/{id} | \`List<key>\` |
        | \`x[Path]\` | v{id} | \`--key <key>\` |

        Calls GET /users/{id}, map[name], arr[name][0], labels[what], f(x)[what], [a][what] and Map<key>.
      `,
    );
  });

  it("a bracket that a link definition somewhere in the spec makes a link", () => {
    assertFindings(
      template,
      md`
        ${head}
        ## Overview

        See [What it is, in one sentence].

        ${rest("Overview")}
        [what it is, in one sentence]: https://example.org
      `,
    );
  });

  it("a short slot in another section, and words like those of a slot", () => {
    assertFindings(
      template,
      md`
        ${head}
        ## Overview

        Audience, Author and [Author]; write YYYY-MM-DD; still TBD.

        ${rest("Overview")}
      `,
    );
  });
});

describe("placeholder mends", () => {
  it("nothing by itself: nobody knows what to write", () => {
    assert.deepEqual(fixTitles("# [Name]\n\n## Goals\n\n[Goal]\n", "# Login\n\n## Goals\n\n[Goal]\n"), []);
  });

  it("a note that stands above the author's text: the line goes", () => {
    const noted = "# [Name]\n\n## Goals\n\n**\\[Optional \\- if not applicable omit\\]**\n\n[Which goals]\n";
    const spec = (...lines: readonly string[]) => `# Login\n\n## Goals\n\n${lines.join("\n\n")}\n`;
    const note = "**\\[Optional \\- if not applicable omit\\]**";
    assertFix(noted, spec(note, "Fast."), "Delete this line", spec("Fast."));
    assertFix(noted, spec("Fast.", note), "Delete this line", spec("Fast."));
    // A note may go even where it is all there is: subsections may follow. What is to stand there may not.
    assertFix(noted, spec(note), "Delete this line", "# Login\n\n## Goals\n");
    assert.deepEqual(fixTitles(noted, spec("[Which goals]")), []);
    assertFix(noted, spec("[Which goals]", "Fast."), "Delete this line", spec("Fast."));
    // The footer is no text of the section.
    assert.deepEqual(fixTitles(noted, spec("[Which goals]", "---", "*Last Updated: 2026-03-04*")), []);
    // In a sentence, in an item, and in a paragraph of more lines there is more to delete than the line.
    for (const text of ["Fast, [Which goals].", "- [Which goals]", "[Which goals]\nand more"])
      for (const eol of ["\n", "\r\n"])
        assert.deepEqual(fixTitles(noted, spec("Fast.", text, "Safe.").replaceAll("\n", eol)), [], text);
    assert.deepEqual(fixTitles(noted, spec("More\r\n[Which goals]\r\n\r\nFast.")), []);
  });

  it("all of a field's value by one of those the template lists", () => {
    assert.deepEqual(
      fixTitles(
        "---\ntype: '{{type}}' # Options: epic, story\n---\n\n# [Name]\n\n## Goals\n\n[Goal]\n",
        "---\ntype: '{{type}}'\n---\n\n# Login\n\n## Goals\n\nFast.\n",
      ),
      ["Choose 'epic'", "Choose 'story'"],
    );
  });
});

it("placeholder finds a section that says only whose it will be", () => {
  const found = (body: string) =>
    findingsIn(templateOf("# [Name]\n\n## Goals\n\n[Goal]\n"), `# Login\n\n## Goals\n\n${body}\n`).map(
      ({ message }) => message,
    );
  for (const body of ["TODO for SIG-AWS", "TBD: ask Ann", "TODO(ann): all of it", "TBD by Q3"])
    assert.deepEqual(found(body), [`Placeholder '${body}' is not filled`]);
  for (const body of [
    "TODO lists are shared.",
    "Todo for all users",
    "TBD: ask Ann\n\nAnd more.",
    "TODO: a\nb",
  ])
    assert.deepEqual(found(body), [], body);
});

it("placeholder weighs more as the spec advances", () => {
  assert.deepEqual(
    severitiesByStage(
      template,
      "placeholder",
      (status) =>
        `# Spec: [Name]\n\n**Status:** ${status}\n**Author:** Ann\n\n## Goals\n\n- Goal 1: Description\n`,
    ),
    { draft: "information", review: "warning", approved: "error", done: "error", closed: "hint" },
  );
});
