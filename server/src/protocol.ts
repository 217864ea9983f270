/**
 * What the client and the server say to each other beyond LSP: names as strings, and types.
 *
 * Nothing here is a value of an LSP library: client and server use different versions of the protocol
 * package, and sharing its objects would tie them together.
 */

/** LSP shapes, repeated structurally so that this file needs no import. Lines and characters 0-based, UTF-16. */
export interface ProtocolPosition {
  readonly line: number;
  readonly character: number;
}
export interface ProtocolRange {
  readonly start: ProtocolPosition;
  readonly end: ProtocolPosition;
}
export interface ProtocolTextEdit {
  readonly range: ProtocolRange;
  readonly newText: string;
}

/** Parameters and answer of each request the client sends. */
export interface Requests {
  /** null: the document is not a spec. */
  readonly outline: readonly [DocumentParams, SpecOutline | null];
  /** User templates first; for a document, those it is closest to. */
  readonly templates: readonly [TemplatesParams, readonly TemplateSummary[]];
  /** Computes the text only; the client creates the file. null: no such template. */
  readonly newSpec: readonly [NewSpecParams, NewSpecResult | null];
  /** null: no such section is missing. */
  readonly insertSection: readonly [InsertSectionParams, SectionInsertion | null];
  /** The edits that write the choice into the document. null: it is not open. */
  readonly chooseTemplate: readonly [ChooseTemplateParams, DocumentEdits | null];
  /** The forms that the metadata is not in. */
  readonly convertMetadata: readonly [ConvertMetadataParams, readonly MetadataConversion[]];
  readonly status: readonly [DocumentParams, SpecStatus];
  /** null: the document is not a spec. */
  readonly statusChoices: readonly [DocumentParams, StatusChoices | null];
  /** null: the document is not a spec, or has no status, or there is no such value. */
  readonly changeStatus: readonly [ChangeStatusParams, DocumentEdits | null];
  /** null: the document is not open, or there is no such template. */
  readonly applyTemplate: readonly [ApplyTemplateParams, TemplateApplication | null];
  /** null: the document is not a spec. */
  readonly placeholders: readonly [DocumentParams, SpecPlaceholders | null];
  /** null: nothing is left to fill in there. */
  readonly fillSection: readonly [FillSectionParams, SectionFilling | null];
  /** null: the document is not a spec. */
  readonly missingSections: readonly [DocumentParams, readonly MissingSection[] | null];
  /** null: the document is not a spec. */
  readonly insertAllSections: readonly [DocumentParams, SectionInsertions | null];
}

/** The method of each. */
export const requests = {
  outline: "specwright/outline",
  templates: "specwright/templates",
  newSpec: "specwright/newSpec",
  insertSection: "specwright/insertSection",
  chooseTemplate: "specwright/chooseTemplate",
  convertMetadata: "specwright/convertMetadata",
  status: "specwright/status",
  statusChoices: "specwright/statusChoices",
  changeStatus: "specwright/changeStatus",
  applyTemplate: "specwright/applyTemplate",
  placeholders: "specwright/placeholders",
  fillSection: "specwright/fillSection",
  missingSections: "specwright/missingSections",
  insertAllSections: "specwright/insertAllSections",
} as const satisfies Readonly<Record<keyof Requests, string>>;

/** What is asked about an open document. */
export interface DocumentParams {
  readonly uri: string;
}

/** Requests the server sends: a client that answers them reads the workspace for the server (virtual workspaces). */
export const clientRequests = {
  /** `FindFilesParams` → URIs. */
  findFiles: "specwright/findFiles",
  /** URI → text; null where the file is not there, `Unreadable` where it cannot be read. */
  readFile: "specwright/readFile",
  /** URI → `boolean | null`: whether there is a file or a folder; null where that cannot be told. */
  fileExists: "specwright/fileExists",
} as const;

/** A file that is there and cannot be read. */
export interface Unreadable {
  /** Continues the sentence "… is not used as a template: ". */
  readonly problem: string;
}

/** Commands of our client that the server names in code actions. */
export const clientCommands = {
  /** Takes `FillSectionParams`. */
  fillSection: "specwright.fillSection",
  /** Takes `GoToInsertedParams`. */
  goToInserted: "specwright.goToInserted",
} as const;

/** Notifications the server sends. */
export const notifications = {
  /** `ChangedParams`: what `outline` and `status` answer for this document may be different now. */
  changed: "specwright/changed",
  /** The list of templates changed (no parameters). */
  templatesChanged: "specwright/templatesChanged",
} as const;

/** Sent by our client as `initializationOptions`. */
export interface InitializationOptions {
  /** The client answers `clientRequests`. Without it the server reads `file:` URIs itself. */
  readonly readsWorkspace?: boolean;
  /** The client has the commands of `clientCommands`. Without it no code action names them. */
  readonly runsCommands?: boolean;
}

