/**
 * Intents and attempts: what must be told once, and each try at it. Both are committed before bytes leave, so that after
 * any crash the question "did we send it?" has an answer to look up.
 */
import type { Sql } from './sql.ts'

export type OpenAttempt = {
  id: string
  intentId: string
  syncId: string
  sentAt: string
  emptyReads: number
  kind: 'ship' | 'correct'
  lineItemsKey: string
  trackingNumber: string
  providerId: string
  providerName: string
}

/** Attempts whose outcome nobody knows yet: cut off by a crash, or answered unclearly. */
export async function readOpenAttempts(sql: Sql, syncIds: readonly string[]): Promise<OpenAttempt[]> {
  if (syncIds.length === 0) return []
  const { rows } = await sql.query<OpenAttempt>(
    `select attempt.id, intent_id as "intentId", attempt.sync_id as "syncId", sent_at as "sentAt", empty_reads as "emptyReads",
       intent.kind, line_items_key as "lineItemsKey", tracking_number as "trackingNumber", provider_id as "providerId",
       provider_name as "providerName"
     from attempt join intent on intent.id = attempt.intent_id
     where attempt.sync_id = any($1::text[]) and attempt.settled_at is null order by sent_at`,
    [syncIds],
  )
  return rows
}

export type PushOfOrder = {
  syncId: string
  orderId: string
  lineItemsKey: string
  trackingNumber: string
  providerId: string
  packageId: string | null
  corrections: number
  confirmed: boolean
  warning: string | null
  shipmentCancelled: boolean
}

/** Everything we told, or are telling, a channel about these orders. The newest push of each sync speaks for it. */
export async function readPushes(sql: Sql, channelId: string, orderIds: readonly string[]): Promise<PushOfOrder[]> {
  if (orderIds.length === 0) return []
  const { rows } = await sql.query<PushOfOrder>(
    `select distinct on (intent.sync_id) intent.sync_id as "syncId", intent.order_id as "orderId", intent.line_items_key as "lineItemsKey",
       intent.tracking_number as "trackingNumber", intent.provider_id as "providerId", sync.package_id as "packageId",
       (select count(*)::int from intent spent where spent.sync_id = intent.sync_id and spent.kind = 'correct' and spent.state = 'confirmed') as corrections,
       intent.state = 'confirmed' as confirmed, (select attempt.warning from attempt where attempt.intent_id = intent.id
         and attempt.effect = 'applied' order by attempt.sent_at desc limit 1) as warning, shipment.status = 'cancelled' as "shipmentCancelled"
     from intent join sync on sync.id = intent.sync_id join shipment on shipment.id = sync.shipment_id
     where intent.channel_id = $1 and intent.order_id = any($2::text[]) and intent.state <> 'refused'
     order by intent.sync_id, (intent.state = 'confirmed') desc, coalesce(intent.settled_at, intent.created_at) desc, intent.id desc`,
    [channelId, orderIds],
  )
  return rows
}

export type NumberUse = { number: string; orderId: string; combineGroup: string | null; shipmentId: string }

/** Other orders of the channel that our records hold these numbers for. */
export async function readNumberUses(sql: Sql, channelId: string, numbers: readonly string[]): Promise<NumberUse[]> {
  if (numbers.length === 0) return []
  const { rows } = await sql.query<NumberUse>(
    `select distinct intent.tracking_number as number, intent.order_id as "orderId", channel_order."order" ->> 'combineGroup' as "combineGroup",
       sync.shipment_id as "shipmentId"
     from intent join sync on sync.id = intent.sync_id
     left join channel_order on channel_order.channel_id = intent.channel_id and channel_order.order_id = intent.order_id
     where intent.channel_id = $1 and intent.tracking_number = any($2::text[]) and intent.state <> 'refused'`,
    [channelId, numbers],
  )
  return rows
}

export type NewIntent = {
  id: string
  workspaceId: string
  syncId: string
  channelId: string
  orderId: string
  kind: 'ship' | 'correct'
  lineItemsKey: string
  trackingNumber: string
  providerId: string
  providerName: string
}

/**
 * Commits intents. The unique key (channel, order, kind, line items, number) is the promise "once": an intent of this very
 * sync that was refused or cut off is taken up again; one that belongs to another sync, or is confirmed, is not ours to send.
 * Answers intent ids by sync id, only for those that may be sent.
 */
