// What holds for the fixes of the rules on structure, whatever the template: taken one at a time, with a check behind each,
// they come to an end, nothing of the kind is left that could be mended, and no other finding appears.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { builtInTemplates } from "../../../server/src/builtInTemplates.ts";
import { readDocument, type Section } from "../../../server/src/core/document/document.ts";
import type { Finding } from "../../../server/src/core/rule/rule.ts";
import { newSpec } from "../../../server/src/core/template/newSpec.ts";
import type { Template } from "../../../server/src/core/template/template.ts";
import { applied, findingsIn, templateOf } from "../annotated.ts";
import { corpusDocuments, seeds } from "../corpus.ts";
import { seed } from "../seed.ts";

const facts = { name: "User login", today: "2026-03-04", author: "Ann" };

/** How a spec is spoilt, and the rule that says so. */
interface Damage {
  readonly code: string;
  /** The text after the `pick`th section of those that can be spoilt that way; null where there is none. */
  readonly spoil: (text: string, pick: number) => string | null;
}

function sectionsOf(text: string): readonly Section[] {
  const { sections, title } = readDocument(text);
  return sections.filter((section) => section.content.level > 1 && section.index > (title?.index ?? -1));
}

function chosen<T>(items: readonly T[], pick: number): T | undefined {
  return items.length === 0 ? undefined : items[pick % items.length];
}

const damages: readonly Damage[] = [
  {
    code: "renamed-section",
    spoil: (text, pick) => {
      const section = chosen(
        sectionsOf(text).filter(
          ({ content }) => /^[A-Z][a-z]{5,}/.test(content.title) && content.heading.includes(content.title),
        ),
        pick,
      );
      if (!section) return null;
      const at =
        section.start +
        section.content.headingSpan.start +
        section.content.heading.indexOf(section.content.title);
      return text.slice(0, at + 3) + text.slice(at + 4);
    },
  },
  {
    code: "misplaced-section",
    spoil: (text, pick) => {
      const sections = sectionsOf(text).filter(({ treeEnd }) => treeEnd < text.length);
      const section = chosen(sections, pick);
      const target =
        section &&
        chosen(
          sections.filter((other) => other.parent === section.parent && other !== section),
          pick >> 4,
        );
      if (!section || !target) return null;
      const moved = text.slice(section.start, section.treeEnd);
      const without = text.slice(0, section.start) + text.slice(section.treeEnd);
      const at = target.start > section.start ? target.start - moved.length : target.start;
      return without.slice(0, at) + moved + without.slice(at);
    },
  },
  {
    code: "duplicate-section",
    spoil: (text, pick) => {
      const section = chosen(
        sectionsOf(text).filter(({ treeEnd }) => treeEnd < text.length),
        pick,
      );
      if (!section) return null;
      const copy = text.slice(section.start, section.treeEnd);
      return text.slice(0, section.treeEnd) + copy + text.slice(section.treeEnd);
    },
  },
  {
    code: "stale-toc",
    spoil: (text, pick) => {
      const sections = sectionsOf(text).filter(({ content }) => content.level === 2);
      const [first] = sections;
      if (!first || sections.length < 4) return null;
      const rows = sections.map(({ content }, index) =>
        index === pick % sections.length
          ? "- [Gone](#gone-for-good)"
          : `- [${content.title.replace(/[[\]]/g, "")}](#${content.key.replaceAll(" ", "-")})`,
      );
      return `${text.slice(0, first.start)}## Contents\n\n${rows.join("\n")}\n\n${text.slice(first.start)}`;
    },
  },
  {
    code: "duplicate-requirement",
    spoil: (text, pick) => {
      const given = [...text.matchAll(/^(?:- \[ \] \*\*|\| )[A-Z]+-\d+/gm)];
      const from = chosen(given, pick);
      const to = chosen(given, pick + 1);
      if (!from || !to || from === to) return null;
      return text.slice(0, to.index) + from[0] + text.slice(to.index + to[0].length);
    },
  },
];

/** How often each rule speaks. That text is the template's is no news: it was so before it was spoilt. */
function counted(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of findings)
    if (code !== "template-text") counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

/** Takes the first fix of that rule again and again, and asserts what must hold. Answers how many were taken. */
function mend(template: Template, spoilt: string, code: string): number {
  let text = spoilt;
  let before = findingsIn(template, text);
  for (let taken = 0; taken < 20; taken++) {
    const fix = before.filter((finding) => finding.code === code).flatMap(({ fixes }) => fixes())[0];
    if (!fix) return taken;
    const next = applied(text, fix.changes);
    const after = findingsIn(template, next);
    const known = counted(before);
    assert.deepEqual(
      [...counted(after)].filter(([said, count]) => count > (known.get(said) ?? 0)),
      [],
      `what is new after '${fix.title}'`,
    );
    assert.ok((counted(after).get(code) ?? 0) < (known.get(code) ?? 0), `'${fix.title}' mends something`);
    text = next;
    before = after;
  }
  return assert.fail("it never ends");
}

const templates = [
  ...builtInTemplates(),
  ...[...corpusDocuments("templates"), ...seeds()].map(({ name, text }) => templateOf(text, name)),
];

for (const { code, spoil } of damages) {
  describe(`Each fix of ${code}`, () => {
    let taken = 0;
    for (const template of templates) {
      it(`mends a spec of the kind ${template.id}, and breaks nothing`, () => {
        const { text } = newSpec(template, facts);
        fc.assert(
          fc.property(fc.nat(1000), fc.boolean(), (pick, crlf) => {
            const spoilt = spoil(text, pick);
            if (spoilt === null) return;
            taken += mend(template, crlf ? spoilt.replaceAll("\n", "\r\n") : spoilt, code);
          }),
          { numRuns: 5, seed },
        );
      });
    }
    it("was taken", () => {
      assert.ok(taken >= 5, `${taken} times`);
    });
  });
}
