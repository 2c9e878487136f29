/**
 * One press on many shipments. The action only says what is wanted: the engine reads, decides and pushes each as it would any
 * other. What is settled or in flight is left alone and counted. What would happen is told before (`bulk-preview.ts`).
 */
import { reason, type SyncState, syncStates } from '@waybridge/sync'
import { Refusal } from '../api/refusals.ts'
import { findSkippedBy } from '../database/bulk-runs.ts'
import { countShipmentsByState, findShipmentIds, type ShipmentFilter } from '../database/shipment-list.ts'
import { confirmSyncs, hastenSyncs, skipSyncs } from '../database/shipments-by-hand.ts'
import type { Sql } from '../database/sql.ts'
import type { Parts } from '../parts.ts'
import { keepBulkRun } from './bulk-runs.ts'
import { type Actor, audit, isoNow } from './house.ts'

/** Shipments one bulk action may touch. */
export const bulkMax = 500

/**
 * `retry` reads and decides afresh, and sends what goes. `send_now` sends what waits only because auto-sync is off. `take_up`
 * decides again what was skipped. `skip` ends the work.
 */
export type BulkWish = { action: 'retry' | 'send_now' | 'take_up' } | { action: 'skip'; because: string }
export type BulkScope = { ids: readonly string[] } | { filter: ShipmentFilter }

export const filterOfScope = (scope: BulkScope): ShipmentFilter => ('ids' in scope ? { ids: scope.ids } : scope.filter)

export const inFlightStates: ReadonlySet<string> = new Set(['pushing', 'unknown'])
const openStates: readonly SyncState[] = ['waiting', 'needs_mapping', 'needs_fix', 'ready', 'failed']
const statesTouched: Record<BulkWish['action'], readonly SyncState[]> = {
  retry: openStates,
  skip: openStates,
  send_now: ['waiting'],
  take_up: ['skipped'],
}

/** What of a scope an action may touch: never what is settled, but for taking up what was skipped. */
export function touchedBy(wish: BulkWish, filter: ShipmentFilter): ShipmentFilter {
  const asked: readonly SyncState[] = filter.states ?? syncStates
  const states = statesTouched[wish.action].filter((state) => asked.includes(state))
  // Another reason asked for is none of auto-sync's.
  if (wish.action !== 'send_now') return { ...filter, states }
  return {
    ...filter,
    states: (filter.reasonCode ?? 'auto_sync_off') === 'auto_sync_off' ? states : [],
    reasonCode: 'auto_sync_off',
  }
}

/** Acts on many shipments at once; those it may not touch are counted, not touched. */
export async function actInBulk(
  parts: Parts,
  by: Actor,
  scope: BulkScope,
  wish: BulkWish,
): Promise<{ bulkId: string; changed: number; leftAlone: number }> {
  const filter = filterOfScope(scope)
  const outcome = await parts.db.inWorkspace(by.workspaceId, async (sql) => {
    const ids = await findShipmentIds(sql, by.workspaceId, touchedBy(wish, filter), bulkMax + 1)
    if (ids.length > bulkMax) throw new Refusal('shipment.bulk_limit', { max: bulkMax })
    const counts = await countShipmentsByState(sql, by.workspaceId, filter)
    const changed = await act(sql, parts, by, ids, wish)
    const bulkId = await keepBulkRun(sql, parts, by, wish.action, changed)
    await audit(sql, parts, by, auditedAs[wish.action], by.workspaceId, {
      ids: changed,
      ...(wish.action === 'skip' ? { because: wish.because } : {}),
    })
    const total = counts.reduce((sum, { count }) => sum + count, 0)
    return { bulkId, changed: changed.length, leftAlone: total - changed.length }
  })
  parts.wake()
  return outcome
}

/** Takes up again what a press on "Skip" skipped, as far as it is skipped still. */
export async function undoSkip(parts: Parts, by: Actor, runId: string): Promise<{ bulkId: string; changed: number }> {
  const outcome = await parts.db.inWorkspace(by.workspaceId, async (sql) => {
    const ids = await findSkippedBy(sql, by.workspaceId, runId)
    if (ids === null) throw new Refusal('not_found')
    const changed = await hastenSyncs(sql, by.workspaceId, ids, isoNow(parts))
    const bulkId = await keepBulkRun(sql, parts, by, 'take_up', changed)
    await audit(sql, parts, by, auditedAs.take_up, by.workspaceId, { ids: changed })
    return { bulkId, changed: changed.length }
  })
  parts.wake()
  return outcome
}

const auditedAs = {
  retry: 'shipments.retried',
  send_now: 'shipments.sent_now',
  take_up: 'shipments.taken_up',
  skip: 'shipments.skipped',
} as const

function act(sql: Sql, parts: Parts, by: Actor, ids: readonly string[], wish: BulkWish): Promise<string[]> {
  const nowAt = isoNow(parts)
  switch (wish.action) {
    case 'skip': {
      const { say, nextStep } = reason('skipped_by_person', { because: wish.because })
      return skipSyncs(sql, by.workspaceId, ids, { say, nextStep, nowAt })
    }
    case 'send_now':
      return confirmSyncs(sql, by.workspaceId, ids, 'auto_sync_off', nowAt)
    default:
      return hastenSyncs(sql, by.workspaceId, ids, nowAt)
  }
}
