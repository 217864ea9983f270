/** What the engine says of a document: which template it follows and why, and what is found in it. */
import { createHash } from "node:crypto";
import { bind } from "../../server/src/core/binding/binding.ts";
import { type MarkdownDocument, readDocument } from "../../server/src/core/document/document.ts";
import { gatherEvidence, readTraits } from "../../server/src/core/recognition/evidence.ts";
import { type Recognition, recognise } from "../../server/src/core/recognition/recognise.ts";
import { check } from "../../server/src/core/rule/check.ts";
import { type FileExists, nothingKnown, type Severity } from "../../server/src/core/rule/rule.ts";
import { defaultCheckOptions } from "../../server/src/core/rule/severities.ts";
import type { Template } from "../../server/src/core/template/template.ts";

export interface EvaluatedFinding {
  readonly rule: string;
  readonly severity: Severity;
  /** 1-based. */
  readonly line: number;
  readonly section: string;
  readonly message: string;
  /** What is marked, in one line. */
  readonly text: string;
  /** Names the finding by what it says, not by where it stands: the same as long as rule, section and text are. */
  readonly key: string;
}

/** What is said of a document that follows one template. */
export interface Check {
  readonly template: string;
  readonly findings: readonly EvaluatedFinding[];
  readonly leftLines: readonly LeftLine[];
}

/** A line of the template that stands in the document without a finding: a leftover, or meant to stay. */
export interface LeftLine {
  /** 1-based. */
  readonly line: number;
  readonly text: string;
}

/** How near a document comes to a template. */
export interface Nearness {
  readonly template: string;
  readonly score: number;
  readonly recall: number;
  readonly precision: number;
}

export function recognition(document: MarkdownDocument, templates: readonly Template[]): Recognition {
  return recognise(document, templates);
}

/** The templates that the document comes nearest to. */
export function nearest(document: MarkdownDocument, templates: readonly Template[]): readonly Nearness[] {
  const traits = readTraits(document, templates);
  return templates
    .map((template) => ({ ...gatherEvidence(template, traits), template: template.id }))
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map(({ template, score, recall, precision }) => ({ template, score, recall, precision }));
}

/** Checks a document as a spec that follows the template. */
export function checkAs(
  template: Template,
  document: MarkdownDocument,
  exists: FileExists = nothingKnown,
): Check {
  const found = check(bind(template, document), defaultCheckOptions, exists);
  const findings = found.map(({ code, severity, message, section, span }): EvaluatedFinding => {
    const text = inOneLine(document.whole().slice(span.start, span.end));
    // What is missing stands nowhere: it is shown at a heading that has nothing to do with it.
    const about = code.startsWith("missing-") ? inOneLine(message) : text;
    return {
      rule: code,
      severity,
      line: lineAt(document.whole(), span.start),
      section: section ?? "",
      message,
      text: about,
      key: hash(code, section ?? "", about),
    };
  });
  return { template: template.id, findings, leftLines: leftLines(template, document, found) };
}

/** A document as a host hands it to the engine: without its byte order mark. */
export function documentOf(text: string): MarkdownDocument {
  return readDocument(text.replace(/^\ufeff/, ""));
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function hash(...parts: readonly string[]): string {
  return createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 6);
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

/** Lines that may be the same by chance, or are meant to be kept: short ones, entries of a table of contents, checklists. */
const kept = /^.{0,24}$|^#|^\W*\[[^\]]*\]\(#|^[-*+] \[[ xX]\]|^\[[^\]]*\]: |^[|:\s-]+$/;

function leftLines(
  template: Template,
  document: MarkdownDocument,
  found: readonly {
    readonly code: string;
    readonly span: { readonly start: number; readonly end: number };
  }[],
): readonly LeftLine[] {
  const wanted = new Set(
    template.document
      .whole()
      .split(/\r?\n/)
      .map((line) => line.trim()),
  );
  const emptySections = document.sections.filter(({ start, end }) =>
    found.some(({ code, span }) => code === "empty-section" && span.start >= start && span.start < end),
  );
  const left: LeftLine[] = [];
  let start = 0;
  for (const [index, raw] of document.whole().split("\n").entries()) {
    const end = start + raw.length;
    const text = raw.trim();
    if (wanted.has(text) && !kept.test(text)) {
      const isMarked = found.some(({ span }) => span.start < end && span.end > start);
      // Guidance that is all there is under a heading: the section is found to be empty.
      const isEmpty = emptySections.some((section) => start >= section.start && start < section.end);
      if (!isMarked && !isEmpty) left.push({ line: index + 1, text });
    }
    start = end + 1;
  }
  return left;
}
