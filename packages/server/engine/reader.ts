/**
 * From a notice to what the store or the channel really says: every notice only means "look", so late, doubled and shuffled
 * ones cannot hurt. Notices about the same order are answered by one reading.
 *
 * A reading that fails puts its notices back with a growing wait; one that fails every time is parked where an operator
 * sees it, so that it never stands in the way of the others.
 */
import { wakeSyncsOfOrders } from '../database/channel-orders.ts'
import {
  claimNotices,
  finishNotices,
  type InboxRow,
  noteLastNotice,
  parkNotices,
  postponeNotices,
} from '../database/inbox.ts'
import { hastenDuty } from '../database/schedules.ts'
import type { Connections } from './connections.ts'
import type { EngineParts } from './engine.ts'
import { takeInEach } from './intake.ts'
import { retryDelayMs } from './reflex.ts'

const noticesPerClaimMax = 200
const leaseMs = 30_000
/** Readings of one store under way at once; the store's own throttle is kept by its session. */
const readingsAtOnce = 8
/** Orders that become rows in one transaction. */
const ordersPerPart = 100
const triesMax = 12
const ordersNamedMax = 5

/** Works one batch; answers how many notices it took. */
export async function readInbox(parts: EngineParts, connections: Connections): Promise<number> {
  const nowMs = parts.clock.now()
  const rows = await claimNotices(parts.db, nowMs, nowMs + leaseMs, noticesPerClaimMax)
  if (rows.length === 0) return 0
  for (const source of ['store', 'channel'] as const) {
    const spoken = new Set(rows.filter((row) => row.source === source).map((row) => row.sourceId))
    if (spoken.size > 0) await noteLastNotice(parts.db, source, [...spoken], nowMs)
  }
  const bySource = Map.groupBy(rows, (row) => `${row.source} ${row.sourceId}`)
  await Promise.all(
    [...bySource.values()].map((group) =>
      group[0]?.source === 'store'
        ? readFromStore(parts, connections, group)
        : readFromChannel(parts, connections, group),
    ),
  )
  return rows.length
}

async function readFromStore(parts: EngineParts, connections: Connections, rows: InboxRow[]): Promise<void> {
  const storeId = rows[0]?.sourceId ?? ''
  const store = await connections.store(storeId)
  const ids = rows.map((row) => row.id)
  if (store === null || store.status === 'disconnected') {
    await parkNotices(parts.db, ids, parts.clock.now(), 'The store is not connected any more.')
    return
  }
  const uninstalled = rows.filter((row) => row.subjectKind === 'uninstalled')
  if (uninstalled.length > 0) {
    // A notice may be old or meant for an earlier installation: only the store itself can say that it lets us in no more.
    const checked = await store.session.check()
    if (!checked.ok && checked.problem.owner !== 'merchant') {
      await putBack(parts, connections, storeId, rows, checked.problem.say, checked.problem.retry?.afterMs ?? null)
      return
    }
    await finishNotices(
      parts.db,
      uninstalled.map((row) => row.id),
      parts.clock.now(),
    )
    if (!checked.ok) await connections.breakStore(storeId, 'The app was removed in the store. Connect the store again.')
  }
  const byOrder = Map.groupBy(
    rows.filter((row) => row.subjectKind === 'order' && row.subjectId !== null),
    (row) => row.subjectId as string,
  )
  const others = rows.filter((row) => row.subjectKind !== 'order' || row.subjectId === null)
  await finishNotices(
    parts.db,
    others.map((row) => row.id),
    parts.clock.now(),
  )

  const orders = [...byOrder.entries()]
  for (let from = 0; from < orders.length; from += ordersPerPart) {
    const part = orders.slice(from, from + ordersPerPart)
    const read = await inParallel(part, readingsAtOnce, async ([orderId, notices]) => ({
      notices,
      result: await store.session.readOrder(orderId),
    }))
    const good = read.flatMap((each) => (each.result.ok ? [each] : []))
    const taken = await takeInEach(
      parts,
      store,
      good.flatMap((each) => (each.result.ok && each.result.value !== null ? [each.result.value] : [])),
    )
    const refused = (notices: InboxRow[]) => taken.refused.has(notices[0]?.subjectId ?? '')
    await finishNotices(
      parts.db,
      good.flatMap((each) => (refused(each.notices) ? [] : each.notices.map((row) => row.id))),
      parts.clock.now(),
    )
    for (const each of good) {
      if (refused(each.notices))
        await putBack(parts, connections, storeId, each.notices, 'The order cannot be stored; see the log.', null)
    }
    if (good.length > 0) parts.handOn()
    for (const { notices, result } of read) {
      if (result.ok) continue
      const { problem } = result
      // One odd order id is no reason to stop a store that answers everything else.
      if (problem.owner === 'merchant' && problem.code !== 'store.order_id_malformed')
        await connections.breakStore(storeId, problem.say)
      await putBack(parts, connections, storeId, notices, problem.say, problem.retry?.afterMs ?? null)
    }
  }
}

