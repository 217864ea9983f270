import { valueKey } from "../text/words.ts";

/** The keys by which a vocabulary's values are found. */
export interface ValueKeys {
  /** A value's own text, as the template writes it → the first value that is the same. */
  readonly byText: ReadonlyMap<string, string>;
  readonly byKey: ReadonlyMap<string, string>;
  /** Values by how a longer text begins that names them, longest first. */
  readonly beginnings: readonly { readonly value: string; readonly beginning: string }[];
  /** Keys under which `Med` and `Medium` are the same. */
  readonly meanings: ReadonlySet<string>;
}

const known = new WeakMap<readonly string[], ValueKeys>();

/** Worked out once for each list of values. */
export function keysOf(values: readonly string[]): ValueKeys {
  const keys = known.get(values) ?? readKeys(values);
  known.set(values, keys);
  return keys;
}

function readKeys(values: readonly string[]): ValueKeys {
  const byKey = new Map<string, string>();
  const byText = new Map<string, string>();
  for (const value of values) {
    const key = valueKey(value);
    const first = byKey.get(key) ?? value;
    byKey.set(key, first);
    byText.set(value, first);
  }
  const beginnings = [...values]
    .sort((a, b) => b.length - a.length)
    .map((value) => ({ value, beginning: `${valueKey(value)} ` }));
  return { byText, byKey, beginnings, meanings: new Set(values.map(meaningKey)) };
}

/** A value's key, with other words for the same level put into one. */
export function meaningKey(value: string): string {
  const key = valueKey(value);
  return key === "med" || key === "moderate" ? "medium" : key;
}
