/** The seed of this run's property tests, printed so that a failure can be had again: `SPECWRIGHT_SEED=… npm test -- --unit`. */
export const seed = Number(process.env["SPECWRIGHT_SEED"] ?? Math.floor(Math.random() * 0x7fffffff));

console.log(`Seed of the property tests: ${seed}`);