async function readFromChannel(parts: EngineParts, connections: Connections, rows: InboxRow[]): Promise<void> {
  const channelId = rows[0]?.sourceId ?? ''
  const nowMs = parts.clock.now()
  const orderIds = rows.flatMap((row) =>
    row.subjectKind === 'order' && row.subjectId !== null ? row.subjectId.split(',') : [],
  )
  await wakeSyncsOfOrders(parts.db, channelId, orderIds, nowMs)
  if (rows.some((row) => row.subjectKind === 'deauthorised')) {
    await connections.breakChannel(
      channelId,
      'The seller removed the authorisation in TikTok Seller Center. Connect the channel again.',
    )
  }
  if (rows.some((row) => row.subjectKind === 'expiring')) {
    await connections.raise(
      channelId,
      'authorisation-expiring',
      'warning',
      'The TikTok Shop authorisation of this channel ends soon.',
      'Connect the channel again before it ends.',
    )
  }
  // Orders of the channel that no store has told of yet are read by the regular reading, sooner.
  await hastenDuty(parts.db, `channel.read:${channelId}`, nowMs + 5_000)
  await finishNotices(
    parts.db,
    rows.map((row) => row.id),
    nowMs,
  )
}

async function putBack(
  parts: EngineParts,
  connections: Connections,
  storeId: string,
  rows: InboxRow[],
  say: string,
  wishMs: number | null,
): Promise<void> {
  const nowMs = parts.clock.now()
  const spent = rows.filter((row) => row.tries >= triesMax)
  const again = rows.filter((row) => row.tries < triesMax)
  await parkNotices(
    parts.db,
    spent.map((row) => row.id),
    nowMs,
    `Given up after ${triesMax} tries: ${say}`,
  )
  if (spent.length > 0) {
    const orders = [...new Set(spent.map((row) => row.subjectId))].slice(0, ordersNamedMax).join(', ')
    await connections.raiseAboutStore(
      storeId,
      'unread-orders',
      'warning',
      `Store orders could not be read (${orders}): ${say}`,
      'Look at these orders in the store; the next change of one is read again.',
    )
  }
  const tries = Math.max(0, ...again.map((row) => row.tries - 1))
  await postponeNotices(
    parts.db,
    again.map((row) => row.id),
    nowMs + retryDelayMs(tries, parts.chance(), wishMs),
    say,
  )
}

/** Runs the work over the items, at most `atOnce` at a time; results in the order of the items. */
export async function inParallel<Item, Value>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Value>,
): Promise<Value[]> {
  const results: Value[] = new Array(items.length)
  let next = 0
  const lane = async () => {
    while (next < items.length) {
      const index = next++
      results[index] = await work(items[index] as Item)
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, lane))
  return results
}
