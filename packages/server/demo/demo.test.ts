/** The demonstration itself, as `npm run demo` starts it: real time, real processes, one run. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))

it('syncs nearly everything that can be pushed, explains the rest, and agrees with the ledger one to one', async () => {
  const output = await new Promise<string>((resolve) => {
    execFile(
      process.execPath,
      [main, '--orders', '60', '--json-summary'],
      { timeout: 180_000 },
      (_error, stdout, stderr) => resolve(stdout + stderr),
    )
  })
  const last = output.trim().split('\n').at(-1) ?? ''
  expect(last, output).toMatch(/^\{/)
  const summary = JSON.parse(last)
  expect(summary.ledger, output).toMatchObject({ agrees: true })
  expect(summary.share, output).toBeGreaterThanOrEqual(0.95)
  // Everything that waits says why.
  expect(summary.silent).toBe(0)
  // What was mapped went through: nothing waits for a mapping any more.
  expect(summary.waiting.needs_mapping ?? 0).toBe(0)
  expect(output).toContain('/mappings')
}, 200_000)
