import type { Field } from "../document/fields.ts";
import { yamlItems } from "../markdown/yamlItems.ts";
import { needsQuotes, unquotedText, yamlText } from "../markdown/yamlText.ts";
import { labelKey } from "../text/words.ts";
import type { Template } from "./template.ts";
import type { TemplateField } from "./templateField.ts";

/** The forms that metadata can be written in. */
export type MetadataForm = "front-matter" | "bold" | "list" | "table";

export const metadataForms: readonly MetadataForm[] = ["front-matter", "bold", "list", "table"];

/** A field as it is meant, whatever its form: nothing is escaped. */
export interface MeantField {
  readonly name: string;
  readonly key: string;
  readonly value: string;
  /** The items of a YAML list; empty for all else. */
  readonly items: readonly string[];
  /** What a comment behind the value says. */
  readonly comment: string;
}

/** What a field of the document means. `text`: the document's. */
export function meantField(text: string, field: Field, template: Template): MeantField {
  const { name, key, form, value, valueSpan, line } = field;
  const comments = [...text.slice(valueSpan.end, line.end).matchAll(/<!--((?:(?!<!--)[\s\S])*?)-->/g)];
  const comment = form === "yaml" ? field.comment : comments.map((match) => match[1]?.trim()).join(" ");
  if (form === "table") return { name, key, value: unbarred(value), items: [], comment: unbarred(comment) };
  if (form !== "yaml") return { name, key, value, items: [], comment };
  const before = text.charAt(valueSpan.start - 1);
  const quote = (before === '"' || before === "'") && text.charAt(valueSpan.end) === before ? before : "";
  // `[Name]` is a list for YAML; here it is text to be replaced.
  const isList = field.items.length > 0 && quote === "" && !slotTexts(template).has(value);
  const items = isList
    ? field.items.map((item) => unquotedText(item.value, quoteAt(text, item.span.start - 1)))
    : [];
  return { name, key, value: isList ? "" : unquotedText(value, quote), items, comment };
}

function quoteAt(text: string, at: number): string {
  const mark = text.charAt(at);
  return mark === '"' || mark === "'" ? mark : "";
}

function unbarred(text: string): string {
  return text.replaceAll("\\|", "|");
}

function slotTexts({ fields }: Template): ReadonlySet<string> {
  return new Set(fields.flatMap(({ slots }) => slots.map((slot) => slot.text)));
}

/** The lines that say these fields in that form, as the template writes it, else as people do. Without line breaks. */
export function metadataLines(
  template: Template,
  form: MetadataForm,
  fields: readonly MeantField[],
): readonly string[] {
  if (form === "front-matter") return fields.flatMap((field) => yamlLines(template, field));
  const named = fields.map((field) => ({
    ...field,
    name: textName(template, field),
    value: plainValue(template, field),
  }));
  if (form === "table") return tableLines(template, named);
  const isOutside = template.fields.some(
    (field) =>
      (field.form === "bold" || field.form === "list") &&
      /^(?:\*\*|__)\s*:/.test(template.document.whole().slice(field.nameSpan.end)),
  );
  return named.map(({ name, value, comment }, index) => {
    const label = isOutside ? `**${name}**:` : `**${name}:**`;
    const said = [label, value, comment === "" ? "" : `<!-- ${comment} -->`]
      .filter((part) => part !== "")
      .join(" ");
    if (form === "list") return `- ${said}`;
    // Two blanks break the line: without them, all of it would be one.
    return index < named.length - 1 ? `${said}  ` : said;
  });
}

/** A list as text: `Ann, Ben` where the template says that it is one, else in brackets, so that it stays one. */
function plainValue(template: Template, { key, value, items }: MeantField): string {
  if (items.length === 0) return value;
  const isKnown = listField(template, key) !== undefined;
  return isKnown && items.every((item) => splitItems(item).length === 1 && item !== "")
    ? items.join(", ")
    : `[${items.map(flowItem).join(", ")}]`;
}

