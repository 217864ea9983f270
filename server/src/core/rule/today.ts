import { inPattern } from "../template/dateSlot.ts";
import type { Change } from "./rule.ts";

/** The change as it is made on a day, given as YYYY-MM-DD: rules have no clock and leave dates as their pattern. */
export function changeOn(today: string, change: Change): Change {
  return change.date === "today" ? { span: change.span, newText: inPattern(change.newText, today) } : change;
}
