// Values are offered wherever people write them: what is offered at `‸`, and what the line becomes.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { CompletionItemKind } from "vscode-languageserver/node";
import { startEditor } from "./connection.ts";
import { folder, serviceCardFiles, spec, specUri } from "./serviceCard.ts";
import { completions, replacing, taken } from "./verbs.ts";

export interface Place {
  readonly what: string;
  /** The line of the spec, and the line it is while completion is asked for. */
  readonly line: string;
  readonly asked: string;
  readonly offered: readonly string[];
  readonly taken: string;
  readonly result: string;
}

const lineBreaks = [
  { name: "LF", eol: "\n" },
  { name: "CRLF", eol: "\r\n" },
];

/** One test for each place and line break, in the spec of `serviceCard.ts`. */
export function testPlaces(where: string, places: readonly Place[]): void {
  for (const { name, eol } of lineBreaks) {
    describe(`Values ${where}, ${name}`, () => {
      for (const { what, line, asked, offered, taken: label, result } of places) {
        it(what, async (test) => {
          const editor = await startEditor(test, { folders: [folder], files: serviceCardFiles() });
          const text = replacing(spec, line, asked).replaceAll("\n", eol);
          const items = await completions(editor, specUri, text);
          assert.deepEqual(
            items.map((item) => item.label),
            offered,
          );
          for (const item of items) {
            assert.equal(item.kind, CompletionItemKind.EnumMember);
            assert.ok(item.documentation, `${item.label} is not explained`);
          }
          assert.equal(
            taken(editor, specUri, items, label).join("\n"),
            replacing(spec, line, result).replaceAll("\n", eol),
          );
        });
      }
    });
  }
}
