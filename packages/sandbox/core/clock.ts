/**
 * The sandbox's time. It runs with the machine's clock plus an offset, or stands still, and it can be turned by hand.
 *
 * Work is scheduled in sandbox time and runs when that time is reached, in the order of its due times, also when a hand
 * jumps over it: while a piece of work runs, `now()` is the moment the work was due. Time never goes backwards for
 * scheduled work: `set` to an earlier moment changes `now()` and leaves what already ran alone.
 */

export type Clock = {
  /** Milliseconds since 1970, sandbox time. */
  now(): number
  /** Moves time on by `ms` (≥ 0), running everything that falls due on the way. */
  advance(ms: number): void
  /** Moves time to `atMs`; forwards runs what falls due on the way. */
  set(atMs: number): void
  /** Stops time at this moment; `advance` and `set` still move it. */
  freeze(): void
  /** Lets time run on from where it stands. */
  resume(): void
  /** Runs `work` when sandbox time reaches `atMs`; a time already reached runs soon, never within this call. */
  schedule(atMs: number, work: () => void): void
}

export type OwnedClock = Clock & {
  isFrozen(): boolean
  /** Forgets scheduled work and goes back to the starting time. */
  reset(): void
  /** Ends the timer; nothing scheduled runs any more. */
  close(): void
}

type Scheduled = { at: number; turn: number; work: () => void }

/** A timer of Node holds at most 2^31 - 1 ms; waking a little early once a day costs nothing. */
const timerMsMax = 86_400_000

/** @param start where time begins: a moment (ms) to stand still at, or nothing to run with the machine's clock. */
export function createClock(start: { frozenAtMs?: number } = {}): OwnedClock {
  let offsetMs = 0
  let frozenAt: number | null = start.frozenAtMs ?? null
  /** While work runs that a jump passed over: the moment that work was due. */
  let steppingAt: number | null = null
  let timer: NodeJS.Timeout | null = null
  let closed = false
  let turns = 0
  let heap: Scheduled[] = []

  const now = () => steppingAt ?? frozenAt ?? Date.now() + offsetMs

  const jumpTo = (atMs: number) => {
    if (frozenAt !== null) frozenAt = atMs
    else offsetMs = atMs - Date.now()
  }

  const runDue = (untilMs: number) => {
    if (steppingAt !== null) return // work that moves the clock: the running loop picks up what became due
    try {
      for (let next = heap[0]; next !== undefined && next.at <= untilMs; next = heap[0]) {
        removeFirst(heap)
        steppingAt = Math.max(steppingAt ?? next.at, next.at)
        next.work()
      }
    } finally {
      steppingAt = null
    }
  }

  const wake = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    const next = heap[0]
    if (closed || next === undefined) return
    const waitMs = next.at - now()
    if (frozenAt !== null && waitMs > 0) return // only a hand moves a frozen clock
    timer = setTimeout(
      () => {
        timer = null
        runDue(now())
        wake()
      },
      Math.min(Math.max(waitMs, 0), timerMsMax),
    )
    timer.unref()
  }

  const moveTo = (atMs: number) => {
    if (steppingAt !== null) throw new Error('scheduled work may not move the sandbox clock')
    if (atMs > now()) runDue(atMs)
    jumpTo(atMs)
    wake()
  }

  return {
    now,
    advance(ms) {
      if (!(ms >= 0)) throw new RangeError('advance takes milliseconds, zero or more')
      moveTo(now() + ms)
    },
    set: moveTo,
    freeze() {
      frozenAt ??= now()
      wake()
    },
    resume() {
      if (frozenAt === null) return
      offsetMs = frozenAt - Date.now()
      frozenAt = null
      wake()
    },
    schedule(atMs, work) {
      const first = heap[0]
      insert(heap, { at: atMs, turn: turns++, work })
      if (steppingAt === null && (first === undefined || atMs < first.at || timer === null)) wake()
    },
    isFrozen: () => frozenAt !== null,
    reset() {
      heap = []
      offsetMs = 0
      frozenAt = start.frozenAtMs ?? null
      wake()
    },
    close() {
      closed = true
      heap = []
      wake()
    },
  }
}

/** Due first; of the same moment, scheduled first. */
function before(a: Scheduled, b: Scheduled): boolean {
  return a.at < b.at || (a.at === b.at && a.turn < b.turn)
}

// A binary heap: a hundred thousand orders each schedule the end of their hold and their due times.
function insert(heap: Scheduled[], item: Scheduled): void {
  let at = heap.push(item) - 1
  while (at > 0) {
    const parentAt = (at - 1) >> 1
    const parent = heap[parentAt] as Scheduled
    if (!before(item, parent)) break
    heap[at] = parent
    at = parentAt
  }
  heap[at] = item
}

function removeFirst(heap: Scheduled[]): void {
  const last = heap.pop()
  if (last === undefined || heap.length === 0) return
  let at = 0
  for (;;) {
    let childAt = 2 * at + 1
    if (childAt >= heap.length) break
    const right = heap[childAt + 1]
    if (right !== undefined && before(right, heap[childAt] as Scheduled)) childAt++
    const child = heap[childAt] as Scheduled
    if (!before(child, last)) break
    heap[at] = child
    at = childAt
  }
  heap[at] = last
}