export async function openIntents(
  sql: Sql,
  intents: readonly NewIntent[],
  nowMs: number,
): Promise<Map<string, string>> {
  if (intents.length === 0) return new Map()
  const { rows } = await sql.query<{ id: string; syncId: string }>(
    `insert into intent as known (id, workspace_id, sync_id, channel_id, order_id, kind, line_items_key, tracking_number, provider_id,
       provider_name, created_at)
     select id, "workspaceId", "syncId", "channelId", "orderId", kind, "lineItemsKey", "trackingNumber", "providerId", "providerName", $2
     from jsonb_to_recordset($1::jsonb) as row(id text, "workspaceId" text, "syncId" text, "channelId" text, "orderId" text, kind text,
       "lineItemsKey" text, "trackingNumber" text, "providerId" text, "providerName" text)
     on conflict (channel_id, order_id, kind, line_items_key, tracking_number) do update
       set provider_id = excluded.provider_id, provider_name = excluded.provider_name, state = 'open', settled_at = null
       where known.sync_id = excluded.sync_id and known.state <> 'confirmed'
     returning id, sync_id as "syncId"`,
    [JSON.stringify(intents), new Date(nowMs).toISOString()],
  )
  return new Map(rows.map((row) => [row.syncId, row.id]))
}

export type NewAttempt = {
  id: string
  workspaceId: string
  intentId: string
  syncId: string
  fence: string
  call: string
  requestDigest: string
}

export async function insertAttempts(sql: Sql, attempts: readonly NewAttempt[], sentMs: number): Promise<void> {
  if (attempts.length === 0) return
  await sql.query(
    `insert into attempt (id, workspace_id, intent_id, sync_id, fence, call, request_digest, sent_at)
     select id, "workspaceId", "intentId", "syncId", fence, call, "requestDigest", $2
     from jsonb_to_recordset($1::jsonb) as row(id text, "workspaceId" text, "intentId" text, "syncId" text, fence bigint, call text,
       "requestDigest" text)`,
    [JSON.stringify(attempts), new Date(sentMs).toISOString()],
  )
}

export type AttemptResult = {
  id: string
  /** Null keeps the attempt open: it will be read back. */
  effect: 'applied' | 'none' | null
  settledBy: 'reply' | 'read_back' | null
  emptyReadsAdded?: number
  problemClass?: string | null
  code?: number | null
  message?: string | null
  requestId?: string | null
  httpStatus?: number | null
  warning?: string | null
  tookMs?: number | null
}

/**
 * Settles attempts and, with them, their intents: applied confirms, none refuses, null leaves both open. What took effect stays
 * confirmed whoever says otherwise later, and nothing is refused while another attempt at it may still be under way.
 */
export async function settleAttempts(sql: Sql, results: readonly AttemptResult[], nowMs: number): Promise<void> {
  if (results.length === 0) return
  await sql.query(
    `with row as (
       select * from jsonb_to_recordset($1::jsonb) as row(id text, effect text, "settledBy" text, "emptyReadsAdded" integer,
         "problemClass" text, code bigint, message text, "requestId" text, "httpStatus" integer, warning text, "tookMs" integer)
     ), settled as (
       update attempt set effect = row.effect, settled_by = row."settledBy",
         settled_at = case when row.effect is null then null else $2::timestamptz end,
         empty_reads = attempt.empty_reads + coalesce(row."emptyReadsAdded", 0),
         problem_class = coalesce(row."problemClass", attempt.problem_class), code = coalesce(row.code, attempt.code),
         message = coalesce(row.message, attempt.message), request_id = coalesce(row."requestId", attempt.request_id),
         http_status = coalesce(row."httpStatus", attempt.http_status), warning = coalesce(row.warning, attempt.warning),
         took_ms = coalesce(row."tookMs", attempt.took_ms)
       from row where attempt.id = row.id and attempt.settled_at is null
       returning attempt.id, attempt.intent_id, row.effect
     )
     update intent set state = case settled.effect when 'applied' then 'confirmed' else 'refused' end, settled_at = $2
     from settled where intent.id = settled.intent_id and (
       (settled.effect = 'applied' and intent.state <> 'confirmed')
       or (settled.effect = 'none' and intent.state = 'open' and not exists (
         select 1 from attempt other where other.intent_id = intent.id and other.settled_at is null
           and other.id not in (select settled.id from settled))))`,
    [JSON.stringify(results), new Date(nowMs).toISOString()],
  )
}
