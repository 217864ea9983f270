import { changeLogOf, logCell, mayHoldChangeLog } from "../binding/changeLog.ts";
import { wantedField } from "../binding/specFields.ts";
import { fieldMeaning, holdsMetadata } from "../document/fields.ts";
import type { Remark, Rule, SpecContext } from "../rule/rule.ts";
import type { Span } from "../text/span.ts";
import { readVersion } from "../text/version.ts";
import { quoted } from "./wording.ts";

/** A version that the template shows as numbers is mistyped. */
export const invalidVersion: Rule = {
  code: "invalid-version",
  description: "A version is mistyped where the template shows one such as 1.0.",
  severity: { draft: "warning", review: "warning", approved: "error", done: "error", closed: "information" },
  looksInto: (section, binding) =>
    holdsMetadata(section, binding.document) || mayHoldChangeLog(section, binding),
  *checkSpec({ binding }: SpecContext): Iterable<Remark> {
    const { document, template } = binding;
    for (const field of document.fields()) {
      if (fieldMeaning(field.key) !== "version") continue;
      const shown = wantedField(template, field)?.value ?? "";
      if (readVersion(shown)) yield* judge(field.name, field.value, field.valueSpan, null);
    }
    const log = changeLogOf(binding);
    if (!log?.rows.some((row) => readVersion(logCell(log, row, "version")?.text ?? ""))) return;
    const name = log.columns.find((column) => column.meaning === "version")?.name ?? "Version";
    for (const row of log.rows) {
      const cell = logCell(log, row, "version");
      if (cell) yield* judge(name, cell.text, cell.span, log.section.content.title);
    }
  },
};

/** Digits, dots and commas that look like a version and are none: `1..0`, `1,0`, `1.0.`, `v.1.0`. */
const nearly = /^v?[ .,]{0,2}\d{1,4}(?:\s?[.,]{1,2}\s?\d{1,4}){0,3}[.,]{0,2}$/i;

/** `section`: the title of the section it stands in; null in the metadata. */
function* judge(name: string, value: string, span: Span, section: string | null): Iterable<Remark> {
  if (!nearly.test(value) || readVersion(value)) return;
  const meant = value
    .replace(/\s/g, "")
    .replace(/[.,]+/g, ".")
    .replace(/\.$/, "")
    .replace(/^(v?)\./i, "$1");
  if (!readVersion(meant)) return;
  // With two dots in a row, the number between them may have been forgotten.
  const isSure = !/[.,]\s?[.,]/.test(value);
  yield {
    message: `${name} ${quoted(value)} is not a version like 1.0`,
    span,
    section,
    fixes: () => [
      {
        title: `Change to '${meant}'`,
        changes: [{ span, newText: meant }],
        preferred: true,
        mechanical: isSure,
      },
    ],
  };
}
