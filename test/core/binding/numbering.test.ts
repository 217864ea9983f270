// The numbers of inserted sections: like their neighbours', whatever the template's are.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { insertionOf } from "../../../server/src/core/binding/insertion.ts";
import { toText } from "../../../server/src/core/template/writing.ts";
import { bound, templateOf } from "../annotated.ts";

const template =
  "# [Name]\n\n## Goals\n\n[a]\n\n## Design\n\n[b]\n\n### Data\n\n[c]\n\n### Calls\n\n[d]\n\n## Security\n\n[e]\n\n### Roles\n\n[f]\n\n## Rollback\n\n[g]\n";

/** The headings that are inserted for the section of that title. */
function inserted(spec: string, title: string, text = template): readonly string[] {
  const binding = bound(templateOf(text), spec);
  const wanted = binding.template.sections.find((section) => section.title === title);
  assert.ok(wanted, title);
  const insertion = insertionOf(binding, wanted);
  assert.ok(insertion, title);
  return toText(insertion.segments()).match(/^#.*$/gm) ?? [];
}

describe("An inserted section", () => {
  it("is numbered on from the one before it, in the same format", () => {
    for (const mark of [". ", ") ", " ", ": ", " – ", ".  "])
      assert.deepEqual(
        inserted(
          `# A\n\n## 1${mark}Goals\n\nx\n\n## 2${mark}Design\n\nx\n\n## 4${mark}Rollback\n\nx\n`,
          "Security",
        ),
        [`## 3${mark}Security`, "### Roles"],
        mark,
      );
  });

  it("takes its subsections along, where the spec numbers subsections", () => {
    assert.deepEqual(
      inserted(
        "# A\n\n## 1. Goals\n\nx\n\n## 2. Design\n\n### 2.1 Data\n\nx\n\n### 2.2 Calls\n\nx\n",
        "Security",
      ),
      ["## 3. Security", "### 3.1 Roles"],
    );
  });

  it("as a subsection has its parent's number, also as the first one", () => {
    const spec = "# A\n\n## 1. Goals\n\nx\n\n## 2. Design\n\n### 2.1 Data\n\nx\n\n## 3. Security\n\nx\n";
    assert.deepEqual(inserted(spec, "Calls"), ["### 2.2 Calls"]);
    assert.deepEqual(inserted(spec, "Roles"), ["### 3.1 Roles"]);
  });

  it("as the first one has the number before that of the second", () => {
    assert.deepEqual(inserted("# A\n\n## 2. Design\n\nx\n\n## 3. Security\n\nx\n", "Goals"), ["## 1. Goals"]);
    assert.deepEqual(inserted("# A\n\n## 1. Design\n\nx\n\n## 2. Security\n\nx\n", "Goals"), ["## 1. Goals"]);
  });

  it("has no number where the others have none, nor the template's", () => {
    const numbered = template.replace("## Security", "## 3. Security").replace("### Roles", "### 3.1 Roles");
    assert.deepEqual(inserted("# A\n\n## Goals\n\nx\n\n## 3D model\n\nx\n", "Security", numbered), [
      "## Security",
      "### Roles",
    ]);
    assert.deepEqual(inserted("# A\n\nx\n", "Security", numbered), ["## 3. Security", "### 3.1 Roles"]);
  });
});
