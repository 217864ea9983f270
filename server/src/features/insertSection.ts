import { insertionOf } from "../core/binding/insertion.ts";
import { toSnippet, toText } from "../core/template/writing.ts";
import type { SectionInsertion, SectionInsertions } from "../protocol.ts";
import type { OpenSpec } from "../service/specs.ts";
import { insertAllSections } from "./codeActions/mendAll.ts";
import { missingSectionNamed } from "./outline.ts";
import { textEdit } from "./ranges.ts";

/** What inserting a missing section (by its outline id) would write, and where. null: it is not missing any more. */
export function provideInsertion(spec: OpenSpec, sectionId: string): SectionInsertion | null {
  const { binding, textDocument } = spec;
  const wanted = binding && missingSectionNamed(binding.template, sectionId);
  if (!binding || !wanted || !binding.isMissing(wanted)) return null;
  const insertion = insertionOf(binding, wanted);
  if (!insertion) return null;
  const segments = insertion.segments();
  return {
    version: textDocument.version,
    position: textDocument.positionAt(insertion.offset),
    text: toText(segments),
    snippet: toSnippet(segments),
  };
}

/** The edits that insert all required sections that are missing. null: not a spec. */
export function provideAllInsertions(spec: OpenSpec): SectionInsertions | null {
  const { binding, textDocument, version } = spec;
  if (!binding) return null;
  return { version, edits: insertAllSections(spec).map((change) => textEdit(textDocument, change)) };
}
