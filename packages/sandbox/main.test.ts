import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, it } from 'vitest'

const program = new URL('./main.ts', import.meta.url).pathname

it('prints its addresses as one line of JSON, serves them, and ends on SIGTERM with 0', async () => {
  const child = spawn(process.execPath, [program, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
    const addresses = JSON.parse(line) as { tiktokShopUrl: string; controlUrl: string }
    const state = (await (await fetch(`${addresses.controlUrl}/control/state`)).json()) as {
      tiktokShop: { shops: unknown[] }
    }
    expect(state.tiktokShop.shops).toHaveLength(2)
    const refused = await fetch(`${addresses.tiktokShopUrl}/nothing`)
    expect(refused.status).toBe(404)
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  } finally {
    child.kill('SIGKILL')
  }
})

it.each([
  ['an unknown option', ['--colour', 'red']],
  ['a port of no number', ['--port', 'four']],
])('%s ends with 2', async (_name, given) => {
  const child = spawn(process.execPath, [program, ...given], { stdio: 'ignore' })
  expect(await once(child, 'exit')).toEqual([2, null])
})
