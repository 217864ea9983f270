// How much of what is to be found is found, and how much of what is found is to be found: in specs that are made of each
// template by chance, in which the answer is known because we wrote it.
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { allTemplates, findings } from "../generatedSpecs.ts";
import { seed } from "../seed.ts";
import { chanceOf } from "./random.ts";
import { constructSpec } from "./specsByConstruction.ts";
import { type Part, readAsPerson } from "./templateReading.ts";

/** Specs of each template; more by `npm test -- --unit recallAndPrecision --sequences 5000`. */
const specs = Math.ceil(Number(process.env["SPECWRIGHT_SEQUENCES"] ?? 300) / 30);

const needed = 0.99;

interface Count {
  expected: number;
  found: number;
  invented: number;
}

const recall = ({ expected, found }: Count) => (expected === 0 ? 1 : found / expected);
const precision = ({ found, invented }: Count) => (found + invented === 0 ? 1 : found / (found + invented));

function add(total: Count, count: Count): void {
  total.expected += count.expected;
  total.found += count.found;
  total.invented += count.invented;
}

const shown = (count: Count) =>
  `${count.found} of ${count.expected}, ${count.invented} invented (recall ${recall(count).toFixed(4)}, precision ${precision(count).toFixed(4)})`;

/** The words of a heading: it is told without its marks. */
const wordsOf = (heading: string) => heading.replace(/[^\p{L}\p{N}]+/gu, " ").trim();

const overlaps = (a: Part, b: Part) => a.start < b.end && b.start < a.end;

describe("What is found in specs made by chance", () => {
  const total = {
    placeholders: { expected: 0, found: 0, invented: 0 },
    sections: { expected: 0, found: 0, invented: 0 },
  };
  let made = 0;

  for (const template of allTemplates()) {
    it(`is what was left and what was deleted: ${template.id}`, (test) => {
      const reading = readAsPerson(
        template.document
          .whole()
          .replace(/^\ufeff/, "")
          .replaceAll("\r\n", "\n"),
      );
      const placeholders: Count = { expected: 0, found: 0, invented: 0 };
      const sections: Count = { expected: 0, found: 0, invented: 0 };
      const wrong: string[] = [];
      for (let index = 0; index < specs; index++) {
        made++;
        const { text, left, missing } = constructSpec(reading, chanceOf(seed + index));
        const all = findings(template, text);
        const said = all.filter(({ code }) => code === "placeholder" || code === "undecided-choice");
        const missed = left.filter((slot) => !said.some(({ span }) => overlaps(slot, span)));
        const invented = said.filter(({ span }) => !left.some((slot) => overlaps(slot, span)));
        add(placeholders, {
          expected: left.length,
          found: left.length - missed.length,
          invented: invented.length,
        });
        const line = ({ start, end }: Part) =>
          JSON.stringify(
            `${text.slice(Math.max(0, start - 40), start)}⟦${text.slice(start, end)}⟧${text.slice(end, end + 20)}`,
          );
        wrong.push(...missed.map((slot) => `missed ${line(slot)}`));
        wrong.push(...invented.map(({ span }) => `invented ${line(span)}`));

        const lacking = all
          .filter(({ code }) => code === "missing-section")
          .map(({ section }) => section ?? "");
        const open = [...missing];
        let surplus = 0;
        for (const title of lacking) {
          const words = wordsOf(title);
          const same = open.findIndex((heading) => wordsOf(heading) === words);
          const at = same >= 0 ? same : open.findIndex((heading) => wordsOf(heading).includes(words));
          if (at >= 0) open.splice(at, 1);
          else {
            surplus++;
            wrong.push(`invented section ${title} (deleted: ${missing})`);
          }
        }
        add(sections, { expected: missing.length, found: missing.length - open.length, invented: surplus });
        wrong.push(...open.map((heading) => `missed section ${heading}`));
      }
      add(total.placeholders, placeholders);
      add(total.sections, sections);
      test.diagnostic(`placeholders: ${shown(placeholders)}; missing sections: ${shown(sections)}`);
      for (const count of [placeholders, sections])
        assert.ok(
          recall(count) >= needed && precision(count) >= needed,
          `\n${wrong.slice(0, 20).join("\n")}`,
        );
    });
  }

  after(() => {
    console.log(`${made} specs of ${allTemplates().length} templates`);
    console.log(`placeholders: ${shown(total.placeholders)}`);
    console.log(`missing sections: ${shown(total.sections)}`);
  });
});
