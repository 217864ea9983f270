/** Chance that can be had again: the same numbers for the same seed. */
export interface Chance {
  /** A number from 0 to 1, 1 excluded. */
  readonly part: () => number;
  readonly is: (probability: number) => boolean;
  readonly below: (limit: number) => number;
  readonly of: <T>(items: readonly [T, ...T[]]) => T;
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  // Mulberry32.
  const part = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(part() * limit);
  return {
    part,
    below,
    is: (probability) => part() < probability,
    of: (items) => items[below(items.length)] ?? items[0],
  };
}
