import type { Span } from "./span.ts";

/** A change of a spec's text: what `span` covers becomes `newText`. What the span is relative to is said where it is used. */
export interface Change {
  readonly span: Span;
  readonly newText: string;
}
