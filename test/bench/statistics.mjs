// What is said about a series of measurements.

/**
 * The value below which the given share of the values lies, by nearest rank.
 * @param {readonly number[]} values
 * @param {number} share
 */
function quantile(values, share) {
  if (values.length === 0) throw new Error("There is no measurement to summarise");
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** @param {readonly number[]} values */
export function median(values) {
  return quantile(values, 0.5);
}

/** @param {readonly number[]} values */
export function p95(values) {
  return quantile(values, 0.95);
}

/** @param {readonly number[]} values */
export function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** @param {number} ms */
export function milliseconds(ms) {
  if (ms >= 10_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${withSeparators(ms, ms < 10 ? 2 : ms < 100 ? 1 : 0)} ms`;
}

/** @param {number} bytes */
export function megabytes(bytes) {
  return `${(bytes / 1024 / 1024).toFixed(0)} MB`;
}

/** @param {number} bytes */
export function kilobytes(bytes) {
  return `${withSeparators(bytes / 1000, bytes < 10_000 ? 1 : 0)} kB`;
}

/**
 * @param {number} value
 * @param {number} [digits]
 */
export function withSeparators(value, digits = 0) {
  return value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
