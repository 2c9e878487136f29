/** A clock turned by hand: nothing happens between two turns, and waits end when their instant is reached. */
import type { Clock } from '../../packages/server/parts.ts'

export type HandClock = Clock & {
  advance(ms: number): Promise<void>
  /** How many waits have not ended yet. */
  waits(): number
}

export function handClock(startMs = Date.UTC(2026, 10, 23, 10)): HandClock {
  let nowMs = startMs
  let waiting: { atMs: number; end: () => void }[] = []
  return {
    now: () => nowMs,
    waits: () => waiting.length,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (ms <= 0 || signal?.aborted) return resolve()
        const entry = { atMs: nowMs + ms, end: resolve }
        waiting.push(entry)
        signal?.addEventListener('abort', () => {
          waiting = waiting.filter((each) => each !== entry)
          resolve()
        })
      }),
    async advance(ms) {
      nowMs += ms
      const over = waiting.filter((each) => each.atMs <= nowMs)
      waiting = waiting.filter((each) => each.atMs > nowMs)
      for (const each of over) each.end()
      // Lets what waited take its next step before the caller looks.
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}
