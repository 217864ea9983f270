import { cellText } from "../markdown/tableRow.ts";
import { yamlText } from "../markdown/yamlText.ts";
import type { Field } from "./fields.ts";

/** The value as it stands in that field's form, in the place of the value that is there: quoted in YAML, escaped in a table. */
export function valueIn(text: string, { form, valueSpan }: Field, value: string): string {
  if (form === "table") return cellText(value);
  if (form !== "yaml") return value;
  const quote = text.charAt(valueSpan.start - 1);
  const isQuoted = (quote === '"' || quote === "'") && text.charAt(valueSpan.end) === quote;
  if (!isQuoted) return yamlText(value);
  return quote === "'" ? value.replaceAll("'", "''") : value.replace(/[\\"]/g, "\\$&");
}
