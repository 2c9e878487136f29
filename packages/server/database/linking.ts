/** Tying store orders to channel orders: what waits for a link, and writing the link. */
import type { LinkCandidate } from '@waybridge/sync'
import type { Sql } from './sql.ts'

export type UnlinkedSync = {
  id: string
  workspaceId: string
  shipmentId: string
  storeId: string
  storeOrderId: string
  linkCandidates: LinkCandidate[]
  tries: number
}

export async function claimUnlinked(
  sql: Sql,
  nowMs: number,
  leaseUntilMs: number,
  rowsMax: number,
): Promise<UnlinkedSync[]> {
  const { rows } = await sql.query<UnlinkedSync>(
    `with due as (
       select id from sync where channel_id is null and due_at <= $1 order by due_at limit $3 for update skip locked
     ), claimed as (
       update sync set due_at = $2, tries = tries + 1 from due where sync.id = due.id
       returning sync.id, sync.workspace_id, sync.shipment_id, sync.tries
     )
     select claimed.id, claimed.workspace_id as "workspaceId", claimed.shipment_id as "shipmentId", shipment.store_id as "storeId",
       shipment.store_order_id as "storeOrderId", coalesce(store_order.link_candidates, '[]') as "linkCandidates", claimed.tries
     from claimed join shipment on shipment.id = claimed.shipment_id
     left join store_order on store_order.store_id = shipment.store_id and store_order.store_order_id = shipment.store_order_id`,
    [new Date(nowMs).toISOString(), new Date(leaseUntilMs).toISOString(), rowsMax],
  )
  return rows
}

export type NewLink = {
  id: string
  workspaceId: string
  storeId: string
  storeOrderId: string
  channelId: string
  orderId: string
  madeBy: string
}

export async function insertLinks(sql: Sql, links: readonly NewLink[], nowMs: number): Promise<void> {
  if (links.length === 0) return
  await sql.query(
    `insert into link (id, workspace_id, store_id, store_order_id, channel_id, order_id, made_by, created_at)
     select id, "workspaceId", "storeId", "storeOrderId", "channelId", "orderId", "madeBy", $2
     from jsonb_to_recordset($1::jsonb) as row(id text, "workspaceId" text, "storeId" text, "storeOrderId" text, "channelId" text,
       "orderId" text, "madeBy" text)
     on conflict (store_id, store_order_id, channel_id, order_id) do nothing`,
    [JSON.stringify(links), new Date(nowMs).toISOString()],
  )
}

/**
 * Gives waiting sync rows their channel order and makes them due. A row whose link already has a sync row of its own (two
 * workers, a link made by hand meanwhile) is removed instead: one row per shipment and order.
 */
export async function adoptLinks(
  sql: Sql,
  adoptions: readonly { syncId: string; channelId: string; orderId: string; shipByAt: string | null }[],
  nowMs: number,
): Promise<void> {
  if (adoptions.length === 0) return
  const values = [JSON.stringify(adoptions)]
  await sql.query(
    `delete from sync using jsonb_to_recordset($1::jsonb) as row("syncId" text, "channelId" text, "orderId" text), sync as twin
     where sync.id = row."syncId" and sync.channel_id is null and twin.shipment_id = sync.shipment_id
       and twin.channel_id = row."channelId" and twin.order_id = row."orderId"`,
    values,
  )
  await sql.query(
    `update sync set channel_id = row."channelId", order_id = row."orderId", deadline_at = row."shipByAt", due_at = $2, tries = 0,
       reason_code = 'order_unread', updated_at = $2
     from jsonb_to_recordset($1::jsonb) as row("syncId" text, "channelId" text, "orderId" text, "shipByAt" timestamptz)
     where sync.id = row."syncId" and sync.channel_id is null`,
    [...values, new Date(nowMs).toISOString()],
  )
}
