// Metadata in every syntax, with what people put around it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readDocument } from "../../../server/src/core/document/document.ts";
import { fieldMeaning, isStatusField } from "../../../server/src/core/document/fields.ts";
import { md, variants } from "../annotated.ts";

/** The fields that are found, one a line: `place form name = value`, with what a comment behind the value says. */
function fieldsOf(text: string): string {
  return readDocument(text)
    .fields()
    .map((field) => {
      const { start, end } = field.valueSpan;
      assert.equal(text.slice(start, end), field.value, `${field.name} stands where it says`);
      assert.equal(
        text.slice(field.nameSpan.start, field.nameSpan.end).replace(/\*\*/g, "").replace(/:$/, ""),
        field.name,
      );
      const comment = field.comment === "" ? "" : ` # ${field.comment}`;
      return `${field.place} ${field.form} ${field.name} = ${field.value}${comment}`;
    })
    .join("\n");
}

function assertFields(text: string, ...expected: readonly string[]): void {
  for (const { name, of } of variants)
    assert.equal(fieldsOf(of(text)).replaceAll("\r\n", "\n"), expected.join("\n"), `as ${name}`);
}

describe("A field is read from front matter", () => {
  it("plain, quoted, empty, with a comment", () => {
    assertFields(
      md`
        ---
        title: "Login: the spec" # as shown
        status: draft # draft | in-review | approved
        author: 'Ann # not a comment'
        version: 4.0
        "quoted key": yes
        created:
        reviewers: # nobody yet
        url: https://example.org/#top
        tags: a#b
        ---
      `,
      "front-matter yaml title = Login: the spec # as shown",
      "front-matter yaml status = draft # draft | in-review | approved",
      "front-matter yaml author = Ann # not a comment",
      "front-matter yaml version = 4.0",
      "front-matter yaml quoted key = yes",
      "front-matter yaml created = ",
      "front-matter yaml reviewers =  # nobody yet",
      "front-matter yaml url = https://example.org/#top",
      "front-matter yaml tags = a#b",
    );
  });

  it("though it is no YAML, as templates write it", () => {
    assertFields(
      md`
        ---
        title: [Feature] - Spec
        author: [Name]
        priority: [low|medium|high]
        owner: {Name}
        note: *starred*
        at: @someone
        tab:	behind a tab
        status: "{proposed | rejected}"
        broken: "no end
        status2: draft
        ---
      `,
      "front-matter yaml title = [Feature] - Spec",
      "front-matter yaml author = [Name]",
      "front-matter yaml priority = [low|medium|high]",
      "front-matter yaml owner = {Name}",
      "front-matter yaml note = *starred*",
      "front-matter yaml at = @someone",
      "front-matter yaml tab = behind a tab",
      "front-matter yaml status = {proposed | rejected}",
      'front-matter yaml broken = "no end',
      "front-matter yaml status2 = draft",
    );
  });

  it("with keys in letters of any script", () => {
    for (const key of ["статус", "状态", "स्थिति", "الحالة", "état", "Öffnung am", "_x"]) {
      assertFields(`---\n${key}: x\n---\n\n# Title\n`, `front-matter yaml ${key} = x`);
      assertFields(`---\n# note\n${key}:\n  - x\n---\n`, `front-matter yaml ${key} = - x`);
    }
    for (const text of ["— статус: x", "状态：草稿", "“état”: x", "статус:x"])
      assertFields(`---\n${text}\n---\n\n# Title\n`);
  });

  it("with the items of a list", () => {
    const text = md`
      ---
      reviewers:
        - "[Reviewer 1]"
        - Bob # later
      tags: [one, 'two']
      none: []
      ---
    `;
    assert.deepEqual(
      readDocument(text)
        .fields()
        .map(({ name, items }) => [name, ...items.map((item) => text.slice(item.span.start, item.span.end))]),
      [["reviewers", "[Reviewer 1]", "Bob"], ["tags", "one", "two"], ["none"]],
    );
  });

  it("top-level keys only", () => {
    assertFields(
      "---\nmeta:\n  status: inner\n# status: a comment\nstatus: outer\n---\n",
      "front-matter yaml meta = status: inner\n# status: a comment".replace("\n# status: a comment", ""),
      "front-matter yaml status = outer",
    );
  });

  it("not from a rule, nor from front matter shown in code", () => {
    assertFields("# Title\n\n---\nstatus: draft\n---\n".replace("status: draft\n---\n", "status\n"));
    assertFields("# Title\n\n```\n---\nstatus: draft\n---\n```\n");
  });
});

