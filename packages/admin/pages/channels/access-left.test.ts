import { expect, it } from 'vitest'
import { accessLeft } from './access-left.ts'

const nowMs = Date.UTC(2026, 10, 23, 12)

it.each([
  ['2026-12-07T12:00:00Z', 14, 'calm'],
  ['2026-12-07T11:59:59Z', 13, 'warn'],
  ['2026-11-23T12:00:00Z', 0, 'warn'],
  ['2026-11-23T11:59:59Z', -1, 'bad'],
])('access until %s: %i days, %s', (endsAt, days, tone) => {
  expect(accessLeft(endsAt, nowMs)).toEqual({ days, tone })
})
