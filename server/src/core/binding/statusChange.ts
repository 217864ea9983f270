import { type Field, fieldMeaning, withOnlyItem } from "../document/fields.ts";
import { withVersion } from "../document/fieldText.ts";
import { isDateSlot } from "../template/slot.ts";
import type { Change } from "../text/change.ts";
import { withDate } from "../text/dateStyle.ts";
import { type NextVersion, nextVersions } from "../text/nextVersion.ts";
import { compareVersions, readVersion } from "../text/version.ts";
import type { Binding } from "./binding.ts";
import { changeLogOf, logCell, newestRow, rowFor } from "./changeLog.ts";
import { type StatusValue, statusFields, withStatus } from "./statuses.ts";

/** What the author decided about a change of status. */
export interface StatusChange {
  readonly status: StatusValue;
  /** YYYY-MM-DD */
  readonly today: string;
  /** The version the spec has from now on, as its field will say it; null to keep it. */
  readonly version: string | null;
  /** The row for the change log; null for none. */
  readonly log: { readonly author: string; readonly change: string } | null;
}

/**
 * The changes that give a spec another status: in every copy, with the date of the last update, the version and a row of
 * the change log, as far as the spec has them. Absolute, in document order, none of them touching another.
 */
export function statusChanges(binding: Binding, change: StatusChange): readonly Change[] {
  const { status, today, version } = change;
  const fields = binding.document.fields();
  const changes = [
    ...statusFields(binding).flatMap((field) => withStatus(binding, field, status) ?? []),
    ...fields
      .filter(({ key }) => fieldMeaning(key) === "last updated")
      .flatMap((field) => withToday(binding, field, today) ?? []),
    ...(version === null
      ? []
      : versionFields(binding).map((field) => withVersion(binding.document.whole(), field, version))),
    ...logRow(binding, change),
  ];
  const inOrder = changes.sort((a, b) => a.span.start - b.span.start);
  return inOrder.filter(({ span }, index) => span.start >= (inOrder[index - 1]?.span.end ?? 0));
}

/** The version a spec says it has, and those that may follow it; null where it has none that can be read. */
export function versionsOf(
  binding: Binding,
): { readonly now: string; readonly next: readonly NextVersion[] } | null {
  const [field] = versionFields(binding);
  return field ? { now: field.value, next: nextVersions(field.value) } : null;
}

/** The copies of the version: the first that can be read, and those that say the same. */
function versionFields({ document }: Binding): readonly Field[] {
  const readable = document
    .fields()
    .filter(({ key }) => fieldMeaning(key) === "version")
    .flatMap((written) => {
      const field = withOnlyItem(written);
      const version = readVersion(field.value);
      return version ? [{ field, version }] : [];
    });
  const [first] = readable;
  return readable
    .filter(({ version }) => first && compareVersions(version, first.version) === 0)
    .map(({ field }) => field);
}

/** The day of the last update in the field's own way, else in the template's. */
function withToday({ document, template }: Binding, field: Field, today: string): Change | null {
  const { value, valueSpan, items } = withOnlyItem(field);
  if (value === "" && items.length > 0) return null;
  const wanted = template.fields.find(({ key }) => fieldMeaning(key) === "last updated");
  const sample = wanted?.value ?? "";
  const inTemplatesWay = () => withDate(sample, today) ?? today;
  const isSlot = wanted?.slots.some((slot) => slot.text === value) === true || isDateSlot(value);
  const newText =
    value === ""
      ? (/[\s|"']/.test(document.whole().charAt(valueSpan.start - 1)) ? "" : " ") + today
      : (withDate(value, today, sample) ?? (isSlot ? inTemplatesWay() : null));
  return newText === null || newText === value ? null : { span: valueSpan, newText };
}

function logRow(binding: Binding, { today, version, log: wanted }: StatusChange): readonly Change[] {
  const log = wanted && changeLogOf(binding);
  if (!log) return [];
  const newest = newestRow(log);
  const cell = (meaning: "date" | "version") => (newest && logCell(log, newest, meaning)?.text) ?? "";
  const now = version ?? versionFields(binding)[0]?.value ?? "";
  return [
    rowFor(log, {
      date: withDate(cell("date"), today) ?? today,
      version: versionLike(cell("version"), now),
      author: wanted.author,
      change: wanted.change,
    }),
  ];
}

/** With a `v` in front where the rows before have one. */
function versionLike(sample: string, version: string): string {
  const bare = version.replace(/[*_`]/g, "").trim();
  const number = bare.replace(/^v(?:er(?:sion)?)?\.?\s*/i, "");
  const mark = /^[*_`]*(v(?:er(?:sion)?)?\.?\s*)(?=\d)/i.exec(sample)?.[1];
  return sample === "" || number === "" ? bare : `${mark ?? ""}${number}`;
}
