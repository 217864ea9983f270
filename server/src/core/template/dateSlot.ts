import { isDateSlot } from "./slot.ts";

/** The pattern of a slot for a date without the marks around it: `[YYYY-MM-DD]` → `YYYY-MM-DD`. null for other texts. */
export function datePattern(text: string): string | null {
  return isDateSlot(text) ? (/[YyDdMm][YyMmDd/.-]*[YyDdMm]/.exec(text)?.[0] ?? null) : null;
}

/** A day, given as YYYY-MM-DD, in the form of a pattern: `DD.MM.YYYY` → `25.11.2026`. */
export function inPattern(pattern: string, day: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return pattern.replace(/Y{4}/i, year).replace(/MM/i, month).replace(/DD/i, date);
}
