import { type Day, fourDigits, isoDay, monthNames, twoDigits } from "./date.ts";

const monthName = `(?:${monthNames.map((name) => `${name}|${name.slice(0, 3)}`).join("|")}|Sept)\\.?`;

/** A way to write a date: how it is found in a text, and how another day is written like it. */
interface Style {
  readonly pattern: RegExp;
  /** null where the found date does not tell how it is to be read. */
  readonly write: (found: RegExpExecArray, day: Day, sample: string) => string | null;
}

const styles: readonly Style[] = [
  {
    pattern: /\b(?:yyyy|YYYY)([-/.])(?:mm|MM)\1(?:dd|DD)\b/g,
    write: ([, mark], { year, month, day }) =>
      [fourDigits(year), twoDigits(month), twoDigits(day)].join(mark),
  },
  {
    pattern: /\b(dd|DD|mm|MM)([-/.])(?:dd|DD|mm|MM)\2(?:yyyy|YYYY)\b/g,
    write: ([, first = "", mark], { year, month, day }) =>
      [...(/d/i.test(first) ? [day, month] : [month, day]).map(twoDigits), fourDigits(year)].join(mark),
  },
  {
    pattern: /\b\d{4}([-/.])(\d{1,2})\1(\d{1,2})\b/g,
    write: ([, mark, ...parts], { year, month, day }) =>
      [fourDigits(year), ...[month, day].map((part, index) => asLongAs(parts[index] ?? "", part))].join(mark),
  },
  {
    pattern: /\b(\d{1,2})([-/.])(\d{1,2})\2\d{4}\b/g,
    write: ([, first = "", mark = "", second = ""], { year, month, day }, sample) => {
      const order =
        mark === "." || Number(first) > 12
          ? "day"
          : Number(second) > 12
            ? "month"
            : /\bdd[-/.]mm[-/.]yyyy\b/i.test(sample)
              ? "day"
              : /\bmm[-/.]dd[-/.]yyyy\b/i.test(sample)
                ? "month"
                : null;
      // 03/04/2026 is one day here and another there.
      if (order === null) return null;
      const [one, two] = order === "day" ? ([day, month] as const) : ([month, day] as const);
      return [asLongAs(first, one), asLongAs(second, two), fourDigits(year)].join(mark);
    },
  },
  {
    pattern: new RegExp(`\\b(${monthName})\\s+(\\d{1,2})(st|nd|rd|th)?(,?)\\s+\\d{4}\\b`, "gi"),
    write: ([, name = "", number = "", ordinal, comma = ""], { year, month, day }) =>
      `${monthLike(name, month)} ${dayLike(number, ordinal, day)}${comma} ${fourDigits(year)}`,
  },
  {
    pattern: new RegExp(`\\b(\\d{1,2})(st|nd|rd|th)?([ -])(${monthName})(,?)\\3\\d{4}\\b`, "gi"),
    write: ([, number = "", ordinal, mark = " ", name = "", comma = ""], { year, month, day }) =>
      `${dayLike(number, ordinal, day)}${mark}${monthLike(name, month)}${comma}${mark}${fourDigits(year)}`,
  },
];

/**
 * `text` with the date in it replaced by `today` (YYYY-MM-DD), written in the same way: `4 March 2026 (Ann)` →
 * `25 November 2026 (Ann)`. `sample` is how the template writes the date, for those that could be read in two ways. null
 * where there is no date, more than one, or one that could be read in two ways.
 */
export function withDate(text: string, today: string, sample = ""): string | null {
  const day = isoDay(today);
  const found = styles.flatMap(({ pattern, write }) =>
    [...text.matchAll(pattern)].map((match) => ({ match, write })),
  );
  const [only] = found;
  if (!day || !only || found.length > 1) return null;
  const written = only.write(only.match, day, sample);
  if (written === null) return null;
  const { index } = only.match;
  return text.slice(0, index) + written + text.slice(index + only.match[0].length);
}

/** `4` and `04`: with a zero where the other has one. */
function asLongAs(other: string, part: number): string {
  return other.length > 1 ? twoDigits(part) : String(part);
}

function monthLike(name: string, month: number): string {
  const full = monthNames[month - 1] ?? "";
  const short = /^(?:[a-z]{3}|sept)\.?$/i.test(name) && name.toLowerCase() !== "may";
  const written = short ? full.slice(0, 3) + (name.endsWith(".") ? "." : "") : full;
  return name === name.toUpperCase() ? written.toUpperCase() : written;
}

function dayLike(number: string, ordinal: string | undefined, day: number): string {
  const written = number.startsWith("0") ? twoDigits(day) : String(day);
  if (ordinal === undefined) return written;
  const ending = day > 10 && day < 14 ? "th" : (["th", "st", "nd", "rd"][day % 10] ?? "th");
  return written + ending;
}
