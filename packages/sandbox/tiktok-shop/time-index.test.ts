import { describe, expect, it } from 'vitest'
import { seededRandom } from '../core/random.ts'
import { type Place, TimeIndex } from './time-index.ts'

type Thing = { name: number; time: number; turn: number }

/** Every page of a range, one after the other. */
function all(index: TimeIndex<Thing>, range: { ge?: number; lt?: number }, ascending: boolean, size: number): Thing[] {
  const seen: Thing[] = []
  let after: Place | null = null
  do {
    const page = index.page({ ...range, matches: () => true }, ascending, after, size)
    seen.push(...page.items)
    after = page.last
  } while (after !== null)
  return seen
}

describe('against a plain sort', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('seed %i', (seed) => {
    const random = seededRandom(seed)
    const below = (limit: number) => Math.floor(random() * limit)
    const index = new TimeIndex<Thing>()
    const things: Thing[] = []
    let turn = 0
    // Many more changes than things, so that passed-over entries are swept out on the way.
    for (let step = 0; step < 3_000; step++) {
      let thing = things[below(200)]
      if (thing === undefined) {
        thing = { name: things.length, time: 0, turn: 0 }
        things.push(thing)
      }
      // Mostly forwards, sometimes back: a control call may name a time of its own.
      thing.time = random() < 0.1 ? below(50) : Math.floor(step / 20)
      thing.turn = ++turn
      index.put(thing, thing.time)
    }
    for (const range of [{}, { ge: 30 }, { lt: 120 }, { ge: 20, lt: 140 }, { ge: 140, lt: 140 }]) {
      const expected = things
        .filter((one) => one.time >= (range.ge ?? 0) && one.time < (range.lt ?? Number.POSITIVE_INFINITY))
        .sort((a, b) => a.time - b.time || a.turn - b.turn)
      expect(index.count({ ...range, matches: () => true })).toBe(expected.length)
      expect(all(index, range, true, 7)).toEqual(expected)
      expect(all(index, range, false, 7)).toEqual([...expected].reverse())
    }
  })
})