export type SectionState = "filled" | "placeholders" | "empty" | "missing" | "extra";

export interface SpecOutline {
  /** Version of the document this was computed for. */
  readonly version: number;
  readonly template: TemplateSummary;
  readonly fields: readonly OutlineField[];
  readonly sections: readonly OutlineSection[];
}

export interface OutlineField {
  readonly name: string;
  /** As it stands in the document; '' where it is empty; null where the field is missing. */
  readonly value: string | null;
  /** The value is still the template's slot, or an undecided vocabulary. */
  readonly placeholder: boolean;
  /** Where the value stands; null where the field is missing. */
  readonly range: ProtocolRange | null;
}

export interface OutlineSection {
  /**
   * The path of headings, and so the same after an edit elsewhere. Two sections of one heading in one place have the same
   * one; that of a missing section is its own.
   */
  readonly id: string;
  readonly title: string;
  readonly state: SectionState;
  /** Placeholders in the section itself, without its subsections. */
  readonly placeholders: number;
  /** Optional in the template. A missing optional section is not shown as something to do. */
  readonly optional: boolean;
  /** The template's guidance for the section, as plain text, '' where it has none. */
  readonly guidance: string;
  /** Heading line; null where missing. */
  readonly headingRange: ProtocolRange | null;
  /** The section with its subsections; null where missing. */
  readonly range: ProtocolRange | null;
  readonly children: readonly OutlineSection[];
}

export interface TemplatesParams {
  /** Only templates known in this folder (and the built-in ones); omitted = all. */
  readonly folderUri?: string;
  /** The document they are chosen for: those it is closest to come first, then. */
  readonly uri?: string;
}

export interface TemplateSummary {
  readonly id: string;
  /** Name for people: `Feature Spec`. */
  readonly name: string;
  /** One line; '' where the template says nothing. */
  readonly description: string;
  /** Number of sections (headings below the title). */
  readonly sections: number;
  /** Those with a name of their own: `Phase 1: [Name]` has none. */
  readonly namedSections: number;
  /** How many of these stand in the document the templates were asked for; 0 where that was none. */
  readonly sectionsHere: number;
  readonly origin: "built-in" | "user";
  /** Where a user template lives; null for built-in ones. */
  readonly uri: string | null;
}

export interface NewSpecParams {
  readonly templateId: string;
  /** Folder whose templates to look in first; omitted = any. */
  readonly folderUri?: string;
  /** What the user typed: `User login`. */
  readonly name: string;
  /** Local date, YYYY-MM-DD. */
  readonly today: string;
  /** Name for author slots; '' where unknown (the slot stays). */
  readonly author: string;
}

export interface NewSpecResult {
  /** Safe file name, `user-login.md`. */
  readonly fileName: string;
  /** The document as plain text. */
  readonly text: string;
  /** The same as a VS Code snippet with the remaining slots as tab stops. */
  readonly snippet: string;
}

export interface InsertSectionParams {
  readonly uri: string;
  /** `OutlineSection.id` or `MissingSection.id` of a missing section. */
  readonly sectionId: string;
}

export interface SectionInsertion {
  readonly version: number;
  /** Where it is inserted (an empty range at a line start, or at the end of the text). */
  readonly position: ProtocolPosition;
  readonly text: string;
  /** null where nothing in the section is a slot. */
  readonly snippet: string | null;
  /** Where the section stands when it was inserted as text. */
  readonly inserted: readonly ProtocolRange[];
}

export interface ChooseTemplateParams {
  readonly uri: string;
  /** A template id, 'none' for "not a spec", null to go back to automatic recognition. */
  readonly choice: string | null;
}

export interface ConvertMetadataParams {
  readonly uri: string;
  /** Which metadata, where a spec has some in several forms: that which stands here, else the most there is. */
  readonly position: ProtocolPosition;
}

export interface MetadataConversion extends DocumentEdits {
  readonly form: "front-matter" | "bold" | "list" | "table";
  /** The form for people: `bold lines`. */
  readonly name: string;
  /** Names of the fields that it brings into that form. */
  readonly fields: readonly string[];
}

export interface SpecStatus {
  /** null: not a spec. */
  readonly template: TemplateSummary | null;
  /** Why it was recognised, or why not, in a short sentence. */
  readonly reason: string;
  /** Where the status stands, for clients that show more of it than `meaning`. null: not a spec. */
  readonly stage: "draft" | "review" | "approved" | "done" | "closed" | null;
  /** Sections that are missing, empty or hold placeholders. */
  readonly sectionsToGo: number;
  readonly placeholdersToGo: number;
  /** What the stage means for what is found; '' where the document is not a spec. */
  readonly meaning: string;
  /** Where the status stands; null where there is none. */
  readonly field: StatusPlace | null;
}

