import type { Binding } from "../binding/binding.ts";
import { headingSlugs, linksTo, slugsWith } from "../document/anchors.ts";
import type { Section } from "../document/document.ts";
import type { Change, Fix, Remark, Rule, SpecContext } from "../rule/rule.ts";
import { lineAround } from "../text/span.ts";
import { sectionName } from "./wording.ts";

/** A heading is nearly the template's: it differs by a slip of the pen. */
export const renamedSection: Rule = {
  code: "renamed-section",
  description: "A heading differs from the template's by a slip of the pen.",
  severity: {
    draft: "information",
    review: "information",
    approved: "warning",
    done: "warning",
    closed: "hint",
  },
  looksInto: () => false,
  *checkSpec({ binding }: SpecContext): Iterable<Remark> {
    for (const section of binding.document.sections) {
      const bond = binding.bondOf(section);
      if (bond?.certainty !== "slip") continue;
      const { start, end } = section.content.headingSpan;
      const { title } = bond.template;
      yield {
        message: `The template calls this section ${sectionName(title)}`,
        span: { start: section.start + start, end: section.start + end },
        section: section.content.title,
        fixes: () => rename(binding, section, title),
      };
    }
  },
};

/** Writes the template's words into the heading, and what links there follows. None where the words are not to be found. */
function rename({ document }: Binding, section: Section, title: string): Fix[] {
  const { content, start, index } = section;
  const at = content.heading.indexOf(content.title);
  if (at < 0) return [];
  const from = start + content.headingSpan.start + at;
  const words = { span: { start: from, end: from + content.title.length }, newText: title };
  const heading = content.heading.slice(0, at) + title + content.heading.slice(at + content.title.length);
  const before = headingSlugs(document);
  const after = slugsWith(document, section, heading);
  const links = before.flatMap((slug, other) => {
    const next = after[other] ?? slug;
    return next === slug ? [] : linksTo(document, slug).map((span): Change => ({ span, newText: next }));
  });
  const named = linksTo(document, before[index] ?? "").flatMap(({ start: target }) =>
    linkText(document.whole(), target, content.title, title),
  );
  return [
    { title: `Rename to ${sectionName(title)}`, changes: [words, ...links, ...named], preferred: true },
  ];
}

/** A link that is called like the section is called like it afterwards: `[Desgin](#desgin)`. */
function linkText(text: string, target: number, title: string, newText: string): Change[] {
  const line = lineAround(text, target);
  const open = text.lastIndexOf("](", target);
  const end = open - (text.slice(line.start, open).length - text.slice(line.start, open).trimEnd().length);
  const start = end - title.length;
  if (open < line.start || start < line.start || text.slice(start, end) !== title) return [];
  return /[[\s]$/.test(text.slice(line.start, start)) ? [{ span: { start, end }, newText }] : [];
}
