import { isFilledIn, wantedField } from "../binding/specFields.ts";
import { type Field, fieldMeaning, holdsMetadata } from "../document/fields.ts";
import { valueIn } from "../document/fieldText.ts";
import type { Fix, Remark, Rule, SpecContext } from "../rule/rule.ts";
import type { Template } from "../template/template.ts";
import type { TemplateField } from "../template/templateField.ts";
import { type Vocabulary, valueNamed } from "../template/vocabulary.ts";
import { dayNamed, isoText } from "../text/date.ts";
import { compareVersions, readVersion } from "../text/version.ts";
import { valueKey } from "../text/words.ts";
import { quoted } from "./wording.ts";

/** A field stands in two places with different values: header and footer, front matter and header. */
export const conflictingFields: Rule = {
  code: "conflicting-fields",
  description: "A field stands in two places of the metadata with different values.",
  severity: { draft: "warning", review: "warning", approved: "error", done: "error", closed: "information" },
  looksInto: (section, { document }) => holdsMetadata(section, document),
  *checkSpec({ binding: { document, template } }: SpecContext): Iterable<Remark> {
    for (const copies of copiesOf(template, document.fields())) {
      const [first, ...others] = copies;
      if (!first) continue;
      for (const copy of others) {
        if (!inConflict(template, first, copy)) continue;
        const { field } = copy;
        yield {
          message: `${field.name} is ${quoted(field.value)} here, but ${quoted(first.field.value)} in ${placeName(first.field)}`,
          span: field.valueSpan,
          section: null,
          fixes: () => [
            take(document.whole(), template, first, [copy]),
            take(
              document.whole(),
              template,
              copy,
              copies.filter((other) => inConflict(template, other, copy)),
            ),
          ],
        };
      }
    }
  },
};

interface Copy {
  readonly field: Field;
  readonly wanted: TemplateField | null;
}

/** Fields that speak of the document in any spec; of others, only the template can tell. */
const known = new Set(["status", "version", "created", "last updated"]);

/** The fields that stand in more than one place, with a value, each with its copies in document order. */
function copiesOf(template: Template, fields: readonly Field[]): readonly (readonly Copy[])[] {
  const groups = new Map<string, Copy[]>();
  for (const field of fields) {
    const meaning = fieldMeaning(field.key);
    const wanted = wantedField(template, field);
    // Owner and author may be two people, so people are compared under one name only.
    const isPerson = wanted?.kind === "person";
    if (!known.has(meaning) && !isComparable(template, wanted)) continue;
    if (field.items.length > 0 || !isFilledIn(field.value, wanted)) continue;
    const name = isPerson ? field.key.replace(/s$/, "") : meaning;
    const group = groups.get(name);
    if (group) group.push({ field, wanted });
    else groups.set(name, [{ field, wanted }]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** A text of which the template has two copies must be the same in both; of other texts, nobody knows. */
function isComparable({ fields }: Template, wanted: TemplateField | null): boolean {
  if (!wanted) return false;
  if (wanted.kind !== "text") return true;
  return fields.some((other) => other.key === wanted.key && other.place !== wanted.place);
}

function inConflict(template: Template, a: Copy, b: Copy): boolean {
  if (a.field === b.field) return false;
  if (a.field.place === b.field.place && a.field.form === b.field.form) return false;
  const [one, other] = [a.field.value, b.field.value];
  if (valueKey(one) === valueKey(other)) return false;
  const kind = (a.wanted ?? b.wanted)?.kind;
  const meaning = fieldMeaning(a.field.key);
  if (kind === "status" || kind === "choice" || meaning === "status")
    return differ(vocabulariesOf(template, a, b), one, other);
  if (kind === "date" || meaning === "created" || meaning === "last updated") {
    const [day, otherDay] = [dayNamed(one), dayNamed(other)];
    return day !== null && otherDay !== null && isoText(day) !== isoText(otherDay);
  }
  if (kind === "version" || meaning === "version") {
    const [version, otherVersion] = [readVersion(one), readVersion(other)];
    return version !== null && otherVersion !== null && compareVersions(version, otherVersion) !== 0;
  }
  return kind === "person" ? areOthers(one, other) : !contains(one, other);
}

/** The values of a vocabulary that both have; null where one is asked for other values than the other. */
function vocabulariesOf(template: Template, a: Copy, b: Copy): readonly Vocabulary[] | null {
  const found = [a, b].flatMap(({ wanted }) => wanted?.vocabulary ?? []);
  const all = found.length > 0 ? found : template.statuses ? [template.statuses] : [];
  const [one, other] = all;
  const keys = new Set(other?.values.map(valueKey));
  if (one && other && !one.values.every((value) => keys.has(valueKey(value)))) return null;
  return all;
}

/** Without a vocabulary, `Approved by Ann` may say the same as `Approved`. */
function differ(vocabularies: readonly Vocabulary[] | null, one: string, other: string): boolean {
  const [vocabulary] = vocabularies ?? [];
  if (!vocabulary) return vocabularies !== null && !contains(one, other);
  const named = valueNamed(vocabulary, one);
  const otherNamed = valueNamed(vocabulary, other);
  return named !== null && otherNamed !== null && named !== otherNamed;
}

/** One says all that the other says: `Ann` and `Ann Lee`. */
function contains(one: string, other: string): boolean {
  const [a, b] = [valueKey(one).split(" "), valueKey(other).split(" ")];
  return a.every((word) => b.includes(word)) || b.every((word) => a.includes(word));
}

/** Names of which no word is the same. A handle or an address may be anybody's. */
function areOthers(one: string, other: string): boolean {
  if (/[@/<[(_\d]/.test(one + other)) return false;
  const words = new Set(valueKey(one).split(" "));
  return !valueKey(other)
    .split(" ")
    .some((word) => words.has(word));
}

function placeName({ place, form }: Field): string {
  if (place === "front-matter") return "the front matter";
  if (place === "footer") return "the footer";
  return form === "table" ? "the table" : form === "section" ? "its section" : "the header";
}

/** The fix that writes one copy's value into others, spelt as their own vocabularies spell it. */
function take(text: string, template: Template, from: Copy, others: readonly Copy[]): Fix {
  const spelt = ({ wanted }: Copy) => {
    const vocabulary = wanted?.vocabulary ?? template.statuses;
    const value = vocabulary?.values.find((one) => valueKey(one) === valueKey(from.field.value));
    return value ?? from.field.value;
  };
  const [first] = others;
  const where = others.length === 1 && first ? placeName(first.field) : "all places";
  return {
    title: `Use ${quoted(from.field.value)} in ${where}`,
    changes: others.map((copy) => ({
      span: copy.field.valueSpan,
      newText: valueIn(text, copy.field, spelt(copy)),
    })),
    preferred: false,
  };
}
