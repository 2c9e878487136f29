import { describe, expect, it } from 'vitest'
import { handClock } from '../../../tests/support/clock.ts'
import { Pace } from './pacing.ts'

const limits = { startPerSecond: 3, minPerSecond: 0.2, maxPerSecond: 30 }

describe('a pace', () => {
  it('lets calls leave one after the other, evenly', async () => {
    const clock = handClock()
    const pace = new Pace(clock, { ...limits, startPerSecond: 2 })
    const left: number[] = []
    const start = clock.now()
    const calls = [0, 1, 2].map(async () => {
      await pace.turn()
      left.push(clock.now() - start)
    })
    await clock.advance(0)
    for (let step = 0; step < 4; step++) await clock.advance(250)
    await Promise.all(calls)
    expect(left).toEqual([0, 500, 1000])
  })

  it('halves once for calls that are refused together, and waits as long as it is asked to', async () => {
    const clock = handClock()
    const pace = new Pace(clock, limits)
    for (let call = 0; call < 8; call++) pace.pushedBack(2_000)
    expect(pace.currentPerSecond).toBe(1.5)
    let gone = false
    const turn = pace.turn().then(() => {
      gone = true
    })
    await clock.advance(1_999)
    expect(gone).toBe(false)
    await clock.advance(1)
    await turn
  })

  it('never falls below its least pace, is soon back where it started, and rises to its bound while it is quiet', async () => {
    const clock = handClock()
    const pace = new Pace(clock, limits)
    for (let storm = 0; storm < 10; storm++) {
      pace.pushedBack(null)
      await clock.advance(1_000)
    }
    expect(pace.currentPerSecond).toBe(0.2)
    for (let call = 0; call < 20; call++) pace.quiet()
    expect(pace.currentPerSecond).toBeGreaterThanOrEqual(3)
    for (let call = 0; call < 1_000; call++) pace.quiet()
    expect(pace.currentPerSecond).toBe(30)
  })
})
