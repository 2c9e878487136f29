/**
 * What stores say, written in batches: store orders, shipments with their revisions, and a sync row for each shipment and
 * link. Newer wins: a late or repeated older event changes nothing.
 */
import type { LinkCandidate, StoreLine } from '@waybridge/sync'
import type { Sql } from './sql.ts'

export type StoreOrderRow = {
  workspaceId: string
  storeId: string
  storeOrderId: string
  name: string
  lines: StoreLine[]
  linkCandidates: LinkCandidate[]
  cancelledAt: string | null
  updatedAt: string
}

export type ShipmentRow = {
  id: string
  workspaceId: string
  storeId: string
  storeOrderId: string
  storeShipmentId: string
  status: 'shipped' | 'pending' | 'cancelled'
  updatedAt: string
  contentDigest: string
  trackingTexts: string[]
  trackingUrls: string[]
  storeCarrier: string | null
  storeCarrierKey: string
  fulfilledBy: string | null
  lines: { lineId: string; sku: string | null; quantity: number }[]
}

/** An id of the channel that came into a known order later makes its unlinked shipments due: `nowMs` is when. */
export async function saveStoreOrders(sql: Sql, orders: readonly StoreOrderRow[], nowMs: number): Promise<void> {
  await sql.query(
    `update sync set due_at = $2, tries = 0
     from jsonb_to_recordset($1::jsonb) as row("storeId" text, "storeOrderId" text, "linkCandidates" jsonb, "updatedAt" timestamptz)
     join store_order known on known.store_id = row."storeId" and known.store_order_id = row."storeOrderId"
     join shipment on shipment.store_id = known.store_id and shipment.store_order_id = known.store_order_id
     where sync.shipment_id = shipment.id and sync.channel_id is null
       and sync.reason_code in ('not_linked', 'not_from_channel', 'order_not_found', 'link_ambiguous')
       and row."updatedAt" >= known.store_updated_at and row."linkCandidates" <> known.link_candidates`,
    [JSON.stringify(orders), new Date(nowMs).toISOString()],
  )
  await sql.query(
    `insert into store_order as known (workspace_id, store_id, store_order_id, name, lines, link_candidates, cancelled_at, store_updated_at)
     select "workspaceId", "storeId", "storeOrderId", name, lines, "linkCandidates", "cancelledAt", "updatedAt"
     from jsonb_to_recordset($1::jsonb) as row("workspaceId" text, "storeId" text, "storeOrderId" text, name text, lines jsonb,
       "linkCandidates" jsonb, "cancelledAt" timestamptz, "updatedAt" timestamptz)
     on conflict (store_id, store_order_id) do update set name = excluded.name, lines = excluded.lines,
       link_candidates = excluded.link_candidates, cancelled_at = excluded.cancelled_at, store_updated_at = excluded.store_updated_at
     where excluded.store_updated_at >= known.store_updated_at`,
    [JSON.stringify(orders)],
  )
}

/** Answers the ids of the shipments that are new or said something new. */
export async function saveShipments(sql: Sql, shipments: readonly ShipmentRow[], nowMs: number): Promise<string[]> {
  if (shipments.length === 0) return []
  const { rows } = await sql.query<{ id: string }>(
    `insert into shipment as known (id, workspace_id, store_id, store_order_id, store_shipment_id, status, store_updated_at, content_digest,
       tracking_texts, tracking_urls, store_carrier, store_carrier_key, fulfilled_by, lines, created_at, updated_at)
     select id, "workspaceId", "storeId", "storeOrderId", "storeShipmentId", status, "updatedAt", "contentDigest",
       "trackingTexts", "trackingUrls", "storeCarrier", "storeCarrierKey", "fulfilledBy", lines, $2, $2
     from jsonb_to_recordset($1::jsonb) as row(id text, "workspaceId" text, "storeId" text, "storeOrderId" text, "storeShipmentId" text,
       status text, "updatedAt" timestamptz, "contentDigest" text, "trackingTexts" jsonb, "trackingUrls" jsonb, "storeCarrier" text,
       "storeCarrierKey" text, "fulfilledBy" text, lines jsonb)
     on conflict (store_id, store_shipment_id) do update set status = excluded.status, store_updated_at = excluded.store_updated_at,
       content_digest = excluded.content_digest, tracking_texts = excluded.tracking_texts, tracking_urls = excluded.tracking_urls,
       store_carrier = excluded.store_carrier, store_carrier_key = excluded.store_carrier_key, fulfilled_by = excluded.fulfilled_by,
       lines = excluded.lines, revision = known.revision + 1, updated_at = excluded.updated_at,
       -- an edit in the store outdates the number a person typed; the provider a person chose stays
       chosen = case when known.tracking_texts <> excluded.tracking_texts then known.chosen - 'number' else known.chosen end
     where excluded.content_digest <> known.content_digest and excluded.store_updated_at >= known.store_updated_at
     returning id`,
    [JSON.stringify(shipments), new Date(nowMs).toISOString()],
  )
  return rows.map((row) => row.id)
}

/**
 * Makes sure each shipment has a sync row for each link of its store order, or one without a channel while there is none,
 * and makes them due. A row being pushed or read back only comes due: what it holds is not touched.
 */
export async function ensureSyncs(
  sql: Sql,
  shipmentIds: readonly string[],
  newSyncIds: readonly string[],
  nowMs: number,
): Promise<void> {
  if (shipmentIds.length === 0) return
  await sql.query(
    `with wanted as (
       select shipment.id as shipment_id, shipment.workspace_id, link.channel_id, link.order_id, shipment.store_carrier_key,
         channel_order.ship_by_at, row_number() over (order by shipment.id, link.id) as number
       from shipment
       left join link on link.store_id = shipment.store_id and link.store_order_id = shipment.store_order_id
       left join channel_order on channel_order.channel_id = link.channel_id and channel_order.order_id = link.order_id
       where shipment.id = any($1::text[])
     ), ids as (select id, number from unnest($2::text[]) with ordinality as fresh(id, number))
     insert into sync as known (id, workspace_id, shipment_id, channel_id, order_id, state, reason_code, say, store_carrier_key,
       deadline_at, due_at, created_at, updated_at)
     select coalesce(ids.id, 'syn_' || md5(random()::text || wanted.number)), wanted.workspace_id, wanted.shipment_id, wanted.channel_id,
       wanted.order_id, 'waiting', case when wanted.channel_id is null then 'not_linked' else 'order_unread' end, '',
       wanted.store_carrier_key, wanted.ship_by_at, $3, $3, $3
     from wanted left join ids on ids.number = wanted.number
     on conflict (shipment_id, channel_id, order_id) do update set due_at = excluded.due_at, tries = 0,
       store_carrier_key = excluded.store_carrier_key, updated_at = excluded.updated_at`,
    [shipmentIds, newSyncIds, new Date(nowMs).toISOString()],
  )
}
