/**
 * From a notice to what the store or the channel really says: every notice only means "look", so late, doubled and shuffled
 * ones cannot hurt. Notices about the same order are answered by one reading.
 *
 * A reading that fails puts its notices back with a growing wait; one that fails every time is parked where an operator
 * sees it, so that it never stands in the way of the others.
 */
import { wakeSyncsOfOrders } from '../database/channel-orders.ts'
import { claimNotices, finishNotices, type InboxRow, parkNotices, postponeNotices } from '../database/inbox.ts'
import { hastenDuty } from '../database/schedules.ts'
import type { Connections } from './connections.ts'
import { takeIn } from './intake.ts'
import { retryDelayMs } from './reflex.ts'
import type { EngineParts } from './engine.ts'

const noticesPerClaimMax = 200
const leaseMs = 30_000
/** Readings of one store under way at once; the store's own throttle is kept by its session. */
const readingsAtOnce = 8
const triesMax = 12

/** Works one batch; answers how many notices it took. */
export async function readInbox(parts: EngineParts, connections: Connections): Promise<number> {
  const nowMs = parts.clock.now()
  const rows = await claimNotices(parts.db, nowMs, nowMs + leaseMs, noticesPerClaimMax)
  if (rows.length === 0) return 0
  const bySource = Map.groupBy(rows, (row) => `${row.source} ${row.sourceId}`)
  await Promise.all(
    [...bySource.values()].map((group) =>
      group[0]?.source === 'store' ? readFromStore(parts, connections, group) : readFromChannel(parts, connections, group),
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
  if (rows.some((row) => row.subjectKind === 'uninstalled')) {
    await connections.breakStore(storeId, 'The app was removed in the store. Connect the store again.')
    await finishNotices(parts.db, ids, parts.clock.now())
    return
  }
  const byOrder = Map.groupBy(
    rows.filter((row) => row.subjectKind === 'order' && row.subjectId !== null),
    (row) => row.subjectId as string,
  )
  const others = rows.filter((row) => row.subjectKind !== 'order' || row.subjectId === null)
  await finishNotices(parts.db, others.map((row) => row.id), parts.clock.now())

  const orders = [...byOrder.entries()]
  for (let from = 0; from < orders.length; from += readingsAtOnce * 4) {
    const part = orders.slice(from, from + readingsAtOnce * 4)
    const read = await inParallel(part, readingsAtOnce, async ([orderId, notices]) => ({ notices, result: await store.session.readOrder(orderId) }))
    const good = read.flatMap((each) => (each.result.ok ? [each] : []))
    await takeIn(
      parts,
      store,
      good.flatMap((each) => (each.result.ok && each.result.value !== null ? [each.result.value] : [])),
    )
    await finishNotices(parts.db, good.flatMap((each) => each.notices.map((row) => row.id)), parts.clock.now())
    if (good.length > 0) parts.wakeHere()
    for (const { notices, result } of read) {
      if (result.ok) continue
      const { problem } = result
      if (problem.owner === 'merchant') await connections.breakStore(storeId, problem.say)
      await putBack(parts, notices, problem.say, problem.retry?.afterMs ?? null)
    }
  }
}

async function readFromChannel(parts: EngineParts, connections: Connections, rows: InboxRow[]): Promise<void> {
  const channelId = rows[0]?.sourceId ?? ''
  const nowMs = parts.clock.now()
  const orderIds = rows.flatMap((row) => (row.subjectKind === 'order' && row.subjectId !== null ? row.subjectId.split(',') : []))
  await wakeSyncsOfOrders(parts.db, channelId, orderIds, nowMs)
  if (rows.some((row) => row.subjectKind === 'deauthorised')) {
    await connections.breakChannel(channelId, 'The seller removed the authorisation in TikTok Seller Center. Connect the channel again.')
  }
  if (rows.some((row) => row.subjectKind === 'expiring')) {
    await connections.raise(channelId, 'authorisation-expiring', 'warning', 'The TikTok Shop authorisation of this channel ends soon.', 'Connect the channel again before it ends.')
  }
  // Orders of the channel that no store has told of yet are read by the regular reading, sooner.
  await hastenDuty(parts.db, `channel.read:${channelId}`, nowMs + 5_000)
  await finishNotices(parts.db, rows.map((row) => row.id), nowMs)
  parts.wakeHere()
}

async function putBack(parts: EngineParts, rows: InboxRow[], say: string, wishMs: number | null): Promise<void> {
  const nowMs = parts.clock.now()
  const spent = rows.filter((row) => row.tries >= triesMax)
  const again = rows.filter((row) => row.tries < triesMax)
  await parkNotices(parts.db, spent.map((row) => row.id), nowMs, `Given up after ${triesMax} tries: ${say}`)
  const tries = Math.max(0, ...again.map((row) => row.tries - 1))
  await postponeNotices(parts.db, again.map((row) => row.id), nowMs + retryDelayMs(tries, parts.chance(), wishMs), say)
}

/** Runs the work over the items, at most `atOnce` at a time; results in the order of the items. */
export async function inParallel<Item, Value>(items: readonly Item[], atOnce: number, work: (item: Item) => Promise<Value>): Promise<Value[]> {
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
