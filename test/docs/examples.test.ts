// The examples in the documentation are run: what is shown as the answer is what the code answers.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { bind } from "../../server/src/core/binding/binding.ts";
import { readDocument } from "../../server/src/core/document/document.ts";
import { recognise } from "../../server/src/core/recognition/recognise.ts";
import { check } from "../../server/src/core/rule/check.ts";
import type { Finding } from "../../server/src/core/rule/rule.ts";
import { defaultCheckOptions } from "../../server/src/core/rule/severities.ts";
import { changeOn } from "../../server/src/core/rule/today.ts";
import { rules } from "../../server/src/core/rules/index.ts";
import { newSpec } from "../../server/src/core/template/newSpec.ts";
import { readTemplate, type Template } from "../../server/src/core/template/template.ts";
import { changedText } from "../../server/src/core/text/revision.ts";
import { projectRoot } from "../generated/generated.ts";
import { assertPart, read } from "./parts.ts";

/** The template of all examples. */
const source = exampleIn("docs/templates.md", "template");
const template = readTemplate({ id: "service-contract", text: source, origin: "user", uri: null });

describe("The example template", () => {
  it("is the same in the README", () => {
    assert.equal(exampleIn("README.md", "template"), source);
  });

  it("makes the new spec that is shown", () => {
    const facts = { name: "Address lookup", today: "2026-03-04", author: "Mireille Aubert" };
    const { fileName, text } = newSpec(template, facts);
    assert.equal(fileName, "address-lookup.md");
    assertPart("docs/templates.md", "new-spec", fenced("markdown", text));
  });

  it("is read as shown", () => {
    assertPart("docs/templates.md", "reading", fenced("text", describeTemplate(template)));
  });
});

describe("The example of the rule", () => {
  for (const { code } of rules) {
    it(code, () => {
      const path = `docs/rules/${code}.md`;
      const before = exampleIn(path, "before");
      const document = readDocument(before);
      // Of the files that an example links to none is there.
      const found = check(bind(template, document), defaultCheckOptions, () => false).filter(
        (finding) => finding.code === code,
      );
      assert.ok(found.length > 0, `${path}: the example shows no ${code}`);
      assertPart(path, "findings", fenced("text", found.map((finding) => row(before, finding)).join("\n")));
      const [fix] = found.flatMap(({ fixes }) => fixes());
      const after = fix
        ? fenced(
            "markdown",
            changedText(
              before,
              fix.changes.map((change) => changeOn("2026-03-11", change)),
            ),
          )
        : "";
      assertPart(
        path,
        "after",
        fix
          ? `After the quick fix **${fix.title}**:\n\n${after}`
          : "Nothing in this example can be fixed without you.",
      );
    });
  }
});

describe("The example of the command line", () => {
  const folder = mkdtempSync(join(tmpdir(), "specwright-docs-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, ".specwright", "templates"), { recursive: true });
  mkdirSync(join(folder, "docs"));
  writeFileSync(join(folder, ".specwright", "templates", "service-contract.md"), source);
  writeFileSync(join(folder, "docs", "address-lookup.md"), exampleIn("README.md", "before"));
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, [join(projectRoot, "dist", "cli.js"), ...args], {
      cwd: folder,
      encoding: "utf8",
    });

  it("is a spec that is recognised", () => {
    const { template: found, by } = recognise(readDocument(exampleIn("README.md", "before")), [template]);
    assert.equal(found, template);
    assert.equal(by, "evidence");
  });

  it("prints what is shown", () => {
    const { stdout, status } = run("check", "docs");
    assert.equal(status, 1);
    const shown = fenced("text", stdout.trimEnd());
    assertPart("docs/command-line.md", "text", shown);
    assertPart("README.md", "findings", shown);
    const json = run("check", "docs", "--format", "json", "--fail-on", "never");
    assert.equal(json.status, 0);
    assertPart("docs/command-line.md", "json", fenced("json", json.stdout.trimEnd()));
  });

  it("lists the templates that are shown", () => {
    assertPart("docs/command-line.md", "templates", fenced("text", run("templates").stdout.trimEnd()));
  });

  it("explains itself as shown", () => {
    assertPart("docs/command-line.md", "usage", fenced("text", run("--help").stdout.trimEnd()));
  });

  it("ends with 2 where something is wrong, and checks the rest", () => {
    for (const args of [["chek"], ["check", "--format", "xml"], ["check", "--template", "nothing"], []])
      assert.equal(run(...args).status, 2, args.join(" "));
    const { status, stdout, stderr } = run("check", "docs", "missing.md");
    assert.equal(status, 2);
    assert.match(stdout, /1 spec in 1 file/);
    assert.match(stderr, /missing\.md: no such file/);
  });
});

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

/** The fenced text behind `<!-- example: name -->`. */
function exampleIn(path: string, name: string): string {
  const found = new RegExp(`<!-- example: ${name} -->\\s*\\n(\`{3,})\\w*\\n([\\s\\S]*?)\\n\\1\\s*\\n`).exec(
    read(path),
  );
  assert.ok(found?.[2] !== undefined, `${path} has no example '${name}'`);
  return `${found[2]}\n`;
}

function row(text: string, { span, severity, message }: Finding): string {
  const before = text.slice(0, span.start).split("\n");
  return `${before.length}:${(before.at(-1) ?? "").length + 1}  ${severity}  ${message}`;
}

/** What was read out of a template, as the documentation shows it. */
function describeTemplate(read: Template): string {
  const rows = [
    `id           ${read.id}`,
    `name         ${read.name}`,
    `description  ${read.description()}`,
    ...read.fields.map(
      ({ name, kind, vocabulary }) =>
        `field        ${name}: ${vocabulary ? vocabulary.values.join(", ") : kind === "person" ? "a name" : `a ${kind}`}`,
    ),
  ];
  for (const section of read.sections) {
    const notes = [
      ...(section.optional ? ["optional"] : []),
      ...(section.shape ? ["repeatable"] : []),
      ...section.slots().map((slot) => slot.text),
    ];
    rows.push(
      `section      ${"  ".repeat(section.depth - 1)}${section.title}${notes.length > 0 ? `: ${notes.join("; ")}` : ""}`,
    );
    for (const { text } of section.guidance()) rows.push(`guidance     ${"  ".repeat(section.depth)}${text}`);
    for (const [column, { values }] of section.columns())
      rows.push(`column       ${"  ".repeat(section.depth)}${column}: ${values.join(", ")}`);
  }
  return rows.join("\n");
}
