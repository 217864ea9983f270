import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertFindings, findingsIn, md, templateOf } from "../annotated.ts";

const template = md`
  # Spec: [Name]

  **Status:** Draft | In Review | Approved | Implemented | Rejected

  ## Purpose

  [What it is for]

  ## Plan

  - [ ] [First step]

  ## Security checklist

  - [ ] Input is checked
  - [ ] Callers are known

  ## Open questions

  - [ ] [Question, and who answers it]
`;

interface Parts {
  readonly purpose?: string;
  readonly plan?: string;
  readonly checklist?: string;
  readonly questions?: string;
}

/** A finished spec but for what is given; `status` may have caret lines under it. */
function spec(status: string, parts: Parts = {}): string {
  return [
    "# Spec: Lookup",
    "",
    status,
    "",
    "## Purpose",
    "",
    parts.purpose ?? "Finds addresses.",
    "",
    "## Plan",
    "",
    parts.plan ?? "- [x] Build it",
    "",
    "## Security checklist",
    "",
    parts.checklist ?? "- [x] Input is checked\n- [X] Callers are known",
    "",
    "## Open questions",
    "",
    parts.questions ?? "None.",
    "",
  ].join("\n");
}

const status = (value: string, left = "") =>
  left === ""
    ? `**Status:** ${value}`
    : `**Status:** ${value}\n            ${"^".repeat(value.length)} unfinished error: ${value}, but ${left}`;

const all: Parts = {
  plan: "- [x] Build it\n- [ ] Ship it",
  checklist: "- [ ] Input is checked\n- [x] Callers are known",
  questions: "- [ ] Which register?\n- Who pays?",
};

describe("unfinished finds", () => {
  it("open questions and the checklist of an approved spec, not the steps of its plan", () => {
    assertFindings(template, spec(status("Approved", "2 open questions and 1 unchecked item are left"), all));
  });

  it("steps of the plan too, once it says implemented", () => {
    assertFindings(
      template,
      spec(status("Implemented", "2 open questions and 2 unchecked items are left"), all),
    );
  });

  it("placeholders and undecided values, which are findings of their own", () => {
    assertFindings(
      template,
      spec(status("Approved", "1 placeholder is left"), {
        purpose:
          "[What it is for]\n^^^^^^^^^^^^^^^^ placeholder error: Placeholder '[What it is for]' is not filled",
      }),
    );
  });

  it("a question whose lines only say who answers it until when", () => {
    assertFindings(
      template,
      spec(status("Approved", "2 open questions are left"), {
        questions:
          "1. Which register do we use? (Ann, by May)\n2. The retention period\n   - Owner: Legal\n   - Due: June",
      }),
    );
  });

  it("a question with its owner and a day behind it, not one that still is the template's", () => {
    assertFindings(
      template,
      spec(status("Approved", "1 open question is left"), {
        questions:
          "1. **Question 1**: May a shop override it? Ines Carvalho, 2025-11-12, blocks the second step\n2. **Question 2**: [Another one]",
      }),
    );
  });

  it("a question behind which stands only who answers it until when, or that nobody knows yet", () => {
    for (const question of [
      "Which DB?",
      "**Which DB?**",
      "[Which DB?](https://example.org/?q=db)",
      "See https://example.org/?q=db for the choice of the DB",
      "**Which DB?** (Ann, by May)",
      "Which DB? @ann",
      "Which DB? (owner: Ann)",
      "Which DB? Due: 2025-05-01",
      "Which DB? TBD",
      "Which DB? Still open.",
      "Which DB? To be decided with Ann",
      "Which DB? Not yet decided",
      "Which DB? @platform-team",
      "Which DB?\n   - TBD",
      "The DB – which one do we use",
      "**The DB**: decide whether it is the national one",
      "**OQ-1**: the choice of the DB",
    ])
      assertFindings(
        template,
        spec(status("Approved", "1 open question is left"), { questions: `1. ${question}` }),
      );
  });

  it("rows whose status says that they are open, whatever is noted", () => {
    assertFindings(
      template,
      spec(status("Approved", "4 open questions are left"), {
        questions: [
          "| Question | Status | Notes |",
          "|----------|--------|-------|",
          "| Which register? | Open | Ann asks |",
          "| Deferred payment | Not resolved | |",
          "| Who pays? | In progress | Bob asks |",
          "| Who is called? | | TBD |",
        ].join("\n"),
      }),
    );
  });

  it("rows of a table without an answer", () => {
    assertFindings(
      template,
      spec(status("Approved", "1 open question is left"), {
        questions: [
          "| # | Question | Owner | Status |",
          "|---|----------|-------|--------|",
          "| 1 | Which register? | Ann | Open |",
          "| 2 | Who pays? | Bob | Resolved |",
        ].join("\n"),
      }),
    );
  });

  it("what stands under a heading of that meaning, though the template has none", () => {
    assertFindings(
      "# Spec: [Name]\n\n**Status:** Draft | Approved\n\n## Purpose\n",
      `# Spec: Lookup\n\n${status("Approved", "1 open question is left")}\n\n## Purpose\n\nFinds.\n\n## Unresolved issues\n\n- Who pays?\n`,
    );
  });
});

