import type { MarkdownDocument } from "../document/document.ts";
import { delimitedSlots } from "../template/slot.ts";
import type { Template } from "../template/template.ts";
import type { Span } from "../text/span.ts";
import { labelKey } from "../text/words.ts";
import { type Evidence, gatherEvidence, hasTellingSections, namedSections, readTraits } from "./evidence.ts";

/** Which kind of spec a document is, and why. `template` null: it is not a spec, and nothing is said about it. */
export interface Recognition {
  readonly template: Template | null;
  /** For people, a clause: "18 of 21 sections are there". */
  readonly reason: string;
  /** How it was decided. */
  readonly by: "mark" | "setting" | "constant" | "evidence" | "nothing";
}

/** The name that stands for "not a spec" in a mark or a setting. */
const notASpec = "none";

/** Below this, a document that shares headings with a template is something else. Measured, see ARCHITECTURE.md. */
const scoreNeeded = 0.5;
const recallNeeded = 0.34;
const precisionNeeded = 0.6;
const recallOfRelatives = 0.7;
/** A built-in kind is one that nobody chose: it takes half of its main sections to say that a spec is one. */
const mainShareOfBuiltIns = 0.5;
const mainShareOfCommonplace = 0.5;
/** Constants make up for some sections that are missing, but do not overrule another template that is there as a whole. */
const worthOfConstants = 0.3;

/**
 * Decides by an explicit mark, else by `assigned` (the template id a setting gives this file), else by what the
 * document shows. `templates`: those to choose from, the ones to prefer first.
 */
export function recognise(
  document: MarkdownDocument,
  templates: readonly Template[],
  assigned: string | null = null,
): Recognition {
  const mark = readMark(document);
  if (mark !== null) {
    const named = byName(mark, templates);
    if (named || mark === notASpec)
      return {
        template: named,
        by: "mark",
        reason: named ? "the document says so" : "the document says it is not a spec",
      };
  }
  if (assigned !== null) {
    const named = byName(assigned, templates);
    if (named || assigned === notASpec)
      return {
        template: named,
        by: "setting",
        reason: named ? "a setting says so" : "a setting says it is not a spec",
      };
  }
  const traits = readTraits(document, templates);
  const hasHeadings = document.sections.some(
    (section) => section.content.level > 0 && section !== document.title,
  );
  if (!hasHeadings && traits.fields.size === 0) return nothing("it has no sections");
  let best: Candidate | null = null;
  for (const template of templates) {
    const candidate = candidateOf(gatherEvidence(template, traits));
    if (candidate && (best === null || candidate.rank > best.rank + 0.001)) best = candidate;
  }
  return best?.recognition ?? nothing("it has too little in common with any template");
}

/** A template the document may follow. */
interface Candidate {
  readonly rank: number;
  readonly recognition: Recognition;
}

function candidateOf(evidence: Evidence): Candidate | null {
  const { template, constant, named, score } = evidence;
  if (constant && hasHeadingsOfKind(evidence))
    return {
      rank: score + worthOfConstants,
      recognition: {
        template,
        by: "constant",
        reason: `its metadata says ${constant.key}: ${constant.value}`,
      },
    };
  if (!isEnough(evidence)) return null;
  return {
    rank: score,
    recognition: {
      template,
      by: "evidence",
      reason: `${named} of its ${namedSections(template)} sections are there`,
    },
  };
}

/**
 * With the constants of a template, two of its headings are enough, if one of them is not commonplace. In a template of
 * nothing but commonplace ones half of the main sections are.
 */
function hasHeadingsOfKind({ template, headings, telling, mainShare }: Evidence): boolean {
  if (headings < Math.max(1, Math.min(2, namedSections(template)))) return false;
  return telling > 0 || (!hasTellingSections(template) && mainShare >= mainShareOfCommonplace);
}

function nothing(reason: string): Recognition {
  return { template: null, by: "nothing", reason };
}

function isEnough(evidence: Evidence): boolean {
  const { template, headings, telling, recall, precision, mainShare, score, titleFits } = evidence;
  const countable = template.sections.filter(
    (section) => section.shape === null && section.depth <= 2,
  ).length;
  if (countable === 0) return false;
  // A template of three sections is still recognised with one of them missing.
  const needed = Math.min(3, Math.ceil((countable * 2) / 3));
  if (headings < needed) return false;
  if (telling < Math.min(titleFits ? 1 : 2, countable)) return false;
  if (template.origin === "built-in" && mainShare < mainShareOfBuiltIns) return false;
  // Half of the template in a document of which half is something else: a close relative, not this kind.
  const isThisKind = precision >= precisionNeeded || recall >= recallOfRelatives;
  return recall >= recallNeeded && score >= scoreNeeded && isThisKind;
}

const comment = /^<!--\s*template\s*:\s*([^\s>][^>]*?)\s*-->/i;

/** The name in `template: name` of the front matter or `<!-- template: name -->` before the first section. */
function readMark(document: MarkdownDocument): string | null {
  const entry = document.frontMatter?.entries.find((candidate) => candidate.key === "template");
  if (entry && entry.value !== "") return entry.value;
  const span = templateComment(document);
  return span ? (comment.exec(document.slice(span.start, span.end))?.[1] ?? null) : null;
}

/** Where the comment `<!-- template: name -->` stands; null where there is none. Absolute. */
export function templateComment(document: MarkdownDocument): Span | null {
  for (const section of [...document.preamble, ...(document.title ? [document.title] : [])]) {
    const { text, comments } = section.content;
    for (const { start, end } of comments()) {
      // Between backticks it is shown, not meant.
      if (comment.test(text.slice(start, end)) && text.charAt(start - 1) !== "`")
        return { start: section.start + start, end: section.start + end };
    }
  }
  return null;
}

function byName(name: string, templates: readonly Template[]): Template | null {
  const key = labelKey(name);
  return (
    templates.find((template) => template.id === name) ??
    templates.find((template) => labelKey(template.id) === key || labelKey(template.name) === key) ??
    null
  );
}

/**
 * True for a file that is called a template or is kept among templates (`adr-template.md`, `docs/templates/spec.md`)
 * and whose title still holds a slot: nobody wants to hear that it is unfinished.
 */
export function looksLikeTemplate(document: MarkdownDocument, path: string): boolean {
  const parts = path.split(/[/\\]/);
  const name = (parts.pop() ?? "").replace(/\.[^.]+$/, "");
  const isNamed =
    /(?:^|[-_. ])template$|^template[-_. ]/i.test(name) ||
    parts.some((part) => /^[._]?templates?$/i.test(part));
  if (!isNamed) return false;
  const title = document.title?.content.heading ?? "";
  return delimitedSlots(title, { start: 0, end: title.length }, [], null).length > 0;
}
