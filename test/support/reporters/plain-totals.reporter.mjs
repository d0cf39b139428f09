/** Ends a run with one plain line of totals that any tool can read. */
export default class PlainTotalsReporter {
  /**
   * @param {unknown} _contexts
   * @param {Record<'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numTodoTests' |
   *   'numRuntimeErrorTestSuites', number>} results
   */
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const totals = `${results.numPassedTests} passed, ${failed} failed`;
    process.stdout.write(`\n${totals}${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
  }
}
