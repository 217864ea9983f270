// Chance that repeats itself: every run, on every machine, makes the same documents.

/**
 * @typedef {object} Chance
 * @property {() => number} next in [0, 1)
 * @property {(from: number, to: number) => number} whole both ends included
 * @property {(share: number) => boolean} yes true for this share of the calls
 * @property {<T>(values: readonly T[]) => T} one
 */

/**
 * Mulberry32: small, and good enough to choose paragraphs.
 * @param {number} seed
 * @returns {Chance}
 */
export function chance(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    yes: (share) => next() < share,
    one: (values) => {
      const value = values[Math.floor(next() * values.length)];
      if (value === undefined) throw new Error("There is nothing to choose from");
      return value;
    },
  };
}
