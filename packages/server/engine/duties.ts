/**
 * Duties that come round. Losing every notice must lose no shipment: the regular readings find what the notices did not say.
 * A cursor is saved only after its page is stored, so an interrupted reading repeats instead of skipping.
 */
import { saveChannelOrders, wakeSyncsOfOrders } from '../database/channel-orders.ts'
import { forgetNotices, insertNotices } from '../database/inbox.ts'
import { forgetPast } from '../database/retention.ts'
import { claimDuty, type DutyRow, finishDuty } from '../database/schedules.ts'
import { readChannel } from '../database/syncs.ts'
import { toChannelOrder } from './channel-order.ts'
import type { Connections } from './connections.ts'
import type { EngineParts } from './engine.ts'
import { takeInEach } from './intake.ts'
import { retryDelayMs } from './reflex.ts'

const leaseMs = 120_000
/** Pages read in one go; a longer backlog goes on at the next due time, which is then at once. */
const pagesPerRunMax = 40
/** How far back the first reading of a new connection looks. */
const firstReadingMs = 3 * 24 * 3_600_000
/** Order search is eventually consistent: every reading looks this far behind its cursor. */
const overlapMs = 10 * 60_000
const orderPageSize = 100
const inboxKeptMs = 7 * 24 * 3_600_000
const dayMs = 24 * 3_600_000
/** A session lives 30 days at most (api/people.ts). */
const sessionsKeptMs = 30 * dayMs
/** Long enough to be invited again as the same person. */
const peopleKeptMs = 30 * dayMs
const linksKeptMs = 30 * dayMs
const rowsForgottenMax = 5_000
const warnBeforeExpiryMs = 14 * 24 * 3_600_000

type Report = { say: string | null; went: boolean; more?: boolean; retryAfterMs?: number | null }

/** Runs one due duty. Answers whether there was one. */
export async function doDuty(parts: EngineParts, connections: Connections): Promise<boolean> {
  const nowMs = parts.clock.now()
  const row = await claimDuty(parts.db, nowMs, nowMs + leaseMs)
  if (row === null) return false
  let report: Report
  try {
    report = await duties[row.duty](parts, connections, row)
  } catch (error) {
    parts.log.error({ duty: row.id, error }, 'a duty ended with a defect')
    report = { say: 'The last run ended with an internal error; see the log.', went: false }
  }
  const endMs = parts.clock.now()
  const nextMs =
    report.more === true
      ? endMs
      : report.went
        ? endMs + row.everyMs
        : endMs + Math.min(row.everyMs, retryDelayMs(row.tries, parts.chance(), report.retryAfterMs ?? null))
  await finishDuty(parts.db, row, endMs, nextMs, report.say, report.went)
  return true
}

type Duty = (parts: EngineParts, connections: Connections, row: DutyRow) => Promise<Report>

const nothing: Report = { say: null, went: true }

