/**
 * What people change about shipments. The engine does the work; these statements only say what is wanted and when to look.
 *
 * A row being pushed or read back is never touched but for its time: its attempt must end under the name it began with. Every
 * other write takes a new fencing token, so that a decision under way, made from what was true before, ends without a word.
 */
import type { ChannelUnit, Chosen, ReasonCode } from '@waybridge/sync'
import type { Sql } from './sql.ts'

const notInFlight = `state not in ('pushing', 'unknown')`
const takeOver = `fence = nextval('fence'), lease_until = null, leased_by = null`

/** Makes rows due now with a fresh count of tries. A row in flight is only looked at sooner. Answers the ids that changed. */
export async function hastenSyncs(
  sql: Sql,
  workspaceId: string,
  ids: readonly string[],
  nowAt: string,
): Promise<string[]> {
  if (ids.length === 0) return []
  const { rows } = await sql.query<{ id: string }>(
    `update sync set due_at = case when ${notInFlight} then $3 else least(due_at, $3) end,
       tries = case when ${notInFlight} then 0 else tries end,
       fence = case when ${notInFlight} then nextval('fence') else fence end,
       lease_until = case when ${notInFlight} then null else lease_until end
     where workspace_id = $1 and id = any($2::text[]) and (${notInFlight} or lease_until is null or lease_until <= $3)
     returning id`,
    [workspaceId, ids, nowAt],
  )
  return rows.map((row) => row.id)
}

/** Ends the work on rows by a person's word. Rows that are synced, cancelled, in flight or skipped stay as they are. */
export async function skipSyncs(
  sql: Sql,
  workspaceId: string,
  ids: readonly string[],
  why: { say: string; nextStep: string | null; nowAt: string },
): Promise<string[]> {
  if (ids.length === 0) return []
  const { rows } = await sql.query<{ id: string }>(
    `update sync set state = 'skipped', reason_code = 'skipped_by_person', say = $3, next_step = $4, due_at = null, updated_at = $5, ${takeOver}
     where workspace_id = $1 and id = any($2::text[]) and state in ('waiting', 'needs_mapping', 'needs_fix', 'ready', 'failed')
     returning id`,
    [workspaceId, ids, why.say, why.nextStep, why.nowAt],
  )
  return rows.map((row) => row.id)
}

/**
 * Waves a reason through for many shipments at once, each as a new revision, and makes them due. A shipment with a row in flight
 * is left alone: its attempt must end as it began. Answers the ids that changed.
 */
export async function confirmSyncs(
  sql: Sql,
  workspaceId: string,
  ids: readonly string[],
  code: ReasonCode,
  nowAt: string,
): Promise<string[]> {
  if (ids.length === 0) return []
  const { rows } = await sql.query<{ id: string }>(
    `with meant as (
       select id, shipment_id from sync where workspace_id = $1 and id = any($2::text[]) and ${notInFlight} order by id for update
     ), told as (
       update shipment set revision = revision + 1, updated_at = $4, chosen = jsonb_set(coalesce(chosen, '{}'), '{confirmed}',
         case when chosen -> 'confirmed' ? $3 then chosen -> 'confirmed' else coalesce(chosen -> 'confirmed', '[]') || to_jsonb($3::text) end)
       where id in (select shipment_id from meant) and not exists (
         select 1 from sync as flying where flying.shipment_id = shipment.id and flying.state in ('pushing', 'unknown'))
       returning id
     )
     update sync set due_at = $4, tries = 0, updated_at = $4, ${takeOver} from meant join told on told.id = meant.shipment_id
     where sync.id = meant.id returning sync.id`,
    [workspaceId, ids, code, nowAt],
  )
  return rows.map((row) => row.id)
}

/** Locks the syncs of a shipment and says whether one of them is in flight. */
export async function isInFlight(sql: Sql, workspaceId: string, shipmentId: string): Promise<boolean> {
  const { rows } = await sql.query<{ state: string }>(
    'select state from sync where workspace_id = $1 and shipment_id = $2 order by id for update',
    [workspaceId, shipmentId],
  )
  return rows.some((row) => row.state === 'pushing' || row.state === 'unknown')
}

/** Keeps what a person chose as a new revision of the shipment and makes its syncs due. Call after `isInFlight`. */
export async function saveChosen(
  sql: Sql,
  workspaceId: string,
  shipmentId: string,
  chosen: Chosen | null,
  nowAt: string,
): Promise<void> {
  await sql.query(
    'update shipment set chosen = $3, revision = revision + 1, updated_at = $4 where workspace_id = $1 and id = $2',
    [workspaceId, shipmentId, chosen === null ? null : JSON.stringify(chosen), nowAt],
  )
  await sql.query(
    `update sync set due_at = $3, tries = 0, updated_at = $3, ${takeOver} where workspace_id = $1 and shipment_id = $2 and ${notInFlight}`,
    [workspaceId, shipmentId, nowAt],
  )
}

/** A channel order as far as "Add tracking info" needs it. */
export async function findOrderToType(
  sql: Sql,
  workspaceId: string,
  channelId: string,
  orderId: string,
): Promise<{ shipByAt: string | null; units: ChannelUnit[] } | null> {
  const { rows } = await sql.query<{ shipByAt: string | null; units: ChannelUnit[] }>(
    `select ship_by_at as "shipByAt", "order" -> 'units' as units from channel_order
     where workspace_id = $1 and channel_id = $2 and order_id = $3`,
    [workspaceId, channelId, orderId],
  )
  return rows[0] ?? null
}

export type TypedShipment = {
  shipmentId: string
  syncId: string
  workspaceId: string
  channelId: string
  orderId: string
  number: string
  contentDigest: string
  chosen: Chosen
  deadlineAt: string | null
  nowAt: string
}

/** A shipment nobody but a person told us of: "Add tracking info". */
export async function insertTypedShipment(sql: Sql, typed: TypedShipment): Promise<void> {
  await sql.query(
    `insert into shipment (id, workspace_id, status, store_updated_at, content_digest, tracking_texts, tracking_urls, lines, chosen,
       created_at, updated_at)
     values ($1, $2, 'shipped', $3, $4, $5, '[]', '[]', $6, $3, $3)`,
    [
      typed.shipmentId,
      typed.workspaceId,
      typed.nowAt,
      typed.contentDigest,
      JSON.stringify([typed.number]),
      JSON.stringify(typed.chosen),
    ],
  )
  await sql.query(
    `insert into sync (id, workspace_id, shipment_id, channel_id, order_id, state, reason_code, say, deadline_at, due_at, created_at, updated_at)
     values ($1, $2, $3, $4, $5, 'waiting', 'order_unread', '', $6, $7, $7, $7)`,
    [typed.syncId, typed.workspaceId, typed.shipmentId, typed.channelId, typed.orderId, typed.deadlineAt, typed.nowAt],
  )
}
