/** Channel orders that wait for tracking and for which no store shipment speaks: the ones a deadline finds unprepared. */
import type { ChannelOrder } from '@waybridge/sync'
import { type Deadlines, deadlinesOf, type Scope } from './overview.ts'
import type { Sql } from './sql.ts'

export type OpenOrderRow = {
  channelId: string
  channelName: string
  orderId: string
  order: ChannelOrder
  shipByAt: string | null
  cancelAt: string | null
  readAt: string
  deadlineKey: string
}

/** The seller has yet to ship it, and no shipment of a store speaks for it. */
const isOpen = `channel_order.status in ('AWAITING_SHIPMENT', 'PARTIALLY_SHIPPING', 'ON_HOLD')
       and channel_order."order" ->> 'shippedBy' = 'seller' and channel_order."order" ->> 'fulfilledBy' = 'seller'
       and not exists (select 1 from sync where sync.channel_id = channel_order.channel_id and sync.order_id = channel_order.order_id)`

/** One page, most urgent deadline first, and one row more. `after`: deadline key, channel id, order id of the last row seen. */
export async function listOpenOrders(
  sql: Sql,
  workspaceId: string,
  page: {
    channelId: string | null
    orderId: string | null
    text: string | null
    after: readonly string[] | null
    limit: number
  },
): Promise<OpenOrderRow[]> {
  const { rows } = await sql.query<OpenOrderRow>(
    `select channel_order.channel_id as "channelId", channel.name as "channelName", channel_order.order_id as "orderId",
       channel_order."order", ship_by_at as "shipByAt", cancel_at as "cancelAt", read_at as "readAt",
       coalesce(ship_by_at, 'infinity')::text as "deadlineKey"
     from channel_order join channel on channel.id = channel_order.channel_id
     where channel_order.workspace_id = $1 and ${isOpen}
       and ($2::text is null or channel_order.channel_id = $2) and ($3::text is null or channel_order.order_id = $3)
       and ($8::text is null or channel_order.order_id ^@ $8)
       and ($4::timestamptz is null or (coalesce(ship_by_at, 'infinity'), channel_order.channel_id, order_id) > ($4::timestamptz, $5::text, $6::text))
     order by coalesce(ship_by_at, 'infinity'), channel_order.channel_id, order_id limit $7`,
    [
      workspaceId,
      page.channelId,
      page.orderId,
      page.after?.[0] ?? null,
      page.after?.[1] ?? null,
      page.after?.[2] ?? null,
      page.limit + 1,
      page.text,
    ],
  )
  return rows
}

/** How those orders stand against their deadlines. */
export async function countOpenOrders(
  sql: Sql,
  scope: Scope,
  nowAt: string,
): Promise<Deadlines & { count: number; earliestDeadlineAt: string | null }> {
  const { rows } = await sql.query<Deadlines & { count: number; earliestDeadlineAt: string | null }>(
    `select ${deadlinesOf('ship_by_at')}, count(*)::int as count, min(ship_by_at) as "earliestDeadlineAt"
     from channel_order
     where channel_order.workspace_id = $1 and ($2::text is null or channel_order.channel_id = $2) and ${isOpen}`,
    [scope.workspaceId, scope.channelId, nowAt],
  )
  return rows[0] as Deadlines & { count: number; earliestDeadlineAt: string | null }
}
