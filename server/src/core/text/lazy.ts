/** Computes a value when it is first asked for, and keeps it. */
export function lazy<T>(compute: () => T): () => T {
  let value: { readonly kept: T } | null = null;
  return () => {
    value ??= { kept: compute() };
    return value.kept;
  };
}
