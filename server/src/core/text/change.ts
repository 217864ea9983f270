import type { Span } from "./span.ts";

/** A change of a spec's text: what `span` covers becomes `newText`. What the span is relative to is said where it is used. */
export interface Change {
  readonly span: Span;
  readonly newText: string;
  /** The same as a snippet whose slots are tab stops, for editors that know snippets. */
  readonly snippet?: string;
  /**
   * In `newText` stands the pattern of a date, `YYYY-MM-DD`, or one other date: whoever makes the change has a clock, and writes
   * today's date in its place and in its way.
   */
  readonly date?: "today";
}
