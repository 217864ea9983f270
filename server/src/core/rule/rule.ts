import type { Binding, Certainty } from "../binding/binding.ts";
import type { Section } from "../document/document.ts";
import type { DefinedLabels } from "../markdown/definitions.ts";
import type { SectionContent } from "../markdown/sectionContent.ts";
import type { Stage } from "../template/lifecycle.ts";
import type { Template } from "../template/template.ts";
import type { TemplateSection } from "../template/templateSection.ts";
import type { Change } from "../text/change.ts";
import type { Span } from "../text/span.ts";

export type { Change };

export type Severity = "error" | "warning" | "information" | "hint";

/** A way to mend a finding, as one undoable edit. */
export interface Fix {
  /** An order, for people: "Insert section 'Rollback Plan'". */
  readonly title: string;
  /** Their spans are relative to what the finding's span is relative to. */
  readonly changes: readonly Change[];
  /** The one a person would take without thinking. */
  readonly preferred: boolean;
  /** There is one right answer and nothing of the author's is lost: "Fix all" applies it, on save where that is asked for. */
  readonly mechanical?: boolean;
}

/** Another place that a remark is about. */
export interface RelatedPlace {
  readonly message: string;
  readonly span: Span;
}

/** What a rule says. A rule for sections gives spans relative to the section's text, a rule for specs absolute ones. */
export interface Remark {
  readonly message: string;
  readonly span: Span;
  /** Worked out when they are asked for: most findings are only looked at. */
  readonly fixes: () => readonly Fix[];
  /** Title of the section it is about, where that is not the section it stands in. */
  readonly section?: string | null;
  /** Of a rule for specs: other places it is about, absolute. */
  readonly related?: readonly RelatedPlace[];
}

/** Nothing mends it but the author. */
export const noFixes = (): readonly Fix[] => [];

/** What a rule for sections may look at: nothing but the section's own text and what it is bound to. */
export interface SectionContext {
  readonly template: Template;
  readonly content: SectionContent;
  /** null: the template has no such section. */
  readonly wanted: TemplateSection | null;
  readonly certainty: Certainty | null;
  /** The section holds the title or stands before it: what it is compared with is the template's own head. */
  readonly isHead: boolean;
  readonly definitions: DefinedLabels;
}

/** What a rule for specs may look at. */
export interface SpecContext {
  readonly binding: Binding;
  /** Deepest heading level whose sections are required. */
  readonly requiredLevel: number;
  readonly stage: Stage;
  /** What is known when this rule is asked: the findings of all sections, and those of the rules before it. Absolute. */
  readonly found: () => Iterable<{ readonly code: string; readonly message: string; readonly span: Span }>;
  /**
   * Whether a file exists, by its path relative to the document, written as in a URI. null: nobody knows, or it is not
   * known yet.
   */
  readonly exists: FileExists;
}

/** true, false, or null where nothing is known of that file. */
export type FileExists = (destination: string) => boolean | null;

/** Of no file is anything known. */
export const nothingKnown: FileExists = () => null;

/** A rule is data and a generator; it knows no settings, no files, no editor. */
export interface Rule {
  readonly code: string;
  /** One sentence for the documentation and the settings. */
  readonly description: string;
  /** `off` at a stage at which the rule has nothing to say. */
  readonly severity: Readonly<Record<Stage, Severity | "off">>;
  /** Says what is wrong with a section by itself. Cached as long as the section's text is the same. */
  readonly checkSection?: (context: SectionContext) => Iterable<Remark>;
  /** It counts what the other rules found, and so has nothing to say of a section alone. */
  readonly isSummary?: boolean;
  /** Says what is wrong with the spec as a whole. */
  readonly checkSpec?: (context: SpecContext) => Iterable<Remark>;
  /**
   * True for the sections whose text `checkSpec` looks into, besides their headings, with what they said before an edit and
   * with what they say now. As long as no heading and no other section's text changes, the rule is not asked again; where
   * this is left out, it is asked of each version.
   */
  readonly looksInto?: (section: Section, binding: Binding) => boolean;
}

/** A remark with its rule's code and the severity of the spec's stage. Spans are absolute, where nothing else is said. */
export interface Finding extends Remark {
  readonly code: string;
  readonly severity: Severity;
  readonly section: string | null;
}
