/** Mappings of a channel, the store carriers nobody has mapped yet, and letting go of what waited for a mapping. */
import type { Mapping, MappingTarget } from '@waybridge/sync'
import type { Sql } from './sql.ts'

export type MappingRow = {
  id: string
  storeCarrier: string
  storeCarrierKey: string
  match: 'exact' | 'pattern'
  storeKind: string | null
  deliveryOptionId: string | null
  target: MappingTarget['kind']
  providerId: string | null
  providerName: string | null
  createdBy: string
  createdAt: string
  updatedAt: string
}

const columns = `id, store_carrier as "storeCarrier", store_carrier_key as "storeCarrierKey", match, store_kind as "storeKind",
  delivery_option_id as "deliveryOptionId", target, provider_id as "providerId", provider_name as "providerName",
  created_by as "createdBy", created_at as "createdAt", updated_at as "updatedAt"`

/** A channel with more mappings than this has another problem than mapping. */
export const mappingsMax = 2_000

export async function listMappings(sql: Sql, workspaceId: string, channelId: string): Promise<MappingRow[]> {
  const { rows } = await sql.query<MappingRow>(
    `select ${columns} from mapping where workspace_id = $1 and channel_id = $2 order by store_carrier_key, id limit ${mappingsMax}`,
    [workspaceId, channelId],
  )
  return rows
}

export async function findMappingRow(
  sql: Sql,
  workspaceId: string,
  channelId: string,
  id: string,
): Promise<MappingRow | null> {
  const { rows } = await sql.query<MappingRow>(
    `select ${columns} from mapping where workspace_id = $1 and channel_id = $2 and id = $3`,
    [workspaceId, channelId, id],
  )
  return rows[0] ?? null
}

export const mappingOf = (row: MappingRow): Mapping => ({
  id: row.id,
  storeCarrier: row.storeCarrier,
  match: row.match,
  storeKind: row.storeKind,
  deliveryOptionId: row.deliveryOptionId,
  target:
    row.target === 'provider' && row.providerId !== null
      ? { kind: 'provider', provider: { id: row.providerId, name: row.providerName ?? row.providerId } }
      : { kind: row.target === 'provider' ? 'hold' : row.target },
})

export type MappingWrite = Omit<MappingRow, 'createdAt' | 'updatedAt'> & { nowAt: string }

const values = (channel: { workspaceId: string; channelId: string }, mapping: MappingWrite) => [
  mapping.id,
  channel.workspaceId,
  channel.channelId,
  mapping.storeCarrier,
  mapping.storeCarrierKey,
  mapping.match,
  mapping.storeKind,
  mapping.deliveryOptionId,
  mapping.target,
  mapping.providerId,
  mapping.providerName,
  mapping.createdBy,
  mapping.nowAt,
]

const insert = `insert into mapping (id, workspace_id, channel_id, store_carrier, store_carrier_key, match, store_kind, delivery_option_id,
    target, provider_id, provider_name, created_by, created_at, updated_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)
  on conflict (channel_id, match, store_carrier_key, store_kind, delivery_option_id)`

/** False when the same store carrier is mapped under the same conditions. */
export async function insertMapping(
  sql: Sql,
  channel: { workspaceId: string; channelId: string },
  mapping: MappingWrite,
): Promise<boolean> {
  const { rowCount } = await sql.query(`${insert} do nothing`, values(channel, mapping))
  return rowCount === 1
}

/** Adds a mapping or gives the existing one its new target; answers which of the two, or that nothing was different. */
export async function putMapping(
  sql: Sql,
  channel: { workspaceId: string; channelId: string },
  mapping: MappingWrite,
): Promise<'added' | 'changed' | 'same'> {
  const { rows } = await sql.query<{ added: boolean }>(
    `${insert} do update set target = excluded.target, provider_id = excluded.provider_id, provider_name = excluded.provider_name,
       store_carrier = excluded.store_carrier, updated_at = excluded.updated_at
     where (mapping.target, mapping.provider_id) is distinct from (excluded.target, excluded.provider_id)
     returning id = $1 as added`,
    values(channel, mapping),
  )
  const row = rows[0]
  if (row === undefined) return 'same'
  return row.added ? 'added' : 'changed'
}

