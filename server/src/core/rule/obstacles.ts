import type { Binding } from "../binding/binding.ts";
import { openItems } from "../binding/openItems.ts";
import { statusFields } from "../binding/statuses.ts";
import { fieldMeaning } from "../document/fields.ts";
import type { Stage } from "../template/lifecycle.ts";
import { overlaps, type Span } from "../text/span.ts";
import { allFindings, type Checked, checkAll } from "./check.ts";
import { isAboutPlaceholder, placeholdersAmong } from "./placeholders.ts";
import { type CheckOptions, defaultCheckOptions } from "./severities.ts";

/** What would be an error if the spec stood at a later stage. */
export interface Obstacle {
  /** What it is one of: `placeholder`, `missing section`. */
  readonly kind: string;
  readonly message: string;
  /** Absolute. */
  readonly span: Span;
}

/** What the findings of a rule are called when they are counted, those a writer begins with first. */
const kinds: ReadonlyMap<string, string> = new Map([
  ["missing-section", "missing section"],
  ["empty-section", "empty section"],
  ["placeholder", "placeholder"],
  ["undecided-choice", "undecided value"],
  ["invalid-value", "wrong value"],
]);
/** The rule whose finding counts what stands in the spec: here each is named. */
const unfinishedCode = "unfinished";
const question = "open question";
const item = "unchecked item";
const otherError = "other error";
const order = [...kinds.values(), question, item, otherError];

/**
 * What stands in the way of `stage`, in the order of the document. What a change of the status mends by itself does not:
 * the status, and the day of the last update.
 */
export function obstaclesTo(
  binding: Binding,
  stage: Stage,
  options: CheckOptions = defaultCheckOptions,
  previous?: Checked,
): readonly Obstacle[] {
  const mended = [
    ...statusFields(binding),
    ...binding.document.fields().filter(({ key }) => fieldMeaning(key) === "last updated"),
  ].map(({ valueSpan }) => valueSpan);
  const found = allFindings(checkAll(binding, options, { stage, previous }));
  const isCounted = found.some(({ code, severity }) => code === unfinishedCode && severity === "error");
  const placeholders = new Set(placeholdersAmong(found));
  const obstacles = found
    .filter((finding) => !isAboutPlaceholder(finding) || placeholders.has(finding))
    .filter(({ code, severity }) => severity === "error" && code !== unfinishedCode)
    .filter(({ span }) => !mended.some((own) => overlaps(own, span)))
    .map(({ code, message, span }) => ({ kind: kinds.get(code) ?? otherError, message, span }));
  const { slice } = binding.document;
  const open = (kind: string, message: string) => (span: Span) => ({
    kind,
    message: `${message}: ${slice(span.start, span.end).replace(/\s+/g, " ")}`,
    span,
  });
  const { questions, unchecked } = isCounted ? openItems(binding, stage) : { questions: [], unchecked: [] };
  return [
    ...obstacles,
    ...questions.map(open(question, "Open question")),
    ...unchecked.map(open(item, "Unchecked item")),
  ].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** `1 missing section, 3 placeholders`; '' where nothing stands in the way. */
export function summaryOf(obstacles: readonly Obstacle[]): string {
  return order
    .map((kind) => ({ kind, count: obstacles.filter((one) => one.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} ${kind}${count === 1 ? "" : "s"}`)
    .join(", ");
}
