import { describe, expect, it } from 'vitest'
import { ticksUpTo } from './ticks.ts'

describe('marks of an axis', () => {
  it.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [5, [0, 2, 4, 6]],
    [37, [0, 10, 20, 30, 40]],
    [40, [0, 10, 20, 30, 40]],
    [100_000, [0, 50_000, 100_000]],
  ])('up to %i', (most, marks) => {
    expect(ticksUpTo(most)).toEqual(marks)
  })
})
