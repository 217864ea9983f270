import { inPattern } from "../template/dateSlot.ts";
import { withDate } from "../text/dateStyle.ts";
import type { Change } from "./rule.ts";

/** The change as it is made on a day, given as YYYY-MM-DD: rules have no clock and leave dates as their pattern, or as a sample. */
export function changeOn(today: string, { date, ...change }: Change): Change {
  if (date !== "today") return change;
  return { ...change, newText: withDate(change.newText, today) ?? inPattern(change.newText, today) };
}
