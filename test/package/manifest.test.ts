// The manifest offers a setting for each rule, and every file it names is there.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import type { Rule } from "../../server/src/core/rule/rule.ts";
import { rules } from "../../server/src/core/rules/index.ts";
import { stages } from "../../server/src/core/template/lifecycle.ts";
import { defaultSettings, readSettings } from "../../server/src/service/settings.ts";
import { readManifest } from "../docs/manifest.ts";
import { read } from "../docs/parts.ts";
import { assertGenerated, projectRoot } from "../generated/generated.ts";

const choices = ["default", "error", "warning", "information", "hint", "off"];

describe("The manifest", () => {
  it("has a setting for each rule", () => {
    const manifest = JSON.parse(read("package.json")) as {
      contributes: { configuration: { properties: Record<string, { properties?: unknown }> }[] };
    };
    const setting = manifest.contributes.configuration
      .map(({ properties }) => properties["specwright.rules"])
      .find((found) => found !== undefined);
    assert.ok(setting, "package.json has no setting 'specwright.rules'");
    setting.properties = Object.fromEntries(
      rules.map((rule) => [
        rule.code,
        { type: "string", enum: choices, default: "default", markdownDescription: describeRule(rule) },
      ]),
    );
    assertGenerated("package.json", `${JSON.stringify(manifest, null, 2)}\n`);
  });

  it("has defaults that the server understands as its own", () => {
    const given = Object.fromEntries(
      readManifest().contributes.configuration.flatMap(({ properties }) =>
        Object.entries(properties).map(([key, schema]) => [key.replace(/^specwright\./, ""), schema.default]),
      ),
    );
    assert.deepEqual(readSettings(given), defaultSettings);
  });

  it("names files that exist", () => {
    const { icon, contributes } = readManifest();
    const named = [
      icon,
      ...contributes.snippets.map(({ path }) => path),
      ...contributes.grammars.map(({ path }) => path),
      ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.markdown)),
      ...Object.values(contributes.views).flatMap((views) => views.flatMap(({ icon: own }) => own ?? [])),
    ];
    assert.deepEqual(
      named.filter((path) => !existsSync(join(projectRoot, path))),
      [],
    );
  });
});

/** `… Default: \`warning\` in draft, review; \`error\` in approved, done; \`hint\` in closed.` */
function describeRule({ description, severity }: Rule): string {
  const groups = new Map<string, string[]>();
  for (const stage of stages) groups.set(severity[stage], [...(groups.get(severity[stage]) ?? []), stage]);
  const parts = [...groups].map(([level, where]) => `\`${level}\` in ${where.join(", ")}`);
  return `${description} Default: ${parts.join("; ")}.`;
}
