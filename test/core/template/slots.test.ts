// What counts as text to be replaced, and all that only looks like it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sectionSlots } from "../../../server/src/core/template/sectionSlots.ts";
import { md, templateOf, variants } from "../annotated.ts";

/** The slots of a template's text, one a line: `kind text`. */
function slotsOf(text: string): readonly string[] {
  const { document } = templateOf(text);
  return document.sections.flatMap(({ content }) =>
    sectionSlots(content, document.definitions).map((slot) => {
      assert.equal(content.text.slice(slot.span.start, slot.span.end), slot.text);
      return `${slot.kind} ${slot.text}${slot.inCode ? " in code" : ""}`;
    }),
  );
}

describe("A slot is", () => {
  for (const [text, ...slots] of [
    ["[Name] of [the team]", "bracket [Name]", "bracket [the team]"],
    ["{Name}, {{name}}, {RFC_TITLE}", "brace {Name}", "brace {{name}}", "brace {RFC_TITLE}"],
    ["<name> of <team-name> <your name>", "angle <name>", "angle <team-name>", "angle <your name>"],
    ["\\[Name\\] of \\[the team\\]", "bracket \\[Name\\]", "bracket \\[the team\\]"],
    ["by \\<author\\>", "angle \\<author\\>"],
    ["[NEEDS CLARIFICATION: what?]", "bracket [NEEDS CLARIFICATION: what?]"],
    ['[Metric, e.g., "related to [X] by 50%"]', 'bracket [Metric, e.g., "related to [X] by 50%"]'],
    ["# [###-feature-name]", "bracket [###-feature-name]"],
    ["[one\nline or two]", "bracket [one\nline or two]"],
    ["**Created:** YYYY-MM-DD", "date YYYY-MM-DD"],
    ["**Created:** {YYYY-MM-DD}", "brace {YYYY-MM-DD}"],
    ["**Due:** DD/MM/YYYY", "date DD/MM/YYYY"],
    ["**Status:** Draft | Approved", "choice Draft | Approved"],
    ["**Impact:** High/Med/Low", "choice High/Med/Low"],
    ["**Priority:** [low|high]", "choice [low|high]"],
    ["**Owner:** TBD", "todo TBD"],
    ["| A | B |\n|---|---|\n| TODO | P0/P1 |", "todo TODO", "choice P0/P1"],
    ["- Goal 1: Description\n- **Step 2**\n", "item Goal 1: Description", "item **Step 2**"],
    ["- [Reference 1]: Description/Link", "bracket [Reference 1]: Description/Link"],
    ["```sql\nCREATE TABLE {table_name}\n```", "brace {table_name} in code"],
    ["```\n[ASCII diagram of it]\n```", "bracket [ASCII diagram of it] in code"],
    ["Run `deploy [Service-Name]`", "bracket [Service-Name] in code"],
    ["- [ ] [Task]", "bracket [Task]"],
    ["- [Benefit 1]: [Explanation]", "bracket [Benefit 1]", "bracket [Explanation]"],
    ["##### GET {/path/that/reads}", "brace {/path/that/reads}"],
    ["{Last point of return, and how to return}", "brace {Last point of return, and how to return}"],
    ["```sql\n-- {what changes, and why now}\n```", "brace {what changes, and why now} in code"],
    [
      '```\n[Bulleted. Not "what it is" but why it matters]\n```',
      'bracket [Bulleted. Not "what it is" but why it matters] in code',
    ],
    ["**Branch**: `[branch-name]`", "bracket [branch-name] in code"],
    ["**Endpoint:** `/api/{{endpoint-path}}`", "brace {{endpoint-path}} in code"],
    ["**[Name]** and *{Name}*", "bracket [Name]", "brace {Name}"],
  ] as const)
    it(JSON.stringify(text), () => {
      for (const { of, name } of variants)
        assert.deepEqual(
          slotsOf(of(text)).map((slot) => slot.replaceAll("\r\n", "\n")),
          slots,
          name,
        );
    });
});

describe("No slot is", () => {
  for (const text of [
    "- [ ] open\n- [x] done\n* [X] done\n+ [x] done\n1. [x] done\n  - [x] deeper",
    "| [x] | [ ] |\n|---|---|\n| [x] | [X] |",
    "A footnote[^1]\n\n[^1]: here",
    "> [!NOTE]\n> Text",
    "[@key] cites",
    "[…] and [...]",
    "[1], [2022-10-19], a[0]",
    "[Docs](https://example.org) ![Alt](a.png) [![Badge](b.svg)](https://example.org)",
    "[Docs][ref], [ref] and [Ref]\n\n[ref]: https://example.org",
    "[[wiki]] and [[Wiki Page]]",
    "{% raw %} $" + "{{ secrets.X }} $" + "{name} {#anchor} {.class} {:toc}",
    'rate(m{job="x"})',
    "<details>\n<summary>More</summary>\n\nText\n\n</details>",
    "<br> <br/> <img src='x'> <https://example.org> <ann@example.org>",
    "List<String> and Map<K, V>",
    "<!-- [not this] {nor this} -->",
    "Value is one of: [DRAFT, ACTIVE]",
    "Title [optional] and [required]",
    "See [Docs] (https://example.org)".replace("] (", "]("),
    "TBD by the board, and TODO later: YYYY-MM-DD is the format",
    "Draft | Approved in a sentence of prose",
    "- Goal: be quick\n- Version 2.0 of it\n- 3 apples",
    "~~~mermaid\ngraph LR\n  A[Client] --> B{decision}\n~~~",
    "~~~ts\nconst a: Array<string> = list[index] ?? { name };\n~~~",
    '~~~json\n{ "a": [1, 2], "b": { "c": true } }\n~~~',
    "~~~\nGET /api/v1/{resource}/:id\n~~~",
    "~~~py\nx = [item, other]\nd = {key: value}\n~~~",
    "Use `list[0]` and `{ a }`",
    "Mark it with `[NOTE FOR PM]`, returns: `[Item]`",
    "{/if} {() => { return 1; }} {return null}",
    "`/api/{{id}}/{{page.url}}`",
    '~~~py\nd = {x for x in items}\ne = [y, "one of them all"]\n~~~',
    "##### GET /api/v1/{resource}",
  ])
    it(JSON.stringify(text), () => assert.deepEqual(slotsOf(text), []));
});

describe("A slot in front matter", () => {
  it("is read with its field", () => {
    const template = templateOf(md`
      ---
      title: "[Name] - Spec"
      author: [Author]
      created: YYYY-MM-DD
      status: "{proposed | accepted}"
      link: https://example.org/[name]/x.md
      ---
    `);
    assert.deepEqual(
      template.fields.map(({ name, kind, slots }) => [name, kind, ...slots.map((slot) => slot.text)]),
      [
        ["title", "text", "[Name]"],
        ["author", "person", "[Author]"],
        ["created", "date", "YYYY-MM-DD"],
        ["status", "status", "{proposed | accepted}"],
        ["link", "text", "[name]"],
      ],
    );
  });
});
