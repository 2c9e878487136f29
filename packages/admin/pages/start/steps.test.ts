import { describe, expect, it } from 'vitest'
import type { Overview } from '../overview/api.ts'
import { stepsDone } from './steps.ts'

const overview = (counts: Record<string, number>, unmapped: number) =>
  ({
    counts: Object.entries(counts).map(([state, count]) => ({ state, count, earliestDeadlineAt: null })),
    problems: Array.from({ length: unmapped }, () => ({ kind: 'unmapped' })),
  }) as unknown as Overview
const active = { name: 'Tea', status: 'active' } as const
const gone = { name: 'Old', status: 'disconnected' } as const

describe('how far one is', () => {
  it.each([
    ['at the very beginning', [], [], overview({}, 0), []],
    ['a shop that was disconnected does not count', [gone], [gone], overview({}, 0), []],
    ['connected, nothing shipped', [active], [active], overview({}, 0), ['channel', 'store']],
    ['a carrier waits', [active], [active], overview({ needs_mapping: 3 }, 1), ['channel', 'store', 'link']],
    ['all of it', [active], [active], overview({ synced: 1 }, 0), ['channel', 'store', 'link', 'carriers', 'synced']],
  ])('%s', (_what, channels, stores, seen, done) => {
    const steps = stepsDone(channels, stores, seen)
    expect(Object.keys(steps.done).filter((name) => steps.done[name as never])).toEqual(done)
    expect(steps.doneCount).toBe(done.length)
  })
})
