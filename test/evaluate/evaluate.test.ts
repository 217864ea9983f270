// What the engine says of real documents is what a person who read them has judged.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { md, templateOf } from "../core/annotated.ts";
import { withoutCorpus } from "../core/corpus.ts";
import { assertPart, table } from "../docs/parts.ts";
import { readBaseline, updated, writeBaseline } from "./baseline.ts";
import { type CorpusResult, evaluateCorpus } from "./corpus.ts";
import { checkAs, documentOf } from "./evaluation.ts";
import { type Figures, judge } from "./judgement.ts";

const text = () => readFileSync(join(__dirname, "baseline.md"), "utf8");

describe("The engine on real documents", { skip: withoutCorpus }, () => {
  it("says what was reviewed, and nothing else", () => {
    const { problems, figures } = judge(evaluateCorpus(), readBaseline(text()));
    assert.deepEqual(problems, []);
    assert.ok(figures.precision >= 0.98, `precision ${figures.precision}`);
    assert.ok(figures.recall >= 0.9, `recall ${figures.recall}`);
    assertPart("docs/trust.md", "evaluation", figuresTable(figures));
  });
});

function figuresTable({
  documents,
  specs,
  right,
  wrong,
  leftovers,
  missed,
  byRule,
  precision,
}: Figures): string {
  return table(
    ["Real documents", ""],
    [
      ["Documents read", `${documents}`],
      ["of which follow a template of their own repository", `${specs}`],
      ["Findings reviewed", `${right + wrong}`],
      ["of these right", `${right} (precision ${precision.toFixed(3)})`],
      ["of these by rule", [...byRule].map(([rule, count]) => `\`${rule}\` ${count}`).join(", ")],
      [
        "Leftover text of templates that is found",
        `${leftovers} of ${leftovers + missed} (recall ${(leftovers / (leftovers + missed)).toFixed(3)})`,
      ],
    ],
  );
}

describe("The baseline", () => {
  it("is written as it is read, and nothing in it is wrong or new", () => {
    const baseline = readBaseline(text());
    assert.equal(writeBaseline(baseline), text());
    const verdicts = baseline.documents.flatMap(({ reviews }) =>
      reviews.flatMap(({ entries }) => entries.map(({ verdict }) => verdict)),
    );
    assert.deepEqual(
      verdicts.filter((verdict) => verdict === "wrong" || verdict === "new"),
      [],
    );
  });

  it("is not read where a line says nothing that is understood", () => {
    assert.throws(
      () => readBaseline("## partly/a.md\n\nFollows: kind\n\n### kind\n\n- maybe placeholder 123456 TBD\n"),
      /of partly\/a\.md that is not understood: - maybe/,
    );
  });
});

const kind = templateOf("# Spec: [Name]\n\n## Goals\n\n[Goal]\n\n## Risks\n\n[What may fail]\n", "kind");

function resultOf(spec: string): CorpusResult {
  const followed = { template: "kind", by: "evidence", reason: "" };
  return {
    name: "partly/a.md",
    kind: "partly",
    family: ["kind"],
    own: followed,
    amongAll: followed,
    nearest: [],
    alone: ["kind"],
    checks: [checkAs(kind, documentOf(spec))],
  };
}

const spec = md`
  # Spec: Login

  ## Goals

  [Goal]

  ## Risks

  [What may fail]
`;
const nothing = readBaseline("# Reviews\n");
const reviewed = (verdict: string) =>
  readBaseline(writeBaseline(updated(nothing, [resultOf(spec)])).replaceAll("- new", `- ${verdict}`));

describe("A review", () => {
  it("is asked for where there is a finding that nobody has judged", () => {
    const { problems, figures } = judge([resultOf(spec)], updated(nothing, [resultOf(spec)]));
    assert.equal(problems.length, 2);
    assert.match(
      problems[0] ?? "",
      /partly\/a\.md:5 as kind: placeholder 'Placeholder '\[Goal\]' is not filled' is not reviewed/,
    );
    assert.equal(figures.precision, 0);
  });

  it("holds where the finding has moved, or stands in another text", () => {
    const moved = spec.replace("## Goals\n", "## Goals\n\nOne more line, and then\n");
    const { problems, figures } = judge([resultOf(moved)], reviewed("right"));
    assert.deepEqual(problems, []);
    assert.equal(figures.right, 2);
    assert.equal(figures.precision, 1);
  });

  it("that says wrong fails until the rule is mended", () => {
    const { problems, figures } = judge([resultOf(spec)], reviewed("wrong"));
    assert.match(problems[0] ?? "", /is wrong: mend the rule/);
    assert.equal(figures.precision, 0);
  });

  it("that says right fails where the finding is gone", () => {
    const { problems } = judge([resultOf(spec.replace("[Goal]", "Be quick."))], reviewed("right"));
    assert.deepEqual(problems.length, 1);
    assert.match(problems[0] ?? "", /placeholder .* was reviewed as right and is not found any more/);
  });

  it("fails where a document follows another template than it did, or is gone", () => {
    const own = { template: null, by: "nothing", reason: "" };
    const other = judge([{ ...resultOf(spec), own, amongAll: own, checks: [] }], reviewed("right"));
    assert.match(other.problems.join("\n"), /follows no template; reviewed was kind/);
    assert.match(
      judge([], reviewed("right")).problems.join("\n"),
      /stands in the baseline, but is not there/,
    );
  });

  it("is not needed of a document that is no spec: any finding there is wrong", () => {
    const { problems } = judge([{ ...resultOf(spec), kind: "notspecs" }], nothing);
    assert.match(problems[0] ?? "", /is no spec, but is taken for kind, with 2 findings/);
  });

  it("keeps verdicts, notes and what was missed when the baseline is written anew", () => {
    const before = readBaseline(
      writeBaseline(reviewed("right"))
        .replace("### kind\n", "### kind\n\n> Read by Ann.\n")
        .replace(/\n$/, "\n- missed placeholder ------ Risks / a list\n"),
    );
    const after = writeBaseline(updated(before, [resultOf(spec.replace("[What may fail]", "TBD"))]));
    assert.match(after, /> Read by Ann\.\n\n- right placeholder \w{6} Goals/);
    assert.match(
      after,
      /- new placeholder \w{6} Risks \/ TBD\n- missed placeholder ------ Risks \/ a list\n$/,
    );
  });
});
