/**
 * The queue of shipments to be told to a channel: claiming them, writing what was decided, and letting go of them.
 *
 * A claim sets a lease (`due_at` is when others may look again) and a fencing token. Every later write names the token and
 * changes nothing if somebody else has claimed the row since: a worker that slept through its lease cannot speak for it.
 */
import type { Chosen, Decision, StoreLine, SyncState } from '@waybridge/sync'
import type { Sql } from './sql.ts'

export type ChannelClaim = {
  id: string
  workspaceId: string
  name: string
  region: string
  sellerType: string
  shopId: string
  shopCipher: string
  appKey: string
  appSecretSealed: string
  apiUrl: string
  authUrl: string
  policy: unknown
  defaultProviderId: string | null
  defaultProviderName: string | null
}

const channelColumns = `channel.id, channel.workspace_id as "workspaceId", channel.name, channel.region, channel.seller_type as "sellerType",
  channel.shop_id as "shopId", channel.shop_cipher as "shopCipher", channel.app_key as "appKey",
  channel.app_secret_sealed as "appSecretSealed", channel.api_url as "apiUrl", channel.auth_url as "authUrl", channel.policy,
  channel.default_provider_id as "defaultProviderId", channel.default_provider_name as "defaultProviderName"`

/** Leases the channel that waited longest among those with work due, so that none starves another. */
export async function claimChannel(
  sql: Sql,
  worker: string,
  nowMs: number,
  leaseUntilMs: number,
): Promise<ChannelClaim | null> {
  const { rows } = await sql.query<ChannelClaim>(
    `update channel set drain_lease_until = $3, drained_by = $1, drained_at = $2
     where id = (
       select id from channel as free
       where free.status = 'active' and (free.drain_lease_until is null or free.drain_lease_until <= $2)
         and exists (select 1 from sync where sync.channel_id = free.id and sync.due_at <= $2)
       order by free.drained_at limit 1 for update skip locked)
     returning ${channelColumns}`,
    [worker, new Date(nowMs).toISOString(), new Date(leaseUntilMs).toISOString()],
  )
  return rows[0] ?? null
}

/** Gives the channel back; only its holder can. */
export async function releaseChannel(sql: Sql, channelId: string, worker: string): Promise<void> {
  await sql.query('update channel set drain_lease_until = null where id = $1 and drained_by = $2', [channelId, worker])
}

/** Keeps the channel; false when somebody else has it by now. */
export async function keepChannel(
  sql: Sql,
  channelId: string,
  worker: string,
  nowMs: number,
  leaseUntilMs: number,
): Promise<boolean> {
  const { rowCount } = await sql.query(
    'update channel set drain_lease_until = $4, drained_at = $3 where id = $1 and drained_by = $2 and drain_lease_until is not null',
    [channelId, worker, new Date(nowMs).toISOString(), new Date(leaseUntilMs).toISOString()],
  )
  return rowCount === 1
}

export async function readChannel(
  sql: Sql,
  channelId: string,
): Promise<(ChannelClaim & { status: string; changeCursor: string | null }) | null> {
  const { rows } = await sql.query<ChannelClaim & { status: string; changeCursor: string | null }>(
    `select ${channelColumns}, status, change_cursor as "changeCursor" from channel where id = $1`,
    [channelId],
  )
  return rows[0] ?? null
}

export async function activeChannels(sql: Sql, workspaceId: string): Promise<ChannelClaim[]> {
  const { rows } = await sql.query<ChannelClaim>(
    `select ${channelColumns} from channel where workspace_id = $1 and status = 'active' order by created_at`,
    [workspaceId],
  )
  return rows
}

/** Whether a connected channel cannot be asked at present. */
export async function hasSilentChannels(sql: Sql, workspaceId: string): Promise<boolean> {
  const { rows } = await sql.query(
    `select 1 from channel where workspace_id = $1 and status in ('paused', 'broken') limit 1`,
    [workspaceId],
  )
  return rows.length > 0
}

export type ClaimedSync = {
  id: string
  workspaceId: string
  shipmentId: string
  orderId: string
  state: SyncState
  fence: string
  tries: number
  corrections: number
  deadlineAt: string | null
  createdAt: string
  storeId: string | null
  storeKind: string | null
  storeOrderId: string | null
  shipmentStatus: 'shipped' | 'pending' | 'cancelled'
  revision: number
  trackingTexts: string[]
  trackingUrls: string[]
  storeCarrier: string | null
  lines: { lineId: string; sku: string | null; quantity: number }[]
  chosen: Chosen | null
  storeLines: StoreLine[] | null
}

/** Claims due rows of one channel, most urgent deadline first. */
export async function claimSyncs(
  sql: Sql,
  channelId: string,
  worker: string,
  nowMs: number,
  leaseUntilMs: number,
  rowsMax: number,
): Promise<ClaimedSync[]> {
  const { rows } = await sql.query<ClaimedSync>(
    `with due as (
       select id from sync where channel_id = $1 and due_at <= $3 order by deadline_at, due_at limit $5 for update skip locked
     ), claimed as (
       update sync set due_at = $4, lease_until = $4, leased_by = $2, fence = nextval('fence') from due where sync.id = due.id
       returning sync.*
     )
     select claimed.id, claimed.workspace_id as "workspaceId", claimed.shipment_id as "shipmentId", claimed.order_id as "orderId",
       claimed.state, claimed.fence, claimed.tries, claimed.corrections, claimed.deadline_at as "deadlineAt",
       claimed.created_at as "createdAt", shipment.store_id as "storeId", store.kind as "storeKind",
       shipment.store_order_id as "storeOrderId", shipment.status as "shipmentStatus", shipment.revision,
       shipment.tracking_texts as "trackingTexts", shipment.tracking_urls as "trackingUrls", shipment.store_carrier as "storeCarrier",
       shipment.lines, shipment.chosen, store_order.lines as "storeLines"
     from claimed join shipment on shipment.id = claimed.shipment_id
     left join store on store.id = shipment.store_id
     left join store_order on store_order.store_id = shipment.store_id and store_order.store_order_id = shipment.store_order_id`,
    [channelId, worker, new Date(nowMs).toISOString(), new Date(leaseUntilMs).toISOString(), rowsMax],
  )
  return rows
}

