// Texts that nobody would write: random ones, and real documents that were cut, spliced, repeated and mutilated.
import fc from "fast-check";
import { builtInTemplates } from "../../server/src/builtInTemplates.ts";
import { newSpec } from "../../server/src/core/template/newSpec.ts";
import { corpusDocuments, seeds } from "../core/corpus.ts";
import { samples } from "../service/samples.ts";

const facts = { name: "User login", today: "2026-03-04", author: "Ann" };

/** Documents to begin with: our own ones, and the real ones where they are there. Long ones are cut. */
const documents: readonly string[] = [
  "",
  ...builtInTemplates().map(({ document }) => document.whole()),
  ...builtInTemplates().map((template) => newSpec(template, facts).text),
  ...samples(),
  ...[...seeds(), ...corpusDocuments("templates"), ...corpusDocuments("filled")].map(({ text }) => text),
  ...[...corpusDocuments("partly"), ...corpusDocuments("notspecs")].map(({ text }) => text),
].map((text) => text.slice(0, 40_000));

/** Pieces that mean something to Markdown, YAML, templates or Unicode. */
const tokens: readonly string[] = [
  ..."#\n##  \n---\n===\n***\n```\n~~~\n````md\n<!--\n-->\n<!\n<?\n]]>\n<div>\n</div>\n<details>\n<b\n<https://a.b>".split(
    "\n",
  ),
  ..."- |* |+ |1. |999999999. |- [ ] |- [x] |> |>> |    |\t".split("|"),
  ..."[~]~(~)~](~][~[]~[^1]~[^1]:~[!NOTE]~[[~]]~![~\\~\\[~{~}~{{~}}~{%~%}~${{~<~>~`~$~$$~*~**~_~__~~~~|~||".split(
    "~",
  ),
  ..."|---|\n|:-:|\n| a | b |\n| a | b |\\n|---|---|\\n| c | d |"
    .split("\n")
    .map((row) => row.replaceAll("\\n", "\n")),
  ..."status: \nstatus: draft\n: \n? \n&a\n*a\n!!str\n|\n>-\n\"\n'\n# x\n%YAML 1.2\n...\n{a: [b, {c: d}]}".split(
    "\n",
  ),
  ..."**Status:** Draft\n**Status**: Draft | Approved\nAuthor: [Name]\n| **Status** | Draft |\n- **Date:** YYYY-MM-DD".split(
    "\n",
  ),
  ..."[Name]\n{Name}\n<name>\nYYYY-MM-DD\nTBD\nTODO\n???\nHigh/Med/Low\nDraft | In Review\nGoal 1: Description\nFR-001".split(
    "\n",
  ),
  ..."<!-- specwright-disable -->\n<!-- specwright-enable\n<!-- specwright-disable-next-line placeholder -->".split(
    "\n",
  ),
  ...'<!-- template: feature-spec -->\n<!-- toc -->\n<!-- /toc -->\n- [Goals](#goals)\n[a]: b\n[a]: <b> "c"'.split(
    "\n",
  ),
  ..."## Goals\n### Risks (optional)\n#### Phase 1: [Name]\n## 3. Scope\n# Title\n## Change Log\n## Metadata".split(
    "\n",
  ),
  ..."2026-02-30\n2026-11-25\n1.2.3\nv1\n99999999999999999999\n-0\n1e999".split("\n"),
  "\r",
  "\r\n",
  "\u2028",
  "\u0085",
  "\0",
  "\ufeff",
  "\ufffd",
  "\ud83d",
  "\udd12",
  "\u{1f512}",
  "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}",
  "\u{1d4b3}",
  "\u{1f1e9}\u{1f1ea}",
  "e\u0301",
  "\u0301",
  "\u00a0",
  "\u3000",
  "\u200b",
  "\u202e",
  "İ",
  "ß",
  "ﬁ",
  "：",
  "［名前］",
  "（オプション）",
  "Цели",
  "مقدمة",
  "เป้าหมาย",
  "概要",
];

/** A place in a text of any length, and a length in it. */
const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const length = fc.oneof(fc.nat(3), fc.nat(40), fc.nat(600), fc.nat(8000));
const times = fc.oneof(fc.constant(1), fc.integer({ min: 2, max: 8 }), fc.integer({ min: 20, max: 300 }));

