import { mechanicalFix, mend } from "../../core/rule/mending.ts";
import type { Change, Fix } from "../../core/rule/rule.ts";
import type { OpenSpec } from "../../service/specs.ts";

/** Our own kind below `source.fixAll`, so that `editor.codeActionsOnSave` can name it. */
export const fixAllKind = "source.fixAll.specwright";

/** All fixes that need no thought, as one list of changes; empty where there is none. */
export function mendAll({ binding, settings }: OpenSpec): readonly Change[] {
  return binding ? mend(binding, settings.check, mechanicalFix) : [];
}

/** All required sections that are missing, each in its place, whatever the settings make of that rule. */
export function insertAllSections({ binding, settings }: OpenSpec): readonly Change[] {
  if (!binding) return [];
  const options = { ...settings.check, severities: new Map() };
  return mend(binding, options, ({ code, fixes }) =>
    code === "missing-section" ? (fixes.find(isInsertion) ?? null) : null,
  );
}

function isInsertion({ changes }: Fix): boolean {
  return changes.every(({ snippet }) => snippet !== undefined);
}
