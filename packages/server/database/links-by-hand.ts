/** Links a person makes or takes away. */
import type { Sql } from './sql.ts'

export type WaitingSync = {
  syncId: string
  shipmentId: string
  channelId: string | null
  orderId: string | null
  state: string
}

/** The syncs of a store order, locked. */
export async function lockSyncsOfStoreOrder(
  sql: Sql,
  workspaceId: string,
  storeId: string,
  storeOrderId: string,
): Promise<WaitingSync[]> {
  const { rows } = await sql.query<WaitingSync>(
    `select sync.id as "syncId", sync.shipment_id as "shipmentId", sync.channel_id as "channelId", sync.order_id as "orderId", sync.state
     from sync join shipment on shipment.id = sync.shipment_id
     where sync.workspace_id = $1 and shipment.store_id = $2 and shipment.store_order_id = $3 order by sync.id for update of sync`,
    [workspaceId, storeId, storeOrderId],
  )
  return rows
}

/** Takes a link away. Its unsynced shipments wait for a link again; those that were told to the channel keep their story. */
export async function removeLink(
  sql: Sql,
  link: { workspaceId: string; storeId: string; storeOrderId: string; channelId: string; orderId: string },
  why: { say: string; nextStep: string | null; nowAt: string },
): Promise<void> {
  const place = [link.workspaceId, link.storeId, link.storeOrderId, link.channelId, link.orderId]
  await sql.query(
    'delete from link where workspace_id = $1 and store_id = $2 and store_order_id = $3 and channel_id = $4 and order_id = $5',
    place,
  )
  const syncs = `select sync.id from sync join shipment on shipment.id = sync.shipment_id
    where sync.workspace_id = $1 and shipment.store_id = $2 and shipment.store_order_id = $3 and sync.channel_id = $4 and sync.order_id = $5
      and sync.state not in ('pushing', 'unknown', 'synced', 'synced_with_warning')
      and not exists (select 1 from intent where intent.sync_id = sync.id)`
  // One row per shipment may wait without a channel; a second one would say the same twice.
  await sql.query(
    `delete from sync using sync as twin where sync.id in (${syncs}) and twin.shipment_id = sync.shipment_id and twin.channel_id is null`,
    place,
  )
  await sql.query(
    `update sync set channel_id = null, order_id = null, state = 'waiting', reason_code = 'not_linked', say = $6, next_step = $7,
       deadline_at = null, decision = null, due_at = null, fence = nextval('fence'), lease_until = null, leased_by = null, updated_at = $8
     where id in (${syncs})`,
    [...place, why.say, why.nextStep, why.nowAt],
  )
}
