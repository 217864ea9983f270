import { type Binding, bind } from "../binding/binding.ts";
import { insertionOf } from "../binding/insertion.ts";
import { missingSections } from "../binding/missing.ts";
import { type MarkdownDocument, readDocument } from "../document/document.ts";
import { templateMark } from "../recognition/mark.ts";
import { nothingKnown } from "../rule/rule.ts";
import { missingField } from "../rules/missingField.ts";
import type { Template } from "../template/template.ts";
import type { TemplateSection } from "../template/templateSection.ts";
import { toText } from "../template/writing.ts";
import type { Change } from "../text/change.ts";
import { reviseText } from "../text/revision.ts";
import { lineBreakOf } from "../text/span.ts";

export interface ApplyOptions {
  /** Deepest heading level whose sections are required. */
  readonly requiredLevel: number;
  /** True where a document is taken for a spec of this template without a mark that says so. */
  readonly isRecognised: (document: MarkdownDocument) => boolean;
}

/** What applying a template brings into a document. */
export interface AppliedTemplate {
  /** In document order, absolute. They insert and take nothing away, but for the mark of another template. */
  readonly changes: readonly Change[];
  /** Titles of the sections, without those below them. */
  readonly sections: readonly string[];
  /** How many times metadata was added: a field, or all of it. */
  readonly fields: number;
  /** It had to be written down which template the document follows. */
  readonly isMarked: boolean;
}

/** Each addition reads all of the document again. A template that lacks more is brought in when it is applied again. */
const mostAdditions = 100;

/**
 * Brings into a document what it lacks of a template: required sections in their places, fields of the metadata, and the
 * mark that says which template it follows, where that cannot be seen. What the author wrote stays, line by line.
 */
export function applyTemplate(
  original: MarkdownDocument,
  template: Template,
  options: ApplyOptions,
): AppliedTemplate {
  const revision = reviseText(original.whole());
  const sections: string[] = [];
  let fields = 0;
  let document = original;
  const add = (change: Change) => {
    revision.change([change]);
    document = readDocument(revision.text(), document);
  };
  const undo = () => {
    revision.undo();
    document = readDocument(revision.text(), document);
  };
  const tried = new Set<string>();
  while (tried.size < mostAdditions) {
    const binding = bind(template, document);
    const next = nextAddition(binding, options.requiredLevel, tried);
    if (!next) break;
    const { change, section } = next;
    add(change);
    if (section === null) {
      fields++;
      continue;
    }
    if (bind(template, document).isMissing(section)) {
      undo();
      add(inFrontOfLast(document, change.newText));
    }
    if (bind(template, document).isMissing(section)) undo();
    else sections.push(section.title);
  }
  const isMarked = !options.isRecognised(document);
  if (isMarked) for (const change of templateMark(document, template.id).reverse()) add(change);
  return { changes: revision.changes(), sections, fields, isMarked };
}

interface Addition {
  readonly change: Change;
  /** null for metadata. */
  readonly section: TemplateSection | null;
}

/**
 * What is missing first. Not all at once, as `insertionsOfAll` has it for a spec: in a document that is none yet, fields come
 * in among the sections, what would stand in code that is never closed goes elsewhere, and where the next one goes depends
 * on what is there by then. What was tried and is still missing is not tried again.
 */
function nextAddition(binding: Binding, requiredLevel: number, tried: Set<string>): Addition | null {
  const isNew = (name: string) => !tried.has(name) && tried.add(name);
  for (const wanted of missingSections(binding, requiredLevel)) {
    const insertion = isNew(`section ${wanted.index}`) && insertionOf(binding, wanted);
    if (!insertion) continue;
    const { offset, segments } = insertion;
    const change = { span: { start: offset, end: offset }, newText: toText(segments()) };
    return { change, section: wanted };
  }
  const context = { binding, requiredLevel, stage: "draft", exists: nothingKnown, found: () => [] } as const;
  for (const { message, fixes } of missingField.checkSpec?.(context) ?? []) {
    const [change, ...others] = fixes()[0]?.changes ?? [];
    // A field without a value is the author's.
    if (!change || others.length > 0 || !addsLines(binding.document.whole(), change)) continue;
    if (isNew(message)) return { change, section: null };
  }
  return null;
}

/** Code that is never closed reaches to the end of the document, and no section can stand behind it. */
function inFrontOfLast({ whole, sections, roots }: MarkdownDocument, newText: string): Change {
  const eol = lineBreakOf(whole());
  const at = (roots[roots.length - 1] ?? sections[sections.length - 1])?.start ?? 0;
  return { span: { start: at, end: at }, newText: `${newText.trim()}${eol}${eol}` };
}

/** True for a change that puts lines between the lines that are there. */
function addsLines(text: string, { span, newText }: Change): boolean {
  if (span.start !== span.end) return false;
  const isAtStart = span.start === 0 || /[\r\n\ufeff]/.test(text.charAt(span.start - 1));
  const isAtEnd = span.start === text.length || /[\r\n]/.test(text.charAt(span.start));
  return (isAtStart && /[\r\n]$/.test(newText)) || (isAtEnd && /^[\r\n]/.test(newText));
}
