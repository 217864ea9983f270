import { insertionsOfAll } from "../../core/binding/insertAll.ts";
import { mechanicalFix, mend } from "../../core/rule/mending.ts";
import type { Change } from "../../core/rule/rule.ts";
import type { TemplateSection } from "../../core/template/templateSection.ts";
import { toText } from "../../core/template/writing.ts";
import type { OpenSpec } from "../../service/specs.ts";

/** Our own kind below `source.fixAll`, so that `editor.codeActionsOnSave` can name it. */
export const fixAllKind = "source.fixAll.specwright";

/** All fixes that need no thought, as one list of changes; empty where there is none. */
export function mendAll({ binding, settings }: OpenSpec): readonly Change[] {
  return binding ? mend(binding, settings.check, mechanicalFix) : [];
}

/** Everything that only told the writer what to do and is done with; empty where nothing is. */
export function deleteTemplateText({ binding, settings }: OpenSpec): readonly Change[] {
  if (!binding) return [];
  return mend(binding, settings.check, ({ code, fixes }) =>
    code === "template-text" ? (fixes()[0] ?? null) : null,
  );
}

/** All missing sections that are spoken of: what a comment keeps away is left out. */
export function insertMissingSections(spec: OpenSpec): readonly Change[] {
  const spokenOf = new Set(
    spec.findings().flatMap(({ code, section }) => (code === "missing-section" ? [section] : [])),
  );
  return insertAllSections(spec, ({ title }) => spokenOf.has(title));
}

/** All required sections that are missing, each in its place. */
export function insertAllSections(
  { binding, settings }: OpenSpec,
  isWanted?: (section: TemplateSection) => boolean,
): readonly Change[] {
  if (!binding) return [];
  return insertionsOfAll(binding, settings.check.requiredLevel, isWanted).map(({ offset, segments }) => ({
    span: { start: offset, end: offset },
    newText: toText(segments()),
  }));
}
