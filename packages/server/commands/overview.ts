/**
 * The overview: where everything stands now, and figures over a period. What stands now is asked every time; the figures are
 * kept for a few seconds, because a wall screen that is refreshed by every event must not cost the engine its database.
 */
import { listChannels } from '../database/channels.ts'
import { countOpenOrders, listOpenOrders } from '../database/orders-list.ts'
import {
  type CarrierRow,
  countDeadlines,
  listProblems,
  readCarriers,
  readSeries,
  readSpeed,
  type Scope,
  type Span,
  type SpeedRow,
} from '../database/overview.ts'
import { countNeeds, countShipmentsByState, listShipments, type ShipmentFilter } from '../database/shipment-list.ts'
import { listStores } from '../database/stores.ts'
import type { Parts } from '../parts.ts'
import { type Actor, isoNow } from './house.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const urgentMax = 10
/** Figures older than this are counted again. */
const figuresKeptMs = 10_000
const figuresKeptMax = 500

const unsyncedStates = ['waiting', 'needs_mapping', 'needs_fix', 'ready', 'pushing', 'unknown', 'failed'] as const

/** Hours for a day, days for longer; the last span is the one we are in. */
export function spanOf(days: 1 | 7 | 30, nowMs: number): Span {
  if (days === 1) {
    const untilMs = Math.floor(nowMs / hourMs) * hourMs + hourMs
    return { from: new Date(untilMs - dayMs).toISOString(), until: new Date(untilMs).toISOString(), bucket: 'hour' }
  }
  const untilMs = Math.floor(nowMs / dayMs) * dayMs + dayMs
  return { from: new Date(untilMs - days * dayMs).toISOString(), until: new Date(untilMs).toISOString(), bucket: 'day' }
}

/**
 * What was still unsynced at the end of each span, counted back from now: before a span there were as many as after it, less
 * those that came, plus those that were settled.
 */
function withWaiting<B extends { arrived: number; settled: number }>(
  buckets: readonly B[],
  unsyncedNow: number,
): (B & { waiting: number })[] {
  let waiting = unsyncedNow
  const told: (B & { waiting: number })[] = []
  for (const bucket of buckets.toReversed()) {
    told.push({ ...bucket, waiting: Math.max(waiting, 0) })
    waiting += bucket.settled - bucket.arrived
  }
  return told.reverse()
}

/** Accepted without a remark, of all that were sent. TikTok Shop's own rate counts over parcels it could judge. */
const goodRatioOf = ({ synced, warned, refused }: Pick<CarrierRow, 'synced' | 'warned' | 'refused'>): number =>
  synced + refused === 0 ? 1 : (synced - warned) / (synced + refused)

type Figures = {
  /** When they were read. */
  atMs: number
  /** How many were unsynced when the figures were read: a later count does not belong to these spans. */
  unsynced: number
  buckets: Awaited<ReturnType<typeof readSeries>>
  speed: SpeedRow | null
  carriers: CarrierRow[]
}

const sumOf = (counts: readonly { count: number }[]): number => counts.reduce((sum, { count }) => sum + count, 0)
const filterOf = ({ channelId }: Scope): ShipmentFilter => (channelId === null ? {} : { channelId })

export type OverviewReader = ReturnType<typeof createOverviewReader>

export function createOverviewReader(parts: Parts) {
  const kept = new Map<string, { figures: Promise<Figures>; atMs: number }>()

  function figuresOf(scope: Scope, days: 1 | 7 | 30, nowMs: number): Promise<Figures> {
    const key = `${scope.workspaceId} ${scope.channelId ?? ''} ${days}`
    const known = kept.get(key)
    if (known !== undefined && nowMs - known.atMs < figuresKeptMs) return known.figures
    const span = spanOf(days, nowMs)
    const figures = parts.db.inWorkspace(scope.workspaceId, async (sql) => ({
      atMs: nowMs,
      unsynced: sumOf(
        await countShipmentsByState(sql, scope.workspaceId, { ...filterOf(scope), states: unsyncedStates }),
      ),
      buckets: await readSeries(sql, scope, span),
      speed: await readSpeed(sql, scope, span),
      carriers: await readCarriers(sql, scope, span),
    }))
    figures.catch(() => kept.delete(key))
    if (kept.size >= figuresKeptMax) kept.clear()
    kept.set(key, { figures, atMs: nowMs })
    return figures
  }

  return async (by: Actor, channelId: string | null, days: 1 | 7 | 30) => {
    const nowMs = parts.clock.now()
    const scope = { workspaceId: by.workspaceId, channelId }
    const filter = filterOf(scope)
    const present = await parts.db.inWorkspace(by.workspaceId, async (sql) => ({
      counts: await countShipmentsByState(sql, by.workspaceId, filter),
      needs: await countNeeds(sql, by.workspaceId, filter),
      urgent: await listShipments(
        sql,
        by.workspaceId,
        { ...filter, states: unsyncedStates },
        { sort: 'deadline', after: null, limit: urgentMax },
      ),
      deadlines: await countDeadlines(sql, scope, isoNow(parts)),
      problems: await listProblems(sql, scope),
      awaiting: await countOpenOrders(sql, scope, isoNow(parts)),
      awaitingUrgent: await listOpenOrders(sql, by.workspaceId, {
        channelId,
        orderId: null,
        text: null,
        after: null,
        limit: urgentMax,
      }),
      channels: await listChannels(sql, by.workspaceId),
      stores: await listStores(sql, by.workspaceId),
    }))
    const { atMs, unsynced, buckets, speed, carriers } = await figuresOf(scope, days, nowMs)
    return {
      ...present,
      urgent: present.urgent.slice(0, urgentMax),
      awaitingUrgent: present.awaitingUrgent.slice(0, urgentMax),
      asOf: new Date(nowMs).toISOString(),
      figuresAt: new Date(atMs).toISOString(),
      series: withWaiting(buckets, unsynced),
      speed,
      carriers: carriers.map((row) => ({ ...row, goodRatio: goodRatioOf(row) })),
    }
  }
}
