import { insertionOf } from "../core/binding/insertion.ts";
import { toSnippet, toText } from "../core/template/writing.ts";
import type { SectionInsertion } from "../protocol.ts";
import type { OpenSpec } from "../service/specs.ts";
import { missingSectionNamed } from "./outline.ts";

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