/** What becomes of a claimed row. `dueMs` null: nothing to do by itself. */
export type SyncOutcome = {
  id: string
  fence: string
  state: SyncState
  reasonCode: string
  say: string
  nextStep: string | null
  dueMs: number | null
  tries: number
  revision: number
  trackingNumber: string | null
  providerId: string | null
  providerName: string | null
  deadlineAt: string | null
  /** Left as it is when undefined. */
  decision?: Decision
  warning?: string | null
  packageId?: string | null
  syncedMs?: number
}

/**
 * Writes outcomes in one statement; a row whose fencing token has moved on is left alone. A shipment that got a newer revision
 * meanwhile is due at once: what was decided is already old. Answers the ids that were written. Call after settling attempts:
 * the count of corrections is taken from what they confirmed.
 */
export async function writeOutcomes(sql: Sql, outcomes: readonly SyncOutcome[], nowMs: number): Promise<Set<string>> {
  if (outcomes.length === 0) return new Set()
  const rows = outcomes.map((outcome) => ({
    ...outcome,
    dueAt: outcome.dueMs === null ? null : new Date(outcome.dueMs).toISOString(),
    syncedAt: outcome.syncedMs === undefined ? null : new Date(outcome.syncedMs).toISOString(),
    setsWarning: outcome.warning !== undefined,
  }))
  const written = await sql.query<{ id: string }>(
    `update sync set state = row.state, reason_code = row."reasonCode", say = row.say, next_step = row."nextStep",
       due_at = case when shipment.revision > row.revision then $2::timestamptz else row."dueAt" end,
       tries = row.tries, revision = row.revision, tracking_number = coalesce(row."trackingNumber", sync.tracking_number),
       provider_id = coalesce(row."providerId", sync.provider_id), provider_name = coalesce(row."providerName", sync.provider_name),
       deadline_at = coalesce(row."deadlineAt", sync.deadline_at), decision = coalesce(row.decision, sync.decision),
       warning = case when row."setsWarning" then row.warning else sync.warning end,
       package_id = coalesce(row."packageId", sync.package_id),
       corrections = (select count(*) from intent where intent.sync_id = sync.id and intent.kind = 'correct' and intent.state = 'confirmed'),
       synced_at = coalesce(sync.synced_at, row."syncedAt"), lease_until = null, leased_by = null, updated_at = $2
     from jsonb_to_recordset($1::jsonb) as row(id text, fence bigint, state text, "reasonCode" text, say text, "nextStep" text,
       "dueAt" timestamptz, tries integer, revision integer, "trackingNumber" text, "providerId" text, "providerName" text,
       "deadlineAt" timestamptz, decision jsonb, "setsWarning" boolean, warning text, "packageId" text, "syncedAt" timestamptz), shipment
     where sync.id = row.id and sync.fence = row.fence and shipment.id = sync.shipment_id
     returning sync.id`,
    [JSON.stringify(rows), new Date(nowMs).toISOString()],
  )
  return new Set(written.rows.map((row) => row.id))
}

/** Marks rows as being pushed, their lease kept. Answers the ids that still were ours. */
export async function markPushing(
  sql: Sql,
  pushes: readonly {
    id: string
    fence: string
    say: string
    decision: Decision
    revision: number
    deadlineAt: string | null
  }[],
  nowMs: number,
): Promise<Set<string>> {
  const { rows } = await sql.query<{ id: string }>(
    `update sync set state = 'pushing', reason_code = 'pushing', say = row.say, next_step = null, decision = row.decision,
       tracking_number = row.decision ->> 'number', provider_id = row.decision -> 'provider' ->> 'id',
       provider_name = row.decision -> 'provider' ->> 'name', revision = row.revision,
       deadline_at = coalesce(row."deadlineAt", sync.deadline_at), updated_at = $2
     from jsonb_to_recordset($1::jsonb) as row(id text, fence bigint, say text, decision jsonb, revision integer, "deadlineAt" timestamptz)
     where sync.id = row.id and sync.fence = row.fence
     returning sync.id`,
    [JSON.stringify(pushes), new Date(nowMs).toISOString()],
  )
  return new Set(rows.map((row) => row.id))
}

/** When work comes due next, so that the engine can sleep until then. Null: nothing is waiting for the clock. */
export async function nextDueMs(sql: Sql): Promise<number | null> {
  const { rows } = await sql.query<{ dueAt: string | null }>(
    `select min(due_at) as "dueAt" from (
       (select min(due_at) as due_at from inbox where due_at is not null)
       union all (select min(sync.due_at) from sync where sync.channel_id is null and sync.due_at is not null)
       union all (select min(sync.due_at) from channel join lateral (
         select due_at from sync where sync.channel_id = channel.id and sync.due_at is not null order by due_at limit 1) as sync on true
         where channel.status = 'active')
       union all (select min(due_at) from schedule)) as next`,
  )
  const at = rows[0]?.dueAt
  return at == null ? null : Date.parse(at)
}
