import type { Section } from "../document/document.ts";
import { headerSections } from "../document/fields.ts";
import { type FileLink, fileLinksIn } from "../document/fileLinks.ts";
import { shifted } from "../text/span.ts";
import { canonicalKey, looseKey } from "../text/words.ts";
import type { Binding } from "./binding.ts";

/**
 * The links by which a spec names the documents it belongs with, in document order: those in its metadata, and in sections
 * called *Related documents*, *References* or alike. What the template links to itself is left out. Spans are absolute.
 */
export function relatedFiles({ document, template }: Binding): readonly FileLink[] {
  const heads = headerSections(document);
  return document.sections.flatMap((section) => {
    if (!heads.includes(section) && !namesDocuments(section)) return [];
    return fileLinksIn(section.content)
      .filter(({ destination }) => !template.document.text.includes(`(${destination}`))
      .map(({ destination, span }) => ({ destination, span: shifted(span, section.start) }));
  });
}

/** The section or one that holds it is called so. */
function namesDocuments(section: Section): boolean {
  for (let holder: Section | null = section; holder; holder = holder.parent)
    if (holder.content.level > 0 && canonicalKey(looseKey(holder.content.key)) === "reference") return true;
  return false;
}
