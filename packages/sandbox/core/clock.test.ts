import { describe, expect, it } from 'vitest'
import { createClock } from './clock.ts'

describe('a clock turned by hand', () => {
  it('runs what falls due on the way, each at its own moment, in order of due time', () => {
    const clock = createClock({ frozenAtMs: 1_000 })
    const seen: [string, number][] = []
    const note = (name: string) => () => void seen.push([name, clock.now()])
    clock.schedule(1_300, note('third'))
    clock.schedule(1_100, note('first'))
    clock.schedule(1_100, note('second'))
    clock.schedule(9_000, note('never'))
    clock.schedule(1_200, () => clock.schedule(1_250, note('made on the way')))
    clock.advance(1_000)
    expect(seen).toEqual([
      ['first', 1_100],
      ['second', 1_100],
      ['made on the way', 1_250],
      ['third', 1_300],
    ])
    expect(clock.now()).toBe(2_000)
    clock.close()
  })

  it('keeps ten thousand pieces of work in order', () => {
    const clock = createClock({ frozenAtMs: 0 })
    const seen: number[] = []
    for (let nth = 0; nth < 10_000; nth++) {
      const at = (nth * 7_919) % 10_007
      clock.schedule(at, () => void seen.push(at))
    }
    clock.advance(20_000)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(seen).toHaveLength(10_000)
    clock.close()
  })

  it('never runs work twice, also when set back and forth', () => {
    const clock = createClock({ frozenAtMs: 1_000 })
    let runs = 0
    clock.schedule(1_500, () => {
      runs++
    })
    clock.set(2_000)
    clock.set(1_000)
    clock.advance(5_000)
    expect(runs).toBe(1)
    clock.close()
  })

  it('work whose moment has passed runs soon, and not within the call', async () => {
    const clock = createClock({ frozenAtMs: 1_000 })
    let ran = false
    const done = new Promise<void>((resolve) =>
      clock.schedule(500, () => {
        ran = true
        resolve()
      }),
    )
    expect(ran).toBe(false)
    await done
    expect(ran).toBe(true)
    clock.close()
  })

  it('refuses to be turned by work that it runs', () => {
    const clock = createClock({ frozenAtMs: 0 })
    clock.schedule(1, () => clock.advance(1))
    expect(() => clock.advance(10)).toThrow(/may not move/)
    clock.close()
  })

  it('freezing and resuming keeps the moment', () => {
    const clock = createClock({ frozenAtMs: 5_000 })
    clock.resume()
    clock.freeze()
    const stopped = clock.now()
    expect(stopped).toBeGreaterThanOrEqual(5_000)
    clock.advance(1)
    expect(clock.now()).toBe(stopped + 1)
    clock.close()
  })
})
