// Values are offered wherever people write them: what is offered at `‸`, and what the line becomes.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { CompletionItemKind } from "vscode-languageserver/node";
import { startEditor } from "./connection.ts";
import { folder, serviceCardFiles, spec, specUri } from "./serviceCard.ts";
import { completions, replacing, taken } from "./verbs.ts";

interface Place {
  readonly what: string;
  /** The line of the spec, and the line it is while completion is asked for. */
  readonly line: string;
  readonly asked: string;
  readonly offered: readonly string[];
  readonly taken: string;
  readonly result: string;
}

const statuses = ["draft", "in-review", "approved", "retired"];
const status = "status: in-review # draft | in-review | approved | retired";
const levels = ["low", "medium", "high"];
const exposures = ["internal", "partner", "public"];
const tiers = ["Gold", "Silver", "Bronze"];
const duty = "| D-1 | Prints a label within two seconds | P0 | Med |";
const quality = "- [ ] **Q-1**: No label is printed twice (priority: medium)";

const places: readonly Place[] = [
  {
    what: "front matter: the whole old value goes, the comment stays",
    line: status,
    asked: "status: in-‸review # draft | in-review | approved | retired",
    offered: statuses,
    taken: "approved",
    result: "status: approved # draft | in-review | approved | retired",
  },
  {
    what: "front matter: before the old value",
    line: status,
    asked: "status: ‸in-review",
    offered: statuses,
    taken: "draft",
    result: "status: draft",
  },
  {
    what: "front matter: an empty value",
    line: "priority: high",
    asked: "priority: ‸",
    offered: levels,
    taken: "medium",
    result: "priority: medium",
  },
  {
    what: "front matter: right behind the colon",
    line: "priority: high",
    asked: "priority:‸",
    offered: levels,
    taken: "low",
    result: "priority: low",
  },
  {
    what: "front matter: half typed",
    line: "priority: high",
    asked: "priority: me‸",
    offered: levels,
    taken: "medium",
    result: "priority: medium",
  },
  {
    what: "front matter: undecided",
    line: "priority: high",
    asked: "priority: [low|‸medium|high]",
    offered: levels,
    taken: "high",
    result: "priority: high",
  },
  {
    what: "front matter: in quotes",
    line: "priority: high",
    asked: 'priority: "hi‸gh"',
    offered: levels,
    taken: "low",
    result: 'priority: "low"',
  },
  {
    what: "front matter: between empty quotes",
    line: "priority: high",
    asked: 'priority: "‸"',
    offered: levels,
    taken: "low",
    result: 'priority: "low"',
  },
  {
    what: "bold line, colon outside",
    line: "**Exposure**: internal",
    asked: "**Exposure**: inter‸nal",
    offered: exposures,
    taken: "partner",
    result: "**Exposure**: partner",
  },
  {
    what: "bold line, colon outside: empty, nothing behind the colon",
    line: "**Exposure**: internal",
    asked: "**Exposure**:‸",
    offered: exposures,
    taken: "public",
    result: "**Exposure**: public",
  },
  {
    what: "bold line, colon outside: undecided",
    line: "**Exposure**: internal",
    asked: "**Exposure**: internal | part‸ner | public",
    offered: exposures,
    taken: "public",
    result: "**Exposure**: public",
  },
  {
    what: "bold line, colon inside",
    line: "**Phase:** Trial",
    asked: "**Phase:** Tri‸al",
    offered: ["Idea", "Trial", "Adopted"],
    taken: "Adopted",
    result: "**Phase:** Adopted",
  },
  {
    what: "bold line, colon inside: nothing behind the bold",
    line: "**Phase:** Trial",
    asked: "**Phase:**‸",
    offered: ["Idea", "Trial", "Adopted"],
    taken: "Idea",
    result: "**Phase:** Idea",
  },
  {
    what: "bold line with the two blanks that break a line",
    line: "**Phase:** Trial",
    asked: "**Phase:** Tria‸  ",
    offered: ["Idea", "Trial", "Adopted"],
    taken: "Trial",
    result: "**Phase:** Trial  ",
  },
  {
    what: "metadata table",
    line: "| **Tier** | Silver |",
    asked: "| **Tier** | Silver‸ |",
    offered: tiers,
    taken: "Gold",
    result: "| **Tier** | Gold |",
  },
  {
    what: "metadata table: an empty cell",
    line: "| **Tier** | Silver |",
    asked: "| **Tier** | ‸ |",
    offered: tiers,
    taken: "Gold",
    result: "| **Tier** | Gold |",
  },
  {
    what: "metadata table: a row without its closing bar",
    line: "| **Tier** | Silver |",
    asked: "| **Tier** | Br‸",
    offered: tiers,
    taken: "Bronze",
    result: "| **Tier** | Bronze",
  },
  {
    what: "metadata table: a blank behind the bar",
    line: "| **Tier** | Silver |",
    asked: "| **Tier** | ‸",
    offered: tiers,
    taken: "Gold",
    result: "| **Tier** | Gold",
  },
  {
    what: "metadata table: right behind the bar",
    line: "| **Tier** | Silver |",
    asked: "| **Tier** |‸",
    offered: tiers,
    taken: "Bronze",
    result: "| **Tier** | Bronze",
  },
  {
    what: "metadata table: undecided",
    line: "| **Tier** | Silver |",
    asked: "| **Tier** | Gold / Silver‸ / Bronze |",
    offered: tiers,
    taken: "Silver",
    result: "| **Tier** | Silver |",
  },
  {
    what: "bold list item",
    line: "- **Region**: EU",
    asked: "- **Region**: ‸EU",
    offered: ["EU", "US", "Asia"],
    taken: "Asia",
    result: "- **Region**: Asia",
  },
  {
    what: "bold list item: empty",
    line: "- **Region**: EU",
    asked: "- **Region**: ‸",
    offered: ["EU", "US", "Asia"],
    taken: "US",
    result: "- **Region**: US",
  },
  {
    what: "table column",
    line: duty,
    asked: "| D-1 | Prints a label within two seconds | P‸0 | Med |",
    offered: ["P0", "P1", "P2"],
    taken: "P2",
    result: "| D-1 | Prints a label within two seconds | P2 | Med |",
  },
  {
    what: "table column: undecided",
    line: duty,
    asked: "| D-1 | Prints a label within two seconds | P0/P1‸/P2 | Med |",
    offered: ["P0", "P1", "P2"],
    taken: "P1",
    result: "| D-1 | Prints a label within two seconds | P1 | Med |",
  },
  {
    what: "table column: a row still being typed",
    line: duty,
    asked: "| D-1 | Prints a label within two seconds | P0 | ‸",
    offered: ["Low", "Med", "High"],
    taken: "High",
    result: "| D-1 | Prints a label within two seconds | P0 | High",
  },
  {
    what: "table column: a cell before has an escaped bar",
    line: duty,
    asked: "| D-1 | Prints `a\\|b` labels | P0 | L‸ |",
    offered: ["Low", "Med", "High"],
    taken: "Low",
    result: "| D-1 | Prints `a\\|b` labels | P0 | Low |",
  },
  {
    what: "checklist line",
    line: "- [ ] **Severity**: Major",
    asked: "- [ ] **Severity**: Maj‸or",
    offered: ["Critical", "Major", "Minor"],
    taken: "Critical",
    result: "- [ ] **Severity**: Critical",
  },
  {
    what: "parenthesis",
    line: quality,
    asked: "- [ ] **Q-1**: No label is printed twice (priority: med‸ium)",
    offered: levels,
    taken: "high",
    result: "- [ ] **Q-1**: No label is printed twice (priority: high)",
  },
  {
    what: "parenthesis: empty",
    line: quality,
    asked: "- [x] **Q-1**: No label is printed twice (priority: ‸)",
    offered: levels,
    taken: "low",
    result: "- [x] **Q-1**: No label is printed twice (priority: low)",
  },
  {
    what: "parenthesis: undecided",
    line: quality,
    asked: "- [ ] **Q-1**: No label is printed twice (priority: [low|medium‸|high])",
    offered: levels,
    taken: "low",
    result: "- [ ] **Q-1**: No label is printed twice (priority: low)",
  },
  {
    what: "footer: its own words, not those of the front matter",
    line: "**Status**: REVIEW",
    asked: "**Status**: REV‸IEW",
    offered: ["DRAFT", "REVIEW", "APPROVED"],
    taken: "APPROVED",
    result: "**Status**: APPROVED",
  },
  {
    what: "footer: undecided",
    line: "**Status**: REVIEW",
    asked: "**Status**: [‸DRAFT|REVIEW|APPROVED]",
    offered: ["DRAFT", "REVIEW", "APPROVED"],
    taken: "DRAFT",
    result: "**Status**: DRAFT",
  },
];

for (const { name, eol } of [
  { name: "LF", eol: "\n" },
  { name: "CRLF", eol: "\r\n" },
]) {
  describe(`Completion of values, ${name}`, () => {
    for (const { what, line, asked, offered, taken: label, result } of places) {
      it(what, async (test) => {
        const editor = await startEditor(test, { folders: [folder], files: serviceCardFiles() });
        const text = replacing(spec, line, asked).replaceAll("\n", eol);
        const items = await completions(editor, specUri, text);
        assert.deepEqual(
          items.map((item) => item.label),
          offered,
        );
        for (const item of items) {
          assert.equal(item.kind, CompletionItemKind.EnumMember);
          assert.ok(item.documentation, `${item.label} is not explained`);
        }
        assert.equal(
          taken(editor, specUri, items, label).join("\n"),
          replacing(spec, line, result).replaceAll("\n", eol),
        );
      });
    }
  });
}
