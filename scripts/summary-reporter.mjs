/** Ends a test run with one plain line, `N passed, M failed[, K skipped]`, from vitest's own counts. */
export default class SummaryReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 }
    for (const module of modules) {
      let failedInside = 0
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        count[state] += 1
        if (state === 'failed') failedInside += 1
      }
      // A file that could not be loaded has no failed test to show for it.
      if (module.state() === 'failed' && failedInside === 0) count.failed += 1
    }
    const failedChecks = Number(process.env.WAYBRIDGE_FAILED_CHECKS ?? 0)
    const failed = count.failed + count.pending + unhandledErrors.length + failedChecks
    if (unhandledErrors.length > 0) console.log(`Failed: ${unhandledErrors.length} unhandled error(s)`)
    if (failedChecks > 0) console.log(`Failed: ${failedChecks} check(s) of lint and types, shown above`)
    if (failed > 0) process.exitCode = 1
    const line = `${count.passed} passed, ${failed} failed${count.skipped > 0 ? `, ${count.skipped} skipped` : ''}`
    // Last in the process, so that no other reporter writes after it.
    process.once('exit', () => process.stdout.write(`${line}\n`))
  }
}
