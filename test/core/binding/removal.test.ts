// Which sections may be removed without anything of the author's being lost.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { removalOf } from "../../../server/src/core/binding/removal.ts";
import { applied, bound, templateOf, variants } from "../annotated.ts";

const template =
  "# [Name]\n\n## Goals\n\n[Goal]\n\n## Notes (optional)\n\n<!-- What else? -->\n\n- [Note]\n- **Owner:** [Team]\n\n### Sources\n\n[Link]\n\n### Source 1: [Name]\n\n[Link]\n\n## Risks\n\n[Risk]\n";

/** The spec without the section of that title; null where it may not be removed. */
function without(title: string, spec: string): string | null {
  const results = variants.map(({ of }) => {
    const binding = bound(templateOf(of(template)), of(spec));
    const section = binding.document.sections.find(({ content }) => content.title === title);
    assert.ok(section, title);
    const change = removalOf(binding, section);
    return (
      change &&
      applied(of(spec), [change])
        .replaceAll("\r\n", "\n")
        .replace(/^\ufeff/, "")
    );
  });
  assert.equal(new Set(results).size, 1, "the same in all variants");
  return results[0] ?? null;
}

const goals = "# A\n\n## Goals\n\nOne.\n\n";
const risks = "## Risks\n\nTwo.\n";

describe("An optional section may be removed", () => {
  it("where it holds nothing, or lines of the template only, with its subsections", () => {
    for (const body of [
      "",
      "- [Note]\n\n",
      "<!-- What else? -->\n\n- **Owner:** [Team]\n\n### Sources\n\n[Link]\n\n### Source 1: [Name]\n\n",
    ])
      assert.equal(without("Notes", `${goals}## Notes\n\n${body}${risks}`), goals + risks, body);
  });

  it("at the end, with the blank lines before it, and without the footer of the document", () => {
    assert.equal(without("Notes", `${goals}${risks}\n## Notes\n\n- [Note]\n`), goals + risks);
    const footer = "---\n\n*Last updated: 2026-01-02*\n";
    assert.equal(
      without("Notes", `${goals}${risks}\n## Notes\n\n- [Note]\n\n${footer}`),
      `${goals}${risks}\n${footer}`,
    );
  });

  it("but not where anything in it is the author's", () => {
    for (const body of [
      "Mine.",
      "- [Note] of mine",
      "<!-- mine -->",
      "- [Note]\n\n### Mine",
      "### Sources\n\nMine.",
      "### Source 1: Mine\n\n[Link]",
    ])
      assert.equal(without("Notes", `${goals}## Notes\n\n${body}\n\n${risks}`), null, body);
  });

  it("and no other section may", () => {
    const spec = `# A\n\n## Goals\n\n[Goal]\n\n## Own\n\n${risks}`;
    for (const title of ["Goals", "Own", "A", "Risks"]) assert.equal(without(title, spec), null, title);
  });
});
