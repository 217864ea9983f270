// Twice the text takes about twice the time, whatever the text: as a spec of a usual kind, and as the template of a usual spec.
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

const usual = templateOf(
  "# Spec: [Name]\n\n**Status:** Draft | Approved\n\n## Goals\n\n[What is wanted]\n\n### Phase 1: [Name]\n\n[Its end]\n\n## Risks\n\n| Risk | Impact |\n|---|---|\n| [What may fail] | High/Med/Low |\n",
  "usual",
);
const usualSpec = "# Spec: Login\n\n**Status:** Draft\n\n## Goals\n\nNone. [What is wanted]\n";
const today = "2026-11-25";

async function askAt(template: Template, text: string): Promise<void> {
  const spec = await openAs(template, text);
  engine.inOrder(engine.provideDiagnostics(spec));
  engine.provideOutline(spec);
  engine.provideStatus(spec);
  engine.provideStatusChoices(spec);
  for (const part of [0.1, 0.9]) {
    const position = spec.textDocument.positionAt(Math.floor(part * text.length));
    engine.provideHover(spec, position);
    engine.provideCompletion(spec, position, today);
    const abilities = { insertsSnippets: true, runsCommands: true };
    engine.provideCodeActions(spec, { start: position, end: position }, undefined, abilities, today);
  }
}

/** The least time of this process, in milliseconds, that one of several tries took. */
async function least(tries: number, work: () => Promise<void>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let count = 0; count < tries; count++) {
    const start = process.cpuUsage();
    await work();
    best = Math.min(best, process.cpuUsage(start).user / 1000);
  }
  return best;
}

/** In characters. */
const size = 4000;
/** What is not worth telling apart from noise, in milliseconds. */
const noise = 400;

/** It takes minutes. */
const skip = process.env["SPECWRIGHT_MINUTES"] === undefined && "only with --minutes";

describe("Time grows with the text, not with its square", { skip }, () => {
  for (const [name, textOf] of Object.entries(hostileTexts)) {
    it(`of ${name}`, async () => {
      const take = async (text: string) => {
        recognise(readDocument(text), builtInTemplates());
        await askAt(usual, text);
        await askAt(templateOf(text), usualSpec);
      };
      const twice = textOf(2 * size);
      const long = await least(1, () => take(twice));
      // Most take no time at all.
      if (long < noise) return;
      const short = textOf(size);
      const [once, again] = [await least(2, () => take(short)), await least(2, () => take(twice))];
      const best = Math.min(long, again);
      assert.ok(
        best < 3 * once + noise,
        `${Math.round(once)} ms, and ${Math.round(best)} ms for twice as much`,
      );
    });
  }
});
