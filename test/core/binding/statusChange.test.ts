// One change of the status: every copy, the date, the version and the change log.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { builtInTemplates } from "../../../server/src/builtInTemplates.ts";
import { bind } from "../../../server/src/core/binding/binding.ts";
import { stageOfSpec } from "../../../server/src/core/binding/stage.ts";
import { statusChanges, versionsOf } from "../../../server/src/core/binding/statusChange.ts";
import { statusFields, statusValues } from "../../../server/src/core/binding/statuses.ts";
import { readDocument } from "../../../server/src/core/document/document.ts";
import { newSpec } from "../../../server/src/core/template/newSpec.ts";
import { valueKey } from "../../../server/src/core/text/words.ts";
import { applied, bound, md, templateOf, variants } from "../annotated.ts";

const template = md`
  ---
  status: draft # draft | in-review | approved | implemented
  ---

  # Spec: [Name]

  **Status:** Draft | In Review | Approved | Implemented | Rejected
  **Version:** [0.1]
  **Last Updated:** YYYY-MM-DD

  ## Goals

  [Goal]

  ## Change Log

  | Date | Version | Author | Changes |
  |------|---------|--------|---------|
  | YYYY-MM-DD | 0.1 | [Editor] | [What changed] |

  ---

  *Status: [DRAFT|REVIEW|APPROVED]*
`;

interface Decided {
  readonly version?: string;
  readonly log?: { readonly author: string; readonly change: string };
}

/** Asserts what the change to `value` makes of a spec, in all variants. */
function assertChange(
  before: string,
  value: string,
  after: string,
  { version, log }: Decided = {},
  of = template,
): void {
  for (const { name, of: as } of variants) {
    const binding = bound(templateOf(as(of)), as(before));
    const status = statusValues(binding).find((one) => valueKey(one.value) === valueKey(value));
    assert.ok(status, `'${value}' is not among ${statusValues(binding).map((one) => one.value)}`);
    const changes = statusChanges(binding, {
      status,
      today: "2026-11-05",
      version: version ?? null,
      log: log ?? null,
    });
    assert.equal(applied(as(before), changes), as(after), `as ${name}`);
  }
}

/** A spec of bold lines only. */
const withLines = (...lines: readonly string[]) =>
  `# Spec: Lookup\n\n${lines.join("\n")}\n\n## Goals\n\nFind.\n`;

