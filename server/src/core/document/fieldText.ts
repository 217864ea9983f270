import { cellText } from "../markdown/tableRow.ts";
import { breaksYaml, needsQuotes, quotedText, yamlText } from "../markdown/yamlText.ts";
import type { Change } from "../text/change.ts";
import { type Span, shifted } from "../text/span.ts";
import { versionSpan } from "../text/version.ts";
import type { Field } from "./fields.ts";

/** Where a value stands in a text, and in what form. */
export type ValuePlace = Pick<Field, "form" | "valueSpan">;

/** The value as it stands in that place, instead of the value that is there: quoted in YAML, escaped in a table. */
export function valueIn(text: string, place: ValuePlace, value: string): string {
  return place.form === "yaml" && quoteAround(text, place) === null
    ? yamlText(value)
    : wordsIn(text, place, value);
}

/** The change that puts words in the place of a part of the value. `part` is relative to the value. */
export function changeIn(text: string, place: ValuePlace, part: Span, words: string): Change {
  const { form, valueSpan } = place;
  const value = text.slice(valueSpan.start, valueSpan.end);
  const whole = value.slice(0, part.start) + words + value.slice(part.end);
  // What is a list or the like now stays one.
  if (form === "yaml" && quoteAround(text, place) === null && needsQuotes(whole) && !breaksYaml(value))
    return { span: valueSpan, newText: yamlText(whole) };
  return { span: shifted(part, valueSpan.start), newText: wordsIn(text, place, words) };
}

/** The change that gives a field another version, with all that stands around the number kept: `v1.0 (Ann)` → `v1.1 (Ann)`. */
export function withVersion(text: string, place: ValuePlace, version: string): Change {
  const value = text.slice(place.valueSpan.start, place.valueSpan.end);
  const written = versionSpan(value);
  const given = versionSpan(version);
  if (!written || !given) return { span: place.valueSpan, newText: valueIn(text, place, version) };
  return changeIn(text, place, written, version.slice(given.start, given.end));
}

/** Words within a value as they stand in that place. */
function wordsIn(text: string, place: ValuePlace, words: string): string {
  if (place.form === "table") return cellText(words);
  const quote = place.form === "yaml" ? quoteAround(text, place) : null;
  return quote === null ? words : quotedText(words, quote);
}

function quoteAround(text: string, { valueSpan }: ValuePlace): "'" | '"' | null {
  const quote = text.charAt(valueSpan.start - 1);
  return (quote === '"' || quote === "'") && text.charAt(valueSpan.end) === quote ? quote : null;
}
