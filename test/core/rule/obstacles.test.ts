// What stands in the way of a stage: what would be an error there.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { check } from "../../../server/src/core/rule/check.ts";
import { obstaclesTo, summaryOf } from "../../../server/src/core/rule/obstacles.ts";
import { defaultCheckOptions } from "../../../server/src/core/rule/severities.ts";
import type { Stage } from "../../../server/src/core/template/lifecycle.ts";
import { bound, md, templateOf } from "../annotated.ts";

const template = templateOf(md`
  # Spec: [Name]

  **Status:** Draft | In Review | Approved | Implemented
  **Last Updated:** YYYY-MM-DD

  ## Goals

  [Goal]

  ## Rollback

  [Who switches what]

  ## Risks

  | Risk | Impact |
  |------|--------|
  | [Risk] | High/Med/Low |

  ## Open questions

  - [Question]
`);

const spec = md`
  # Spec: Lookup

  **Status:** Draft | In Review | Approved | Implemented
  **Last Updated:** YYYY-MM-DD

  ## Goals

  [Goal]

  ## Risks

  | Risk | Impact |
  |------|--------|
  | Guessing | High/Med/Low |
  | Waiting | Awful |

  ## Security checklist

  - [ ] Input is checked

  ## Open questions

  - Who pays?
`;

const found = (stage: Stage, text = spec, options = defaultCheckOptions) =>
  obstaclesTo(bound(template, text), stage, options);

describe("In the way of an approval stands", () => {
  it("what would be an error, in the order of the document; not what the change itself mends", () => {
    assert.deepEqual(
      found("approved").map(({ kind, span }) => [kind, spec.slice(span.start, span.end)]),
      [
        ["placeholder", "[Goal]"],
        ["missing section", "Risks"],
        ["undecided value", "High/Med/Low"],
        ["wrong value", "Awful"],
        ["unchecked item", "Input is checked"],
        ["open question", "Who pays?"],
      ],
    );
  });

  it("a number of things of each kind, said in short", () => {
    assert.equal(
      summaryOf(found("approved")),
      "1 missing section, 1 placeholder, 1 undecided value, 1 wrong value, 1 open question, 1 unchecked item",
    );
    const twice = spec.replace("[Goal]\n", "[Goal] and [Goal]\n");
    assert.match(summaryOf(found("approved", twice)), /^1 missing section, 2 placeholders,/);
  });

  it("nothing that a setting or a comment lets pass", () => {
    const options = {
      ...defaultCheckOptions,
      severities: new Map([
        ["placeholder", "off"],
        ["missing-section", "warning"],
        ["unfinished", "warning"],
      ] as const),
    };
    assert.equal(summaryOf(found("approved", spec, options)), "1 undecided value, 1 wrong value");
    const hidden = `<!-- specwright-disable -->\n${spec}`;
    assert.deepEqual(found("approved", hidden), []);
  });
});

it("In the way of a review stands only what is wrong at any stage", () => {
  assert.equal(summaryOf(found("review")), "1 wrong value");
  assert.deepEqual(found("closed"), []);
});

it("Asking changes nothing of what is found now", () => {
  const binding = bound(template, spec);
  const before = check(binding);
  obstaclesTo(binding, "approved");
  assert.deepEqual(
    check(binding).map(({ code, severity }) => `${code} ${severity}`),
    before.map(({ code, severity }) => `${code} ${severity}`),
  );
});