describe("The status is changed", () => {
  it("once, where a footer stands in the only section", () => {
    assertChange(
      "# Spec: Lookup\n\nFind.\n\n---\n\n**Status:**\n**Last Updated:**\n",
      "Approved",
      "# Spec: Lookup\n\nFind.\n\n---\n\n**Status:** APPROVED\n**Last Updated:** 2026-11-05\n",
    );
  });

  it("on the line below its name, where that is all there is", () => {
    assertChange(
      withLines(
        "- **Status**:",
        "  - **Draft** (Ann)",
        "- **Version**:",
        "  0.1",
        "- **Last Updated**:",
        "  2026-01-02",
      ),
      "Approved",
      withLines(
        "- **Status**:",
        "  - **Approved** (Ann)",
        "- **Version**:",
        "  1.0",
        "- **Last Updated**:",
        "  2026-11-05",
      ),
      { version: "1.0" },
    );
    // Which of several lines would it be?
    const several = withLines("**Status:**", "- Draft since May", "- In Review since June");
    assertChange(several, "Approved", several);
    const dates = ["**Last Updated:**", "- 2026-01-02 by Ann", "- 2026-03-04 by Ben"];
    assertChange(
      withLines("**Status:** Draft", ...dates),
      "Approved",
      withLines("**Status:** Approved", ...dates),
    );
  });

  it("in every copy, in the words and the letter case of each", () => {
    assertChange(
      md`
        ---
        status: draft # of this paper
        ---

        # Spec: Lookup

        **Status:** Draft
        **Last Updated:** 4 March 2026

        ## Goals

        Find.

        ---

        *Status: DRAFT*
      `,
      "in-review",
      md`
        ---
        status: in-review # of this paper
        ---

        # Spec: Lookup

        **Status:** In Review
        **Last Updated:** 5 November 2026

        ## Goals

        Find.

        ---

        *Status: REVIEW*
      `,
    );
  });

  it("to the last value a copy has, where the others go further", () => {
    assertChange(
      "---\nstatus: approved\n---\n\n# Spec: Lookup\n\n## Goals\n\nFind.\n\n---\n\n*Status: APPROVED*\n",
      "implemented",
      "---\nstatus: implemented\n---\n\n# Spec: Lookup\n\n## Goals\n\nFind.\n\n---\n\n*Status: APPROVED*\n",
    );
  });

  it("with all that stands around the word kept", () => {
    for (const [before, after] of [
      ["**Status:** **Draft**", "**Status:** **Approved**"],
      ["**Status:** `draft`", "**Status:** `approved`"],
      ["**Status:** 🟡 DRAFT", "**Status:** 🟡 APPROVED"],
      [
        "**Status:** Draft (Ann, since March) <!-- see the board -->",
        "**Status:** Approved (Ann, since March) <!-- see the board -->",
      ],
      ["- **Status**: _In Review_", "- **Status**: _Approved_"],
      ["- **Status**: in-review", "- **Status**: approved"],
      ["| | |\n|---|---|\n| Status | **Draft** |", "| | |\n|---|---|\n| Status | **Approved** |"],
    ] as const)
      assertChange(withLines(before), "approved", withLines(after));
  });

  it("in the header row of a table", () => {
    const headed = (status: string) => withLines(`| Status | ${status} |`, "|---|---|", "| Version | 0.1 |");
    assertChange(headed("Draft"), "Approved", headed("Approved"));
  });

  it("above what an ADR supersedes", () => {
    const adr = (status: string) =>
      `# 9. Use events\n\n## Status\n\n${status}\n\nSupersedes [3. Use queues](3.md)\n`;
    assertChange(adr("Draft"), "Approved", adr("Approved"));
  });

  it("and not what it was before", () => {
    for (const [before, after] of [
      ["**Status:** ~~Draft~~ In Review", "**Status:** ~~Draft~~ Approved"],
      ["**Status:** Draft → In Review", "**Status:** Draft → Approved"],
      ["**Status:** Draft → Reviewing", "**Status:** Draft → Approved"],
      ["Status: **Draft**", "Status: **Approved**"],
      ["- Status: **Draft**", "- Status: **Approved**"],
    ] as const)
      assertChange(withLines(before), "Approved", withLines(after));
  });

  it("where it was undecided, misspelt or empty", () => {
    for (const [before, after] of [
      ["**Status:** Draft | In Review | Approved | Implemented | Rejected", "**Status:** Approved"],
      ["**Status:** Aproved", "**Status:** Approved"],
      ["**Status:** [Status]", "**Status:** Approved"],
      ["**Status:**", "**Status:** Approved"],
    ] as const)
      assertChange(withLines(before), "approved", withLines(after));
  });

  it("in words that hold signs", () => {
    assertChange(
      "# Spec: A\n\n**Status:** **Gate #1**\n",
      "Gate #2",
      "# Spec: A\n\n**Status:** **Gate #2**\n",
      {},
      "# Spec: [Name]\n\n**Status:** Gate #1 | Gate #2 | Approved\n",
    );
  });

  it("in quotes, and under a heading of its own", () => {
    assertChange(
      '---\nstatus: "draft"\n---\n\n# Spec: A\n',
      "approved",
      '---\nstatus: "approved"\n---\n\n# Spec: A\n',
    );
    assertChange(
      "# Decision\n\n## Status\n\nProposed\n\n## Context\n\nSo.\n",
      "Accepted",
      "# Decision\n\n## Status\n\nAccepted\n\n## Context\n\nSo.\n",
      {},
      "# Decision\n\n## Status\n\nProposed | Accepted | Rejected\n\n## Context\n",
    );
  });
});

describe("In front matter, a status", () => {
  const of = "---\nstatus: Draft | Won't do: later | On\n---\n\n# Spec: [Name]\n\n## Goals\n\n[Goal]\n";
  const spec = (status: string) => `---\nstatus: ${status}\n---\n\n# Spec: Lookup\n\n## Goals\n\nFind.\n`;

  it("is quoted where YAML would read it as something else", () => {
    assertChange(spec("Draft"), "On", spec("'On'"), {}, of);
    assertChange(spec("Draft"), "Won't do: later", spec('"Won\'t do: later"'), {}, of);
  });

  it("is escaped where it stands in quotes", () => {
    assertChange(spec("'Draft'"), "Won't do: later", spec("'Won''t do: later'"), {}, of);
    assertChange(spec('"Draft"'), "On", spec('"On"'), {}, of);
  });
});

describe("The day of the last update", () => {
  it("is written where the template leaves it open, or nothing stands yet", () => {
    for (const before of ["YYYY-MM-DD", ""])
      assertChange(
        withLines("**Status:** Draft", `**Last Updated:** ${before}`.trimEnd()),
        "approved",
        withLines("**Status:** Approved", "**Last Updated:** 2026-11-05"),
      );
  });

  it("stays where it cannot be read, and is not made where there is none", () => {
    for (const line of [
      "**Last Updated:** last spring",
      "**Last Updated:** 03/04/2026",
      "**Created:** 2026-03-04",
    ])
      assertChange(withLines("**Status:** Draft", line), "approved", withLines("**Status:** Approved", line));
  });
});

