// The largest texts that anybody may open, each once.

interface LargeText {
  readonly textOf: () => string;
  /** Of CPU; several times what it takes. */
  readonly seconds: number;
}

const inSpec = (body: string) =>
  `# Spec: Login\n\n**Status:** Draft\n\n## Goals\n\n${body}\n\n## Risks\n\nNone.\n`;
const inFrontMatter = (yaml: string) => `---\nstatus: draft\n${yaml}\n---\n\n${inSpec("Text.")}`;
const numbered = (count: number, of: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => of(index)).join("");

/** Each is made of those before it: the last one stands for more than there are atoms. */
const aliases = (count: number) =>
  `a0: &a0 [x, x]\n${numbered(count, (index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}, *a${index}]\n`)}`.trimEnd();

/** Lines that make a pattern with two ways to read the same characters try all of both. */
const run = (part: string) => part.repeat(Math.ceil(200_000 / part.length));
const blanks = run(" ");
const traps: Readonly<Record<string, string>> = {
  "blanks in a paragraph of a template": inSpec(`[Name]${blanks}a`),
  "blanks in a label": inSpec(`**a${blanks}b:** c`),
  "blanks behind a label": inSpec(`**a**${blanks}b: c`),
  "blanks in a choice": inSpec("Text.").replace("Draft", `Draft /${blanks}Approved`),
  "blanks in a version": inSpec("Text.").replace("**Status:**", `**Version:** 1${blanks}x\n**Status:**`),
  "blanks in a comment behind a label": inSpec("Text.").replace("Draft", `Draft <!-- a${blanks}b`),
  "digits in a status": inSpec("Text.").replace("Draft", `P${run("1")}x`),
  "half labels in a line": inSpec(`**a:** b${run(" · __a")}`),
  "blanks in front matter": inFrontMatter(`a:${blanks}b`),
  "blanks in a key of front matter": inFrontMatter(`a${blanks}b`),
  "blanks in a list of front matter": inFrontMatter(`a: [b${blanks}c, d]`),
  "blanks in a question": inSpec(
    `None.\n\n## Open Questions\n\n- a${blanks}b\n- a?${run("?")}b\n- decided${blanks}b`,
  ),
  "blanks in a change log": inSpec(
    `None.\n\n## Change Log\n\n| Version | Change |\n|---|---|\n| 1.0${blanks}x | a${blanks}b |`,
  ),
  "blanks in a table of contents": `# A\n\n## Contents\n\n- [Goals](#goals)\n- [Risks](#risks)\n${blanks}a\n\n${inSpec("Text.")}`,
  "underscores in a heading": inSpec(`[a](#b)\n\n## ${run(" _a")}`),
  "half links in a heading": inSpec(`[a](#b)\n\n## ${run("![a](")}`),
  "half tags in a heading": inSpec(`[a](#b)\n\n## ${run("<a ")}`),
  "half comments in a heading": inSpec(`[a](#b)\n\n## ${run("<!-- ")}`),
  "half comments behind a label": inSpec("Text.").replace("Draft", run("<!-- a ")),
  "half links behind a label": inSpec("Text.").replace("Draft", run("[a](")),
  "half links in lines": inSpec(run("[a](\n")),
  "addresses without a blank": inSpec(run("https://a[]")),
  "metadata definitions that never close": inSpec(run("[_metadata_\n")),
  "words for optional in a comment of front matter": inFrontMatter(`# ${run("optional ")}`),
};

export const largeTexts: Readonly<Record<string, LargeText>> = {
  "one line of 10 MB": { textOf: () => inSpec("words and ".repeat(1_000_000)), seconds: 20 },
  "a heading of 1 MB": { textOf: () => inSpec(`## ${"words and ".repeat(100_000)}`), seconds: 10 },
  "100,000 headings": {
    textOf: () => inSpec(numbered(100_000, (index) => `## Part ${index}\n`)),
    seconds: 30,
  },
  "10,000 nested quotes": { textOf: () => inSpec(`${"> ".repeat(10_000)}a`), seconds: 10 },
  "10,000 nested lists": { textOf: () => inSpec(`${"- ".repeat(10_000)}a`), seconds: 10 },
  "a fence over 1 MB that never closes": {
    textOf: () => inSpec(`\`\`\`\n${"[Name] a\n".repeat(120_000)}`),
    seconds: 10,
  },
  "a comment over 1 MB that never closes": {
    textOf: () => inSpec(`<!--\n${"[Name] a\n".repeat(120_000)}`),
    seconds: 10,
  },
  "front matter that grows a thousandfold": { textOf: () => inFrontMatter(aliases(1000)), seconds: 10 },
  "front matter of 10,000 lists in lists": {
    textOf: () => inFrontMatter(`a: ${"[".repeat(10_000)}`),
    seconds: 10,
  },
  "front matter of 10,000 maps in maps": {
    textOf: () => inFrontMatter(`a: ${"{a: ".repeat(10_000)}`),
    seconds: 10,
  },
  "front matter of 5,000 keys": {
    textOf: () => inFrontMatter(numbered(5000, (index) => `key${index}: [Name]\n`).trimEnd()),
    seconds: 20,
  },
  "5,000 slots": {
    textOf: () => inSpec(numbered(5000, (index) => `[What is wanted ${index}]\n\n`)),
    seconds: 20,
  },
  ...Object.fromEntries(
    Object.entries(traps).map(([name, text]) => [name, { textOf: () => text, seconds: 6 }]),
  ),
};
