/** An anchor as it is looked up: without escapes, in lower case. */
export function anchorKey(target: string): string {
  try {
    return decodeURIComponent(target).toLowerCase();
  } catch {
    return target.toLowerCase();
  }
}
