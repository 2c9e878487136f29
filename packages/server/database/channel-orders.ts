/** What channels say about orders, as last read. */
import type { ChannelOrder } from '@waybridge/sync'
import type { Sql } from './sql.ts'

export async function saveChannelOrders(
  sql: Sql,
  place: { workspaceId: string; channelId: string },
  orders: readonly ChannelOrder[],
  nowMs: number,
): Promise<void> {
  if (orders.length === 0) return
  const rows = orders.map((order) => ({
    orderId: order.orderId,
    status: order.status,
    shipByAt: order.shipByAt,
    cancelAt: order.cancelAt,
    order,
  }))
  await sql.query(
    `insert into channel_order as known (workspace_id, channel_id, order_id, status, ship_by_at, cancel_at, "order", read_at)
     select $2, $3, "orderId", status, "shipByAt", "cancelAt", "order", $4
     from jsonb_to_recordset($1::jsonb) as row("orderId" text, status text, "shipByAt" timestamptz, "cancelAt" timestamptz, "order" jsonb)
     on conflict (channel_id, order_id) do update set status = excluded.status, ship_by_at = excluded.ship_by_at,
       cancel_at = excluded.cancel_at, "order" = excluded."order", read_at = excluded.read_at
     where excluded.read_at >= known.read_at`,
    [JSON.stringify(rows), place.workspaceId, place.channelId, new Date(nowMs).toISOString()],
  )
}

/** Which of these orders the workspace's channels are known to have. */
export async function findChannelOrders(
  sql: Sql,
  workspaceId: string,
  orderIds: readonly string[],
): Promise<{ channelId: string; orderId: string; shipByAt: string | null }[]> {
  const { rows } = await sql.query<{ channelId: string; orderId: string; shipByAt: string | null }>(
    `select channel_order.channel_id as "channelId", order_id as "orderId", ship_by_at as "shipByAt"
     from channel_order join channel on channel.id = channel_order.channel_id
     where channel_order.workspace_id = $1 and order_id = any($2::text[]) and channel.status <> 'disconnected'`,
    [workspaceId, orderIds],
  )
  return rows
}

/** Makes the open work on these orders due: something about them changed at the channel. */
export async function wakeSyncsOfOrders(
  sql: Sql,
  channelId: string,
  orderIds: readonly string[],
  nowMs: number,
): Promise<number> {
  if (orderIds.length === 0) return 0
  const { rowCount } = await sql.query(
    `update sync set due_at = $3 where channel_id = $1 and order_id = any($2::text[])
       and state in ('waiting', 'ready', 'needs_fix', 'needs_mapping', 'failed') and (due_at is null or due_at > $3)`,
    [channelId, orderIds, new Date(nowMs).toISOString()],
  )
  return rowCount
}
