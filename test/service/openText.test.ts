// A text in pieces must be the text that the library's document is, whatever is typed into it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  type Position,
  TextDocument,
  type TextDocumentContentChangeEvent,
} from "vscode-languageserver-textdocument";
import { createOpenText, type OpenText } from "../../server/src/service/openText.ts";
import { seed } from "../core/seed.ts";

const piece = fc.constantFrom(
  "",
  "\n",
  "\r\n",
  "a",
  "word and word\n",
  "é🔒",
  "\n\n\n",
  "line\r\n",
  "\ufeff",
  "\t",
);
const content = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));
const position = fc.record({ line: fc.nat(40), character: fc.nat(20) });
const edit = fc.record({
  start: position,
  end: position,
  text: content,
  isWhole: fc.integer({ min: 0, max: 9 }),
});

describe("A text in pieces", () => {
  it("is the text that the library makes of the same changes, with the same positions", () => {
    fc.assert(
      fc.property(
        content,
        fc.array(edit, { maxLength: 8 }),
        fc.constantFrom(1, 5, 40),
        (begun, edits, pieceLength) => {
          let ours = createOpenText("file:///a.md", 1, begun, pieceLength);
          const theirs = TextDocument.create("file:///a.md", "markdown", 1, begun);
          const changes: TextDocumentContentChangeEvent[] = [];
          for (const { start, end, text, isWhole } of edits) {
            // The library loses count of its lines behind a change of a line that is not there.
            const inside = ({ line, character }: Position) => ({ line: line % theirs.lineCount, character });
            const change =
              isWhole === 0 ? { text } : { range: { start: inside(start), end: inside(end) }, text };
            const before = { text: ours, content: ours.text.whole() };
            changes.push(change);
            ours = ours.changed([change], changes.length + 1);
            TextDocument.update(theirs, [change], changes.length + 1);
            assertSame(ours, theirs);
            assert.equal(before.text.text.whole(), before.content, "the version before is as it was");
          }
          const atOnce = createOpenText("file:///a.md", 1, begun, pieceLength).changed(changes, 2);
          assert.equal(atOnce.text.whole(), theirs.getText());
        },
      ),
      { numRuns: 2000, seed },
    );
  });

  it("takes positions that are not there for the nearest that are", () => {
    const text = createOpenText("file:///a.md", 1, "one\ntwo\n", 1);
    assert.equal(text.offsetAt({ line: 9, character: 9 }), 8);
    assert.equal(text.offsetAt({ line: -1, character: 3 }), 0);
    assert.deepEqual(text.positionAt(99), { line: 2, character: 0 });
    const beyond = { start: { line: 7, character: 0 }, end: { line: 5, character: 1 } };
    assert.equal(text.changed([{ range: beyond, text: "x" }], 2).text.whole(), "one\ntwo\nx");
  });

  it("keeps the pieces that a change does not touch", () => {
    const row = "A line of some words.\n";
    const before = createOpenText("file:///a.md", 1, row.repeat(10_000));
    const at = { line: 5000, character: 3 };
    const after = before.changed([{ range: { start: at, end: at }, text: "x" }], 2);
    assert.ok(before.text.pieces.length > 10);
    assert.equal(after.text.pieces.filter((text, index) => text !== before.text.pieces[index]).length, 1);
  });
});

function assertSame(ours: OpenText, theirs: TextDocument): void {
  const text = theirs.getText();
  assert.equal(ours.text.whole(), text);
  assert.equal(ours.text.length, text.length);
  assert.equal(ours.version, theirs.version);
  for (let offset = 0; offset <= text.length + 1; offset++) {
    assert.deepEqual(ours.positionAt(offset), theirs.positionAt(offset), `offset ${offset}`);
    assert.equal(ours.text.slice(offset, offset + 7), text.slice(offset, offset + 7));
  }
  for (let line = 0; line <= theirs.lineCount; line++)
    for (const character of [0, 1, 5, 99])
      assert.equal(
        ours.offsetAt({ line, character }),
        theirs.offsetAt({ line, character }),
        `${line}:${character}`,
      );
}
