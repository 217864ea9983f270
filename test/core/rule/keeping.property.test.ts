// Keeping a text by a comment: exactly what is said of that line goes, and nothing else changes.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { readDocument } from "../../../server/src/core/document/document.ts";
import { keepingFix } from "../../../server/src/core/rule/keeping.ts";
import type { Finding } from "../../../server/src/core/rule/rule.ts";
import { lineAround } from "../../../server/src/core/text/span.ts";
import { applied } from "../annotated.ts";
import { allTemplates, findings, left, specOf } from "../generatedSpecs.ts";
import { seed } from "../seed.ts";

/** What is said, and of which text. */
const said = (text: string, found: readonly Finding[]) =>
  found.map(({ code, span, message }) => `${code} «${text.slice(span.start, span.end)}» ${message}`).sort();

describe("Keeping a text by a comment", () => {
  for (const template of allTemplates()) {
    it(`takes away what is said of its line, and nothing else: ${template.id}`, () => {
      fc.assert(
        fc.property(left, fc.nat(), (how, pick) => {
          const text = specOf(template, how);
          const found = findings(template, text);
          const finding = found[pick % Math.max(1, found.length)];
          const fix = finding && keepingFix(readDocument(text), finding, found);
          if (!finding || !fix) return;
          const line = lineAround(text, finding.span.start);
          const inCode = fix.changes.length > 1;
          const kept = found.filter(
            ({ code, span }) =>
              code !== finding.code ||
              (inCode
                ? span.start < (fix.changes[0]?.span.start ?? 0) ||
                  span.start > (fix.changes[1]?.span.end ?? 0)
                : span.start < line.start || span.start > line.end),
          );
          const after = applied(text, fix.changes);
          assert.deepEqual(said(after, findings(template, after)), said(text, kept), after);
          assert.equal(
            after.replace(/<!-- specwright-(?:disable|enable)[^>]*-->/g, "").replace(/[ \t\r\n#]/g, ""),
            text.replace(/<!-- specwright-(?:disable|enable)[^>]*-->/g, "").replace(/[ \t\r\n#]/g, ""),
          );
          if (how.crlf) assert.doesNotMatch(after, /[^\r]\n/);
        }),
        { numRuns: 25, seed },
      );
    });
  }
});
