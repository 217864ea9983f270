import type { MarkdownDocument } from "../document/document.ts";
import type { Field } from "../document/fields.ts";
import { fieldMeaning, isStatusField } from "../document/fields.ts";
import { valueKey } from "../text/words.ts";
import { saysOptional } from "./guidance.ts";
import { delimitedSlots, isDateSlot, isTodo, type Slot, wholeSlot } from "./slot.ts";
import {
  inferredLevels,
  inferredLifecycle,
  isLevelName,
  listedVocabulary,
  readChoice,
  type Vocabulary,
} from "./vocabulary.ts";

/** A field of the metadata as the template shows it. */
export interface TemplateField extends Field {
  readonly kind: "status" | "choice" | "date" | "person" | "version" | "text";
  readonly vocabulary: Vocabulary | null;
  /** Slots in the value. Spans are relative to the value. */
  readonly slots: readonly Slot[];
  readonly optional: boolean;
  /** The value is the same in every spec of this kind, and tells the kind: `type: adr`, not `layout: page`. */
  readonly constant: boolean;
}

/** The metadata a template asks for, in document order; the first `most` of it. */
export function readTemplateFields(document: MarkdownDocument, most: number): readonly TemplateField[] {
  // A YAML comment on a line of its own speaks of all that follows: "These are optional, remove any of them".
  const yaml = document.frontMatter
    ? document.whole().slice(document.frontMatter.content.start, document.frontMatter.content.end)
    : "";
  const allOptional =
    /^#.*$/m.test(yaml) &&
    [...yaml.matchAll(/^#\s*(.*)$/gm)].some((match) =>
      /\boptional\b.{0,200}\b(?:elements?|fields?|metadata)\b|feel free to remove/i.test(match[1] ?? ""),
    );
  return document
    .fields()
    .filter(
      (field) =>
        field.key !== "template" &&
        (field.form !== "plain" || looksLikeField(field)) &&
        !isListHeading(field),
    )
    .slice(0, most)
    .map((field) => readField(field, allOptional && field.place === "front-matter"));
}

/** `Technical Story: [issue URL]` is a field, `Note: this section …` is prose. */
function looksLikeField(field: Field): boolean {
  return slotsOf(field.value).length > 0 || readChoice(field.value) !== null;
}

/** `**Related Documents**:` with a list under it heads the list. */
function isListHeading(field: Field): boolean {
  return field.value === "" && (field.form === "bold" || field.form === "plain");
}

function readField(field: Field, optional: boolean): TemplateField {
  const slots = slotsOf(field.value);
  const vocabulary = vocabularyOf(field, slots);
  const kind = kindOf(field, vocabulary, slots);
  const { comment } = field;
  return {
    ...field,
    kind,
    vocabulary,
    slots,
    optional:
      optional ||
      saysOptional(comment) ||
      saysOptional(field.value) ||
      /\b(?:optional|if applicable)\b/i.test(`${field.name} ${field.value}`),
    constant:
      field.form === "yaml" &&
      field.value !== "" &&
      slots.length === 0 &&
      field.items.length === 0 &&
      vocabulary === null &&
      kind === "text" &&
      /^[\p{L}][\w -]*$/u.test(field.value) &&
      tellsKind(field),
  };
}

/** Names of fields that say how a page is shown or found, or what it is called: any page of a site has them. */
const pageFields = new Set(
  "layout,page layout,lang,language,locale,dir,toc,table of contents,draft,published,publish,private,hidden,title,short title,subtitle,description,summary,parent,grand parent,nav,nav title,nav group,navigation,nav order,sidebar,sidebar label,sidebar title,aside,navbar,footer,header,outline,weight,order,position,menu,group,edit link,prev,next,cssclass,cssclasses,css class,css classes,class,body class,page class,theme,icon,color,image,cover,slug,permalink,url,id,comments,search,math,mermaid,pagination,created by,output,format,engine,marp".split(
    ",",
  ),
);
/** Values that say no more than that it is a page. */
const pageValues = new Set(
  "true false yes no on off none null default page pages post posts doc docs document documentation article blog home single markdown md note notes".split(
    " ",
  ),
);

/** False for what site generators and note takers write into any page. */
function tellsKind({ key, value }: Field): boolean {
  return !pageFields.has(key) && !pageValues.has(valueKey(value));
}

function slotsOf(value: string): readonly Slot[] {
  const span = { start: 0, end: value.length };
  const whole = value === "" ? null : wholeSlot(value, span, "field");
  return whole ? [whole] : delimitedSlots(value, span, [], null);
}

function kindOf(field: Field, vocabulary: Vocabulary | null, slots: readonly Slot[]): TemplateField["kind"] {
  if (isStatusField(field.key)) return "status";
  if (vocabulary) return "choice";
  if (slots.some((slot) => isDateSlot(slot.text)) || isDateName(field.key)) return "date";
  const meaning = fieldMeaning(field.key);
  if (meaning === "author" || meaning === "reviewer" || meaning === "deciders") return "person";
  return meaning === "version" ? "version" : "text";
}

/** True for names of fields and columns that hold a date: `Created`, `Review Date`, `last modified`. */
export function isDateName(key: string): boolean {
  const meaning = fieldMeaning(key);
  return (
    meaning === "created" ||
    meaning === "last updated" ||
    /(?:^|\s)date$|^date\s|^next review$|^last reviewed$/.test(key)
  );
}

function vocabularyOf(field: Field, slots: readonly Slot[]): Vocabulary | null {
  const kind = isStatusField(field.key) ? "status" : isLevelName(field.key) ? "level" : "choice";
  const choice = readChoice(field.value);
  if (choice) return listedVocabulary(choice.values, choice.open, kind);
  const noted = choiceInComment(field.comment);
  if (noted) {
    const chosen = slots.length === 0 && field.value !== "" ? field.value : undefined;
    return listedVocabulary(noted.values, noted.open, kind, chosen);
  }
  if (field.value === "" || slots.some((slot) => slot.kind !== "todo")) return null;
  // `status: todo` is a state of its own; any other TODO is a value that is not there yet.
  if (kind === "status") return inferredLifecycle(field.value);
  return kind === "level" && !isTodo(field.value) ? inferredLevels([field.value]) : null;
}

/** `draft | review | done`, `One of: Proposed | Accepted` or `Options: low, medium, high` → the values. */
function choiceInComment(
  comment: string,
): { readonly values: readonly string[]; readonly open: boolean } | null {
  const labelled = /^(?:one of|options?|values?|allowed|choices?|either|use)\s*:?\s*(.*)$/i.exec(comment);
  const list = (labelled?.[1] ?? comment).replace(/[.;]$/, "");
  const choice = readChoice(list);
  if (choice) return choice;
  // "use the address, not the name" is prose.
  if (!labelled || !list.includes(",") || !/^(?:one of|either|\w+\s*:)/i.test(comment)) return null;
  const values = list.split(",").map((value) => value.replace(/^\s*(?:or\s+)?|(?<!\s)\s+$/g, ""));
  return values.length >= 2 && values.every((value) => /^[\p{L}\p{N}][\w -]{0,30}$/u.test(value))
    ? { values, open: false }
    : null;
}