/** False when the change would make it the twin of another mapping. */
export async function updateMapping(
  sql: Sql,
  channel: { workspaceId: string; channelId: string },
  mapping: MappingWrite,
): Promise<boolean> {
  const { rowCount } = await sql.query(
    `update mapping set store_carrier = $4, store_carrier_key = $5, match = $6, store_kind = $7, delivery_option_id = $8, target = $9,
       provider_id = $10, provider_name = $11, updated_at = $12
     where workspace_id = $1 and channel_id = $2 and id = $3 and not exists (
       select 1 from mapping as twin where twin.channel_id = $2 and twin.id <> $3 and twin.match = $6 and twin.store_carrier_key = $5
         and twin.store_kind is not distinct from $7 and twin.delivery_option_id is not distinct from $8)`,
    [
      channel.workspaceId,
      channel.channelId,
      mapping.id,
      mapping.storeCarrier,
      mapping.storeCarrierKey,
      mapping.match,
      mapping.storeKind,
      mapping.deliveryOptionId,
      mapping.target,
      mapping.providerId,
      mapping.providerName,
      mapping.nowAt,
    ],
  )
  return rowCount === 1
}

export async function deleteMapping(sql: Sql, workspaceId: string, channelId: string, id: string): Promise<boolean> {
  const { rowCount } = await sql.query('delete from mapping where workspace_id = $1 and channel_id = $2 and id = $3', [
    workspaceId,
    channelId,
    id,
  ])
  return rowCount === 1
}

/** What a mapping may let go: held syncs, and those a mapping said not to sync. */
const releasable = `(sync.state in ('needs_mapping', 'needs_fix', 'failed') or (sync.state = 'skipped' and sync.reason_code = 'mapped_do_not_sync'))`

export type HeldCarrier = {
  storeCarrierKey: string
  storeCarrier: string | null
  count: number
  needsMapping: number
  earliestDeadlineAt: string | null
}

/** Store carriers with held syncs, most urgent first. */
export async function countHeldByCarrier(
  sql: Sql,
  workspaceId: string,
  channelId: string,
  carriersMax: number,
): Promise<HeldCarrier[]> {
  const { rows } = await sql.query<HeldCarrier>(
    `select sync.store_carrier_key as "storeCarrierKey", max(shipment.store_carrier) as "storeCarrier", count(*)::int as count,
       count(*) filter (where sync.state = 'needs_mapping')::int as "needsMapping", min(sync.deadline_at) as "earliestDeadlineAt"
     from sync join shipment on shipment.id = sync.shipment_id
     where sync.workspace_id = $1 and sync.channel_id = $2 and ${releasable}
     group by sync.store_carrier_key order by min(sync.deadline_at) nulls last, count(*) desc limit $3`,
    [workspaceId, channelId, carriersMax],
  )
  return rows
}

/** Held syncs of these store carriers, most urgent first. */
export async function findHeldIds(
  sql: Sql,
  workspaceId: string,
  channelId: string,
  keys: readonly string[],
  idsMax: number,
): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>(
    `select sync.id from sync where sync.workspace_id = $1 and sync.channel_id = $2 and sync.store_carrier_key = any($3::text[])
       and ${releasable} order by sync.deadline_at nulls last, sync.id limit $4`,
    [workspaceId, channelId, keys, idsMax],
  )
  return rows.map(({ id }) => id)
}

export type StoreCount = { id: string; name: string; kind: string; waiting: number }

