import { expect, it } from 'vitest'
import { createGate } from './gate.ts'

it('lets so many work at once, so many wait in their order, and turns the rest away', async () => {
  const gate = createGate(2, 3, () => new Error('full'))
  const ends: (() => void)[] = []
  let running = 0
  let most = 0
  const order: number[] = []
  const work = (number: number) =>
    gate(async () => {
      running += 1
      most = Math.max(most, running)
      order.push(number)
      await new Promise<void>((end) => ends.push(end))
      running -= 1
      if (number === 1) throw new Error('failed inside')
      return number
    })
  const all = Promise.allSettled([0, 1, 2, 3, 4, 5, 6].map(work))
  while (order.length < 5) {
    await new Promise((resolve) => setImmediate(resolve))
    ends.shift()?.()
  }
  for (const end of ends) end()
  expect((await all).map((each) => (each.status === 'fulfilled' ? each.value : each.reason.message))).toEqual([
    0,
    'failed inside',
    2,
    3,
    4,
    'full',
    'full',
  ])
  expect([most, order]).toEqual([2, [0, 1, 2, 3, 4]])
  expect(await gate(async () => 'open again')).toBe('open again')
})
