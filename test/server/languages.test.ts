// Positions are UTF-16 units: behind emoji, mathematical letters, flags and joined emoji everything is at its exact place.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { startEditor } from "./connection.ts";
import { folder, serviceCardFiles, spec, specUri } from "./serviceCard.ts";
import {
  codeActions,
  completions,
  diagnostics,
  hover,
  problems,
  rangeOf,
  replacing,
  taken,
} from "./verbs.ts";

const workspace = { folders: [folder], files: serviceCardFiles() };

/** One, two, four and eleven units; an accent of its own; right to left. */
const signs = ["é", "🔒", "𝒳", "🇩🇪", "👨‍👩‍👧‍👦", "e\u0301", "שלום", "مرحبا", "日本", "हिन्दी"];

describe("Right behind", () => {
  for (const sign of signs) {
    it(`${sign}, a placeholder is marked exactly`, async (test) => {
      const editor = await startEditor(test, workspace);
      const line = `${sign}[Most calls it takes in a minute]${sign}`;
      await editor.open(specUri, replacing(spec, "Four hundred labels a minute.", line));
      const [found, ...others] = await diagnostics(editor, specUri);
      assert.deepEqual(others, []);
      assert.deepEqual(found?.range, rangeOf(editor, specUri, "[Most calls it takes in a minute]"));
      assert.equal(found?.range.start.character, sign.length);
    });

    it(`${sign}, a wrong value is marked and mended, and nothing else`, async (test) => {
      const editor = await startEditor(test, workspace);
      const row = "| D-1 | Prints a label within two seconds | P0 | Med |";
      const wrong = replacing(spec, row, `| D-1 | ${sign} | P0 | Hgih |`);
      await editor.open(specUri, wrong);
      assert.deepEqual(
        (await problems(editor, specUri)).map((one) => one.replace(/ must .*/, "")),
        ["invalid-value: Hgih: Risk"],
      );
      const range = rangeOf(editor, specUri, "Hgih");
      const [action] = await codeActions(editor, specUri, range);
      assert.ok(action?.edit);
      await editor.apply(action.edit);
      assert.equal(editor.text(specUri), wrong.replace("Hgih", "High"));
    });

    it(`${sign}, hover and completion know where they are`, async (test) => {
      const editor = await startEditor(test, workspace);
      const row = "| D-1 | Prints a label within two seconds | P0 | Med |";
      const hovered = replacing(spec, row, `| ${sign} | ${sign}[What it does for others] | P0 | Med |`);
      const found = await hover(editor, specUri, hovered.replace("[What it does", "[What‸ it does"));
      assert.ok(found?.range);
      assert.deepEqual(found.range, rangeOf(editor, specUri, "[What it does for others]"));
      const other = `${folder}/other.md`;
      const asked = replacing(spec, row, `| ${sign} | ${sign} | P0 | M‸ |`);
      const items = await completions(editor, other, asked);
      assert.ok(taken(editor, other, items, "High").includes(`| ${sign} | ${sign} | P0 | High |`));
    });
  }
});
