/**
 * The seed of the property tests. Always the same, so that a red run is about the change and not about luck;
 * `npm test -- --unit --seed random` looks elsewhere and prints where, `--seed N` goes there again.
 */
export const seed = chosen(process.env["SPECWRIGHT_SEED"]);

function chosen(value: string | undefined): number {
  if (value !== "random") return Number(value ?? 20_261_125);
  const random = Math.floor(Math.random() * 0x7fffffff);
  console.log(`Seed of the property tests: ${random}`);
  return random;
}
