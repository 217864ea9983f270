// Fills what a template leaves open: slots, undecided choices, dates.

/**
 * @typedef {object} Filler
 * @property {import('./random.mjs').Chance} chance
 * @property {readonly string[]} phrases
 */

/** The choices of the built-in templates as they are written there, with their separators. */
const choices = [
  "Draft / In Review / Approved / Implemented",
  "DRAFT | IN_REVIEW | APPROVED | IMPLEMENTED",
  "Draft | Review | Approved | Implemented",
  "High | Medium | Low",
  "HIGH/MEDIUM/LOW",
  "High/Med/Low",
  "Low/Med/High",
  "P0/P1/P2",
  "Critical/Warning/Info",
];

/** `[Name]`, `{Name}`, but no checkbox, no link, no object, no node of a diagram. */
const slot = /(?<!\w)\[(?![ xX]\])([^[\]]+)\](?!\()|\{([A-Za-z/][^{}"]*)\}/g;

/**
 * @param {string} line
 * @param {Filler} filler
 */
export function filledLine(line, { chance, phrases }) {
  let filled = line;
  for (const choice of choices) {
    const values = choice.split(/ ?[/|] ?/);
    filled = filled.replaceAll(choice, () => chance.one(values));
  }
  return filled
    .replace(slot, (_, bracketed, braced) => {
      const text = String(bracketed ?? braced);
      if (text === "YYYY-MM-DD") return text;
      if (/^\w+(\|\w+)+$/.test(text)) return chance.one(text.split("|"));
      return text.startsWith("/") ? `/v1/${pathOf(chance.one(phrases))}` : chance.one(phrases);
    })
    .replaceAll("YYYY-MM-DD", () => `2026-0${chance.whole(1, 9)}-${chance.whole(10, 28)}`);
}

/** @param {string} phrase */
function pathOf(phrase) {
  return phrase.toLowerCase().split(/\s+/).slice(0, 2).join("-");
}

/**
 * The last row of the last table, or the last item of a numbered list of requirements, several times: a real spec
 * has more of them than its template. `FR-3` is followed by `FR-4`.
 * @param {readonly string[]} lines
 * @param {number} more
 */
export function withMoreRows(lines, more) {
  const at = lines.findLastIndex((line) => /^\| (?!\*\*).*\|$|^- \[ \] \*\*[A-Z]+-\d+/.test(line));
  const row = lines[at];
  if (row === undefined || /^\|[\s:|-]+\|$/.test(row)) return lines;
  const rows = Array.from({ length: more }, (_, index) =>
    row.replace(/\b([A-Z]+-)(\d+)/, (_all, prefix, number) => {
      const next = String(Number(number) + index + 1);
      return `${prefix}${next.padStart(String(number).length, "0")}`;
    }),
  );
  return [...lines.slice(0, at + 1), ...rows, ...lines.slice(at + 1)];
}
