// A reporter for `node --test` that prints nothing but the totals, as JSON (Node 20's own summary cannot be read by a program).

/**
 * @param {AsyncIterable<{ type: string, data: any }>} events what node:test reports
 * @returns {AsyncGenerator<string>}
 */
export default async function* count(events) {
  const totals = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of events) {
    if (type !== "test:pass" && type !== "test:fail") continue;
    // A suite fails with its tests, unless it failed by itself, for example in a hook.
    const details = /** @type {{ type?: string, error?: { failureType?: string } }} */ (data.details);
    if (details.type === "suite" && details.error?.failureType === "subtestsFailed") continue;
    if (details.type === "suite" && type === "test:pass") continue;
    // To Node, a file that ran no test is a test that has passed. To us it is a mistake.
    if (type === "test:pass" && data.nesting === 0 && /[\\/].*\.test\.ts$/.test(data.name)) {
      console.error(`There is no test in ${data.name}`);
      totals.failed += 1;
      continue;
    }
    if (data.skip !== undefined || data.todo !== undefined) totals.skipped += 1;
    else if (type === "test:pass") totals.passed += 1;
    else totals.failed += 1;
  }
  yield JSON.stringify(totals);
}
