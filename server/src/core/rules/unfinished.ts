import { openItems } from "../binding/openItems.ts";
import { stageOfSpec } from "../binding/stage.ts";
import { placeholdersAmong } from "../rule/placeholders.ts";
import { noFixes, type RelatedPlace, type Remark, type Rule, type SpecContext } from "../rule/rule.ts";
import { byPlace } from "../rule/sectionFindings.ts";
import type { Span } from "../text/span.ts";
import { amount, listedWithAnd } from "./wording.ts";

/** An approved spec, or one that is done, holds something that is still to be filled in, answered or ticked. */
export const unfinished: Rule = {
  code: "unfinished",
  description:
    "The status says approved or done, but something is still to be filled in, answered or ticked.",
  severity: { draft: "off", review: "off", approved: "error", done: "error", closed: "off" },
  isSummary: true,
  *checkSpec({ binding, stage, found }: SpecContext): Iterable<Remark> {
    if (stage !== "approved" && stage !== "done") return;
    const { field } = stageOfSpec(binding);
    if (!field) return;
    const slots = placeholdersAmong([...found()].sort(byPlace)).map(({ span }) => span);
    const { questions, unchecked } = openItems(binding, stage);
    const left = slots.length + questions.length + unchecked.length;
    if (left === 0) return;
    const parts = [
      ...amount(slots.length, "placeholder"),
      ...amount(questions.length, "open question"),
      ...amount(unchecked.length, "unchecked item"),
    ];
    const { slice } = binding.document;
    const place = (kind: string) => (span: Span) => ({
      message: messageAt(kind, slice(span.start, span.end)),
      span,
    });
    const related: readonly RelatedPlace[] = [
      ...slots.slice(0, mostRelated).map(place("Placeholder")),
      ...questions.slice(0, mostRelated).map(place("Open question")),
      ...unchecked.slice(0, mostRelated).map(place("Unchecked item")),
    ];
    yield {
      message: `${bareStatus(field.value)}, but ${listedWithAnd(parts)} ${left === 1 ? "is" : "are"} left`,
      span: field.valueSpan,
      fixes: noFixes,
      section: null,
      related,
    };
  },
};

/** Places of each kind that are shown with the finding. */
const mostRelated = 5;

function messageAt(kind: string, text: string): string {
  const said = text.replace(/\s+/g, " ");
  return `${kind}: ${said.length <= 80 ? said : `${said.slice(0, 79).trimEnd()}…`}`;
}

/** `**Approved**` → `Approved` */
function bareStatus(value: string): string {
  const bare = value.replace(/[*_`]/g, "").trim();
  return bare.length <= 40 ? bare : `${bare.slice(0, 39).trimEnd()}…`;
}
