import type { MarkdownDocument, Section } from "../document/document.ts";
import { isMetadataSection } from "../document/fields.ts";
import type { SectionContent } from "../markdown/sectionContent.ts";
import { blanked } from "../markdown/sectionContent.ts";
import { lazy } from "../text/lazy.ts";
import { overlapFinder } from "../text/overlap.ts";
import { canonicalKey, labelKey, looseKey } from "../text/words.ts";
import { saysOptional } from "./guidance.ts";
import { type HeadingShape, headingShape } from "./headingShape.ts";
import type { Slot } from "./slot.ts";
import type { TemplateText } from "./templateText.ts";
import {
  inferredLevels,
  inferredLifecycle,
  isLevelName,
  listedVocabulary,
  readChoice,
  type Vocabulary,
} from "./vocabulary.ts";

/** A section as the template shows it. What is costly to read is read when first asked for. */
export interface TemplateSection extends TemplateText {
  /** Place among all sections of the template. */
  readonly index: number;
  readonly section: Section;
  readonly content: SectionContent;
  /** The heading for messages: `Rollback Plan`. */
  readonly title: string;
  readonly key: string;
  readonly loose: string;
  readonly canonical: string;
  /** 1 for the sections right below the title, 2 for theirs, … */
  readonly depth: number;
  readonly optional: boolean;
  /** Set where the heading holds a slot or a number: any sibling of that shape is such a section. */
  readonly shape: HeadingShape | null;
  readonly parent: TemplateSection | null;
  readonly children: readonly TemplateSection[];
  readonly isMetadata: boolean;
  /** Vocabularies of the columns of its tables, by the column's key. */
  readonly columns: () => ReadonlyMap<string, Vocabulary>;
  /** Vocabularies of labels in its body, by the label's key. */
  readonly labels: () => ReadonlyMap<string, Vocabulary>;
  /** The body without comments and blanks at its ends, line breaks as `\n`. */
  readonly body: () => string;
}

/** `textOf` says what a section of the document says to the writer. */
export function readTemplateSections(
  document: MarkdownDocument,
  textOf: (section: Section) => TemplateText,
): {
  readonly roots: readonly TemplateSection[];
  readonly sections: readonly TemplateSection[];
} {
  const sections: TemplateSection[] = [];
  const read = (section: Section, parent: TemplateSection | null, depth: number): TemplateSection => {
    const children: TemplateSection[] = [];
    const own = readSection(section, document, textOf(section), parent, depth, sections.length, children);
    sections.push(own);
    for (const child of section.children) children.push(read(child, own, depth + 1));
    return own;
  };
  const roots = document.roots.map((section) => read(section, null, 1));
  return { roots, sections };
}

function readSection(
  section: Section,
  document: MarkdownDocument,
  text: TemplateText,
  parent: TemplateSection | null,
  depth: number,
  index: number,
  children: readonly TemplateSection[],
): TemplateSection {
  const { content } = section;
  const loose = looseKey(content.key);
  return {
    index,
    section,
    content,
    title: content.title,
    key: content.key,
    loose,
    canonical: canonicalKey(loose === "" ? content.key : loose),
    depth,
    optional: isOptional(section, document),
    shape: headingShape(content.heading),
    parent,
    children,
    isMetadata: isMetadataSection(section),
    ...text,
    columns: lazy(() => readColumns(content, text.slots(), isMetadataSection(section))),
    labels: lazy(() => readLabelVocabularies(content)),
    body: lazy(() => normalisedBody(content)),
  };
}

/** The body as it is compared with a spec's: without comments, line breaks as `\n`, blanks at line ends dropped. */
export function normalisedBody(content: SectionContent): string {
  return blanked(content.text, content.bodyStart, [...content.comments(), ...content.rules])
    .split(/\r\n|\r|\n/)
    .map((row) => row.trimEnd())
    .join("\n")
    .replace(/\n{2,}/g, "\n\n")
    .trim();
}

