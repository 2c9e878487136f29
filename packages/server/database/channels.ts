/** Connected TikTok Shops as people see and change them, their provider lists, and authorisations under way. */
import type { Provider } from '@waybridge/sync'
import type { Sql } from './sql.ts'
import type { ConnectionStatus } from './stores.ts'

export type ChannelRow = {
  id: string
  workspaceId: string
  name: string
  region: string
  sellerType: string
  shopId: string
  shopCipher: string
  appKey: string
  appSecretSealed: string
  tokensSealed: string
  accessExpiresAt: string | null
  refreshExpiresAt: string | null
  apiUrl: string
  authUrl: string
  hookPath: string
  status: ConnectionStatus
  statusSay: string | null
  policy: unknown
  defaultProviderId: string | null
  defaultProviderName: string | null
  lastNoticeAt: string | null
  lastReadAt: string | null
  createdAt: string
}

const columns = `id, workspace_id as "workspaceId", name, region, seller_type as "sellerType", shop_id as "shopId",
  shop_cipher as "shopCipher", app_key as "appKey", app_secret_sealed as "appSecretSealed", tokens_sealed as "tokensSealed",
  access_expires_at as "accessExpiresAt", refresh_expires_at as "refreshExpiresAt", api_url as "apiUrl", auth_url as "authUrl",
  hook_path as "hookPath", status, status_say as "statusSay", policy, default_provider_id as "defaultProviderId",
  default_provider_name as "defaultProviderName", last_notice_at as "lastNoticeAt", last_read_at as "lastReadAt", created_at as "createdAt"`

const channelsMax = 500

/** In the order they were connected; the shops of one authorisation come at one instant, so then by name. */
export async function listChannels(sql: Sql, workspaceId: string): Promise<ChannelRow[]> {
  const { rows } = await sql.query<ChannelRow>(
    `select ${columns} from channel where workspace_id = $1 and status <> 'disconnected' order by created_at, name, id limit ${channelsMax}`,
    [workspaceId],
  )
  return rows
}

/** Null for an unknown id and for one of another workspace alike. */
export async function findChannel(sql: Sql, workspaceId: string, channelId: string): Promise<ChannelRow | null> {
  const { rows } = await sql.query<ChannelRow>(`select ${columns} from channel where workspace_id = $1 and id = $2`, [
    workspaceId,
    channelId,
  ])
  return rows[0] ?? null
}

/** The newest connection this workspace ever had to a shop, ended ones included: connecting again takes it up with its mappings. */
export async function findChannelByShop(sql: Sql, workspaceId: string, shopId: string): Promise<ChannelRow | null> {
  const { rows } = await sql.query<ChannelRow>(
    `select ${columns} from channel where workspace_id = $1 and shop_id = $2 order by status = 'disconnected', created_at desc limit 1`,
    [workspaceId, shopId],
  )
  return rows[0] ?? null
}

export type ChannelConnection = Pick<
  ChannelRow,
  | 'id'
  | 'workspaceId'
  | 'name'
  | 'region'
  | 'sellerType'
  | 'shopId'
  | 'shopCipher'
  | 'appKey'
  | 'appSecretSealed'
  | 'tokensSealed'
  | 'accessExpiresAt'
  | 'refreshExpiresAt'
  | 'apiUrl'
  | 'authUrl'
  | 'hookPath'
  | 'createdAt'
> & { policy: unknown }

/**
 * Makes a channel, or takes an ended one up again under its old id; policy and mappings then stay as they were. False when
 * the shop has a live connection elsewhere.
 */
export async function saveChannelConnection(sql: Sql, channel: ChannelConnection): Promise<boolean> {
  const { rowCount } = await sql.query(
    `insert into channel as known (id, workspace_id, name, region, seller_type, shop_id, shop_cipher, app_key, app_secret_sealed, tokens_sealed,
       access_expires_at, refresh_expires_at, api_url, auth_url, hook_path, policy, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
     on conflict (id) do update set name = excluded.name, region = excluded.region, seller_type = excluded.seller_type,
       shop_cipher = excluded.shop_cipher, app_key = excluded.app_key, app_secret_sealed = excluded.app_secret_sealed,
       tokens_sealed = excluded.tokens_sealed, access_expires_at = excluded.access_expires_at,
       refresh_expires_at = excluded.refresh_expires_at, api_url = excluded.api_url, auth_url = excluded.auth_url,
       hook_path = excluded.hook_path, status = 'active', status_say = null
     where known.workspace_id = excluded.workspace_id and known.shop_id = excluded.shop_id`,
    [
      channel.id,
      channel.workspaceId,
      channel.name,
      channel.region,
      channel.sellerType,
      channel.shopId,
      channel.shopCipher,
      channel.appKey,
      channel.appSecretSealed,
      channel.tokensSealed,
      channel.accessExpiresAt,
      channel.refreshExpiresAt,
      channel.apiUrl,
      channel.authUrl,
      channel.hookPath,
      JSON.stringify(channel.policy),
      channel.createdAt,
    ],
  )
  return rowCount === 1
}

