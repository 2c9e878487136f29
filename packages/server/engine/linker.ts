/**
 * Ties store orders to channel orders. A candidate from a store field counts only if one of the workspace's channels really
 * has that order: digits in a note prove nothing.
 */
import { reason } from '@waybridge/sync'
import { findChannelOrders, saveChannelOrders } from '../database/channel-orders.ts'
import { adoptLinks, claimUnlinked, insertLinks, type NewLink, type UnlinkedSync } from '../database/linking.ts'
import { activeChannels, hasSilentChannels } from '../database/syncs.ts'
import { newId } from '../ids.ts'
import type { Connections } from './connections.ts'
import type { EngineParts } from './engine.ts'

const rowsPerClaimMax = 200
const leaseMs = 30_000
/** When to look again for an order no channel knows yet: it may be newer than our last reading, or its shop not connected. */
const lookAgainMs = [30_000, 120_000, 600_000, 3_600_000, 21_600_000] as const
const looksMax = 20

type Found = { channelId: string; orderId: string; shipByAt: string | null }

export async function linkOrders(parts: EngineParts, connections: Connections): Promise<number> {
  const nowMs = parts.clock.now()
  const rows = await claimUnlinked(parts.db, nowMs, nowMs + leaseMs, rowsPerClaimMax)
  const byWorkspace = Map.groupBy(rows, (row) => row.workspaceId)
  for (const [workspaceId, group] of byWorkspace) await linkInWorkspace(parts, connections, workspaceId, group)
  return rows.length
}

async function linkInWorkspace(
  parts: EngineParts,
  connections: Connections,
  workspaceId: string,
  rows: UnlinkedSync[],
): Promise<void> {
  const wanted = [...new Set(rows.flatMap((row) => row.linkCandidates.map((candidate) => candidate.orderId)))]
  const known = new Map((await findChannelOrders(parts.db, workspaceId, wanted)).map((found) => [found.orderId, found]))
  let missing = wanted.filter((orderId) => !known.has(orderId))
  // A paused or broken channel cannot be asked: then an order that nobody knows is not known to be missing.
  let allAnswered = missing.length === 0 || !(await hasSilentChannels(parts.db, workspaceId))
  for (const channel of await activeChannels(parts.db, workspaceId)) {
    if (missing.length === 0) break
    const read = await connections.readOrders(channel, missing)
    allAnswered &&= read.complete
    await saveChannelOrders(parts.db, { workspaceId, channelId: channel.id }, read.orders, parts.clock.now())
    for (const order of read.orders)
      known.set(order.orderId, { channelId: channel.id, orderId: order.orderId, shipByAt: order.shipByAt })
    missing = missing.filter((orderId) => !known.has(orderId))
  }

  const nowMs = parts.clock.now()
  const links: NewLink[] = []
  const adoptions: { syncId: string; channelId: string; orderId: string; shipByAt: string | null }[] = []
  const waiting: {
    id: string
    state: string
    code: string
    say: string
    nextStep: string | null
    dueMs: number | null
  }[] = []
  for (const row of rows) {
    const found = [
      ...new Map(
        row.linkCandidates.flatMap((candidate) => {
          const order = known.get(candidate.orderId)
          return order === undefined ? [] : [[order.orderId, { ...order, from: candidate.from }] as const]
        }),
      ).values(),
    ]
    const [only] = found
    if (only !== undefined && found.length === 1) {
      links.push({
        id: newId('lnk', nowMs),
        workspaceId,
        storeId: row.storeId,
        storeOrderId: row.storeOrderId,
        channelId: only.channelId,
        orderId: only.orderId,
        madeBy: only.from,
      })
      adoptions.push({ syncId: row.id, channelId: only.channelId, orderId: only.orderId, shipByAt: only.shipByAt })
      continue
    }
    waiting.push({ id: row.id, ...whyUnlinked(row, found, allAnswered, nowMs) })
  }
  await parts.db.transaction(async (sql) => {
    await insertLinks(sql, links, nowMs)
    await adoptLinks(sql, adoptions, nowMs)
    if (waiting.length > 0) {
      await sql.query(
        `update sync set state = row.state, reason_code = row.code, say = row.say, next_step = row."nextStep", due_at = row."dueAt", updated_at = $2
         from jsonb_to_recordset($1::jsonb) as row(id text, state text, code text, say text, "nextStep" text, "dueAt" timestamptz)
         where sync.id = row.id and sync.channel_id is null`,
        [
          JSON.stringify(
            waiting.map((row) => ({ ...row, dueAt: row.dueMs === null ? null : new Date(row.dueMs).toISOString() })),
          ),
          new Date(nowMs).toISOString(),
        ],
      )
    }
  })
}

function whyUnlinked(row: UnlinkedSync, found: readonly Found[], allAnswered: boolean, nowMs: number) {
  const words = (
    code: 'link_ambiguous' | 'not_from_channel' | 'order_not_found' | 'order_unread',
    facts = {},
    dueMs: number | null = null,
  ) => {
    const why = reason(code, facts)
    return { state: why.state, code: why.code, say: why.say, nextStep: why.nextStep, dueMs }
  }
  if (found.length > 1) return words('link_ambiguous', { orders: found.map((each) => each.orderId).join(', ') })
  if (row.linkCandidates.length === 0) return words('not_from_channel')
  const againMs = lookAgainMs[Math.min(row.tries - 1, lookAgainMs.length - 1)] ?? lookAgainMs[0]
  if (!allAnswered) return words('order_unread', {}, nowMs + againMs)
  return words(
    'order_not_found',
    { order: row.linkCandidates[0]?.orderId ?? '' },
    row.tries < looksMax ? nowMs + againMs : null,
  )
}
