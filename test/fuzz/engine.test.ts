// Whatever the text and whatever the template: everything that can be asked is answered, in time, and every answer can be used.
import assert from "node:assert/strict";
import { it } from "node:test";
import fc from "fast-check";
import { builtInTemplates } from "../../server/src/builtInTemplates.ts";
import { readDocument } from "../../server/src/core/document/document.ts";
import { recognise } from "../../server/src/core/recognition/recognise.ts";
import { newSpec } from "../../server/src/core/template/newSpec.ts";
import { templateOf } from "../core/annotated.ts";
import { allTemplates } from "../core/generatedSpecs.ts";
import { amount } from "./amount.ts";
import { askEverything } from "./everything.ts";
import { oddText, textOf } from "./texts.ts";

/** Of this process alone, so that a busy machine is no failure; far more than any text of that length takes. */
const seconds = 10;

const parts = fc.array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), { maxLength: 4 });

/** The one that took longest yet. */
let slowest = { milliseconds: 0, text: "" };

/** `text`: how the text came to be. */
async function inTime(text: () => string, work: () => void | Promise<void>): Promise<void> {
  const start = process.cpuUsage();
  await work();
  const milliseconds = Math.round(process.cpuUsage(start).user / 1000);
  if (milliseconds > slowest.milliseconds) slowest = { milliseconds, text: text() };
  assert.ok(milliseconds < seconds * 1000, `It took ${milliseconds} ms`);
}

it("Any text can be anything: a spec of any kind, a template, a spec of its own kind", async () => {
  const templates = allTemplates();
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(
      oddText,
      oddText,
      fc.nat(templates.length - 1),
      parts,
      async (odd, other, index, where) => {
        runs++;
        const text = textOf(odd);
        const template = templates[index];
        assert.ok(template);
        await inTime(
          () => fc.stringify([odd, index, where]),
          async () => {
            recognise(readDocument(text), builtInTemplates());
            await askEverything(template, text, where);
          },
        );
        await inTime(
          () => fc.stringify([odd, other, where]),
          async () => {
            const made = templateOf(text, "made");
            const spec = newSpec(made, { name: "User login", today: "2026-11-25", author: "Ann" });
            assert.notEqual(spec.fileName, "");
            await askEverything(made, spec.text, where);
            await askEverything(made, textOf(other), where);
          },
        );
      },
    ),
    amount(25),
  );
  console.log(`${runs} texts; the slowest took ${slowest.milliseconds} ms: ${slowest.text}`);
});
