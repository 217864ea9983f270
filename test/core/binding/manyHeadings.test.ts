// Twice as many headings take about twice the time to be bound and checked: once each was compared with all that were bound
// before it, and what stands below one with what stands below all others.
import assert from "node:assert/strict";
import { it } from "node:test";
import { bind } from "../../../server/src/core/binding/binding.ts";
import { readDocument } from "../../../server/src/core/document/document.ts";
import { check } from "../../../server/src/core/rule/check.ts";
import { templateOf } from "../annotated.ts";

const template = templateOf(
  "# Spec: [Name]\n\n## Goals\n\n[What is wanted]\n\n## Phase 1: [Name]\n\n### Steps\n\n[Step]\n\n#### Details\n\n## Risks\n\n## [Whatever else]\n",
);

const headings: Readonly<Record<string, (index: number) => string>> = {
  "of one name": () => "## Goals\n",
  "of one shape": (index) => `## Phase ${index}: Go on\n`,
  "of one shape, with others below": (index) => `## Phase ${index}: Go on\n### Steps\n#### Details\n`,
  "of any name": (index) => `## Name ${index}\n`,
};

/** The least CPU time of some tries, in milliseconds; each reads the text anew, as a binding is kept. */
function timeToCheck(text: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let count = 0; count < 3; count++) {
    const document = readDocument(text);
    for (const { content } of document.sections) content.key;
    const start = process.cpuUsage();
    check(bind(template, document));
    best = Math.min(best, process.cpuUsage(start).user / 1000);
  }
  return best;
}

for (const [name, of] of Object.entries(headings)) {
  it(`Thousands of headings ${name} are bound and checked in a time that grows with their number`, (test) => {
    const textOf = (count: number) =>
      `# Spec: A\n\n${Array.from({ length: count }, (_, at) => of(at)).join("")}`;
    const document = readDocument(textOf(2000));
    const { bondOf } = bind(template, document);
    assert.ok(document.sections.slice(2).every((section) => bondOf(section) !== null));
    const [once, twice] = [timeToCheck(textOf(4000)), timeToCheck(textOf(8000))];
    const took = `${Math.round(once)} ms, and ${Math.round(twice)} ms for twice as many`;
    test.diagnostic(took);
    // Below that, collecting what was made before costs more than checking.
    assert.ok(twice < 400 || twice < 3.5 * once, took);
  });
}

it("Hundreds of sections that are missing are looked for in hundreds of other headings in such a time, too", (test) => {
  const timeFor = (count: number) => {
    const numbers = Array.from({ length: count }, (_, at) => at);
    const wanted = numbers.map((at) => `## Aim${at} Way${at} Goal${at} Plan${at}\n`).join("");
    const lacking = templateOf(`# Plan: [Name]\n\n${wanted}`);
    const others = numbers
      .map((at) => `## Thing ${at} / Part ${at} of it, with ${at}, ${at} and more\n`)
      .join("");
    const document = readDocument(`# Plan: A\n\n${others}`);
    const start = process.cpuUsage();
    assert.equal(
      check(bind(lacking, document)).filter(({ code }) => code === "missing-section").length,
      count,
    );
    return process.cpuUsage(start).user / 1000;
  };
  timeFor(100);
  const [once, twice] = [timeFor(240), timeFor(480)];
  const took = `${Math.round(once)} ms, and ${Math.round(twice)} ms for twice as many`;
  test.diagnostic(took);
  assert.ok(twice < 400 || twice < 3.5 * once, took);
});