describe("unfinished does not find", () => {
  it("a question with anything behind it that may be the answer, however short", () => {
    for (const questions of [
      "1. **Which DB?** Postgres.\n2. *Who pays?* Ann.\n3. __Who pays?__ – the shop",
      "- Which DB? Postgres.",
      "- Which licence? Open source.\n- What is shown meanwhile? Unknown users see a waiting page.",
      "- Sharding? Deferred to v2.\n- Sharding? Moved to RFC 12.",
      "- Retention – 30 days (agreed 2025-01-03)\n- **Retention:** 30 days\n- Retention: 30 days",
      "- Sharding was moved to the next release",
      "- “Which DB?” Postgres\n- [Which DB?](https://example.org/?q=db) Postgres",
      "- Which DB? (Postgres)",
      "- 哪个数据库？Postgres",
    ])
      assertFindings(template, spec(status("Approved"), { questions }));
  });

  it("what says that there is no question, in whatever words", () => {
    for (const questions of [
      "- (none)",
      "- *(none)*",
      "- *None yet.*",
      "- There are no open questions.",
      "- There are currently no open questions.",
      "- No further questions.",
      "- No more open points",
      "- All questions have been answered.",
      "- n.a.",
      "- n. a.",
    ])
      assertFindings(template, spec(status("Approved"), { questions }));
  });

  it("rows whose status is no open one, or whose notes may be the answer", () => {
    for (const [header, row] of [
      ["Question | Status", "Which DB? | Not needed"],
      ["Question | Status", "Which DB? | Moved to v2"],
      ["Question | Status", "Which DB? | No longer relevant"],
      ["Question | Owner | Comment", "Which DB? | Ann | Postgres"],
      ["Question | Notes", "Which DB? | Postgres"],
      ["Question | Status | Notes", "Which DB? | | Postgres"],
      ["# | Question", "1 | Which DB? Postgres"],
    ])
      assertFindings(
        template,
        spec(status("Approved"), { questions: `| ${header} |\n|${"---|".repeat(3)}\n| ${row} |` }),
      );
  });

  it("anything in a draft, a review or a rejected spec", () => {
    for (const value of ["Draft", "In Review", "Rejected"])
      assertFindings(template, spec(status(value), all));
  });

  it("questions that are ticked, struck through, answered or none", () => {
    for (const questions of [
      "- [x] Which register?\n- ~~Who pays?~~",
      "- None",
      "N/A",
      "- No open questions at this time.",
      "- Which register? **Decision:** the national one.",
      "- Which register?\n  - Answer: the national one.",
      "- Which register?\n  The national one, as Ann found out.",
      "- Which register? → the national one",
      "1. Which register? The national one is complete and free of charge, so we use it.",
      "- (resolved) Which register we use",
      "| Question | Answer |\n|---|---|\n| Which register? | The national one |",
      "We have talked about the register and found it good.",
      "```\n- Which register?\n```\n\nNone.",
      "<!--\n- Which register?\n-->\nNone.",
    ])
      assertFindings(template, spec(status("Approved"), { questions }));
  });

  it("boxes that are no items: in code, struck through, links, not applicable", () => {
    for (const checklist of [
      "```\n- [ ] Input\n```\nAll is checked.",
      "- [ ] ~~Input is checked~~\n- [x] Callers",
      "- [ ](https://example.org) is the report",
      "- [ ] N/A: there is no input\n- [x] Callers",
      "Write `- [ ]` for an item.",
    ])
      assertFindings(template, spec(status("Approved"), { checklist }));
  });

  it("empty boxes of a plan where nobody ticks any, or that is for later", () => {
    const untouched = { plan: "- [ ] Build it\n- [ ] Ship it", checklist: "All is checked." };
    assertFindings(template, spec(status("Implemented"), untouched));
    assertFindings(template, `${spec(status("Implemented"))}\n## Future work\n\n- [ ] Another register\n`);
  });

  it("the boxes that were not chosen among answers to a question", () => {
    assertFindings(
      template,
      `${spec(status("Implemented"))}\n## How is it switched off?\n\n- [x] By a flag\n- [ ] Otherwise\n`,
    );
  });

  it("what a comment keeps away", () => {
    const text = spec("<!-- specwright-disable-next-line unfinished -->\n**Status:** Approved", all);
    assertFindings(template, text);
    const hidden = "<!-- specwright-disable-next-line placeholder -->\n[What it is for]";
    assertFindings(template, spec(status("Approved"), { purpose: hidden }));
  });

  it("anything in a spec without a status", () => {
    assertFindings(
      "# Spec: [Name]\n\n## Open questions\n",
      "# Spec: Lookup\n\n## Open questions\n\n- Who pays?\n",
    );
  });
});

it("unfinished names the places it counts", () => {
  const text = spec("**Status:** Implemented", { ...all, purpose: "[What it is for]" });
  const [finding] = findingsIn(templateOf(template), text).filter(({ code }) => code === "unfinished");
  assert.deepEqual(
    finding?.related?.map(({ message, span }) => [message, text.slice(span.start, span.end)]),
    [
      ["Placeholder: [What it is for]", "[What it is for]"],
      ["Open question: Which register?", "Which register?"],
      ["Open question: Who pays?", "Who pays?"],
      ["Unchecked item: Ship it", "Ship it"],
      ["Unchecked item: Input is checked", "Input is checked"],
    ],
  );
});

it("unfinished finds a question among more items than a function takes arguments", () => {
  const questions = "- [ ] Who pays?\n".repeat(130_000);
  const found = findingsIn(templateOf(template), spec("**Status:** Approved", { questions }));
  assert.deepEqual(
    found.map(({ message }) => message),
    ["Approved, but 130000 open questions are left"],
  );
});
