// Edits as people make them, at random: what they type, delete, paste, move and undo.
import fc from "fast-check";

/** One edit, told so that it fits a text of any length. */
export type Edit =
  | { readonly kind: "write"; readonly at: Place; readonly deletes: number; readonly text: string }
  | { readonly kind: "type"; readonly at: Place; readonly text: string }
  | { readonly kind: "move"; readonly from: Place; readonly rows: number; readonly to: Place }
  | { readonly kind: "paste"; readonly at: Place; readonly from: Place; readonly rows: number }
  | { readonly kind: "breaks"; readonly eol: "\n" | "\r\n" | "\r" }
  | { readonly kind: "undo" };

/** How far down the text (0–1), and whether at the start of that line. */
interface Place {
  readonly part: number;
  readonly atLine: boolean;
}

/** Text that changes what stands around it, and text that does not. */
const written = [
  "",
  " ",
  "\n",
  "\n\n",
  "\r\n",
  "\r",
  "x",
  "words and more words",
  "#",
  "# ",
  "## ",
  "### ",
  "# Another Title\n\n",
  "## Goals\n\n",
  "## Risks\n",
  "### FR-9: More\n\n",
  "Title\n===\n",
  "Section\n---\n",
  "---\n",
  "\n---\n",
  "---\nstatus: draft\n---\n",
  "***\n",
  "```\n",
  "```ts\nconst a = 1;\n```\n",
  "~~~\n",
  "    ",
  "\t",
  "- ",
  "1. ",
  "> ",
  "- [ ] ",
  "<!-- ",
  "-->",
  "<!-- specwright-disable -->\n",
  "<!-- specwright-disable-next-line placeholder -->\n",
  "<!-- specwright-enable -->\n",
  "<!-- template: none -->\n",
  "<div>\n",
  "[",
  "]",
  "[Name]",
  "{value}",
  "TBD",
  "YYYY-MM-DD",
  "|",
  "| a | b |\n|---|---|\n| c | High/Med/Low |\n",
  "**Status:** Approved\n",
  "**Status:** Draft | Approved\n",
  "status: done\n",
  "[Name]: https://example.org\n",
  "[^1]: A footnote\n",
  "\ufeff",
  "🔒",
  "é",
  "`",
];

const place = fc.record({
  part: fc.double({ min: 0, max: 1, noNaN: true }),
  atLine: fc.integer({ min: 0, max: 9 }).map((dice) => dice < 7),
});

export const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("write" as const),
      at: place,
      deletes: fc.oneof(fc.constant(0), fc.nat(4), fc.nat(60), fc.nat(3000)),
      text: fc.constantFrom(...written),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("type" as const),
      at: place,
      text: fc.constantFrom("## New\n", "text.", "\n\n## Scope\n\n", "---\n", "```\n", "[Name]"),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("move" as const), from: place, rows: fc.nat(30), to: place }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("paste" as const), at: place, from: place, rows: fc.nat(60) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("breaks" as const), eol: fc.constantFrom("\n", "\r\n", "\r") }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("undo" as const) }) },
);

/** A change as an editor tells it: what is replaced, by what. Offsets are those of the text before the change. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The versions that an edit makes of a text; each is told in one or several changes, one behind the other. */
export function* versionsOf(
  edit: Edit,
  text: string,
  undone: string,
  other: string,
): Iterable<readonly Replacement[]> {
  switch (edit.kind) {
    case "write": {
      const start = offsetOf(edit.at, text);
      yield [{ start, end: Math.min(text.length, start + edit.deletes), text: edit.text }];
      return;
    }
    case "type": {
      const start = offsetOf(edit.at, text);
      for (let at = 0; at < edit.text.length; at++)
        yield [{ start: start + at, end: start + at, text: edit.text.charAt(at) }];
      return;
    }
    case "move": {
      const start = offsetOf(edit.from, text);
      const moved = rowsFrom(text, start, edit.rows);
      const rest = text.slice(0, start) + text.slice(start + moved.length);
      const to = offsetOf(edit.to, rest);
      yield [
        { start, end: start + moved.length, text: "" },
        { start: to, end: to, text: moved },
      ];
      return;
    }
    case "paste": {
      const start = offsetOf(edit.at, text);
      yield [{ start, end: start, text: rowsFrom(other, offsetOf(edit.from, other), edit.rows) }];
      return;
    }
    case "breaks":
      yield [{ start: 0, end: text.length, text: text.replace(/\r\n|\r|\n/g, edit.eol) }];
      return;
    case "undo":
      yield [{ start: 0, end: text.length, text: undone }];
  }
}

function offsetOf({ part, atLine }: Place, text: string): number {
  const offset = Math.floor(part * text.length);
  return atLine
    ? Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1
    : offset;
}

/** The text of so many lines from an offset on. */
function rowsFrom(text: string, start: number, rows: number): string {
  let end = start;
  for (let row = 0; row < rows && end < text.length; row++) {
    const next = text.indexOf("\n", end);
    end = next < 0 ? text.length : next + 1;
  }
  return text.slice(start, end);
}
