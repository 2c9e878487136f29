/** Which orders run out of time: shipments that are not synced and TikTok Shop orders without one, most urgent first. Pure. */
import type { OrdersSearch, SyncState } from '../orders/search.ts'
import type { Overview } from './api.ts'

/** A deadline further off than this is no hurry. */
const soonMs = 24 * 3_600_000
const shownMax = 6

export type Urgent = {
  key: string
  name: string
  /** Null: it awaits tracking, and no shipment speaks for it. */
  state: SyncState | null
  deadlineAt: string
  opens: OrdersSearch
}

export function runningOut(
  { urgent, awaiting }: Pick<Overview, 'urgent' | 'awaiting'>,
  nowMs: number,
): { rows: Urgent[]; nextAt: string | null } {
  const shipments = urgent.flatMap(({ id, orderName, orderId, state, deadlineAt }): Urgent[] =>
    deadlineAt === null
      ? []
      : [{ key: id, name: orderName ?? orderId ?? '–', state, deadlineAt, opens: { shipment: id } }],
  )
  const orders = awaiting.urgent.flatMap(({ channelId, orderId, deadlineAt }): Urgent[] =>
    deadlineAt === null
      ? []
      : [{ key: orderId, name: orderId, state: null, deadlineAt, opens: { tab: 'awaiting', channel: channelId } }],
  )
  const timed = [...shipments, ...orders].toSorted((one, other) => one.deadlineAt.localeCompare(other.deadlineAt))
  const rows = timed.filter(({ deadlineAt }) => Date.parse(deadlineAt) - nowMs < soonMs).slice(0, shownMax)
  return { rows, nextAt: timed[0]?.deadlineAt ?? null }
}
