import { expect, it } from 'vitest'
import { shortSpanOf, spanOf } from './times.tsx'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

it.each([
  [58 * minuteMs, '58m', '58 min'],
  [hourMs + 58 * minuteMs, '1h 58m', '1 h 58 min'],
  [29 * hourMs, '1d 5h', '1 T 5 h'],
  [-26 * hourMs, '1d 2h', '1 T 2 h'],
  [12 * 24 * hourMs, '12d', '12 T'],
  [0, '0m', '0 min'],
])('%i ms are %s, in German %s', (ms, english, german) => {
  expect(spanOf(ms, 'en-GB')).toBe(english)
  expect(spanOf(ms, 'de').replaceAll('\u00a0', ' ')).toBe(german)
})

it.each([
  [8_400, '8.4s', '8,4 s'],
  [42_400, '42s', '42 s'],
  [12 * minuteMs, '12m', '12 min'],
])('a short span of %i ms is %s, in German %s', (ms, english, german) => {
  expect(shortSpanOf(ms, 'en-GB')).toBe(english)
  expect(shortSpanOf(ms, 'de').replaceAll('\u00a0', ' ')).toBe(german)
})
