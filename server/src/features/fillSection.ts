import type { Position } from "vscode-languageserver-types";
import type { Section } from "../core/document/document.ts";
import { sectionAt } from "../core/document/document.ts";
import { fillingOf } from "../core/rule/filling.ts";
import { placeholdersIn, placesToFill } from "../core/rule/placeholders.ts";
import type { Finding } from "../core/rule/rule.ts";
import type { ProtocolRange, SectionFilling, SpecPlaceholders } from "../protocol.ts";
import type { OpenSpec } from "../service/specs.ts";
import { rangeOf } from "./ranges.ts";

/** Where something is to be filled in, in order. null: not a spec. */
export function providePlaceholders(spec: OpenSpec): SpecPlaceholders | null {
  const { binding, document, textDocument, version } = spec;
  if (!binding) return null;
  const ranges = placesToFill(document, spec.findingsWithHidden()).map(
    (span): ProtocolRange => rangeOf(textDocument, span),
  );
  return { version, ranges };
}

/** The placeholders of the section, or of the front matter, that an offset stands in. */
interface NearPlaceholders {
  readonly section: Section | null;
  /** null: the metadata, in the front matter or under the document's title. */
  readonly title: string | null;
  readonly placeholders: readonly Finding[];
  /** The one the offset is at, where it is shown as a problem; else null. */
  readonly at: Finding | null;
  readonly isAtHeading: boolean;
}

/** null where nothing is left to fill in. */
export function placeholdersNear(spec: OpenSpec, offset: number): NearPlaceholders | null {
  const { document, binding } = spec;
  const inFrontMatter = document.frontMatter !== null && offset < document.frontMatter.span.end;
  const section = inFrontMatter ? null : sectionAt(document, offset);
  const within = inFrontMatter ? document.frontMatter?.span : section;
  if (!binding || !within) return null;
  const placeholders = placeholdersIn(spec.findingsWithHidden(), within);
  if (placeholders.length === 0) return null;
  const isAtHeading = section !== null && offset < section.start + section.content.bodyStart;
  const shown = placeholdersIn(spec.findings(), within);
  const at = shown.find(({ span }) => span.start <= offset && offset <= span.end) ?? null;
  const isHead = section === null || section === document.title || section.content.level === 0;
  return {
    section,
    title: isHead ? null : section.content.title,
    placeholders,
    at,
    isAtHeading,
  };
}

/** The section's placeholders as the tab stops of one snippet. `today`: YYYY-MM-DD. null: there is none. */
export function provideFilling(spec: OpenSpec, position: Position, today: string): SectionFilling | null {
  const { textDocument, document, version } = spec;
  const near = placeholdersNear(spec, textDocument.offsetAt(position));
  const filling =
    near && fillingOf({ text: document.whole(), section: near.section }, near.placeholders, today);
  return filling && { version, range: rangeOf(textDocument, filling.span), snippet: filling.snippet };
}
