// What holds for every built-in template, whatever it says.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { builtInTemplates } from "../../server/src/builtInTemplates.ts";
import { isRequired } from "../../server/src/core/binding/missing.ts";
import { readDocument } from "../../server/src/core/document/document.ts";
import { recognise } from "../../server/src/core/recognition/recognise.ts";
import type { Finding } from "../../server/src/core/rule/rule.ts";
import { defaultCheckOptions } from "../../server/src/core/rule/severities.ts";
import { newSpec } from "../../server/src/core/template/newSpec.ts";
import type { Template } from "../../server/src/core/template/template.ts";
import { applied, findingsIn, variants } from "./annotated.ts";
import { seed } from "./seed.ts";

const facts = { name: "User login", today: "2026-03-04", author: "Ann" };

function described(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ code, message }) => `${code}: ${message}`);
}

/** The new spec with every placeholder and choice replaced, as often as there are any. */
function filled(template: Template, start = newSpec(template, facts).text): string {
  let text = start;
  for (let round = 0; round < 5; round++) {
    const findings = findingsIn(template, text).filter(
      ({ code }) => code === "placeholder" || code === "undecided-choice",
    );
    if (findings.length === 0) return text;
    const changes = findings
      .filter(({ span }, index) => findings.findIndex((other) => other.span.start === span.start) === index)
      .map(({ span, fixes }) => fixes()[0]?.changes[0] ?? { span, newText: "Something of our own" });
    text = applied(text, changes);
  }
  return text;
}

for (const template of builtInTemplates()) {
  describe(`The built-in template ${template.id}`, () => {
    it("bound to itself lacks nothing and says nothing wrong", () => {
      for (const { of, name } of variants) {
        const findings = findingsIn(template, of(template.document.whole()));
        assert.deepEqual(
          described(findings.filter(({ code }) => /^(?:missing|invalid|empty)-/.test(code))),
          [],
          name,
        );
      }
    });

    it("gives a new spec that is recognised, and in which only slots are left", () => {
      const { text } = newSpec(template, facts);
      for (const { of, name } of variants) {
        const document = readDocument(of(text));
        assert.equal(recognise(document, builtInTemplates()).template?.id, template.id);
        const findings = findingsIn(template, document);
        assert.ok(findings.length > 10);
        assert.deepEqual(
          described(findings.filter(({ code }) => code !== "placeholder" && code !== "undecided-choice")),
          [],
          name,
        );
      }
    });

    it("gives a new spec in which every slot is found", () => {
      const { text } = newSpec(template, facts);
      const found = findingsIn(template, text);
      const stops = newSpec(template, facts).snippet.match(/\$\{\d+[:|]/g)?.length ?? 0;
      assert.ok(found.length >= stops, `${stops} slots, ${found.length} findings`);
    });

    it("finds nothing in a spec in which all slots are replaced", () => {
      assert.deepEqual(described(findingsIn(template, filled(template))), []);
    });

    it("misses exactly the section that was deleted, and puts it back", () => {
      const whole = filled(template);
      const { sections } = readDocument(whole);
      for (const wanted of template.sections) {
        if (!isRequired(wanted, defaultCheckOptions.requiredLevel) || wanted.shape) continue;
        const section = sections.find(
          ({ content }) =>
            content.heading === wanted.content.heading && content.level === wanted.content.level,
        );
        assert.ok(section, wanted.title);
        const footer = section.treeEnd === whole.length ? whole.lastIndexOf("\n---\n") + 1 : 0;
        const end = footer > section.start ? footer : section.treeEnd;
        const without = whole.slice(0, section.start) + whole.slice(end);
        const findings = findingsIn(template, without);
        assert.deepEqual(
          described(findings),
          [`missing-section: Section '${wanted.title}' is missing`],
          wanted.title,
        );
        const fix = findings[0]?.fixes()[0];
        assert.ok(fix);
        const again = findingsIn(template, applied(without, fix.changes));
        assert.deepEqual(
          described(again.filter(({ code }) => code !== "placeholder" && code !== "undecided-choice")),
          [],
          `${wanted.title} again`,
        );
      }
    });

    it("can be mended until nothing is left that can be", () => {
      fc.assert(
        fc.property(fc.subarray([...template.sections.keys()]), fc.boolean(), (kept, crlf) => {
          const parts = template.document.sections.filter(({ index }) => index === 0 || kept.includes(index));
          let text = parts.map(({ content }) => content.text).join("\n");
          if (crlf) text = text.replaceAll("\n", "\r\n");
          // Each round takes one fix of a place, as "fix all" does.
          for (let round = 0; round < 40; round++) {
            const changes = findingsIn(template, text)
              .flatMap(({ fixes }) => fixes()[0]?.changes ?? [])
              .filter(
                ({ span }, index, all) =>
                  !all
                    .slice(0, index)
                    .some((other) => other.span.start <= span.end && span.start <= other.span.end),
              );
            if (changes.length === 0) return;
            const next = applied(text, changes);
            assert.notEqual(next, text);
            text = next;
          }
          assert.fail("it never ends");
        }),
        { numRuns: 4, seed },
      );
    });
  });
}