function flowItem(item: string): string {
  return needsQuotes(item) || /[,[\]{}"']/.test(item) || item === "" ? quotedItem(item) : item;
}

function quotedItem(item: string): string {
  return item.includes("'") && !/["\\]/.test(item) ? `"${item}"` : `'${item.replaceAll("'", "''")}'`;
}

/** The template's front-matter field of that name, if it is a list. */
function listField({ fields }: Template, key: string): TemplateField | undefined {
  return fields.find(
    (field) =>
      field.place === "front-matter" &&
      field.key === key &&
      field.items.length > 0 &&
      !field.slots.some((slot) => slot.text === field.value),
  );
}

/** `Ann, [Someone, or other], Ben` → three: a comma in brackets or quotes parts nothing. */
function splitItems(value: string): readonly string[] {
  const items: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < value.length; at++) {
    const char = value.charAt(at);
    if (/[[({<]/.test(char)) depth++;
    else if (/[\])}>]/.test(char)) depth--;
    else if (char === "," && depth <= 0) {
      items.push(value.slice(from, at).trim());
      from = at + 1;
    }
  }
  return [...items, value.slice(from).trim()];
}

function yamlLines(template: Template, field: MeantField): readonly string[] {
  const name = yamlName(template, field);
  const behind = field.comment === "" ? "" : ` # ${field.comment.replace(/\s+/g, " ")}`;
  const list = listField(template, field.key);
  const isFlow =
    field.items.length === 0 &&
    /^\[[^[\]]*\]$/.test(field.value) &&
    !slotTexts(template).has(field.value) &&
    yamlItems(` ${field.value}`).length > 0;
  const items =
    field.items.length > 0
      ? field.items
      : list && !isFlow && field.value !== ""
        ? splitItems(field.value)
        : [];
  if (items.length > 0) {
    const isBlock = list ? /[\r\n]/.test(list.value) : false;
    return isBlock
      ? [`${name}:${behind}`, ...items.map((item) => `  - ${flowItem(item)}`)]
      : [`${name}: [${items.map(flowItem).join(", ")}]${behind}`];
  }
  if (isFlow || /^(?:\[\]|\{\})$/.test(field.value)) return [`${name}: ${field.value}${behind}`];
  const own = template.fields.find((other) => other.place === "front-matter" && other.key === field.key);
  const isQuoted = own !== undefined && template.document.whole().charAt(own.valueSpan.start - 1) === '"';
  const value =
    isQuoted && field.value !== "" && !/["\\]/.test(field.value) ? `"${field.value}"` : yamlText(field.value);
  return [`${name}:${value === "" ? "" : ` ${value}`}${behind}`];
}

function tableLines(template: Template, fields: readonly MeantField[]): readonly string[] {
  const text = template.document.whole();
  const own = template.fields.find((field) => field.form === "table" && field.place === "header");
  const rows = own
    ? text
        .slice(0, own.line.start)
        .split(/\r\n|\r|\n/)
        .filter((row) => row.trim().startsWith("|"))
    : [];
  const header = rows.length >= 2 ? rows.slice(-2) : ["| Field | Value |", "|-------|-------|"];
  const isBold = !own || text.startsWith("**", own.nameSpan.start);
  return [
    ...header,
    ...fields.map(({ name, value, comment }) => {
      const said = comment === "" ? barred(value) : `${barred(value)} <!-- ${barred(comment)} -->`;
      return `| ${isBold ? `**${name}**` : name} | ${said.trim()} |`;
    }),
  ];
}

/** Every bar with a backslash, those that have one too: so that taking it off gives the same text again. */
function barred(text: string): string {
  return text.replaceAll("|", "\\|");
}

/** The name in prose: the template's, else `lastModified` as `Last Modified`. */
function textName({ fields }: Template, { name, key }: MeantField): string {
  const own = fields.find((field) => field.key === key && field.place !== "front-matter");
  if (own) return own.name;
  const words = name
    .replace(/[_-]+/g, " ")
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/(?<![A-Za-z0-9])[a-z]/g, (letter) => letter.toUpperCase());
  return /^[a-z][A-Za-z0-9_-]*$/.test(name) && labelKey(words) === key ? words : name;
}

/** The name as a key: the template's, else `Last Updated` as `lastUpdated`. */
function yamlName({ fields }: Template, { name, key }: MeantField): string {
  const own = fields.find((field) => field.key === key && field.place === "front-matter");
  if (own) return own.name;
  if (/^[A-Za-z][\w-]*$/.test(name) && name !== name.toUpperCase() && !/^[A-Z][a-z]*$/.test(name))
    return name;
  const [first = "", ...others] = key.split(" ");
  const joined = first + others.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  if (/^[a-z][A-Za-z0-9]*$/.test(joined) && labelKey(joined) === key) return joined;
  return /^[^\s#"'-][^:"'#]*$/.test(name) ? name : `"${name.replace(/["\\]/g, "")}"`;
}