/** Which stores the syncs that need a mapping come from, per store carrier. */
export async function countHeldByStore(
  sql: Sql,
  workspaceId: string,
  channelId: string,
  keys: readonly string[],
): Promise<(StoreCount & { storeCarrierKey: string })[]> {
  const { rows } = await sql.query<StoreCount & { storeCarrierKey: string }>(
    `select sync.store_carrier_key as "storeCarrierKey", store.id, store.name, store.kind, count(*)::int as waiting
     from sync join shipment on shipment.id = sync.shipment_id join store on store.id = shipment.store_id
     where sync.workspace_id = $1 and sync.channel_id = $2 and sync.state = 'needs_mapping' and sync.store_carrier_key = any($3::text[])
     group by 1, 2, 3, 4 order by count(*) desc, store.id`,
    [workspaceId, channelId, keys],
  )
  return rows
}

export type HeldExample = {
  syncId: string
  storeCarrierKey: string
  storeCarrier: string | null
  storeKind: string | null
  orderName: string | null
  orderId: string | null
  deadlineAt: string | null
  trackingTexts: string[]
  trackingUrls: string[]
  deliveryOptionId: string | null
}

/** A few held syncs of each named store carrier, most urgent first. */
export async function readHeldExamples(
  sql: Sql,
  workspaceId: string,
  channelId: string,
  keys: readonly string[],
  eachMax: number,
): Promise<HeldExample[]> {
  const { rows } = await sql.query<HeldExample>(
    `select example.* from unnest($3::text[]) as wanted(key) cross join lateral (
       select sync.id as "syncId", sync.store_carrier_key as "storeCarrierKey", shipment.store_carrier as "storeCarrier",
         store.kind as "storeKind", store_order.name as "orderName", sync.order_id as "orderId", sync.deadline_at as "deadlineAt",
         shipment.tracking_texts as "trackingTexts", shipment.tracking_urls as "trackingUrls",
         channel_order."order" ->> 'deliveryOptionId' as "deliveryOptionId"
       from sync join shipment on shipment.id = sync.shipment_id
       left join store on store.id = shipment.store_id
       left join store_order on store_order.store_id = shipment.store_id and store_order.store_order_id = shipment.store_order_id
       left join channel_order on channel_order.channel_id = sync.channel_id and channel_order.order_id = sync.order_id
       where sync.workspace_id = $1 and sync.channel_id = $2 and sync.store_carrier_key = wanted.key and ${releasable}
       order by sync.deadline_at nulls last, sync.id limit $4) as example`,
    [workspaceId, channelId, keys, eachMax],
  )
  return rows
}

/** Held rows that a mapping may let go, and rows being decided this moment with the mappings of before. */
const decidedNow = `(state in ('waiting', 'ready') and lease_until is not null)`

/** Store carriers of rows that are being decided this moment. */
export async function listCarriersUnderDecision(sql: Sql, workspaceId: string, channelId: string): Promise<string[]> {
  const { rows } = await sql.query<{ key: string }>(
    `select distinct store_carrier_key as key from sync
     where workspace_id = $1 and channel_id = $2 and due_at is not null and ${decidedNow}`,
    [workspaceId, channelId],
  )
  return rows.map((row) => row.key)
}

/**
 * Makes syncs of these store carriers due; answers the ids of those that were held. The new fencing token makes a decision under way,
 * taken with the old mappings, end without a word.
 */
export async function releaseHeld(
  sql: Sql,
  workspaceId: string,
  channelId: string,
  keys: readonly string[],
  nowAt: string,
): Promise<string[]> {
  if (keys.length === 0) return []
  const { rows } = await sql.query<{ id: string; state: string }>(
    `update sync set due_at = $4, tries = 0, fence = nextval('fence'), lease_until = null, leased_by = null, updated_at = $4
     where workspace_id = $1 and channel_id = $2 and store_carrier_key = any($3::text[]) and (${releasable} or ${decidedNow})
     returning id, state`,
    [workspaceId, channelId, keys, nowAt],
  )
  return rows.filter((row) => row.state !== 'waiting' && row.state !== 'ready').map((row) => row.id)
}