/** How what stands in parentheses behind a title begins where the section may be left out. */
const optionalWord =
  /^(?:(?:optional|include|add|if|when|only|opcional|optionnel|facultatif|opzionale|opcjonalne)\b|任意|可选|可選|オプション|선택|необязательно|опционально|необов'язково)/i;

/** The comment that a text ends with, if that begins its line. */
const lastComment = /(?:^|\n)[ \t]*<!--((?:(?!-->)[\s\S]){0,5000})-->(\s*)$/;

/**
 * Optional: the heading says so behind the title, a comment on the line above the heading, or what stands first under it.
 * `## Alternatives (optional)`, `*(include if the feature involves data)*`, `<!-- optional -->`.
 */
function isOptional(section: Section, document: MarkdownDocument): boolean {
  const { content } = section;
  const suffix = /(?:[(（]([^()（）]*)[)）]|\[([^\][]*)\]|<!--([\s\S]{0,2000}?)-->)[\s*_]*$/.exec(
    content.heading,
  );
  const said = suffix && (suffix[1] ?? suffix[2] ?? suffix[3] ?? "");
  if (said && (saysOptional(said) || optionalWord.test(said.trim()))) return true;
  // A comment on the line above is about this heading; further away, it is the guidance of an otherwise empty section.
  const previous = document.sections[section.index - 1]?.content;
  const above = previous?.text.trimEnd().endsWith("-->") ? lastComment.exec(previous.text) : null;
  const near = above !== null && ((above[2] ?? "").split("\n").length <= 2 || previous?.hasBody());
  if (near && saysOptional(above[1] ?? "")) return true;
  const under = /^\s*(?:<!--([\s\S]*?)-->|\*\*\\?\[([^\n]*?)\\?\]\*\*|[*_>]([^\n]*))/.exec(
    content.text.slice(content.bodyStart),
  );
  const first = under && (under[1] ?? under[2] ?? under[3] ?? "");
  return first ? saysOptional(first.slice(0, 240)) : false;
}

function readColumns(
  content: SectionContent,
  slots: readonly Slot[],
  isMetadata: boolean,
): ReadonlyMap<string, Vocabulary> {
  const columns = new Map<string, Vocabulary>();
  const slotAt = overlapFinder(slots.map(({ span }) => span));
  for (const table of isMetadata ? [] : content.tables()) {
    for (const [index, header] of table.header.entries()) {
      const key = labelKey(header.text);
      const cells = table.rows.flatMap((row) => row.cells[index] ?? []).filter((cell) => cell.text !== "");
      const kind = key === "status" ? "status" : isLevelName(key) ? "level" : "choice";
      const choice = cells.map((cell) => readChoice(cell.text)).find((found) => found !== null);
      const plain = cells.filter((cell) => slotAt(cell.span) < 0);
      const vocabulary = choice
        ? listedVocabulary(choice.values, choice.open, kind)
        : plain.length < cells.length || plain[0] === undefined
          ? null
          : kind === "level"
            ? inferredLevels(plain.map((cell) => cell.text))
            : kind === "status"
              ? inferredLifecycle(plain[0].text)
              : null;
      if (key !== "" && vocabulary) columns.set(key, vocabulary);
    }
  }
  return columns;
}

function readLabelVocabularies(content: SectionContent): ReadonlyMap<string, Vocabulary> {
  const labels = new Map<string, Vocabulary>();
  for (const label of content.labels()) {
    if (label.form === "plain" || label.key === "") continue;
    const kind = label.key === "status" ? "status" : isLevelName(label.key) ? "level" : "choice";
    const choice = readChoice(label.value);
    const vocabulary = choice
      ? listedVocabulary(choice.values, choice.open, kind)
      : kind === "level" && label.value !== ""
        ? inferredLevels([label.value])
        : null;
    if (vocabulary && !labels.has(label.key)) labels.set(label.key, vocabulary);
  }
  return labels;
}
