import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertFindings, assertFix, findingsIn, md, templateOf } from "../annotated.ts";

const template = "# Spec: [Name]\n\n## Overview\n\n[What it is]\n";

describe("stale-toc finds", () => {
  it("entries that lead nowhere, and headings that are missing", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        ## Table of Contents
           ^^^^^^^^^^^^^^^^^ stale-toc information: The table of contents lacks 1 heading

        - [Overview](#overview)
        - [Monitoring & Alerts](#monitoring-alerts)
                                 ^^^^^^^^^^^^^^^^^ stale-toc information: No heading has the anchor '#monitoring-alerts'
        - [Notes](#notes)
        - [Notes again](#notes-1)
        - [Gone](#gone)
                  ^^^^ stale-toc information: No heading has the anchor '#gone'

        ## Overview

        It is.

        ## Monitoring & Alerts

        ## Notes

        ## Rollback

        ## Notes
      `,
    );
  });

  it("them between marks, in any section", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        <!-- toc -->
        ^^^^^^^^^^^^ stale-toc information: The table of contents lacks 1 heading
        - [Overview](#overview)
          - [Non-Goals](#non-goals)
          - [Scope](#scope)
        - [Design](#design)
        <!-- /toc -->

        ## Overview

        It is.

        ### Goals

        ### Non-Goals

        ### Scope

        ## Design
      `,
    );
  });

  it("nothing where all is there, whatever the list leaves out on purpose", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        ## Before

        ## Contents

        1. [Overview](#1-overview)
        2. [Monitoring & Alerts](#2-monitoring--alerts)
        3. [Café: **now**](#caf%C3%A9-now)
        4. [\`run()\` \_it\_](#run-_it)
        5. [By name](#by-name)

        ## 1. Overview

        It is.

        ### Deeper

        ## 2. Monitoring & Alerts

        ### Deeper

        ## Café: **now**

        ## \`run()\` \_it

        <a id="by-name"></a>
      `,
    );
  });

  it("nothing where a heading has an anchor of its own, wherever that is written", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        ## Contents

        - [Overview](#overview)
        - [How we test](#tests)
        - [What it costs](#cost)
        - [Terms](#sec:terms)
        - [People](#who)
        - [Where it fails](#risks)
        - [Dates](#dates)
        - [As GitHub has it](#notes-more)
        - [Figure 1](#fig1)

        ## Overview

        It is.

        ## Test plan {#tests}

        By hand. <a id="fig1"></a> The figure.

        <!-- What it costs -->
        <a id="cost"></a>

        ## Cost

        ## Glossary <a name="sec:terms"></a>

        ## Team {: #who .wide }

        ## Failures
        {: #risks}

        (dates)=
        ## Schedule

        ## Notes {#more}
      `,
    );
  });

  it("nothing in links elsewhere, in code, and in a list that shows only some sections", () => {
    assertFindings(
      template,
      md`
        # Spec: Login

        See [this](#nowhere) and:

        - [that](#nowhere)
        - [other](#somewhere)

        ## Contents

        \`\`\`
        - [Gone](#gone)
        - [Gone](#gone-1)
        \`\`\`

        ## Overview

        It is.

        ## Contents

        - [Overview](#overview)
        - [Three](#three)

        ## One

        ## Two

        ## Three

        ## Four
      `,
    );
  });
});

describe("stale-toc mends", () => {
  it("the list, in its own style, and keeps the entries' words", () => {
    assertFix(
      template,
      md`
        # Spec: Login

        ## Contents

        1. [Overview](#overview)
           * [What we want](#goals)
        2. [Monitoring](#monitoring--alerts)
        3. [Gone](#gone)

        The end.

        ## Overview

        It is.

        ### Goals

        ### Non-goals

        ## Security

        ## Monitoring & Alerts

        ## Cost
      `.replace("### Non-goals\n\n", ""),
      "Update the table of contents",
      md`
        # Spec: Login

        ## Contents

        1. [Overview](#overview)
           * [What we want](#goals)
        2. [Monitoring](#monitoring--alerts)

        The end.

        ## Overview

        It is.

        ### Goals

        ## Security

        ## Monitoring & Alerts

        ## Cost
      `,
    );
  });

  it("an anchor, by the entry's words", () => {
    const spec = (anchor: string) =>
      `# A\n\n## Contents\n\n- [Overview](#overview)\n- [Cost & _time_](#${anchor})\n\n## Overview\n\nIt.\n\n## Cost & time\n`;
    assertFix(template, spec("cost-time"), "Update the table of contents", spec("cost--time"));
  });

  it("an anchor that the heading names itself", () => {
    const spec = (anchor: string) =>
      `# A\n\n## Contents\n\n- [Overview](#overview)\n- [Limits](#${anchor})\n\n## Overview\n\nIt.\n\n## Limits { #Ends }\n`;
    assertFix(template, spec("limits"), "Update the table of contents", spec("Ends"));
  });

  it("missing entries, and the numbers behind them", () => {
    assertFix(
      template,
      md`
        # Spec: Login

        ## Contents

        1. [1. Overview](#1-overview)
        2. [2. Monitoring & Alerts](#2-monitoring--alerts)
        3. [4. Cost](#4-cost)
        4. [5. Notes](#5-notes)

        ## 1. Overview

        It is.

        ## 2. Monitoring & Alerts

        ## 3. [Security] team

        ## 4. Cost

        ## 5. Notes
      `,
      "Update the table of contents",
      md`
        # Spec: Login

        ## Contents

        1. [1. Overview](#1-overview)
        2. [2. Monitoring & Alerts](#2-monitoring--alerts)
        3. [3. \[Security\] team](#3-security-team)
        4. [4. Cost](#4-cost)
        5. [5. Notes](#5-notes)

        ## 1. Overview

        It is.

        ## 2. Monitoring & Alerts

        ## 3. [Security] team

        ## 4. Cost

        ## 5. Notes
      `,
    );
  });

  it("no more than the lines that differ", () => {
    const spec =
      "# A\n\n## Contents\n\n- [Overview](#overview)\n- [B](#b)\n- [D](#d)\n\n## Overview\n\nIt.\n\n## B\n\n## C\n\n## D\n";
    const [finding] = findingsIn(templateOf(template), spec).filter(({ code }) => code === "stale-toc");
    const [change] = finding?.fixes()[0]?.changes ?? [];
    assert.equal(spec.slice(change?.span.start, change?.span.end), "- [D](#d)");
    assert.equal(change?.newText, "- [C](#c)\n- [D](#d)");
  });

  it("the rest where an entry is kept by a comment, behind it or above it", () => {
    const outline = "# Spec\n\n## Goals\n\n[Goal]\n";
    const listing = (...entries: readonly string[]) => md`
      # Spec

      ## Contents

      ${entries.join("\n")}

      ## Goals

      One.

      ## Risks

      None.

      ## Terms

      One.
    `;
    const goals = "- [Goals](#goals) <!-- first -->";
    const risks = "- [Risks](#risks)";
    const behind = "- [Costs](#costs) <!-- specwright-disable-line stale-toc -->";
    const above = "<!-- specwright-disable-next-line stale-toc -->\n- [Costs](#costs)";
    const dead = "- [Dates](#dates)";
    const terms = "- [Terms](#terms)";
    for (const kept of [behind, above]) {
      const title = "Update the table of contents";
      assertFix(outline, listing(goals, kept, dead, risks, terms), title, listing(goals, kept, risks, terms));
      assertFix(outline, listing(kept, goals, risks, dead, terms), title, listing(kept, goals, risks, terms));
      assertFix(outline, listing(goals, dead, risks, terms, kept), title, listing(goals, risks, terms, kept));
    }
    // It has a heading's words, and is to lead elsewhere.
    const elsewhere = "- [Risks](#dangers) <!-- specwright-disable-line stale-toc -->";
    assertFix(
      outline,
      listing(goals, elsewhere, dead, terms),
      "Update the table of contents",
      listing(goals, elsewhere, terms),
    );
    // Nobody knows what else a comment between entries is about.
    const unsure = findingsIn(templateOf(outline), listing(goals, risks, terms, "<!-- later -->", dead));
    assert.deepEqual(
      unsure.map(({ message, fixes }) => [message, fixes().length]),
      [["No heading has the anchor '#dates'", 0]],
    );
  });

  it("what is missing, and leaves what leads to an anchor that the author named", () => {
    assertFix(
      template,
      md`
        # Spec: Login

        ## Contents

        1. [Overview](#overview)
        2. [Test plan](#tests)
        3. [Figure 1](#fig1)
        4. [Café](#caf%C3%A9)
        5. [Why](#overview)
        6. [Team](#team)

        ## Overview

        It is.

        ## Test plan {#tests}

        <a id="fig1"></a>
        The figure.

        ## Café

        ## Team

        ## Cost <a name="sec:cost"></a>

        ## Our limits {#bounds}
      `,
      "Update the table of contents",
      md`
        # Spec: Login

        ## Contents

        1. [Overview](#overview)
        2. [Test plan](#tests)
        3. [Figure 1](#fig1)
        4. [Café](#caf%C3%A9)
        5. [Why](#overview)
        6. [Team](#team)
        7. [Cost](#cost)
        8. [Our limits](#bounds)

        ## Overview

        It is.

        ## Test plan {#tests}

        <a id="fig1"></a>
        The figure.

        ## Café

        ## Team

        ## Cost <a name="sec:cost"></a>

        ## Our limits {#bounds}
      `,
    );
  });

  it("nothing of an entry that has a heading's words and leads to an anchor near it", () => {
    assertFix(
      template,
      md`
        # Spec: Login

        ## Contents

        - [Overview](#overview)
        - [Test plan](#tests)
        - [Figure 1](#fig1)

        ## Overview

        It is.

        <a id="tests"></a>

        ## Test plan

        By hand. <a id="fig1"></a>

        ## Glossary
      `,
      "Update the table of contents",
      md`
        # Spec: Login

        ## Contents

        - [Overview](#overview)
        - [Test plan](#tests)
        - [Figure 1](#fig1)
        - [Glossary](#glossary)

        ## Overview

        It is.

        <a id="tests"></a>

        ## Test plan

        By hand. <a id="fig1"></a>

        ## Glossary
      `,
    );
  });

  it("nothing where the list says more than the headings", () => {
    const spec =
      "# A\n\n## Contents\n\n- [Overview](#overview): what it is\n- [Gone](#gone)\n- Appendix, to come\n\n## Overview\n\nIt.\n";
    const found = findingsIn(templateOf(template), spec).filter(({ code }) => code === "stale-toc");
    assert.deepEqual(
      found.map(({ fixes }) => fixes().length),
      [0],
    );
  });
});
