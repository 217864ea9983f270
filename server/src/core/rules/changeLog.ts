import { bind } from "../binding/binding.ts";
import {
  type ChangeLog,
  changeLogOf,
  logCell,
  mayHoldChangeLog,
  newestRow,
  rowFor,
} from "../binding/changeLog.ts";
import { holdsSlot, isFilledIn, wantedField } from "../binding/specFields.ts";
import { type Field, fieldMeaning, holdsMetadata } from "../document/fields.ts";
import { withVersion } from "../document/fieldText.ts";
import type { Change, Remark, Rule, SpecContext } from "../rule/rule.ts";
import type { Template } from "../template/template.ts";
import { withDate } from "../text/dateStyle.ts";
import { compareVersions, readVersion, type Version } from "../text/version.ts";

/** The version in the metadata and the newest one in the change log are not the same. */
export const changeLog: Rule = {
  code: "change-log",
  description: "The version of the spec is not the newest one in its change log.",
  severity: { draft: "information", review: "warning", approved: "warning", done: "warning", closed: "hint" },
  looksInto: (section, binding) =>
    holdsMetadata(section, binding.document) || mayHoldChangeLog(section, binding),
  *checkSpec({ binding }: SpecContext): Iterable<Remark> {
    const { document, template } = binding;
    const fields = versionFields(template, document.fields());
    const [first] = fields;
    if (!first) return;
    const log = changeLogOf(binding);
    if (!log || keepsThemApart(template)) return;
    const newest = newestVersion(log);
    if (!newest || !areAlike(first.version, newest.version)) return;
    // Copies that say different things are another finding.
    if (fields.some(({ version }) => compareVersions(version, first.version) !== 0)) return;
    const { field } = first;
    const order = compareVersions(first.version, newest.version);
    if (order < 0) {
      yield {
        message: `${field.name} is ${field.value}, but the newest in the change log is ${newest.text}`,
        span: field.valueSpan,
        section: null,
        fixes: () => [
          {
            title: `Change ${field.name} to ${newest.text}`,
            changes: fields.map((copy) => withVersion(document.whole(), copy.field, newest.text)),
            preferred: true,
          },
        ],
      };
    } else if (!isLogged(log, first.version)) {
      yield {
        message: `${field.name} ${field.value} is not in the change log, whose newest is ${newest.text}`,
        span: field.valueSpan,
        section: null,
        fixes: () => [
          {
            title: `Add ${field.value} to the change log`,
            changes: [loggedToday(log, field.value)],
            preferred: true,
          },
        ],
      };
    }
  },
};

/** The row for a version that comes today: its date is written like that of the row before, else as the template shows it. */
function loggedToday(log: ChangeLog, version: string): Change {
  const newest = newestRow(log);
  const sample = (newest && logCell(log, newest, "date")?.text) ?? "";
  const like = isDatedBy(sample) ? rowFor(log, { version, date: sample }) : null;
  const row = like ?? rowFor(log, { version });
  return isDatedBy(row.newText) ? { ...row, date: "today" } : row;
}

/** There is one date in the text, or one pattern of a date, and it tells how it is read. */
function isDatedBy(text: string): boolean {
  return withDate(text, "2026-11-25") !== null;
}

interface VersionField {
  readonly field: Field;
  readonly version: Version;
}

function versionFields(template: Template, fields: readonly Field[]): readonly VersionField[] {
  return fields.flatMap((field) => {
    if (fieldMeaning(field.key) !== "version") return [];
    if (!isFilledIn(field.value, wantedField(template, field))) return [];
    const version = readVersion(field.value);
    return version ? [{ field, version }] : [];
  });
}

/** The template's own version is not that of its own change log: the two count different things. */
function keepsThemApart(template: Template): boolean {
  const own = apart.get(template) ?? { isApart: readApart(template) };
  apart.set(template, own);
  return own.isApart;
}

const apart = new WeakMap<Template, { readonly isApart: boolean }>();

function readApart(template: Template): boolean {
  const [field] = versionFields(template, template.fields);
  const log = field && changeLogOf(bind(template, template.document));
  return (
    field !== undefined &&
    log !== null &&
    log !== undefined &&
    log.rows.length > 0 &&
    !isLogged(log, field.version)
  );
}

/**
 * The highest version of all rows that say what changed; null where there is none, or one cannot be compared. A row whose
 * change is still the template's slot may be the template's example, whatever version it shows.
 */
function newestVersion(log: ChangeLog): { readonly text: string; readonly version: Version } | null {
  let newest: { readonly text: string; readonly version: Version } | null = null;
  for (const row of log.rows) {
    const text = (logCell(log, row, "version")?.text ?? "").replace(/[*_`]/g, "");
    const isExample = holdsSlot(logCell(log, row, "change")?.text ?? "");
    if (row.isUnfilled || isExample || text === "") continue;
    const version = readVersion(text);
    if (!version) return null;
    if (newest === null || compareVersions(version, newest.version) > 0) newest = { text, version };
  }
  return newest;
}

function isLogged(log: ChangeLog, version: Version): boolean {
  return log.rows.some((row) => {
    const logged = readVersion(logCell(log, row, "version")?.text ?? "");
    return logged !== null && compareVersions(logged, version) === 0;
  });
}

/** `Revision 3` and `Version 1.2` count different things. */
function areAlike(a: Version, b: Version): boolean {
  return (a.numbers.length === 1) === (b.numbers.length === 1);
}
