// What the documentation says of rules, settings and commands is what the code and the manifest say.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import type { Rule } from "../../server/src/core/rule/rule.ts";
import { rules } from "../../server/src/core/rules/index.ts";
import { type Stage, stageMeaning, stageOf, stages } from "../../server/src/core/template/lifecycle.ts";
import { rulePage } from "../../server/src/features/diagnostics.ts";
import { projectRoot } from "../generated/generated.ts";
import { readManifest } from "./manifest.ts";
import { assertPart, read, table } from "./parts.ts";

const manifest = readManifest();

describe("The page of each rule", () => {
  for (const rule of rules) {
    it(`${rule.code} has its description and severities`, () => {
      const path = `docs/rules/${rule.code}.md`;
      const text = read(path);
      assert.ok(text.startsWith(`# ${rule.code}\n`), `${path} must begin with '# ${rule.code}'`);
      assertPart(path, "rule", ruleBlock(rule));
    });
  }

  it("is where the editor's link leads", () => {
    for (const { code } of rules)
      assert.ok(rulePage(code).endsWith(`/docs/rules/${code}.md`), rulePage(code));
  });

  it("belongs to a rule that exists", () => {
    const pages = readdirSync(join(projectRoot, "docs", "rules"));
    assert.deepEqual(pages.sort(), rules.map(({ code }) => `${code}.md`).sort());
  });
});

describe("The README", () => {
  it("lists the rules", () => {
    const rows = rules.map((rule) => [
      `[\`${rule.code}\`](docs/rules/${rule.code}.md)`,
      rule.description,
      ...stages.map((stage) => rule.severity[stage]),
    ]);
    keep("rules", table(["Rule", "Says", ...stages], rows));
  });

  it("lists the settings", () => {
    const rows = manifest.contributes.configuration.flatMap(({ properties }) =>
      Object.entries(properties).map(([key, schema]) => [
        `\`${key}\``,
        `\`${JSON.stringify(schema.default)}\``,
        schema.markdownDescription ?? "",
      ]),
    );
    keep("settings", table(["Setting", "Default", "What it does"], rows));
  });

  it("lists the commands of the palette, each with a sentence", () => {
    const said = new Map(
      [...read("README.md").matchAll(/^\| \*\*(.+?)\*\* \| `[\w.]+` \| (.*) \|$/gm)].map((row) => [
        row[1],
        row[2],
      ]),
    );
    const hidden = new Set(
      manifest.contributes.menus["commandPalette"]
        ?.filter(({ when }) => when === "false")
        .map(({ command }) => command),
    );
    const rows = manifest.contributes.commands
      .filter(({ command }) => !hidden.has(command))
      .map(({ command, title, category }) => {
        const name = category === undefined ? title : `${category}: ${title}`;
        const sentence = said.get(name);
        assert.ok(sentence, `The README's table of commands does not say what '${name}' (${command}) does`);
        return [`**${name}**`, `\`${command}\``, sentence];
      });
    keep("commands", table(["Command", "Id", "What it does"], rows));
  });

  it("lists the stages", () => {
    const rows = stages.map((stage) => [stage, statusesOf(stage), stageMeaning(stage)]);
    keep("stages", table(["Stage", "For example", "Which means"], rows));
  });
});

function keep(name: string, content: string): void {
  assertPart("README.md", name, content);
}

function ruleBlock(rule: Rule): string {
  return [
    rule.description,
    "",
    table(
      ["Stage of the spec", ...stages],
      [["Severity", ...stages.map((stage) => `\`${rule.severity[stage]}\``)]],
    ),
  ].join("\n");
}

function statusesOf(stage: Stage): string {
  const examples: Readonly<Record<Stage, string>> = {
    draft: "Draft, Planned, Proposed",
    review: "In Review, In Progress",
    approved: "Approved, Accepted, Implementable",
    done: "Implemented, Done, Released",
    closed: "Rejected, Superseded, Deprecated, Withdrawn",
  };
  for (const status of examples[stage].split(", ")) assert.equal(stageOf(status, null), stage);
  return examples[stage];
}
