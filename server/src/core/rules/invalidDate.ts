import { changeLogOf, mayHoldChangeLog } from "../binding/changeLog.ts";
import { isFilledIn, wantedField } from "../binding/specFields.ts";
import { holdsMetadata } from "../document/fields.ts";
import type { Remark, Rule, SpecContext } from "../rule/rule.ts";
import type { Template } from "../template/template.ts";
import { isDateName } from "../template/templateField.ts";
import { type DateSlip, dateSlip } from "../text/dateSlip.ts";
import type { Span } from "../text/span.ts";
import { quoted } from "./wording.ts";

/** A date that no calendar has, or that is not written as the template writes dates. */
export const invalidDate: Rule = {
  code: "invalid-date",
  description: "A date does not exist, or is mistyped where the template shows YYYY-MM-DD.",
  severity: { draft: "warning", review: "warning", approved: "error", done: "error", closed: "information" },
  looksInto: (section, binding) =>
    holdsMetadata(section, binding.document) || mayHoldChangeLog(section, binding),
  *checkSpec({ binding }: SpecContext): Iterable<Remark> {
    const { document, template } = binding;
    for (const field of document.fields()) {
      const wanted = wantedField(template, field);
      if (wanted ? wanted.kind !== "date" : !isDateName(field.key)) continue;
      if (!isFilledIn(field.value, wanted)) continue;
      const slip = dateSlip(field.value, wanted?.slots.some(({ text }) => isoSlot.test(text)) ?? false);
      if (slip) yield { ...remarkOn(field.name, field.value, field.valueSpan, slip), section: null };
    }
    const log = changeLogOf(binding);
    const at = log ? log.columns.findIndex((column) => column.meaning === "date") : -1;
    const column = log?.columns[at];
    if (!log || !column) return;
    for (const row of log.rows) {
      const cell = row.cells[at];
      const slip = cell && dateSlip(cell.text, showsIsoDates(template));
      if (cell && slip) yield remarkOn(column.name, cell.text, cell.span, slip);
    }
  },
};

const isoTemplates = new WeakMap<Template, boolean>();

/** True for a template that shows dates as YYYY-MM-DD, wherever that is. */
function showsIsoDates(template: Template): boolean {
  const shows = isoTemplates.get(template) ?? isoSlot.test(template.document.whole());
  isoTemplates.set(template, shows);
  return shows;
}

const isoSlot = /\bYYYY-MM-DD\b/i;

function remarkOn(name: string, value: string, valueSpan: Span, slip: DateSlip): Remark {
  const { length, reason, meant } = slip;
  const span = { start: valueSpan.start, end: valueSpan.start + length };
  const text = quoted(value.slice(0, length));
  const message =
    reason === null
      ? `${name} must be written YYYY-MM-DD: ${meant?.date ?? ""}`
      : `${name} ${text} is no date: ${reason}`;
  return {
    message,
    span,
    fixes: () =>
      meant === null
        ? []
        : [
            {
              title: `Change to '${meant.date}'`,
              changes: [{ span, newText: meant.date }],
              preferred: meant.isSure,
              mechanical: meant.isSure,
            },
          ],
  };
}
