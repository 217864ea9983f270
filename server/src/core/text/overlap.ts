import type { Span } from "./span.ts";

/** Finds the first of some spans that shares a character with a given one: its index, or -1. Takes logarithmic time. */
export type OverlapFinder = (span: Span) => number;

const none: OverlapFinder = () => -1;

/** `spans` are in the order of their starts and may lie in one another. Empty ones are never found. */
export function overlapFinder(spans: readonly Span[]): OverlapFinder {
  if (spans.length === 0) return none;
  // How far the spans up to each one reach: this only grows, so it can be searched by halves.
  const reach: number[] = [];
  let furthest = -1;
  for (const { start, end } of spans) {
    if (end > start) furthest = Math.max(furthest, end);
    reach.push(furthest);
  }
  return ({ start, end }) => {
    let low = 0;
    let high = reach.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((reach[middle] ?? 0) > start) high = middle;
      else low = middle + 1;
    }
    return (spans[low]?.start ?? end) < end ? low : -1;
  };
}

/** The spans in the order of their starts. */
export function inOrder(spans: readonly Span[]): readonly Span[] {
  return [...spans].sort((a, b) => a.start - b.start);
}
