// A date is written as the one before it was.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { withDate } from "../../../server/src/core/text/dateStyle.ts";

const today = "2026-11-05";

describe("A date is replaced by today's, written the same way:", () => {
  for (const [before, after] of [
    ["2026-03-04", "2026-11-05"],
    ["2026/3/4", "2026/11/5"],
    ["2026.03.04", "2026.11.05"],
    ["04.03.2026", "05.11.2026"],
    ["4.3.2026", "5.11.2026"],
    ["14/03/2026", "05/11/2026"],
    ["03/14/2026", "11/05/2026"],
    ["March 4, 2026", "November 5, 2026"],
    ["Mar 4, 2026", "Nov 5, 2026"],
    ["Sept. 04, 2026", "Nov. 05, 2026"],
    ["4 March 2026", "5 November 2026"],
    ["4th March 2026", "5th November 2026"],
    ["04-Mar-2026", "05-Nov-2026"],
    ["4 MAY 2026", "5 NOVEMBER 2026"],
    ["**2026-03-04** (Ann)", "**2026-11-05** (Ann)"],
    ["YYYY-MM-DD", "2026-11-05"],
    ["[YYYY-MM-DD]", "[2026-11-05]"],
    ["DD.MM.YYYY", "05.11.2026"],
    ["MM/DD/YYYY", "11/05/2026"],
  ] as const)
    it(`${before} → ${after}`, () => assert.equal(withDate(before, today), after));

  it("with the template's way for one that could be read in two", () => {
    assert.equal(withDate("03/04/2026", today, "DD/MM/YYYY"), "05/11/2026");
    assert.equal(withDate("03/04/2026", today, "MM/DD/YYYY"), "11/05/2026");
  });
});

describe("A text is left alone", () => {
  for (const text of ["", "03/04/2026", "last spring", "2026-03-04 to 2026-03-08", "Q2 2026", "1.2.3"])
    it(`'${text}'`, () => assert.equal(withDate(text, today), null));
});