const duties: Record<DutyRow['duty'], Duty> = {
  'store.read': async (parts, connections, row) => {
    const store = await connections.store(row.subjectId ?? '')
    if (store === null || store.status !== 'active') return nothing
    let cursor = store.changeCursor
    let changed = 0
    for (let page = 0; page < pagesPerRunMax; page++) {
      const sinceAt = new Date(parts.clock.now() - firstReadingMs).toISOString()
      const result = await store.session.readChanges({ cursor, sinceAt })
      if (!result.ok) {
        const { problem } = result
        if (problem.owner === 'merchant') await connections.breakStore(store.storeId, problem.say)
        return { say: problem.say, went: false, retryAfterMs: problem.retry?.afterMs ?? null }
      }
      const taken = await takeInEach(parts, store, result.value.orders)
      changed += taken.changed
      // The cursor must not stand still before an order that cannot be stored: it goes the way of a notice, which ends.
      if (taken.refused.size > 0) {
        const refused = result.value.orders.filter((order) => taken.refused.has(order.storeOrderId))
        await insertNotices(
          parts.db,
          refused.map(({ storeOrderId, updatedAt }) => ({
            workspaceId: store.workspaceId,
            source: 'store',
            sourceId: store.storeId,
            topic: 'regular reading',
            dedupeKey: `read:${storeOrderId}:${updatedAt}`,
            subjectKind: 'order',
            subjectId: storeOrderId,
          })),
          parts.clock.now(),
        )
      }
      cursor = result.value.cursor
      await parts.db.query('update store set change_cursor = $2, last_read_at = $3 where id = $1', [
        store.storeId,
        cursor,
        new Date(parts.clock.now()).toISOString(),
      ])
      if (page === 0) await connections.storeAnswers(store)
      if (!result.value.more)
        return { say: changed === 0 ? null : `${changed} shipments were new or changed.`, went: true }
    }
    return { say: `${changed} shipments were new or changed; more to read.`, went: true, more: true }
  },

  'channel.read': async (parts, connections, row) => {
    const channel = await readChannel(parts.db, row.subjectId ?? '')
    if (channel === null || channel.status !== 'active') return nothing
    const { client, reads } = await connections.channel(channel)
    const startMs = parts.clock.now()
    const fromMs =
      channel.changeCursor === null ? startMs - firstReadingMs : Date.parse(channel.changeCursor) - overlapMs
    let pageToken: string | null = null
    let newestMs = channel.changeCursor === null ? fromMs : Date.parse(channel.changeCursor)
    for (let page = 0; page < pagesPerRunMax; page++) {
      await reads.turn()
      const result = await client.searchOrders({
        pageSize: orderPageSize,
        sortField: 'update_time',
        sortOrder: 'ASC',
        updatedFrom: new Date(fromMs).toISOString(),
        ...(pageToken === null ? {} : { pageToken }),
      })
      if (!result.ok) {
        const { problem } = result
        if (problem.class === 'later') reads.pushedBack(problem.retryAfterMs)
        if (problem.class === 'credentials') await connections.breakChannel(channel.id, problem.say)
        return { say: problem.say, went: false, retryAfterMs: problem.retryAfterMs }
      }
      reads.quiet()
      const nowMs = parts.clock.now()
      if (page === 0) await connections.channelAnswers(channel)
      if (result.value.unreadableCount > 0) await connections.raiseUnreadable(channel.id, result.value.unreadableCount)
      const orders = result.value.orders.filter((order) => order.shippingType !== 'TIKTOK')
      await saveChannelOrders(
        parts.db,
        { workspaceId: channel.workspaceId, channelId: channel.id },
        orders.map((order) => toChannelOrder(order, nowMs)),
        nowMs,
      )
      await wakeSyncsOfOrders(
        parts.db,
        channel.id,
        result.value.orders.map((order) => order.id),
        nowMs,
      )
      for (const order of result.value.orders)
        newestMs = Math.max(newestMs, order.updatedAt === null ? 0 : Date.parse(order.updatedAt))
      pageToken = result.value.nextPageToken
      const last = pageToken === null || page === pagesPerRunMax - 1
      if (last) {
        await parts.db.query('update channel set change_cursor = $2, last_read_at = $3 where id = $1', [
          channel.id,
          new Date(newestMs).toISOString(),
          new Date(nowMs).toISOString(),
        ])
        // A cursor that stands still would repeat one page for ever: then the rest waits for the next round.
        return { say: null, went: true, more: pageToken !== null && newestMs - overlapMs > fromMs }
      }
    }
    return nothing
  },

  'channel.tokens': async (parts, connections, row) => {
    const channel = await readChannel(parts.db, row.subjectId ?? '')
    if (channel === null || channel.status !== 'active') return nothing
    const { client, reads } = await connections.channel(channel)
    await reads.turn()
    // Any call refreshes tokens that are about to end; this one also tells whether the authorisation still holds.
    const result = await client.listAuthorizedShops()
    if (!result.ok) {
      if (result.problem.class === 'credentials') await connections.breakChannel(channel.id, result.problem.say)
      return { say: result.problem.say, went: false, retryAfterMs: result.problem.retryAfterMs }
    }
    const { rows } = await parts.db.query<{ at: string | null }>(
      'select refresh_expires_at as at from channel where id = $1',
      [channel.id],
    )
    const endsAt = rows[0]?.at
    if (endsAt != null && Date.parse(endsAt) - parts.clock.now() < warnBeforeExpiryMs) {
      await connections.raise(
        channel.id,
        'authorisation-expiring',
        'warning',
        `The TikTok Shop authorisation ends on ${endsAt.slice(0, 10)}.`,
        'Connect the channel again before it ends.',
      )
    }
    return nothing
  },

  'channel.providers': async (parts, connections, row) => {
    const channel = await readChannel(parts.db, row.subjectId ?? '')
    if (channel === null || channel.status !== 'active') return nothing
    connections.forgetProviders(channel.id)
    return nothing
  },

  'house.forget': async (parts) => {
    const nowMs = parts.clock.now()
    const before = (ms: number) => new Date(nowMs - ms).toISOString()
    const notices = await forgetNotices(parts.db, nowMs - inboxKeptMs, rowsForgottenMax)
    const past = await forgetPast(
      parts.db,
      {
        nowAt: before(0),
        sessionsFrom: before(sessionsKeptMs),
        peopleFrom: before(peopleKeptMs),
        linksFrom: before(linksKeptMs),
      },
      rowsForgottenMax,
    )
    return { say: null, went: true, more: Math.max(notices, past) === rowsForgottenMax }
  },

  /** Work that nobody would look at again, whatever brought it there, is looked at again. */
  'house.sweep': async (parts) => {
    const { rowCount } = await parts.db.query(
      `update sync set due_at = $1 where due_at is null and state in ('ready', 'pushing', 'unknown')`,
      [new Date(parts.clock.now()).toISOString()],
    )
    if (rowCount > 0) parts.log.warn({ rowCount }, 'work without a due time was found and made due')
    return nothing
  },

  /** The embedded engine has no vacuum of its own running in the background. */
  'house.vacuum': async (parts) => {
    for (const table of [
      'sync',
      'inbox',
      'attempt',
      'intent',
      'channel',
      'channel_order',
      'shipment',
      'store_order',
      'schedule',
    ]) {
      await parts.db.vacuum(table)
    }
    return nothing
  },
}