export async function setChannelStatus(
  sql: Sql,
  workspaceId: string,
  channelId: string,
  status: ConnectionStatus,
  say: string | null,
): Promise<void> {
  await sql.query('update channel set status = $3, status_say = $4 where workspace_id = $1 and id = $2', [
    workspaceId,
    channelId,
    status,
    say,
  ])
}

export async function saveChannelPolicy(
  sql: Sql,
  workspaceId: string,
  channelId: string,
  policy: unknown,
  defaultProvider: Provider | null,
): Promise<void> {
  await sql.query(
    'update channel set policy = $3, default_provider_id = $4, default_provider_name = $5 where workspace_id = $1 and id = $2',
    [workspaceId, channelId, JSON.stringify(policy), defaultProvider?.id ?? null, defaultProvider?.name ?? null],
  )
}

const waitsForSettings = `(state in ('needs_mapping', 'needs_fix') or (state = 'waiting' and reason_code = 'auto_sync_off'))`

/** What other settings may let go, most urgent first. */
export async function findWokenByPolicy(
  sql: Sql,
  workspaceId: string,
  channelId: string,
  idsMax: number,
): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>(
    `select id from sync where workspace_id = $1 and channel_id = $2 and ${waitsForSettings}
     order by deadline_at nulls last, id limit $3`,
    [workspaceId, channelId, idsMax],
  )
  return rows.map(({ id }) => id)
}

/** What goes on by itself in this channel as long as auto-sync is on. */
export async function countMovingOf(sql: Sql, workspaceId: string, channelId: string): Promise<number> {
  const { rows } = await sql.query<{ count: number }>(
    `select count(*)::int as count from sync where workspace_id = $1 and channel_id = $2 and state in ('waiting', 'ready')
       and reason_code <> 'auto_sync_off'`,
    [workspaceId, channelId],
  )
  return rows[0]?.count ?? 0
}

/**
 * What waited for the old settings may go now, and what is being decided with them is decided again; what still may not go
 * will say so again.
 */
export async function wakeAfterPolicy(sql: Sql, workspaceId: string, channelId: string, nowAt: string): Promise<void> {
  await sql.query(
    `update sync set due_at = $3, fence = nextval('fence'), lease_until = null, leased_by = null
     where workspace_id = $1 and channel_id = $2 and (${waitsForSettings} or (state in ('waiting', 'ready') and lease_until is not null))`,
    [workspaceId, channelId, nowAt],
  )
}

export type ChannelContents = {
  unsynced: number
  inFlight: number
  synced: number
  links: number
  orders: number
  mappings: number
}

export async function countChannelContents(sql: Sql, workspaceId: string, channelId: string): Promise<ChannelContents> {
  const { rows } = await sql.query<ChannelContents>(
    `select
       count(*) filter (where state in ('waiting', 'needs_mapping', 'needs_fix', 'ready', 'failed'))::int as unsynced,
       count(*) filter (where state in ('pushing', 'unknown'))::int as "inFlight",
       count(*) filter (where state in ('synced', 'synced_with_warning'))::int as synced,
       (select count(*)::int from link where workspace_id = $1 and channel_id = $2) as links,
       (select count(*)::int from channel_order where workspace_id = $1 and channel_id = $2) as orders,
       (select count(*)::int from mapping where workspace_id = $1 and channel_id = $2) as mappings
     from sync where workspace_id = $1 and channel_id = $2`,
    [workspaceId, channelId],
  )
  return rows[0] as ChannelContents
}

/** Ends a connection: tokens, app secret, orders, links, syncs and duties go; mappings and policy wait for a reconnection. */
export async function disconnectChannel(sql: Sql, workspaceId: string, channelId: string): Promise<void> {
  const place = [workspaceId, channelId]
  // Shipments typed by hand for this channel have no other home.
  await sql.query(
    `delete from shipment where workspace_id = $1 and store_id is null
       and id in (select shipment_id from sync where workspace_id = $1 and channel_id = $2)`,
    place,
  )
  await sql.query('delete from sync where workspace_id = $1 and channel_id = $2', place)
  await sql.query('delete from link where workspace_id = $1 and channel_id = $2', place)
  await sql.query('delete from channel_order where workspace_id = $1 and channel_id = $2', place)
  await sql.query('delete from provider_list where workspace_id = $1 and channel_id = $2', place)
  await sql.query('delete from schedule where workspace_id = $1 and subject_id = $2', place)
  await sql.query("delete from inbox where workspace_id = $1 and source = 'channel' and source_id = $2", place)
  await sql.query(
    `update channel set status = 'disconnected', status_say = null, app_secret_sealed = '', tokens_sealed = '', access_expires_at = null,
       refresh_expires_at = null, change_cursor = null where workspace_id = $1 and id = $2`,
    place,
  )
}

export type ProviderListRow = {
  deliveryOptionId: string
  deliveryOptionName: string
  providers: Provider[]
  readAt: string
}

