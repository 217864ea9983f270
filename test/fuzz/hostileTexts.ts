// Texts that nobody writes and anybody may open, each as large as one likes: `(size)` is about their length in characters.

/** So many repetitions of a part as make `size` characters. */
const filled = (size: number, part: string) => part.repeat(Math.max(1, Math.ceil(size / part.length)));

/** Parts that count: `of(0)`, `of(1)`, … until there are `size` characters. */
function counted(size: number, of: (index: number) => string): string {
  const parts: string[] = [];
  for (let index = 0, length = 0; length < size; index++) {
    const part = of(index);
    parts.push(part);
    length += part.length;
  }
  return parts.join("");
}

/** A text that is one line in its own section, between what a spec usually has. */
const framed = (body: string) =>
  `# Spec: [Name]\n\n## Goals\n\n[What is wanted]\n\n${body}\n\n## Risks\n\n[What may fail]\n`;
const inFrontMatter = (yaml: string) => `---\nstatus: draft\n${yaml}\n---\n\n${framed("Text.")}`;

const word = (index: number) => `word${index.toString(36)}`;

export const hostileTexts: Readonly<Record<string, (size: number) => string>> = {
  // One line
  "a line of letters": (size) => framed(filled(size, "a")),
  "a line of words": (size) => framed(filled(size, "ab cd ")),
  "a line of brackets that open": (size) => framed(filled(size, "[")),
  "a line of brackets that close": (size) => framed(filled(size, "]")),
  "a line of brackets in brackets": (size) => framed(filled(size / 2, "[a") + filled(size / 4, "]")),
  "a line of braces": (size) => framed(filled(size, "{{")),
  "a line of angles": (size) => framed(filled(size, "<a ")),
  "a line of slots": (size) => framed(filled(size, "[Name] ")),
  "a line of links": (size) => framed(filled(size, "[a](b) ")),
  "a line of half links": (size) => framed(filled(size, "[a](")),
  "a line of references": (size) => framed(filled(size, "[a][b] ")),
  "a line of images": (size) => framed(filled(size, "![a](b)")),
  "a line of stars": (size) => framed(filled(size, "*")),
  "a line of emphasis": (size) => framed(filled(size, "*a **b* c** ")),
  "a line of underscores": (size) => framed(filled(size, "_a")),
  "a line of backticks": (size) => framed(filled(size, "`")),
  "a line of code that never closes": (size) =>
    framed(counted(size, (index) => `${"`".repeat((index % 60) + 1)} a `)),
  "a line of backslashes": (size) => framed(filled(size, "\\")),
  "a line of bars": (size) => framed(filled(size, "|")),
  "a line of colons": (size) => framed(filled(size, "a: ")),
  "a line of values": (size) => framed(`**Status:** ${filled(size, "Draft | ")}`),
  "a line of slashes": (size) => framed(`**Status:** ${filled(size, "Draft / ")}`),
  "a line of blanks": (size) => framed(`a${filled(size, " ")}b`),
  "a line of tabs": (size) => framed(`a${filled(size, "\t")}b`),
  "a line of entities": (size) => framed(filled(size, "&amp;")),
  "a line of comments": (size) => framed(filled(size, "<!-- a -->")),
  "a line of comments that never close": (size) => framed(filled(size, "<!-- ")),
  "a line of dashes": (size) => framed(`a${filled(size, "-")}b`),
  "a line of emoji": (size) => framed(filled(size, "🔒")),
  "a line of combining marks": (size) => framed(`e${filled(size, "\u0301")}`),
  "a line of addresses": (size) => framed(filled(size, "a@b.c https://d.e ")),
  "a line of ats": (size) => framed(filled(size, "a@")),
  "a line of numbers": (size) => framed(filled(size, "1.2.")),
  "a line of dates": (size) => framed(`**Created:** ${filled(size, "2026-11-25 ")}`),
  "a line of requirement IDs": (size) => framed(counted(size, (index) => `FR-${index} `)),
  "a line of TODOs": (size) => framed(filled(size, "TODO ")),
  "a heading of words": (size) => framed(`## ${filled(size, "ab ")}`),
  "a heading of slots": (size) => framed(`## ${filled(size, "[a] ")}`),
  "a heading of hashes": (size) => framed(`## a ${filled(size, "#")}`),
  "a title of parentheses": (size) => framed("Text.").replace("[Name]", filled(size, "(a) ")),
  "a list mark of digits": (size) => framed(`${filled(size, "1")}. a`),
  "quotes in quotes on a line": (size) => framed(`${filled(size, "> ")}a`),
  "lists in lists on a line": (size) => framed(`${filled(size, "- ")}a`),
  // Many lines
  "headings of one name": (size) => framed(filled(size, "## Goals\n")),
  "headings of many names": (size) => framed(counted(size, (index) => `## ${word(index)}\n`)),
  "headings with a slot": (size) => framed(counted(size, (index) => `## [Name ${index}]\n`)),
  "headings with a number": (size) => framed(counted(size, (index) => `## Phase ${index}: Go\n`)),
  "headings of many shapes": (size) => framed(counted(size, (index) => `## ${word(index)} [Name]\n`)),
  "headings with a slip": (size) => framed(counted(size, (index) => `## ${index % 2 ? "Golas" : "Rikss"}\n`)),
  "headings nearly the same": (size) => framed(counted(size, (index) => `## Requirements ${word(index)}\n`)),
  "headings up and down": (size) =>
    framed(counted(size, (index) => `${"#".repeat((index % 6) + 1)} A${index % 7}\n`)),
  "headings with text": (size) =>
    framed(counted(size, (index) => `## ${word(index)}\n\n[What is wanted] TBD\n\n`)),
  "subsections of one name": (size) => framed(filled(size, "### Goals\n\nText.\n\n")),
  titles: (size) => framed(counted(size, (index) => `# ${word(index)}\n\n---\n\n`)),
  "setext headings": (size) => framed(filled(size, "a\n---\n")),
  rules: (size) => framed(filled(size, "---\n\n")),
  "quotes in quotes": (size) => framed(counted(Math.min(size, 2_000), (index) => `${"> ".repeat(index)}a\n`)),
  "stairs of lists": (size) =>
    framed(counted(Math.min(size, 40_000), (index) => `${"  ".repeat(index)}- a\n`)),
  "list items": (size) => framed(filled(size, "- a\n")),
  "list items that are slots": (size) => framed(filled(size, "- [Name]\n")),
  "list items with a number": (size) => framed(counted(size, (index) => `- Goal ${index}: Description\n`)),
  boxes: (size) => framed(filled(size, "- [ ] a\n")),
  "fences that never close": (size) => framed(counted(size, (index) => `${"`".repeat((index % 9) + 3)}a\n`)),
  fences: (size) => framed(filled(size, "```\n[Name]\n```\n")),
  "comments that never close": (size) => framed(filled(size, "<!-- a\n")),
  comments: (size) => framed(filled(size, "<!-- a -->\n\n")),
  "HTML that never closes": (size) => framed(filled(size, "<div>\n\n")),
  details: (size) => framed(filled(size, "<details>\n\n[Name]\n\n</details>\n\n")),
  "paragraphs of slots": (size) => framed(filled(size, "[What is wanted]\n\n")),
  "many slots": (size) =>
    framed(counted(size, (index) => `[What is wanted ${index}] and {this ${index}}\n\n`)),
  "lines of labels": (size) => framed(counted(size, (index) => `**${word(index)}:** [Name]\n`)),
  "lines of fields": (size) =>
    `# Spec: A\n\n${counted(size, (index) => `**${word(index)}:** Draft | Approved  \n`)}\n\n## Goals\n`,
  "lines of one field": (size) => `# Spec: A\n\n${filled(size, "**Status:** Draft  \n")}\n\n## Goals\n`,
  "lines of dates": (size) =>
    `# Spec: A\n\n${counted(size, (index) => `**Date ${index}:** YYYY-MM-DD  \n`)}\n\n## Goals\n`,
  definitions: (size) => framed(counted(size, (index) => `[${word(index)}]: https://a.b/${index}\n`)),
  "dummy definitions": (size) =>
    framed(counted(size, (index) => `- [Reference ${index}]: Description/Link\n`)),
  footnotes: (size) => framed(counted(size, (index) => `a[^${index}]\n\n[^${index}]: b\n\n`)),
  "related links": (size) => framed(counted(size, (index) => `- [A](./${word(index)}.md)\n`)),
  "table rows": (size) => framed(`| A | Impact |\n|---|---|\n${filled(size, "| [Name] | High/Low |\n")}`),
  "table columns": (size) =>
    framed(`|${filled(size / 4, " a |")}\n|${filled(size / 4, "---|")}\n|${filled(size / 4, " b |")}`),
  tables: (size) => framed(filled(size, "| A | Impact |\n|---|---|\n| [Name] | High |\n\n")),
  "half tables": (size) => framed(filled(size, "| a |\n|---\n")),
  "table of contents": (size) =>
    `# A\n\n## Contents\n\n${counted(size, (index) => `- [${word(index)}](#${word(index)})\n`)}\n${framed("Text.")}`,
  "table of contents with its headings": (size) =>
    `# A\n\n## Contents\n\n${counted(size / 2, (index) => `- [${word(index)}](#${word(index)})\n`)}\n${counted(size / 2, (index) => `## ${word(index)}\n\n`)}`,
  requirements: (size) => framed(counted(size, (index) => `- **FR-${index}**: a, see FR-${index * 7}\n`)),
  "requirements of one ID": (size) => framed(filled(size, "- **FR-1**: a\n")),
  "change log": (size) =>
    framed(
      `## Change Log\n\n| Version | Date | Change |\n|---|---|---|\n${filled(size, "| 1.0 | 2026-11-25 | [Name] |\n")}`,
    ),
  suppressions: (size) => framed(filled(size, "<!-- specwright-disable placeholder -->\n[What is wanted]\n")),
  "suppressions of the next line": (size) =>
    framed(filled(size, "<!-- specwright-disable-next-line -->\n[What is wanted]\n")),
  "carriage returns": (size) => framed(filled(size, "a\r")),
  "lines without text": (size) => framed(filled(size, "\n")),
  "indented code": (size) => framed(filled(size, "    [Name]\n\n")),
  instructions: (size) => framed(filled(size, "Describe what this is about.\n\n")),
  guidance: (size) => framed(counted(size, (index) => `*Say what number ${index} is.*\n\n`)),
  // Front matter
  "front matter that never closes": (size) => `---\n${filled(size, "a: b\n")}`,
  "front matter of many keys": (size) =>
    inFrontMatter(counted(size, (index) => `${word(index)}: [Name]\n`).trimEnd()),
  "front matter of one key": (size) => inFrontMatter(filled(size, "author: a\n").trimEnd()),
  "front matter of aliases": (size) =>
    inFrontMatter(
      `a0: &a0 [x, x]\n${counted(Math.min(size, 20_000), (index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}, *a${index}]\n`).trimEnd()}`,
    ),
  "front matter of lists in lists": (size) => inFrontMatter(`a: ${filled(size, "[")}`),
  "front matter of maps in maps": (size) => inFrontMatter(`a: ${filled(size, "{a: ")}`),
  "front matter of lists in lists by lines": (size) => inFrontMatter(`a: ${filled(size, "- ")}b`),
  "front matter of a list": (size) => inFrontMatter(`reviewers:\n${filled(size, "  - [Name]\n").trimEnd()}`),
  "front matter of a long value": (size) => inFrontMatter(`a: "${filled(size, "a b ")}"`),
  "front matter of a value that never closes": (size) => inFrontMatter(`a: "${filled(size, "a b\n")}`),
  "front matter of comments": (size) => inFrontMatter(filled(size, "# a | b\n").trimEnd()),
  "front matter of blanks": (size) => inFrontMatter(`a:${filled(size, " ")}b`),
  "front matter of a block": (size) => inFrontMatter(`a: |\n${filled(size, "  a\n").trimEnd()}`),
  "front matter of keys without values": (size) => inFrontMatter(filled(size, "? a\n").trimEnd()),
};
