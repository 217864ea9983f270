import type { Section } from "../document/document.ts";
import type { TableRow } from "../markdown/table.ts";
import { newSpecSegments } from "./newSpec.ts";
import type { Template } from "./template.ts";
import type { TemplateSection } from "./templateSection.ts";
import {
  placedSlots,
  plain,
  type Segment,
  sectionSegments,
  segmentsBetween,
  toSnippet,
  trimSegments,
} from "./writing.ts";

/** A snippet as VS Code's snippet files have it. */
export interface ContributedSnippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
  /** Offered for a whole new file. */
  readonly isFileTemplate?: true;
  /** Globs of files in which it is not offered. */
  readonly exclude?: readonly string[];
}

/** Markdown files that every repository has and that are no specs: parts of specs would only be noise there. */
const noSpecs = [
  "**/README*.md",
  "**/CHANGELOG*.md",
  "**/CONTRIBUTING*.md",
  "**/CODE_OF_CONDUCT*.md",
  "**/SECURITY*.md",
];

// Characters that no template has, standing for what the editor fills in.
const nameMark = "\u0001";
const dateMark = "\u0002";

/** The snippets of some templates by their names: the whole of each kind, each of its sections, and rows of its tables. */
export function contributedSnippets(
  templates: readonly Template[],
): Readonly<Record<string, ContributedSnippet>> {
  const snippets: Record<string, ContributedSnippet> = {};
  for (const template of templates) {
    snippets[template.name] = wholeSnippet(template);
    for (const section of template.sections) {
      if (section.depth > 2 || section.isMetadata) continue;
      const prefix = prefixFor(template, section);
      if (Object.values(snippets).some((known) => known.prefix === prefix)) continue;
      snippets[`${template.name}: ${pathOf(section)}`] = sectionSnippet(template, section, prefix);
    }
    for (const [noun, row] of rowsOf(template))
      snippets[`${template.name}: ${noun} row`] = {
        ...row,
        prefix: `${template.id}-${noun}-row`,
        exclude: noSpecs,
      };
  }
  return snippets;
}

function wholeSnippet(template: Template): ContributedSnippet {
  const segments = newSpecSegments(template, { name: nameMark, today: dateMark, author: "" });
  const slot =
    template.title?.slots[0]?.text.replace(/^[[{<]+|(?<![\]}>])[\]}>]+$/g, "").replaceAll("_", " ") ?? "Name";
  let first = true;
  const text = toSnippet(segments, 2)
    .replaceAll(nameMark, () => {
      const stop = first ? `\${1:${slot}}` : "$1";
      first = false;
      return stop;
    })
    .replaceAll(dateMark, "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE");
  return {
    prefix: template.id,
    description: template.description() || `A whole ${template.name}`,
    body: text.split("\n"),
    isFileTemplate: true,
  };
}

function sectionSnippet(template: Template, section: TemplateSection, prefix: string): ContributedSnippet {
  const guidance = section.guidance()[0]?.text ?? "";
  return {
    prefix,
    description: guidance === "" ? `Section '${section.title}' of a ${template.name}` : guidance,
    body: lines([...trimSegments(sectionSegments(template, section, 0)), plain("\n")]),
    exclude: noSpecs,
  };
}

function prefixFor(template: Template, section: TemplateSection): string {
  return `${template.id}-${section.key.replaceAll("#", "").trim().replaceAll(" ", "-")}`;
}

function pathOf(section: TemplateSection): string {
  return section.parent ? `${section.parent.title} / ${section.title}` : section.title;
}

const nouns: readonly (readonly [noun: string, heading: RegExp])[] = [
  ["requirement", /\bfunctional requirements?\b/],
  ["risk", /\brisks?\b/],
  ["decision", /\bdecisions?\b/],
];

/** The first row of a table of requirements, of risks, of decisions; where a kind writes them as list items, the first item. */
function* rowsOf(
  template: Template,
): Iterable<readonly [noun: string, row: Omit<ContributedSnippet, "prefix">]> {
  for (const [noun, heading] of nouns) {
    for (const wanted of template.sections) {
      const { section, title } = wanted;
      if (!heading.test(wanted.key)) continue;
      const line = section.content.tables()[0]?.rows[0]?.span ?? firstItem(section);
      if (!line) continue;
      yield [
        noun,
        {
          description: `A ${noun} for '${title}'`,
          body: lines([...segmentsOfRow(template, section, line), plain("\n")]),
        },
      ];
      break;
    }
  }
}

function firstItem({ content }: Section): TableRow["span"] | null {
  return (
    content.bodyLines().find((line) => /^(?:[-*+]|\d+\.)\s/.test(content.text.slice(line.start, line.end))) ??
    null
  );
}

function segmentsOfRow(template: Template, section: Section, line: TableRow["span"]): readonly Segment[] {
  const between = { start: section.start + line.start, end: section.start + line.end };
  return segmentsBetween(template, between, placedSlots(template), [], () => null);
}

function lines(segments: readonly Segment[]): readonly string[] {
  return toSnippet(segments).split("\n");
}
