/** A day of the calendar. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The months as they are written in full. */
export const monthNames: readonly string[] =
  "January February March April May June July August September October November December".split(" ");

/** The day that `2026-03-04` is, where the calendar has it; else null. */
export function isoDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match && real(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** True for `2026-03-04` where the calendar has that day. */
export function isIsoDate(text: string): boolean {
  return isoDay(text) !== null;
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
  return `${fourDigits(year)}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** A year as dates have it: `0987`. */
export function fourDigits(year: number): string {
  return String(year).padStart(4, "0");
}

/** A month or a day as ISO dates have it: `04`. */
export function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

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

const monthKeys = monthNames.map((name) => name.toLowerCase());

/** From 1; 0 for what is no month's name, in full or in short. */
function monthOf(name: string): number {
  const key = name.toLowerCase();
  const short = key === "sept" ? "sep" : key;
  return monthKeys.findIndex((month) => month === key || month.slice(0, 3) === short) + 1;
}

function real(year: number, month: number, day: number): Day | null {
  const date = { year, month, day };
  return isDay(date) ? date : null;
}