/** What is done to a text. */
type Mutation = (text: string) => string;

const longest = 80_000;
const at = (text: string, where: number) => Math.floor(where * (text.length + 1));
const insert = (text: string, offset: number, what: string) =>
  text.slice(0, offset) + what + text.slice(offset);

/** The same mutation as a person sees it in a report of a failure. */
function named(name: string, mutate: Mutation): Mutation {
  return Object.assign(mutate, { toString: () => name });
}

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(place, fc.constantFrom(...tokens), times)
      .map(([where, token, count]) =>
        named(`write ${JSON.stringify(token)} × ${count} at ${where}`, (text) =>
          insert(text, at(text, where), token.repeat(count)),
        ),
      ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(place, fc.array(fc.constantFrom(...tokens, "\n", "\n\n", "word"), { maxLength: 20 }))
      .map(([where, parts]) =>
        named(`write ${JSON.stringify(parts.join(""))} at ${where}`, (text) =>
          insert(text, at(text, where), parts.join("")),
        ),
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(place, fc.constantFrom(...tokens))
      .map(([where, token]) =>
        named(`begin a line with ${JSON.stringify(token)} at ${where}`, (text) =>
          insert(text, text.lastIndexOf("\n", at(text, where)) + 1, token),
        ),
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(place, fc.string({ unit: "binary", maxLength: 30 }))
      .map(([where, what]) =>
        named(`write ${JSON.stringify(what)} at ${where}`, (text) => insert(text, at(text, where), what)),
      ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(place, length).map(([where, count]) =>
      named(`delete ${count} at ${where}`, (text) => {
        const offset = at(text, where);
        return text.slice(0, offset) + text.slice(offset + count);
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(place, length, times).map(([where, count, repeated]) =>
      named(`repeat ${count} at ${where} × ${repeated}`, (text) => {
        const offset = at(text, where);
        return insert(text, offset, text.slice(offset, offset + count).repeat(repeated));
      }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(place, fc.nat(documents.length - 1), place, length)
      .map(([where, other, from, count]) =>
        named(`splice ${count} of document ${other} at ${from} in at ${where}`, (text) => {
          const source = documents[other] ?? "";
          const start = at(source, from);
          return insert(text, at(text, where), source.slice(start, start + count));
        }),
      ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(place, length, place).map(([from, count, to]) =>
      named(`move ${count} from ${from} to ${to}`, (text) => {
        const start = at(text, from);
        const rest = text.slice(0, start) + text.slice(start + count);
        return insert(rest, at(rest, to), text.slice(start, start + count));
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: place.map((where) => named(`cut off at ${where}`, (text) => text.slice(0, at(text, where)))),
  },
  {
    weight: 1,
    arbitrary: place.map((where) => named(`cut off before ${where}`, (text) => text.slice(at(text, where)))),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(place, fc.nat(40), fc.constantFrom("> ", "- ", "    ", "1. ", "# ", "| ", "\t", "<!-- "))
      .map(([where, count, mark]) =>
        named(`begin ${count} lines with ${JSON.stringify(mark)} at ${where}`, (text) => {
          const rows = text.split("\n");
          const first = Math.floor(where * rows.length);
          return rows
            .map((row, index) => (index >= first && index < first + count ? mark + row : row))
            .join("\n");
        }),
      ),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom("\r\n", "\r", "\n\n", "\u2028")
      .map((eol) =>
        named(`break lines with ${JSON.stringify(eol)}`, (text) => text.replace(/\r\n|\n/g, eol)),
      ),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.constantFrom(...tokens), { maxLength: 12 })
      .map((rows) =>
        named(`front matter ${JSON.stringify(rows)}`, (text) => `---\n${rows.join("\n")}\n---\n${text}`),
      ),
  },
);

/** A text, and how it came to be: `toString` of its mutations is what a failure reports. */
export interface OddText {
  readonly base: number;
  readonly mutations: readonly Mutation[];
}

export const oddText: fc.Arbitrary<OddText> = fc.record({
  base: fc.nat(documents.length - 1),
  mutations: fc.array(mutation, { maxLength: 8 }),
});

/** The text. Cut where it grew out of bounds: how time grows with size is a matter of its own. */
export function textOf({ base, mutations }: OddText): string {
  return mutations.reduce((text, mutate) => mutate(text).slice(0, longest), documents[base] ?? "");
}
