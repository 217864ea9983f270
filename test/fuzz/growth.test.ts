// Texts that nobody writes cost what their length costs: twice the text takes about twice the time, whatever the text, as a
// spec of a usual kind and as the template of a usual spec; and the largest are answered in time.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { builtInTemplates } from "../../server/src/builtInTemplates.ts";
import { readDocument } from "../../server/src/core/document/document.ts";
import { recognise } from "../../server/src/core/recognition/recognise.ts";
import type { Template } from "../../server/src/core/template/template.ts";
import * as engine from "../../server/src/engine.ts";
import { templateOf } from "../core/annotated.ts";
import { openAs } from "./everything.ts";
import { hostileTexts } from "./hostileTexts.ts";
import { largeTexts } from "./largeTexts.ts";

const usual = templateOf(
  "# Spec: [Name]\n\n**Status:** Draft | Approved\n\n## Goals\n\n[What is wanted]\n\n### Phase 1: [Name]\n\n[Its end]\n\n## Risks\n\n| Risk | Impact |\n|---|---|\n| [What may fail] | High/Med/Low |\n",
  "usual",
);
const usualSpec = "# Spec: Login\n\n**Status:** Draft\n\n## Goals\n\nNone. [What is wanted]\n";
const today = "2026-11-25";

/** What an editor asks when a document is opened, and when somebody looks at two places of it and mends all. */
async function askAbout(template: Template, text: string): Promise<void> {
  const spec = await openAs(template, text);
  const abilities = { insertsSnippets: true, runsCommands: true };
  const at = (offset: number) => spec.textDocument.positionAt(offset);
  engine.inOrder(engine.provideDiagnostics(spec));
  engine.provideOutline(spec);
  engine.provideStatus(spec);
  engine.provideStatusChoices(spec);
  for (const part of [0.1, 0.9]) {
    const position = at(Math.floor(part * text.length));
    engine.provideHover(spec, position);
    engine.provideCompletion(spec, position, today);
    const range = { start: position, end: position };
    engine.provideCodeActions(spec, range, undefined, abilities, today);
  }
  const whole = { start: at(0), end: at(text.length) };
  engine.provideCodeActions(spec, whole, ["source.fixAll.specwright"], abilities, today);
  engine.provideAllInsertions(spec);
}

/** The text as a document of no known kind, as a spec, and as a template. */
async function openEverywhere(text: string): Promise<void> {
  recognise(readDocument(text), builtInTemplates());
  await askAbout(usual, text);
  await askAbout(templateOf(text), usualSpec);
}

/** The time of this process alone, in milliseconds: a busy machine is no failure. */
async function timeOf(work: () => Promise<void>): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** In characters. */
const size = 5000;
/** What took no longer cannot be told from compiling and collecting; at this size, the square of something takes longer. */
const noise = 300;
/** A square would be four times. */
const most = 3.5;

describe("Time grows with the text, not with its square", () => {
  for (const [name, textOf] of Object.entries(hostileTexts)) {
    it(`of ${name}`, async (test) => {
      const [text, twice] = [textOf(size), textOf(2 * size)];
      let long = await timeOf(() => openEverywhere(twice));
      let short: number | null = null;
      // Compiling and collecting fall on one of the two by chance: more tries only where it matters.
      for (let tries = 0; tries < 3 && long > noise && !(short && long < most * short); tries++) {
        const next = await timeOf(() => openEverywhere(text));
        short = short === null ? next : Math.min(short, next);
        if (tries > 0) long = Math.min(long, await timeOf(() => openEverywhere(twice)));
      }
      const half = short === null ? "" : `, and ${Math.round(short)} ms for half as much`;
      const took = `${Math.round(long)} ms${half}`;
      test.diagnostic(took);
      assert.ok(long <= noise || (short !== null && long < most * short), took);
    });
  }
});

describe("The largest texts are answered in time", () => {
  for (const [name, { textOf, seconds }] of Object.entries(largeTexts)) {
    it(`of ${name}`, async (test) => {
      const text = textOf();
      const asSpec = await timeOf(() => askAbout(usual, text));
      const read = await timeOf(() => askAbout(templateOf(text), usualSpec));
      const took = `${Math.round(asSpec)} ms as a spec, ${Math.round(read)} ms as a template`;
      assert.ok(asSpec + read < seconds * 1000, took);
      test.diagnostic(took);
    });
  }
});
