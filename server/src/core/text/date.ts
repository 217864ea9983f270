/** A day of the calendar. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** True for `2026-03-04` where the calendar has that day. */
export function isIsoDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match !== null && isDay({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) });
}

/** The ISO date that a value begins with, where the calendar has it: that of `2026-03-04 (first draft)`, or null. */
export function isoDateIn(value: string): string | null {
  const date = /^\d{4}-\d{2}-\d{2}(?![\d-])/.exec(value)?.[0];
  return date !== undefined && isIsoDate(date) ? date : null;
}

/** True where the calendar has that day: not for the 30th of February. */
export function isDay({ year, month, day }: Day): boolean {
  return day >= 1 && day <= daysIn(year, month);
}

/** How many days a month has; 0 for a month that does not exist. */
export function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/** `2026-03-04` */
export function isoText({ year, month, day }: Day): string {
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const longMonths =
  "january february march april may june july august september october november december".split(" ");

/** The day that a value names without doubt: `2026-03-04`, `2026/3/4`, `March 4, 2026`, `4 Mar 2026`; null for all others. */
export function dayNamed(value: string): Day | null {
  const text = value.trim().replace(/(?<=\d)(?:st|nd|rd|th)\b/i, "");
  const numeric = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d/.-])/.exec(text);
  if (numeric) return real(Number(numeric[1]), Number(numeric[3]), Number(numeric[4]));
  const monthFirst = /^(\p{L}{3,9})\.? (\d{1,2}),? (\d{4})(?!\d)/u.exec(text);
  if (monthFirst) return real(Number(monthFirst[3]), monthOf(monthFirst[1] ?? ""), Number(monthFirst[2]));
  const dayFirst = /^(\d{1,2})\.? (\p{L}{3,9})\.?,? (\d{4})(?!\d)/u.exec(text);
  return dayFirst ? real(Number(dayFirst[3]), monthOf(dayFirst[2] ?? ""), Number(dayFirst[1])) : null;
}

function monthOf(name: string): number {
  const key = name.toLowerCase();
  return Math.max(months.indexOf(key), longMonths.indexOf(key), key === "sept" ? 8 : -1) + 1;
}

function real(year: number, month: number, day: number): Day | null {
  const date = { year, month, day };
  return isDay(date) ? date : null;
}
