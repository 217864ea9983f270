// Texts nobody writes must not hang the editor: what costs the square of a line's length would take minutes here.
import assert from "node:assert/strict";
import { it } from "node:test";
import { findingsIn, templateOf } from "./annotated.ts";

const many = (part: string, times = 20_000) => part.repeat(times);

const bodies: Readonly<Record<string, string>> = {
  "blanks in a paragraph": `text\n${many(" ")}-|x`,
  "blanks in a heading": `## x${many(" ")}y`,
  "marks in a heading": `## x${many(" #")}y`,
  "links in a heading": `## ${many("[a](", 5000)}`,
  "attributes in a heading": `## ${many("{#")}`,
  "parentheses in a heading": `## x ${many("(a) ")}`,
  "blanks behind a label": `a:${many(" ")}b`,
  "comments behind a label": `a: ${many("<!---->", 3000)}b`,
  "comments in a cell": `| a | b |\n|---|---|\n| x ${many("<!---->", 3000)}b | c |`,
  "blanks in a directive": `<!-- specwright-disable ${many(" ")}x`,
  "directives in one line": many("<!-- specwright-disable -->"),
  "directives for the next line, in one line": `${many("<!-- specwright-disable-next-line a -->", 10_000)}${many("\n")}x`,
  "directives that end what others begin": `${many("<!-- specwright-disable -->\n", 5000)}${many("<!-- specwright-enable a -->\n", 5000)}`,
  "unclosed directives": many("<!-- specwright-disable a "),
  "open brackets": many("["),
  "open braces": many("{"),
  "words in a heading": `## ${many("ab ", 300)}!`,
  "comments in a section": many("<!-- c -->\n"),
  "comments and slots": many("<!-- c --> [What is wanted] "),
  "slots in a comment": `<!--\n${many("[What is wanted]\n")}`,
  "slots in HTML": `<div>\n${many("[What is wanted]\n")}`,
  "slots in a table": `| A | B |\n|---|---|\n${many("| [What is wanted] | High/Low |\n")}`,
  "slots in tables": many("| A | Impact |\n|---|---|\n| [What is wanted] | High |\n\n", 5000),
  "addresses and slots": many("https://example.org [What is wanted]\n"),
  "an address without an end": `${many("a@b")} [What is wanted]`,
  "unclosed tags": `${many("<b ")}[What is wanted]`,
  "unclosed code": `${many("` ``` ")}[What is wanted]`,
  "labels with slots in one line": many("Author: [Name]", 4000),
  "values in one line": many("TBD "),
  "lists in lists on one line": `${many("- ")}a`,
  "quotes and lists on one line": `${many("> - ")}a`,
};

const seconds = 10;

for (const [name, body] of Object.entries(bodies)) {
  it(`No time is lost on ${name}, in a spec or in a template`, () => {
    const text = `# Spec: [Name]\n\n## Goals\n\n[What is wanted]\n\n${body}\n\n## Risks\n\n[What may fail]\n`;
    // Of this process alone: a busy machine is no failure.
    const start = process.cpuUsage();
    const template = templateOf(
      "# Spec: [Name]\n\n## Goals\n\n[What is wanted]\n\n## Risks\n\n[What may fail]\n",
    );
    assert.ok(findingsIn(template, text).length > 0);
    findingsIn(templateOf(text), "# Spec: Login\n\n## Goals\n\nNone.\n");
    assert.ok(process.cpuUsage(start).user < seconds * 1_000_000);
  });
}

for (const [name, said] of Object.entries({
  capitals: many("A"),
  names: many("Ann "),
  "names and blanks": `Ann${many(" ")}Bob`,
  "marks of a handle": `@${many("_")}!`,
  "question marks": many("? "),
  dashes: many(" - "),
  "open comments": many("<!-- "),
  parentheses: many("( "),
  "requirements in one line": many("FR-1 "),
  "tags and a requirement": `${many("<b> ")}FR-1`,
})) {
  it(`No time is lost on ${name} behind an open question`, () => {
    const start = process.cpuUsage();
    const text = `# Spec: Login\n\n**Status:** Approved\n\n## Open questions\n\n- Who pays? ${said}\n- Who pays${said}\n\n${said}\n`;
    findingsIn(
      templateOf("# Spec: [Name]\n\n**Status:** Draft | Approved\n\n## Open questions\n\n[Who pays?]\n"),
      text,
    );
    assert.ok(process.cpuUsage(start).user < seconds * 1_000_000);
  });
}

it("No time is lost on headings that name a hundred things, of which many sections may be one", () => {
  const names = [..."abcdefghijklmnopqrstuvwxyz"];
  const wanted = names.map((name) => `## Zone${name} and its people\n\n[What is wanted]\n`);
  const headings = Array.from(
    { length: 20 },
    (_, index) => `## ${many("High/Med/Low", 60)} ${index}\n\nText.\n`,
  );
  const template = templateOf(`# Spec: [Name]\n\n${wanted.join("\n")}`);
  const start = process.cpuUsage();
  const missing = findingsIn(template, `# Spec: Login\n\n${headings.join("\n")}`);
  assert.equal(missing.filter(({ code }) => code === "missing-section").length, wanted.length);
  assert.ok(process.cpuUsage(start).user < 3_000_000);
});
