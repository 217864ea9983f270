import { type Day, daysIn, isDay, isoText, monthNames } from "./date.ts";

/** What is wrong with a date. */
export interface DateSlip {
  /** How much of the value it is: the value begins with it. */
  readonly length: number;
  /** Why it is no date (`February 2026 has 28 days`), or null where it is one that is written in another way. */
  readonly reason: string | null;
  /** What was meant, and whether that is the one right answer; null where nobody can tell. */
  readonly meant: { readonly date: string; readonly isSure: boolean } | null;
}

/**
 * What is wrong with a value that begins with a date written year first, in numbers; null where nothing is, and for all
 * other values: `March 3, 2026`, `03.04.2026`, `Q3 2026`. `isIsoAsked`: dates are to be written YYYY-MM-DD, so that one
 * which is not (`2026-3-4`, `2026/03/04`) is a slip too.
 */
export function dateSlip(value: string, isIsoAsked: boolean): DateSlip | null {
  const match = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d/.-])/.exec(value);
  if (match) {
    const [text, year, separator, month, day] = match;
    const date = { year: Number(year), month: Number(month), day: Number(day) };
    return isDay(date)
      ? otherwiseWritten(text, date, isIsoAsked)
      : separator === "-" || isIsoAsked
        ? { length: text.length, reason: whyNot(date), meant: swapped(date) }
        : null;
  }
  return isIsoAsked ? mistyped(value) : null;
}

function otherwiseWritten(text: string, date: Day, isIsoAsked: boolean): DateSlip | null {
  const iso = isoText(date);
  return text === iso || !isIsoAsked
    ? null
    : { length: text.length, reason: null, meant: { date: iso, isSure: true } };
}

/** `20260304`, `2026-03--04`, `2026-03-044`: meant as an ISO date, and none. */
function mistyped(value: string): DateSlip | null {
  const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(value);
  if (compact) {
    const date = { year: Number(compact[1]), month: Number(compact[2]), day: Number(compact[3]) };
    return isDay(date) ? otherwiseWritten(value, date, true) : null;
  }
  const [text] = /^\d{3,5}-{1,2}\d{1,3}-{1,2}\d{1,3}(?![\d/.-])/.exec(value) ?? [];
  if (text === undefined) return null;
  const parts = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.replace(/-+/g, "-"));
  const date = parts && { year: Number(parts[1]), month: Number(parts[2]), day: Number(parts[3]) };
  const meant = date && isDay(date) ? { date: isoText(date), isSure: true } : null;
  return { length: text.length, reason: "a date is written YYYY-MM-DD", meant };
}

function whyNot({ year, month, day }: Day): string {
  const days = daysIn(year, month);
  if (days === 0) return `there is no month ${month}`;
  if (day === 0) return "there is no day 0";
  return `${monthNames[month - 1] ?? ""} ${year} has ${days} days`;
}

/** `2026-13-01` may be the 13th of January; nobody can be sure. */
function swapped({ year, month, day }: Day): DateSlip["meant"] {
  const other = { year, month: day, day: month };
  return month > 12 && isDay(other) ? { date: isoText(other), isSure: false } : null;
}
