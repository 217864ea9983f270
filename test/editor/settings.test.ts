// Settings take effect at once, in what is open.
import { openSample, set, specs, usesSample } from "./sample.ts";
import { findingsAre, findingsThat } from "./waiting.ts";

suite("Settings", () => {
  usesSample();

  test("a rule is switched off, or given a severity", async () => {
    const { document } = await openSample(specs.system);
    const before = await findingsThat(document, "", (all) => all.length === 3);
    await set("rules", { "missing-section": "off" });
    await findingsAre(
      document,
      before.filter((finding) => !finding.includes("missing-section")),
    );
    await set("rules", { "missing-section": "error", placeholder: "hint" });
    await findingsAre(
      document,
      before.map((finding) =>
        finding
          .replace("warning missing-section", "error missing-section")
          .replace("warning placeholder", "hint placeholder"),
      ),
    );
    await set("rules", undefined);
    await findingsAre(document, before);
  });

  test("headings are required down to another level", async () => {
    const { document: spec } = await openSample(specs.feature);
    await findingsThat(spec, "", (all) => all.length === 5);
    await set("requiredHeadingLevel", 1);
    await findingsThat(spec, "without a missing section", (all) => all.length === 4);
    await set("requiredHeadingLevel", undefined);
    await findingsThat(spec, "with the missing section", (all) => all.length === 5);
  });

  test("documents are given another template, or none, by their place", async () => {
    const { document } = await openSample(specs.feature);
    const before = await findingsThat(document, "", (all) => all.length === 5);
    await set("recognition", { "docs/specs/parcel*.md": "none" });
    await findingsAre(document, []);
    await set("recognition", { "docs/specs/parcel*.md": "decision-record" });
    await findingsThat(document, "as a decision", (all) =>
      all.some((finding) => finding.includes("Section 'Decision' is missing")),
    );
    await set("recognition", { "docs/rfcs/*.md": "none" });
    await findingsAre(document, before);
  });
});
