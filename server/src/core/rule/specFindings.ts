import { type MarkdownDocument, type Section, type Skeleton, sectionAt } from "../document/document.ts";
import { indexAt } from "../document/placing.ts";
import type { SectionContent } from "../markdown/sectionContent.ts";
import type { Template } from "../template/template.ts";
import { lazy } from "../text/lazy.ts";
import { type Span, shifted } from "../text/span.ts";
import type { FileExists, Finding, Fix, Remark, Rule, SpecContext } from "./rule.ts";
import type { CheckingWork } from "./sectionFindings.ts";
import type { Severities } from "./severities.ts";

/** What the rules for specs said of a version, and all that they could look at. */
export interface SaidOfSpec {
  readonly template: Template;
  readonly skeleton: Skeleton;
  readonly requiredLevel: number;
  /** The text before the first section: front matter. */
  readonly head: string;
  /** The contents of the sections, by their indexes. */
  readonly contents: readonly SectionContent[];
  readonly byRule: ReadonlyMap<Rule, SaidByRule>;
}

interface SaidByRule {
  readonly remarks: readonly PlacedRemark[];
  /** What the rule asked of other files, and what it was told. */
  readonly asked: ReadonlyMap<string, boolean | null>;
}

/** A remark without its fixes: they are for one version, and most findings are only looked at. */
interface PlacedRemark {
  readonly message: string;
  readonly section: string | null;
  readonly place: Place;
  readonly related: readonly { readonly message: string; readonly place: Place }[];
}

/** A span relative to the section that it starts in. */
interface Place {
  /** Indexes of the sections in which it starts and ends; -1: before the first one, and the span is absolute. */
  readonly first: number;
  readonly last: number;
  readonly span: Span;
}

/**
 * What each rule for specs finds in this version, rule by rule: `visit` gets the findings of one before the next is asked.
 * A rule that can only say what it said of the version before is not asked again.
 */
export function checkSpecRules(
  context: SpecContext,
  severities: Severities,
  previous: SaidOfSpec | undefined,
  work: CheckingWork | undefined,
  visit: (findings: readonly Finding[]) => void,
): SaidOfSpec {
  const { requiredLevel, binding, stage, found } = context;
  const { document, template } = binding;
  const { skeleton, sections, placed } = document;
  const head = document.slice(0, sections[0]?.start ?? document.source.length);
  const isSame =
    previous?.template === template &&
    previous.skeleton === skeleton &&
    previous.requiredLevel === requiredLevel &&
    previous.head === head;
  const changed = isSame ? changedSections(sections, previous.contents) : [];
  const byRule = new Map<Rule, SaidByRule>();
  for (const [rule, severity] of severities) {
    const { checkSpec } = rule;
    if (!checkSpec) continue;
    const before = isSame ? previous.byRule.get(rule) : undefined;
    const known = before && holds(rule, before, changed, context) ? before : null;
    if (work && !known) work.specRulesRun++;
    const asked = new Map<string, boolean | null>();
    const exists: FileExists = (destination) => {
      const answer = context.exists(destination);
      asked.set(destination, answer);
      return answer;
    };
    // Of what is known, the rule tells the fixes when somebody asks for them.
    const remarks = lazy(() => [...checkSpec({ binding, requiredLevel, stage, found, exists })]);
    const said = known ?? { remarks: remarks().map((remark) => placedRemark(document, remark)), asked };
    byRule.set(rule, said);
    if (said.remarks.length > 0)
      visit(said.remarks.map((remark) => findingOf(document, rule, severity, remark, remarks)));
  }
  return { template, skeleton, requiredLevel, head, contents: placed.contents, byRule };
}

/** The sections whose text is another one: each as it was, and as it is. Headings are the same in both. */
function changedSections(
  sections: readonly Section[],
  before: readonly SectionContent[],
): readonly Section[] {
  return sections.flatMap((section) => {
    const content = before[section.index];
    return content === undefined || content === section.content ? [] : [{ ...section, content }, section];
  });
}

/** True where the rule did not look into anything that changed, and marked nothing there. */
function holds(
  { looksInto }: Rule,
  { remarks, asked }: SaidByRule,
  changed: readonly Section[],
  { binding, exists }: SpecContext,
): boolean {
  if (!looksInto) return false;
  for (const [destination, answer] of asked) if (exists(destination) !== answer) return false;
  return changed.every(
    (section) =>
      !looksInto(section, binding) &&
      remarks.every(
        ({ place, related }) =>
          isElsewhere(place, section) && related.every((one) => isElsewhere(one.place, section)),
      ),
  );
}

function isElsewhere({ first, last }: Place, { index }: Section): boolean {
  return index < first || index > last;
}

function placedRemark(document: MarkdownDocument, remark: Remark): PlacedRemark {
  const { message, span, section = titleAt(document, span.start), related = [] } = remark;
  return {
    message,
    section,
    place: placeOf(document, span),
    related: related.map((one) => ({ message: one.message, place: placeOf(document, one.span) })),
  };
}

function placeOf({ sections }: MarkdownDocument, span: Span): Place {
  const first = indexAt(sections, span.start);
  return { first, last: indexAt(sections, span.end), span: shifted(span, -(sections[first]?.start ?? 0)) };
}

function spanOf({ sections }: MarkdownDocument, { first, span }: Place): Span {
  return shifted(span, sections[first]?.start ?? 0);
}

function findingOf(
  document: MarkdownDocument,
  { code }: Rule,
  severity: Finding["severity"],
  { message, section, place, related }: PlacedRemark,
  remarks: () => readonly Remark[],
): Finding {
  const span = spanOf(document, place);
  const others = related.map((one) => ({ message: one.message, span: spanOf(document, one.place) }));
  return {
    code,
    severity,
    message,
    span,
    section,
    related: others,
    fixes: () => fixesOf(message, span, remarks()),
  };
}

function fixesOf(message: string, { start, end }: Span, remarks: readonly Remark[]): readonly Fix[] {
  const same = remarks.find(
    (one) => one.message === message && one.span.start === start && one.span.end === end,
  );
  return same?.fixes() ?? [];
}

/** The title of the section at an offset; null in the document's head. */
function titleAt(document: MarkdownDocument, offset: number): string | null {
  const section = sectionAt(document, offset);
  return section && section !== document.title && section.content.level > 0 ? section.content.title : null;
}
