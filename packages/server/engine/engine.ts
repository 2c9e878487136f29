/**
 * The engine: loops that look for due work and do it, in the order of the way of a tracking number.
 *
 * Each loop works until nothing is due, then sleeps until somebody wakes it or a moment has passed. It works at its own
 * pace: a wake-up only makes it look sooner, and losing every wake-up loses nothing. A defect in one round is logged and
 * ends that round only; what it had claimed comes back when its lease ends.
 */
import { randomBytes } from 'node:crypto'
import { ensureDuty } from '../database/schedules.ts'
import { acrossWorkspaces } from '../database/sql.ts'
import type { Parts, Woken } from '../parts.ts'
import { Connections } from './connections.ts'
import { doDuty } from './duties.ts'
import { linkOrders } from './linker.ts'
import { drainOneChannel } from './pusher.ts'
import { readInbox } from './reader.ts'

export type EngineOptions = {
  /** Channels drained side by side in this process. */
  drains: number
  /** `off` sends as fast as replies come: for measuring against a sandbox, never for TikTok. */
  pacing: 'adaptive' | 'off'
  /**
   * How long an attempt without an answer is given to take effect before the same intent may be sent again. TikTok names no
   * bound; a gateway gives up within a minute.
   */
  settleMs: number
  /** 0 to 1, for jitter. */
  chance: () => number
}

export const defaultEngineOptions: EngineOptions = {
  drains: 4,
  pacing: 'adaptive',
  settleMs: 65_000,
  chance: Math.random,
}

export type EngineParts = Parts &
  EngineOptions & {
    /** Names this process in leases. */
    worker: string
    stopping: AbortSignal
    /** Rows for the rooms further on are committed: they may begin before this round is over. */
    handOn(): void
  }

export type Engine = {
  connections: Connections
  start(): Promise<void>
  /** Ends the loops after the round each is in. */
  stop(): Promise<void>
  /** Works until nothing is due at the clock's present instant: for stories with a hand-turned clock. */
  runDue(): Promise<void>
  /** Makes the loops of this process look now. `inbox`: only a notice came. */
  wake(what: Woken): void
}

const loopNames = ['inbox', 'links', 'duties', 'push'] as const
type LoopName = (typeof loopNames)[number]

/** Who has something to do after a round of each: a wake-up of everybody would be a look at the database for nothing. */
const wakesAfter: Record<LoopName, readonly LoopName[]> = {
  inbox: ['links', 'push'],
  links: ['push'],
  duties: ['links', 'push'],
  push: [],
}

/** Idle loops look again after this even if nobody wakes them: the longest a due instant can be missed by. */
const idleMs = 500
const afterDefectMs = 2_000
/** Rows that make a round worth its commits, and how long a smaller one waits for company. */
const fullRound = 50
const gatherMs = 25
const roundsMax = 10_000

export function createEngine(given: Parts, options: Partial<EngineOptions> = {}): Engine {
  // The engine works for all workspaces; every row it touches names its own.
  const parts: Parts = { ...given, db: acrossWorkspaces(given.db) }
  const stop = new AbortController()
  const wakers = new Map<LoopName, Set<() => void>>()
  const wakeLoops = (names: readonly LoopName[]) => {
    for (const name of names) {
      const waking = wakers.get(name)
      wakers.delete(name)
      for (const wake of waking ?? []) wake()
    }
  }
  const wake = (what: Woken) => wakeLoops(what === 'inbox' ? ['inbox'] : loopNames)
  const engineParts: EngineParts = {
    ...parts,
    ...defaultEngineOptions,
    ...options,
    worker: `${process.pid}-${randomBytes(4).toString('hex')}`,
    stopping: stop.signal,
    handOn: () => wakeLoops(['links', 'push']),
  }
  const connections = new Connections(engineParts)
  const running: Promise<void>[] = []
  let unlisten: (() => Promise<void>) | null = null

  const works: Record<LoopName, () => Promise<number | boolean>> = {
    inbox: () => readInbox(engineParts, connections),
    links: () => linkOrders(engineParts, connections),
    duties: () => doDuty(engineParts, connections),
    push: () => drainOneChannel(engineParts, connections),
  }

  const idle = async (name: LoopName) => {
    const over = new AbortController()
    await Promise.race([
      new Promise<void>((resolve) => {
        const waiting = wakers.get(name) ?? new Set()
        wakers.set(name, waiting.add(resolve))
      }),
      parts.clock.wait(idleMs, AbortSignal.any([stop.signal, over.signal])),
    ])
    over.abort()
  }

  const loop = async (name: LoopName) => {
    const work = works[name]
    while (!stop.signal.aborted) {
      try {
        const did = Number(await work())
        if (did === 0) {
          await idle(name)
          continue
        }
        // A round that found something has committed it: others need not wait for the next idle look.
        wakeLoops(wakesAfter[name])
        // A round costs nearly the same for one row as for fifty: what trickles in is let gather a moment.
        if (did < fullRound) await parts.clock.wait(gatherMs, stop.signal)
      } catch (error) {
        parts.log.error({ loop: name, error }, 'a round of the engine ended with a defect')
        await parts.clock.wait(afterDefectMs, stop.signal)
      }
    }
  }

  return {
    connections,
    wake,
    async start() {
      const nowMs = parts.clock.now()
      await ensureDuty(
        parts.db,
        { workspaceId: null, duty: 'house.forget', subjectId: null, everyMs: 3_600_000 },
        nowMs + 3_600_000,
      )
      await ensureDuty(
        parts.db,
        { workspaceId: null, duty: 'house.sweep', subjectId: null, everyMs: 60_000 },
        nowMs + 60_000,
      )
      if (parts.db.engine === 'embedded') {
        await ensureDuty(
          parts.db,
          { workspaceId: null, duty: 'house.vacuum', subjectId: null, everyMs: 900_000 },
          nowMs + 900_000,
        )
        await releaseLeasesOfTheDead(parts)
      }
      // What happened while nobody listened is found by reading, not by waiting for the next round.
      await parts.db.query(
        `update schedule set due_at = $1 where duty in ('store.read', 'channel.read') and due_at > $1`,
        [new Date(nowMs).toISOString()],
      )
      unlisten = await parts.db.listen('waybridge_wake', (what) => wake(what === 'inbox' ? 'inbox' : 'all'))
      for (const name of ['inbox', 'links', 'duties'] as const) running.push(loop(name))
      for (let lane = 0; lane < engineParts.drains; lane++) running.push(loop('push'))
    },
    async stop() {
      stop.abort()
      wake('all')
      await Promise.all(running)
      await unlisten?.()
    },
    async runDue() {
      for (let round = 0; round < roundsMax; round++) {
        let did = 0
        for (const work of Object.values(works)) did += Number(await work())
        if (did === 0) return
      }
      throw new Error(`the engine was still busy after ${roundsMax} rounds`)
    },
  }
}

/** One process owns an embedded database: whoever held leases in it is dead, and its work need not wait for them to end. */
async function releaseLeasesOfTheDead(parts: Parts): Promise<void> {
  const now = [new Date(parts.clock.now()).toISOString()]
  await parts.db.query(
    'update sync set due_at = $1, lease_until = null, leased_by = null where lease_until is not null',
    now,
  )
  await parts.db.query('update sync set due_at = $1 where channel_id is null and due_at > $1', now)
  await parts.db.query('update inbox set due_at = $1 where due_at > $1 and tries <= 1', now)
  await parts.db.query('update schedule set due_at = $1 where tries > 0 and due_at > $1', now)
  await parts.db.query('update channel set drain_lease_until = null, token_lease_until = null')
}
