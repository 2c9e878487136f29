/** Counts a test run from vitest's own results and hands the count to scripts/run.mjs, which writes the last line. */
import { writeSync } from 'node:fs'

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
    const { passed, skipped } = count
    const failed = count.failed + count.pending + unhandledErrors.length
    if (failed > 0) process.exitCode = 1
    const pipe = Number(process.env.WAYBRIDGE_SUMMARY_PIPE)
    if (pipe > 0) writeSync(pipe, JSON.stringify({ passed, failed, skipped }))
  }
}