describe("The version", () => {
  it("is changed where the author says so, in all copies that say the same", () => {
    assertChange(
      "---\nversion: 1.9\nstatus: draft\n---\n\n# Spec: Lookup\n\n**Version:** v1.9\n\n## Goals\n\nFind.\n",
      "approved",
      "---\nversion: '1.10'\nstatus: approved\n---\n\n# Spec: Lookup\n\n**Version:** v1.10\n\n## Goals\n\nFind.\n",
      { version: "1.10" },
    );
  });

  it("keeps the words around the number", () => {
    assertChange(
      withLines("**Status:** Draft", "**Version:** v1.0.0 (reviewed by Ann)"),
      "approved",
      withLines("**Status:** Approved", "**Version:** v1.1.0 (reviewed by Ann)"),
      { version: "1.1.0" },
    );
  });

  it("is offered where it can be read", () => {
    const versions = versionsOf(
      bound(templateOf(template), withLines("**Status:** Draft", "**Version:** 1.2")),
    );
    assert.deepEqual(versions, {
      now: "1.2",
      next: [
        { step: "minor", text: "1.3" },
        { step: "major", text: "2.0" },
      ],
    });
    assert.equal(versionsOf(bound(templateOf(template), withLines("**Version:** [0.1]"))), null);
  });
});

describe("The change log", () => {
  const spec = (status: string, ...rows: readonly string[]) =>
    `${withLines(`**Status:** ${status}`, "**Version:** v1.2").trimEnd()}\n\n## Revision History\n\n${rows.join("\n")}\n`;
  const log = { author: "Ann", change: "Status changed to Approved" };

  it("gets a row in its own columns, dates and versions written like those before", () => {
    assertChange(
      spec(
        "Draft",
        "| Version | When | Who | What |",
        "|---|---|---|---|",
        "| 1.2 | 4 March 2026 | Bob | Scope |",
      ),
      "approved",
      spec(
        "Approved",
        "| Version | When | Who | What |",
        "|---|---|---|---|",
        "| 1.2 | 4 March 2026 | Bob | Scope |",
        "| 1.2 | 5 November 2026 | Ann | Status changed to Approved |",
      ),
      { log },
    );
  });

  it("gets none where the author wants none, or there is no log", () => {
    const rows = ["| Version | Date | Changes |", "|---|---|---|", "| 1.2 | 2026-03-04 | Scope |"];
    assertChange(spec("Draft", ...rows), "approved", spec("Approved", ...rows));
    assertChange(withLines("**Status:** Draft"), "approved", withLines("**Status:** Approved"), { log });
  });
});

describe("The values that are offered", () => {
  const offered = (line: string) =>
    statusValues(bound(templateOf(template.slice(template.indexOf("# Spec"))), withLines(line))).map(
      ({ value, stage, isNext }) => `${isNext ? "→ " : ""}${value} (${stage})`,
    );

  it("are those behind the one of now, and then the others", () => {
    assert.deepEqual(offered("**Status:** In Review"), [
      "Draft (draft)",
      "→ Approved (approved)",
      "→ Implemented (done)",
      "Rejected (closed)",
    ]);
  });

  it("are all of them where nothing is decided", () => {
    assert.deepEqual(
      offered("**Status:** Draft | In Review | Approved | Implemented | Rejected").slice(0, 2),
      ["→ Draft (draft)", "→ In Review (review)"],
    );
  });

  it("are those of a later stage behind a value that the vocabulary does not have", () => {
    assert.deepEqual(offered("**Status:** Ready for Review"), [
      "Draft (draft)",
      "In Review (review)",
      "→ Approved (approved)",
      "→ Implemented (done)",
      "Rejected (closed)",
    ]);
  });

  it("are held up by what is unfinished unless they lie behind: one as far as a value that is none does not", () => {
    const binding = bound(
      templateOf(template.slice(template.indexOf("# Spec"))),
      withLines("**Status:** Released"),
    );
    const heldUp = statusValues(binding).filter(({ isHeldUp }) => isHeldUp);
    assert.deepEqual(
      heldUp.map(({ value, isNext }) => [value, isNext]),
      [["Implemented", false]],
    );
  });

  it("are those it might have where there is no status: all lie ahead but the one that ends it", () => {
    assert.deepEqual(offered("**Owner:** Ann"), [
      "→ Draft (draft)",
      "→ In Review (review)",
      "→ Approved (approved)",
      "→ Implemented (done)",
      "Rejected (closed)",
    ]);
  });
});

describe("A new spec of a built-in kind", () => {
  for (const kind of builtInTemplates())
    it(`${kind.id} is carried through its life, and all copies say the same stage`, () => {
      let { text } = newSpec(kind, { name: "Lookup", today: "2026-03-04", author: "Ann" });
      for (;;) {
        const binding = bind(kind, readDocument(text));
        const next = statusValues(binding).find(({ isNext }) => isNext);
        if (!next) break;
        const changes = statusChanges(binding, {
          status: next,
          today: "2026-11-05",
          version: null,
          log: null,
        });
        const before = text;
        text = applied(text, changes);
        assert.notEqual(text, before);
        const now = bind(kind, readDocument(text));
        assert.equal(stageOfSpec(now).stage, next.stage);
        for (const field of statusFields(now)) assert.doesNotMatch(field.value, /[|/[]/);
      }
    });
});
