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

const newByOther = () => new WeakMap<object, Kept>();

/** What is kept of an object with regard to another one, as long as that is there: of headings, what a template makes of them. */
export function keptFor(kept: Kept, other: object): Kept {
  const byOther = keptBy(kept, newByOther, newByOther);
  const known = byOther.get(other) ?? new Map<object, unknown>();
  byOther.set(other, known);
  return known;
}
