import type { Line } from "../text/span.ts";
import { closesFence, type Fence, indentation } from "./blockStart.ts";
import { delimiterRow } from "./table.ts";

/** One line of a text as blocks are told by it. */
export interface Row {
  readonly line: Line;
  readonly raw: string;
  /** Its indentation: in columns and in characters. */
  readonly columns: number;
  readonly offset: number;
  /** Without its indentation; '' for a blank line. */
  readonly content: string;
}

export function rowAt(text: string, line: Line): Row {
  const raw = text.slice(line.start, line.end);
  const { columns, offset } = indentation(raw);
  return { line, raw, columns, offset, content: raw.slice(offset) };
}

/** The line under a heading's text; only there. */
export const setextUnderline = /^(?:=+|-+)[ \t]*$/;

/** A blank that is none for Markdown's blocks, such as one that does not break. */
export const oddBlank = /[^\S \t]/;

export function endsFence({ raw, offset }: Row, fence: Fence, columns: number): boolean {
  return closesFence(raw, offset, columns, fence) && !oddBlank.test(raw);
}

/** True for a row of dashes, as under a table's header. */
export function isDelimiter(content: string): boolean {
  return (
    /^[-:|]/.test(content) && content.includes("-") && delimiterRow.test(content) && !oddBlank.test(content)
  );
}