export async function readProviderLists(sql: Sql, workspaceId: string, channelId: string): Promise<ProviderListRow[]> {
  const { rows } = await sql.query<ProviderListRow>(
    `select delivery_option_id as "deliveryOptionId", delivery_option_name as "deliveryOptionName", providers, read_at as "readAt"
     from provider_list where workspace_id = $1 and channel_id = $2 order by delivery_option_name, delivery_option_id`,
    [workspaceId, channelId],
  )
  return rows
}

/** Keeps the last good list of each delivery option with its age. */
export async function saveProviderLists(
  sql: Sql,
  place: { workspaceId: string; channelId: string },
  lists: readonly Omit<ProviderListRow, 'readAt'>[],
  readAt: string,
): Promise<void> {
  if (lists.length === 0) return
  await sql.query(
    `insert into provider_list (workspace_id, channel_id, delivery_option_id, delivery_option_name, providers, read_at)
     select $2, $3, "deliveryOptionId", "deliveryOptionName", providers, $4
     from jsonb_to_recordset($1::jsonb) as row("deliveryOptionId" text, "deliveryOptionName" text, providers jsonb)
     on conflict (channel_id, delivery_option_id) do update set delivery_option_name = excluded.delivery_option_name,
       providers = excluded.providers, read_at = excluded.read_at`,
    [JSON.stringify(lists), place.workspaceId, place.channelId, readAt],
  )
}

export type OfferedShop = { id: string; name: string; region: string; sellerType: string; cipher: string }

export type AuthorisationRow = {
  id: string
  workspaceId: string
  startedBy: string
  appKey: string
  appSecretSealed: string
  apiUrl: string
  authUrl: string
  tokensSealed: string | null
  shops: OfferedShop[] | null
  expiresAt: string
}

const authorisationColumns = `id, workspace_id as "workspaceId", started_by as "startedBy", app_key as "appKey",
  app_secret_sealed as "appSecretSealed", api_url as "apiUrl", auth_url as "authUrl", tokens_sealed as "tokensSealed", shops,
  expires_at as "expiresAt"`

export async function insertAuthorisation(
  sql: Sql,
  authorisation: Omit<AuthorisationRow, 'tokensSealed' | 'shops'> & { stateHash: string | null },
): Promise<void> {
  await sql.query(
    `insert into authorisation (id, workspace_id, started_by, state_hash, app_key, app_secret_sealed, api_url, auth_url, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      authorisation.id,
      authorisation.workspaceId,
      authorisation.startedBy,
      authorisation.stateHash,
      authorisation.appKey,
      authorisation.appSecretSealed,
      authorisation.apiUrl,
      authorisation.authUrl,
      authorisation.expiresAt,
    ],
  )
}

/** Takes a state once: the same state a second time, late, or by somebody else, finds nothing. */
export async function takeAuthorisationState(
  sql: Sql,
  state: { workspaceId: string; stateHash: string; startedBy: string; nowAt: string },
): Promise<AuthorisationRow | null> {
  const { rows } = await sql.query<AuthorisationRow>(
    `update authorisation set state_hash = null
     where workspace_id = $1 and state_hash = $2 and started_by = $3 and expires_at > $4
     returning ${authorisationColumns}`,
    [state.workspaceId, state.stateHash, state.startedBy, state.nowAt],
  )
  return rows[0] ?? null
}

export async function saveAuthorisationShops(
  sql: Sql,
  found: {
    workspaceId: string
    id: string
    tokensSealed: string
    shops: OfferedShop[]
    expiresAt: string
    nowAt: string
  },
): Promise<void> {
  await sql.query(
    `update authorisation set tokens_sealed = $3, shops = $4, expires_at = $5, exchanged_at = $6 where workspace_id = $1 and id = $2`,
    [found.workspaceId, found.id, found.tokensSealed, JSON.stringify(found.shops), found.expiresAt, found.nowAt],
  )
}

/** An authorisation whose code was exchanged and whose shops are still to be chosen. */
export async function findOpenAuthorisation(
  sql: Sql,
  workspaceId: string,
  id: string,
  nowAt: string,
): Promise<AuthorisationRow | null> {
  const { rows } = await sql.query<AuthorisationRow>(
    `select ${authorisationColumns} from authorisation
     where workspace_id = $1 and id = $2 and expires_at > $3 and tokens_sealed is not null and finished_at is null for update`,
    [workspaceId, id, nowAt],
  )
  return rows[0] ?? null
}

/** Ends an authorisation and blanks its secrets; with it go those that were never finished. */
export async function finishAuthorisation(sql: Sql, workspaceId: string, id: string, nowAt: string): Promise<void> {
  await sql.query(
    `update authorisation set finished_at = $3, tokens_sealed = null, app_secret_sealed = '', state_hash = null
     where workspace_id = $1 and id = $2`,
    [workspaceId, id, nowAt],
  )
  await sql.query('delete from authorisation where workspace_id = $1 and expires_at < $2 and id <> $3', [
    workspaceId,
    nowAt,
    id,
  ])
}