export interface StatusPlace {
  /** The value. */
  readonly range: ProtocolRange;
  /** First line of the metadata that the status stands in. */
  readonly metadataLine: number;
  /** The value's words without marks around them; '' where nothing is decided. */
  readonly current: string;
  /** The value that comes next; null behind the last one. */
  readonly next: string | null;
}

/** What a status may be changed to, and what has to be asked for that. */
export interface StatusChoices {
  readonly version: number;
  /** The value's words without marks around them; '' where nothing is decided. */
  readonly current: string;
  /** In the order of the vocabulary. */
  readonly choices: readonly StatusChoice[];
  /** Versions that may follow; null where the document has none that can be read. */
  readonly versions: {
    readonly current: string;
    readonly next: readonly { readonly step: "patch" | "minor" | "major"; readonly text: string }[];
  } | null;
  /** Title of the section that holds the change log; null where there is none. */
  readonly changeLog: string | null;
  /** null: the document has a status. Otherwise it cannot be changed before there is one. */
  readonly lack: StatusLack | null;
}

/** The document has no status. */
export interface StatusLack {
  /** Name of the template it follows. */
  readonly template: string;
  /** What brings a status in: "Add field 'Status'". null where the template has none: it is kept elsewhere. */
  readonly addition: (DocumentEdits & { readonly title: string }) | null;
}

export interface StatusChoice {
  readonly value: string;
  readonly stage: "draft" | "review" | "approved" | "done" | "closed";
  readonly isNext: boolean;
  readonly meaning: string;
  /** What would be an error there, in the order of the document. Empty on the way back. */
  readonly obstacles: readonly StatusObstacle[];
  /** `1 missing section, 3 placeholders`; '' where nothing stands in the way. */
  readonly summary: string;
}

export interface StatusObstacle {
  readonly message: string;
  readonly range: ProtocolRange;
}

export interface ChangeStatusParams {
  readonly uri: string;
  /** One of `StatusChoices.choices`. */
  readonly value: string;
  /** Local date, YYYY-MM-DD. */
  readonly today: string;
  /** The version from now on; null to keep it. */
  readonly version: string | null;
  /** The row for the change log; null for none. */
  readonly log: { readonly author: string; readonly change: string } | null;
}

/** Edits for one version of a document. */
export interface DocumentEdits {
  readonly version: number;
  readonly edits: readonly ProtocolTextEdit[];
}

export interface SpecPlaceholders {
  readonly version: number;
  /** The exact text of each, and the place at which an empty section goes on, in document order. */
  readonly ranges: readonly ProtocolRange[];
}

/** An edit brought these ranges in: whoever goes there goes to the first thing in them that is to be filled in. */
export interface GoToInsertedParams {
  readonly uri: string;
  readonly ranges: readonly ProtocolRange[];
}

export interface FillSectionParams {
  readonly uri: string;
  /** In the section, or in the front matter. */
  readonly position: ProtocolPosition;
}

export interface SectionFilling {
  readonly version: number;
  /** From the first placeholder of the section to the last one, subsections left out. */
  readonly range: ProtocolRange;
  /** The text of the range as a VS Code snippet, in which the placeholders are tab stops. */
  readonly snippet: string;
}

/** A section that the template has and the spec lacks, and whose parent the spec has. */
export interface MissingSection {
  /** For `InsertSectionParams`. */
  readonly id: string;
  readonly title: string;
  /** Titles of the sections it goes into, outermost first. */
  readonly parents: readonly string[];
  /** The spec need not have it. */
  readonly optional: boolean;
  /** The template's guidance for the section, as plain text, '' where it has none. */
  readonly guidance: string;
}

export interface SectionInsertions {
  readonly version: number;
  /** Empty where no required section is missing. */
  readonly edits: readonly ProtocolTextEdit[];
  /** Where what they bring in stands behind them. */
  readonly inserted: readonly ProtocolRange[];
}

export interface ChangedParams {
  readonly uri: string;
  readonly version: number;
}

export interface FindFilesParams {
  /** Folder the globs are relative to. */
  readonly folderUri: string;
  readonly globs: readonly string[];
}

export interface ApplyTemplateParams {
  readonly uri: string;
  readonly templateId: string;
  /** Folder whose templates to look in; omitted = any. */
  readonly folderUri?: string;
}

/** What applying a template brings into a document. */
export interface TemplateApplication extends DocumentEdits {
  /** Titles of the sections, without those below them. */
  readonly sections: readonly string[];
  /** How many times metadata is added: a field, or all of it. */
  readonly fields: number;
  /** It is written down which template the document follows. */
  readonly isMarked: boolean;
  /** Where what the edits bring in stands behind them. */
  readonly inserted: readonly ProtocolRange[];
}

/**
 * Text that others wrote as part of a message: VS Code makes links of `[label](command:…)` in messages, prompts and status
 * items, and runs the command when one is clicked. With a gap in it, it is text.
 */
export function withoutLinks(text: string): string {
  return text.replace(/\](?=\()/g, "]\u200b");
}
