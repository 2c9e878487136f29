import { expect, it } from 'vitest'
import { countOf, firstOf, type StateCount } from './counts.ts'

const counts: StateCount[] = [
  { state: 'needs_mapping', count: 12, earliestDeadlineAt: '2026-11-23T18:00:00.000Z' },
  { state: 'failed', count: 1, earliestDeadlineAt: '2026-11-23T09:00:00.000Z' },
  { state: 'synced', count: 900, earliestDeadlineAt: null },
]

it('counts the shipments of some states', () => {
  expect(countOf(counts, ['needs_mapping', 'failed', 'skipped'])).toBe(13)
})

it('knows the first of some deadlines, some of which are none', () => {
  expect(firstOf(counts.map((each) => each.earliestDeadlineAt))).toBe('2026-11-23T09:00:00.000Z')
  expect(firstOf([null])).toBeNull()
})
