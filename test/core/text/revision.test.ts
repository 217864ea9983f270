// A text that is changed again and again, and what all of that comes to.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Change } from "../../../server/src/core/text/change.ts";
import { changedText, reviseText } from "../../../server/src/core/text/revision.ts";

const inserted = (at: number, newText: string): Change => ({ span: { start: at, end: at }, newText });
const replaced = (start: number, end: number, newText: string): Change => ({ span: { start, end }, newText });

describe("Changes that are made at once", () => {
  it("may be given in any order", () => {
    assert.equal(changedText("one two", [replaced(4, 7, "four"), replaced(0, 3, "three")]), "three four");
  });

  it("stand in the order in which they are given where they are inserted at one place, as an editor has it", () => {
    assert.equal(changedText("ab", [inserted(1, "1"), inserted(1, "2")]), "a12b");
    assert.equal(changedText("ab", [inserted(0, "0"), inserted(1, "1"), inserted(1, "2")]), "0a12b");
  });

  it("stand in front of the text that is replaced at the same place, whichever is given first", () => {
    assert.equal(changedText("abc", [inserted(1, "1"), replaced(1, 2, "B")]), "a1Bc");
    assert.equal(changedText("abc", [replaced(1, 2, "B"), inserted(1, "1")]), "a1Bc");
  });
});

describe("Changes one after the other", () => {
  it("come to the fewest changes of the text at the beginning, in which nothing stands that was kept", () => {
    const revision = reviseText("one two three");
    revision.change([replaced(4, 7, "2")]);
    revision.change([inserted(5, "nd")]);
    revision.change([replaced(0, 4, "")]);
    assert.equal(revision.text(), "2nd three");
    assert.deepEqual(revision.changes(), [{ span: { start: 0, end: 7 }, newText: "2nd" }]);
  });

  it("come to nothing where what came is taken out again", () => {
    const revision = reviseText("one two");
    revision.change([inserted(3, " and")]);
    revision.change([replaced(3, 7, "")]);
    assert.equal(revision.text(), "one two");
    assert.deepEqual(revision.changes(), []);
  });

  it("are taken back one at a time, the last one first", () => {
    const revision = reviseText("one");
    revision.change([inserted(3, " two")]);
    revision.change([replaced(0, 3, "1"), inserted(7, " three")]);
    revision.undo();
    assert.equal(revision.text(), "one two");
    revision.undo();
    assert.equal(revision.text(), "one");
    revision.undo();
    assert.equal(revision.text(), "one", "nothing is left to take back");
    revision.change([inserted(0, "!")]);
    assert.deepEqual(revision.changes(), [{ span: { start: 0, end: 0 }, newText: "!" }]);
  });
});
