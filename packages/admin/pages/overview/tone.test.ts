import { expect, it } from 'vitest'
import { toneOf } from './tone.ts'

const nowMs = Date.UTC(2026, 10, 23, 12)
const in3h = '2026-11-23T15:00:00.000Z'
const in3d = '2026-11-26T12:00:00.000Z'
const deadlines = { overdue: 0, within4h: 0, within24h: 0, later: 0, none: 0 }

it.each([
  ['nothing at all is good', 0, null, 0, null, 'good'],
  ['held orders with time want somebody', 2, in3d, 0, null, 'warn'],
  ['held orders without a deadline too', 2, null, 0, null, 'warn'],
  ['held orders that run out shout', 2, in3h, 0, null, 'bad'],
  ['orders that await tracking with time are no hurry', 0, null, 6, in3d, 'calm'],
  ['orders that await tracking and run out shout as loud', 0, null, 6, in3h, 'bad'],
  ['the louder of both is heard', 2, in3d, 6, in3h, 'bad'],
] as const)('%s', (_what, orders, earliestDeadlineAt, count, awaitingAt, tone) => {
  const needsYou = { orders, shipments: orders, earliestDeadlineAt }
  const awaiting = { count, earliestDeadlineAt: awaitingAt, deadlines, urgent: [] }
  expect(toneOf({ needsYou, awaiting }, nowMs)).toBe(tone)
})
