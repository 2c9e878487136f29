/** What the decision needs to know about shipments that are already there, to be asked "what if". */
import type { ChannelOrder, Chosen, StoreLine, SyncState } from '@waybridge/sync'
import type { Sql } from './sql.ts'

export type DecisionFacts = {
  syncId: string
  channelId: string
  orderId: string | null
  orderName: string | null
  state: SyncState
  say: string
  providerId: string | null
  providerName: string | null
  trackingNumber: string | null
  storeCarrier: string | null
  storeKind: string | null
  trackingTexts: string[]
  trackingUrls: string[]
  deliveryOptionId: string | null
  chosen: Chosen | null
}

const facts = `select sync.id as "syncId", sync.channel_id as "channelId", sync.order_id as "orderId", store_order.name as "orderName", sync.state,
    sync.say, sync.provider_id as "providerId", sync.provider_name as "providerName", sync.tracking_number as "trackingNumber",
    shipment.store_carrier as "storeCarrier", store.kind as "storeKind", shipment.tracking_texts as "trackingTexts",
    shipment.tracking_urls as "trackingUrls", channel_order."order" ->> 'deliveryOptionId' as "deliveryOptionId", shipment.chosen
  from found join sync on sync.id = found.id join shipment on shipment.id = sync.shipment_id
  left join store on store.id = shipment.store_id
  left join store_order on store_order.store_id = shipment.store_id and store_order.store_order_id = shipment.store_order_id
  left join channel_order on channel_order.channel_id = sync.channel_id and channel_order.order_id = sync.order_id`

export type BulkFacts = {
  id: string
  shipmentId: string
  channelId: string | null
  orderId: string | null
  orderName: string | null
  state: SyncState
  reasonCode: string
  say: string
  nextStep: string | null
  shipmentStatus: 'shipped' | 'pending' | 'cancelled'
  trackingTexts: string[]
  trackingUrls: string[]
  storeCarrier: string | null
  storeKind: string | null
  lines: { lineId: string; sku: string | null; quantity: number }[]
  storeLines: StoreLine[] | null
  chosen: Chosen | null
  /** As last read; null when it was not read yet. */
  order: ChannelOrder | null
}

/** Everything the whole decision asks about the named syncs, most urgent first. */
export async function readBulkFacts(sql: Sql, workspaceId: string, syncIds: readonly string[]): Promise<BulkFacts[]> {
  const { rows } = await sql.query<BulkFacts>(
    `select sync.id, sync.shipment_id as "shipmentId", sync.channel_id as "channelId", sync.order_id as "orderId",
       store_order.name as "orderName", sync.state, sync.reason_code as "reasonCode", sync.say, sync.next_step as "nextStep",
       shipment.status as "shipmentStatus", shipment.tracking_texts as "trackingTexts", shipment.tracking_urls as "trackingUrls",
       shipment.store_carrier as "storeCarrier", store.kind as "storeKind", shipment.lines, store_order.lines as "storeLines",
       shipment.chosen, channel_order."order"
     from sync join shipment on shipment.id = sync.shipment_id
     left join store on store.id = shipment.store_id
     left join store_order on store_order.store_id = shipment.store_id and store_order.store_order_id = shipment.store_order_id
     left join channel_order on channel_order.channel_id = sync.channel_id and channel_order.order_id = sync.order_id
     where sync.workspace_id = $1 and sync.id = any($2::text[]) order by sync.deadline_at nulls last, sync.id`,
    [workspaceId, syncIds],
  )
  return rows
}

/** Facts of a channel's newest syncs. */
export async function readNewestFacts(
  sql: Sql,
  workspaceId: string,
  channelId: string,
  limit: number,
): Promise<DecisionFacts[]> {
  const { rows } = await sql.query<DecisionFacts>(
    `with found as (select id from sync where workspace_id = $1 and channel_id = $2 order by created_at desc limit $3)
     ${facts} order by sync.created_at desc, sync.id`,
    [workspaceId, channelId, limit],
  )
  return rows
}
