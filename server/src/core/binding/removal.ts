import type { Section } from "../document/document.ts";
import type { TemplateSection } from "../template/templateSection.ts";
import type { Change } from "../text/change.ts";
import type { Span } from "../text/span.ts";
import { type Binding, sameShapeSiblings } from "./binding.ts";
import { footerStartIn } from "./insertion.ts";

/**
 * The change that removes a section with its subsections, where the template does not ask for it and nothing in it is the
 * author's: it is empty, or holds only what the template wrote. null for any other section.
 */
export function removalOf(binding: Binding, section: Section): Change | null {
  const bond = binding.bondOf(section);
  if (!bond?.template.optional || bond.certainty === "any" || section === binding.document.title) return null;
  return isUnwritten(binding, section)
    ? { span: removalSpan(binding, treeSpan(binding, section)), newText: "" }
    : null;
}

/** True where nothing in the section and its subsections is the author's: each line under a heading is the template's. */
export function isUnwritten(
  binding: Binding,
  section: Section,
  wanted: TemplateSection | null = binding.bondOf(section)?.template ?? null,
): boolean {
  const { content, start } = section;
  const own = content.text.slice(content.bodyStart, treeSpan(binding, section).end - start);
  const known = new Set(
    (wanted ? sameShapeSiblings(wanted, binding.template) : []).flatMap((one) =>
      rowsOf(one.content.text.slice(one.content.bodyStart)),
    ),
  );
  if (!rowsOf(own).every((row) => known.has(row) || /^(?:-{3,}|\*{3,}|_{3,})$/.test(row))) return false;
  return section.children.every((child) => {
    const match =
      binding.bondOf(child)?.template ?? wanted?.children.find(({ key }) => key === child.content.key);
    return match?.key === child.content.key && isUnwritten(binding, child, match);
  });
}

function rowsOf(text: string): readonly string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((row) => row.trim())
    .filter((row) => row !== "");
}

/** The section with its subsections, without the footer of the document. */
export function treeSpan({ document }: Binding, section: Section): Span {
  const end = footerStartIn(document, section) ?? section.treeEnd;
  return { start: section.start, end };
}

/** What goes with a section that goes: at the end of the document the blank lines before it do, too. */
export function removalSpan({ document }: Binding, { start, end }: Span): Span {
  const text = document.whole();
  if (end < text.length) return { start, end };
  const kept = text.slice(0, start).trimEnd().length;
  const lineBreak = /^[ \t]*(?:\r\n|\r|\n)/.exec(text.slice(kept))?.[0].length ?? 0;
  return { start: Math.min(start, kept + lineBreak), end };
}