describe("A field is read from the lines under the title", () => {
  it("bold, with the colon inside or outside", () => {
    assertFields(
      md`
        # Spec

        **Status:** Draft  
        **Author**: Ann\
        __Created:__ 2026-03-04
        **Due** : soon
        **Note :** this
      `,
      "header bold Status = Draft",
      "header bold Author = Ann",
      "header bold Created = 2026-03-04",
      "header bold Due = soon",
      "header bold Note = this",
    );
  });

  it("in a list, a checklist or a quote", () => {
    assertFields(
      md`
        # Spec

        - **Status**: Draft
        * **Author:** Ann
        1. **Version**: 2
        - [x] **Reviewed**: yes
        > **Owner:** Bob
      `,
      "header list Status = Draft",
      "header list Author = Ann",
      "header list Version = 2",
      "header checklist Reviewed = yes",
      "header bold Owner = Bob",
    );
  });

  it("in a table of two columns, with or without bold", () => {
    assertFields(
      md`
        # Spec

        | Field | Value |
        |:------|------:|
        | **Status** | Draft |
        | Author | Ann \| Bob |
        | **Created:** | |
        | Owner
        Text
      `,
      "header table Status = Draft",
      "header table Author = Ann \\| Bob",
      "header table Created = ",
    );
  });

  it("in the header row of a table of fields, not in a header over values", () => {
    assertFields(
      "# Spec\n\nOwner: Ben\n\n| **Status:** | Approved |\n|---|---|\n| Reviewers | Ann |\n\n**Version:** 2\n",
      "header plain Owner = Ben",
      "header table Status = Approved",
      "header table Reviewers = Ann",
      "header bold Version = 2",
    );
    assertFields(
      "# Spec\n\n| Status | Approved |\n|---|---|\n| Epic | X-1 |\n",
      "header table Status = Approved",
      "header table Epic = X-1",
    );
    assertFields(
      "# Spec\n\n| Status | Meaning |\n|---|---|\n| Draft | Being written |\n",
      "header table Draft = Being written",
    );
    assertFields("# Spec\n\n| Status | Meaning |\n|---|---|\n");
    assertFields("# Spec\n\n## Goals\n\n| Status | Approved |\n|---|---|\n| Reviewers | Ann |\n");
  });

  it("plain", () => {
    assertFields(
      "# Spec\n\nStatus: Draft\nRFC PR: https://example.org/1\n- Author: Ann\n\nhttps://example.org\nNot a field:one\n",
      "header plain Status = Draft",
      "header plain RFC PR = https://example.org/1",
      "header plain Author = Ann",
    );
  });

  it("several on one line", () => {
    assertFields(
      "# Spec\n\n**Status:** Draft | **Author:** Ann | **Version**: 1 | 2\n",
      "header bold Status = Draft",
      "header bold Author = Ann",
      "header bold Version = 1 | 2",
    );
  });

  it("plain, with a value in bold", () => {
    assertFields(
      "# Spec\n\nStatus: **Approved**\n- Owner: __Ann__\n* Note that **this**: is bold\n",
      "header plain Status = **Approved**",
      "header plain Owner = __Ann__",
    );
  });

  it("several on one line, whatever parts them", () => {
    for (const border of ["; ", ", ", " — ", " – ", "  ", "   ", "<br>", " <br/> ", " • "])
      assertFields(
        `# Spec\n\n**Status:** Approved${border}**Reviewers**: Ann, Ben${border}**Epic:** X-1\n`,
        "header bold Status = Approved",
        "header bold Reviewers = Ann, Ben",
        "header bold Epic = X-1",
      );
    assertFields(
      "# Spec\n\n**Status:** Approved, as **everybody** said\n",
      "header bold Status = Approved, as **everybody** said",
    );
  });

  it("without a comment or white space behind it, with emoji and a qualifier", () => {
    assertFields(
      md`
        # Spec

        **Status:** ✅ Approved (2026-03-04)   
        **Author:** Ann <!-- ask her -->
        **Owner:** <!-- who? -->
        **Created:** <!-- a --> 2026-03-04 <!-- b -->
        **Empty:**
      `,
      "header bold Status = ✅ Approved (2026-03-04)",
      "header bold Author = Ann # ask her",
      "header bold Owner =  # who?",
      "header bold Created = <!-- a --> 2026-03-04 # a",
      "header bold Empty = ",
    );
  });

  it("with the lines below that stand in the place of a value, and those that go with it", () => {
    const text = md`
      # Spec

      - **Reviewers**:
        - Ann
        - [ ] Ben <!-- soon -->
          of Sales
      - **Status**: Draft
        since May
      - **Version**:
      - **Owner**:

      **Related:** <!-- all -->

      1. PRD

         with its annex

      Words.

      **Empty:** | **Team:**
      \`\`\`
      code
      \`\`\`
    `;
    for (const { name, of } of variants) {
      const found = readDocument(of(text))
        .fields()
        .map(({ name, items, line, extent }) => {
          assert.equal(extent.start, line.start);
          for (const { value, span } of items) assert.equal(of(text).slice(span.start, span.end), value);
          const rows = of(text).slice(line.end, extent.end).split(/\r?\n/).length - 1;
          return [name, rows, ...items.map(({ value }) => value)];
        });
      assert.deepEqual(
        found,
        [
          ["Reviewers", 3, "Ann", "Ben <!-- soon -->", "of Sales"],
          ["Status", 1],
          ["Version", 0],
          ["Owner", 0],
          ["Related", 4, "PRD", "with its annex"],
          ["Empty", 0],
          ["Team", 0],
        ],
        `as ${name}`,
      );
    }
  });

  it("not from code, comments, or the sections below", () => {
    assertFields(
      md`
        # Spec

        \`\`\`
        **Status:** Draft
        \`\`\`

        <!--
        **Author:** Ann
        -->

        ## Goals

        **Owner:** Bob
      `,
    );
  });
});

