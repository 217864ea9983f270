/**
 * What others made of an object, kept by the object itself. Weak maps would do the same, but what stands in them outlives every
 * small collection, with all that it holds on to, and this is made for each document.
 */
export type Kept = Map<object, unknown>;

/** What `make` makes, made once; `maker` is the function that makes it, and names it. */
export function keptBy<T extends object | null>(
  kept: Kept,
  maker: (...given: never[]) => T,
  make: () => T,
): T {
  const known = kept.get(maker);
  if (known !== undefined) return known as T;
  const made = make();
  kept.set(maker, made);
  return made;
}

/** What is kept of an object with regard to another one: of headings, what a template makes of them. */
export function keptFor(kept: Kept, other: object): Kept {
  const known = kept.get(other);
  if (known instanceof Map) return known;
  const made: Kept = new Map();
  kept.set(other, made);
  return made;
}
