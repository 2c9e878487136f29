/** When a line is opened again, when it is believed, and what is asked when it breaks. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

/** A line of the browser, moved by hand. */
class FakeSource extends EventTarget {
  static readonly CLOSED = 2
  static readonly opened: FakeSource[] = []
  readyState = 0
  constructor() {
    super()
    FakeSource.opened.push(this)
  }
  say(type: string, data = '{}') {
    this.dispatchEvent(Object.assign(new Event(type), { data }))
  }
  /** The server refused: the browser does not try again. */
  refuse() {
    this.readyState = FakeSource.CLOSED
    this.say('error')
  }
  close() {
    this.readyState = FakeSource.CLOSED
  }
}

let live: typeof import('./live.ts')
let states: string[]
let changed: string[]
let broke: number
let stop: () => void

beforeEach(async () => {
  vi.stubGlobal('location', new URL('http://waybridge.test'))
  vi.stubGlobal('EventSource', FakeSource)
  live = await import('./live.ts')
  vi.useFakeTimers()
  FakeSource.opened.length = 0
  states = []
  changed = []
  broke = 0
  stop = live.keepLive({
    told: (state) => states.push(state),
    changed: (topics) => changed.push(topics.join(' ')),
    broke: () => {
      broke += 1
    },
  })
})
afterEach(() => {
  stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
const last = () => FakeSource.opened.at(-1) as FakeSource

it('tells what changed, and catches up after a break', () => {
  last().say('open')
  last().say('changed', '{"topics":["team"]}')
  last().say('error')
  last().say('open')
  expect(states).toEqual(['on', 'off', 'on'])
  expect(changed).toEqual(['team', live.topics.join(' ')])
  expect(broke, 'whoever is signed in is asked').toBe(1)
  expect(FakeSource.opened).toHaveLength(1)
})

it('a refused line is opened again, later each time', () => {
  const opensAfter: number[] = []
  for (const waitedMs of [1_300, 2_600, 5_200]) {
    last().refuse()
    const before = FakeSource.opened.length
    vi.advanceTimersByTime(waitedMs / 2)
    opensAfter.push(FakeSource.opened.length - before)
    vi.advanceTimersByTime(waitedMs / 2)
    opensAfter.push(FakeSource.opened.length - before)
  }
  expect(opensAfter).toEqual([0, 1, 0, 1, 0, 1])
  last().say('open')
  expect(states.at(-1)).toBe('on')
})

it('a server that does not even beat is not believed', () => {
  last().say('open')
  vi.advanceTimersByTime(live.silenceMsMax - 1)
  last().say('beat')
  vi.advanceTimersByTime(live.silenceMsMax - 1)
  expect(states).toEqual(['on'])
  vi.advanceTimersByTime(1)
  expect(states).toEqual(['on', 'off'])
  vi.advanceTimersByTime(1_300)
  expect(FakeSource.opened).toHaveLength(2)
})

it('nothing is opened after the end', () => {
  last().refuse()
  stop()
  vi.advanceTimersByTime(600_000)
  expect(FakeSource.opened).toHaveLength(1)
})