describe("A field is read from", () => {
  it("a section for metadata", () => {
    for (const title of ["Metadata", "Document Information", "1. Metadata", "Document Control"])
      assertFields(`# Spec\n\n## ${title}\n\n**Status:** Draft\n`, "header bold Status = Draft");
    for (const title of ["Documents", "Document", "Document Overview", "Related Documents"])
      assertFields(`# Spec\n\n## ${title}\n\n- **Owner**: legal\n`);
  });

  it("a document without a title, above its first heading", () => {
    assertFields("**Status:** Draft\n\n## Goals\n\n**Not:** this\n", "header bold Status = Draft");
  });

  it("a section that holds nothing but the value", () => {
    assertFields(
      "# ADR\n\n## Status\n\nAccepted\n\n## Context\n\nText\n",
      "header section Status = Accepted",
    );
    assertFields(
      "# ADR\n\n## Status\n\n<!-- proposed | accepted -->\nproposed\n\n---\n\n## Context\n",
      "header section Status = proposed # proposed | accepted",
    );
    assertFields(
      md`
        # 9. Use events

        ## Status

        Accepted

        Supersedes [3. Use queues](0003-use-queues.md)

        Amended by [12. Name events](0012-name-events.md)

        ## Context
      `,
      "header section Status = Accepted",
    );
    assertFields(
      "# ADR\n\n## Status\n\nSuperseded by [12. Use logs](0012-use-logs.md)\n\nSupersedes [3. One](3.md)\n",
      "header section Status = Superseded by [12. Use logs](0012-use-logs.md)",
    );
    assertFields("# ADR\n\n## Status\n\nAccepted\nby all\n\nSupersedes [3. One](3.md)\n");
    assertFields("# ADR\n\n## Status\n\n- Accepted\n\n- Published\n");
    assertFields("# ADR\n\n## State\n\nKept in the browser's store\n\nIt is lost on reload.\n");
    assertFields("# ADR\n\n## Status\n\nIt was accepted.\n\nThen it was not.\n");
    assertFields("# ADR\n\n## Status\n\n## Context\n");
  });

  it("a footer behind the last rule", () => {
    assertFields(
      md`
        # Spec

        ## Goals

        Text.

        ---

        *Last updated: 2026-03-04*
        **Status**: Draft | **Author**: Ann
        Version: 2
      `,
      "footer italic Last updated = 2026-03-04",
      "footer bold Status = Draft",
      "footer bold Author = Ann",
      "footer plain Version = 2",
    );
  });

  it("a footer once, where the last section is a part of the header", () => {
    assertFields(
      "# Feature X\n\nWhat it does.\n\n---\n\n**Status:** Draft\n**Last Updated:**\n",
      "footer bold Status = Draft",
      "footer bold Last Updated = ",
    );
    assertFields(
      "# Spec\n\n## Goals\n\nText.\n\n## Metadata\n\n- **Status**: Draft\n\n---\n\n- **Owner**: Ann\n",
      "header list Status = Draft",
      "footer list Owner = Ann",
    );
    assertFields(
      "# ADR\n\n## Status\n\nAccepted\n\n---\n\n**Date:** 2026-03-04\n",
      "header section Status = Accepted",
      "footer bold Date = 2026-03-04",
    );
    assertFields("# ADR\n\n## Status\n\n---\n\n**Date:** 2026-03-04\n", "footer bold Date = 2026-03-04");
  });

  it("no footer, where a rule parts a title from the metadata", () => {
    assertFields("# Spec\n\n---\n\n**Status:** Draft\n", "header bold Status = Draft");
    assertFields("# Spec\n\n---\n\n*Status: Draft*\n", "footer italic Status = Draft");
  });

  it("the places of the header in their order", () => {
    assertFields(
      "# ADR\n\n## Status\n\nAccepted\n\n## Metadata\n\n**Version:** 1\n\n## Context\n",
      "header section Status = Accepted",
      "header bold Version = 1",
    );
  });

  it("no rule in the middle of a document, nor one with a chapter behind it", () => {
    assertFields("# Spec\n\n## Goals\n\n---\n\n**Owner:** Bob\n\n## More\n\nText.\n");
    assertFields(`# Spec\n\n## Goals\n\n---\n\n${"Text.\n\n".repeat(20)}**Owner:** Bob\n`);
  });
});

describe("Fields of the same meaning", () => {
  it("have one name", () => {
    for (const [key, meaning] of [
      ["status", "status"],
      ["document status", "status"],
      ["authors", "author"],
      ["owner", "author"],
      ["last modified", "last updated"],
      ["created at", "created"],
      ["priority", "priority"],
    ] as const)
      assert.equal(fieldMeaning(key), meaning);
    assert.ok(isStatusField("state"));
    assert.ok(!isStatusField("estate"));
  });

  it("are compared by what their names say", () => {
    const keys = (text: string) =>
      readDocument(text)
        .fields()
        .map(({ key }) => key);
    assert.deepEqual(
      keys("---\nlastUpdated: x\nlast_updated: x\nLast-Updated: x\nrelatedPRD: x\nPRDLink: x\n---\n"),
      ["last updated", "last updated", "last updated", "related prd", "prd link"],
    );
    assert.deepEqual(keys("# S\n\n**📅 Date (UTC):** x\n"), ["date"]);
  });
});
