// Taking all fixes of a kind: nothing of that kind is left that can be mended, and nothing else goes wrong.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { bind } from "../../../server/src/core/binding/binding.ts";
import { readDocument } from "../../../server/src/core/document/document.ts";
import { type Choosing, mechanicalFix, mend } from "../../../server/src/core/rule/mending.ts";
import type { Change, Finding } from "../../../server/src/core/rule/rule.ts";
import { defaultCheckOptions } from "../../../server/src/core/rule/severities.ts";
import { changeOn } from "../../../server/src/core/rule/today.ts";
import { rules } from "../../../server/src/core/rules/index.ts";
import type { Template } from "../../../server/src/core/template/template.ts";
import type { Span } from "../../../server/src/core/text/span.ts";
import { applied } from "../annotated.ts";
import { allTemplates, findings, left, specOf } from "../generatedSpecs.ts";
import { seed } from "../seed.ts";

/** What is said of the template's own text, which is there to be replaced. */
const unwritten = new Set(["placeholder", "undecided-choice", "empty-section", "template-text"]);

/** Rules whose fixes change what stands elsewhere: they move sections, and rewrite what refers to them. */
const aboutOrder = new Set(["misplaced-section", "renamed-section", "duplicate-section", "stale-toc"]);

const said = (found: readonly Finding[]) => found.map(({ code, message }) => `${code}: ${message}`);

/** Where the text that came in stands in the text as it is then. */
function broughtIn(changes: readonly Change[]): readonly Span[] {
  let by = 0;
  return changes.map(({ span, newText }) => {
    const start = span.start + by;
    by += newText.length - (span.end - span.start);
    return { start, end: start + newText.length };
  });
}

/** What is in `after` more often than in `before`. */
function added(before: readonly string[], after: readonly string[]): readonly string[] {
  const rest = [...before];
  return after.filter((entry) => {
    const index = rest.indexOf(entry);
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  });
}

/** The first fix of each finding of a rule, on some day. */
const firstFixOf =
  (code: string): Choosing =>
  (finding) => {
    const fix = finding.code === code ? finding.fixes()[0] : undefined;
    return fix ? { ...fix, changes: fix.changes.map((change) => changeOn("2026-11-25", change)) } : null;
  };

function changesOf(template: Template, text: string, choose: Choosing): readonly Change[] {
  return mend(bind(template, readDocument(text)), defaultCheckOptions, choose);
}

describe("Fixes taken until there is none left", () => {
  for (const template of allTemplates()) {
    it(`leave nothing of their kind, and bring nothing else: ${template.id}`, () => {
      fc.assert(
        fc.property(left, (how) => {
          const text = specOf(template, how);
          const before = findings(template, text);
          for (const { code } of rules) {
            const changes = changesOf(template, text, firstFixOf(code));
            const after = applied(text, changes);
            const found = findings(template, after);
            const fixable = found.filter((finding) => finding.code === code && finding.fixes().length > 0);
            assert.deepEqual(said(fixable), [], `${code} is left in:\n${after}`);
            const spans = broughtIn(changes);
            const own = found.filter(
              ({ code, span }) =>
                !unwritten.has(code) || !spans.some((one) => one.start <= span.start && span.end <= one.end),
            );
            // A section that goes leaves its entry in the table of contents behind, which needs no thought.
            const others = own.filter((finding) => mechanicalFix(finding) === null);
            assert.deepEqual(added(said(before), said(others)), [], `by mending ${code}:\n${after}`);
            if (how.crlf) assert.doesNotMatch(after, /[^\r]\n/);
          }
        }),
        { numRuns: 6, seed },
      );
    });

    it(`need no thought where they say so, and leave nothing that needs none: ${template.id}`, () => {
      fc.assert(
        fc.property(left, (how) => {
          const text = specOf(template, { ...how, misspelt: true });
          const after = applied(text, changesOf(template, text, mechanicalFix));
          assert.deepEqual(findings(template, after).filter(mechanicalFix), []);
          assert.deepEqual(changesOf(template, after, mechanicalFix), []);
        }),
        { numRuns: 6, seed },
      );
    });

    it(`change nothing but what their finding marks: ${template.id}`, () => {
      fc.assert(
        fc.property(left, (how) => {
          const text = specOf(template, how);
          const ofText = findings(template, text).filter(({ code }) => !aboutOrder.has(code));
          for (const { code, span, fixes } of ofText)
            for (const { changes, title } of fixes().filter((fix) => !fix.title.startsWith("Remove ")))
              for (const change of changes) {
                const before = text.slice(change.span.start, Math.max(change.span.start, span.start));
                const behind = text.slice(Math.min(span.end, change.span.end), change.span.end);
                const isInsertion = change.span.start === change.span.end;
                // Emphasis around a placeholder goes with it.
                const others = `${before}${behind}`.replace(/[*_\s]/g, "");
                assert.ok(isInsertion || others === "", `${code}, ${title}`);
              }
        }),
        { numRuns: 6, seed },
      );
    });
  }
});
