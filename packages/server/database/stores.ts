/** Connected stores as people see and change them. */
import type { Sql } from './sql.ts'

export type ConnectionStatus = 'active' | 'paused' | 'broken' | 'disconnected'

export type StoreRow = {
  id: string
  workspaceId: string
  kind: string
  name: string
  storeKey: string
  settingsSealed: string
  settingsPublic: Record<string, string>
  rememberedSealed: string | null
  hookPath: string
  status: ConnectionStatus
  statusSay: string | null
  lastNoticeAt: string | null
  lastReadAt: string | null
  createdAt: string
}

const columns = `id, workspace_id as "workspaceId", kind, name, store_key as "storeKey", settings_sealed as "settingsSealed",
  settings_public as "settingsPublic", remembered_sealed as "rememberedSealed", hook_path as "hookPath", status, status_say as "statusSay",
  last_notice_at as "lastNoticeAt", last_read_at as "lastReadAt", created_at as "createdAt"`

/** More stores than a workspace will ever have; a bound all the same. */
const storesMax = 500

export async function listStores(sql: Sql, workspaceId: string): Promise<StoreRow[]> {
  const { rows } = await sql.query<StoreRow>(
    `select ${columns} from store where workspace_id = $1 and status <> 'disconnected' order by created_at, name, id limit ${storesMax}`,
    [workspaceId],
  )
  return rows
}

/** Null for an unknown id and for one of another workspace alike. */
export async function findStore(sql: Sql, workspaceId: string, storeId: string): Promise<StoreRow | null> {
  const { rows } = await sql.query<StoreRow>(`select ${columns} from store where workspace_id = $1 and id = $2`, [
    workspaceId,
    storeId,
  ])
  return rows[0] ?? null
}

/** Looks for a live connection to a store; until the transaction ends, nobody else may connect the same one. */
export async function findStoreByKey(
  sql: Sql,
  workspaceId: string,
  kind: string,
  storeKey: string,
): Promise<StoreRow | null> {
  await sql.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`store:${workspaceId}:${kind}:${storeKey}`])
  const { rows } = await sql.query<StoreRow>(
    `select ${columns} from store where workspace_id = $1 and kind = $2 and store_key = $3 and status <> 'disconnected' limit 1`,
    [workspaceId, kind, storeKey],
  )
  return rows[0] ?? null
}

export type NewStore = Pick<
  StoreRow,
  | 'id'
  | 'workspaceId'
  | 'kind'
  | 'name'
  | 'storeKey'
  | 'settingsSealed'
  | 'settingsPublic'
  | 'rememberedSealed'
  | 'hookPath'
  | 'createdAt'
>

export async function insertStore(sql: Sql, store: NewStore): Promise<void> {
  await sql.query(
    `insert into store (id, workspace_id, kind, name, store_key, settings_sealed, settings_public, remembered_sealed, hook_path, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      store.id,
      store.workspaceId,
      store.kind,
      store.name,
      store.storeKey,
      store.settingsSealed,
      JSON.stringify(store.settingsPublic),
      store.rememberedSealed,
      store.hookPath,
      store.createdAt,
    ],
  )
}

export async function saveStoreSettings(
  sql: Sql,
  store: Pick<StoreRow, 'id' | 'workspaceId' | 'name' | 'settingsSealed' | 'settingsPublic' | 'rememberedSealed'>,
): Promise<void> {
  await sql.query(
    `update store set name = $3, settings_sealed = $4, settings_public = $5, remembered_sealed = $6, status = 'active', status_say = null
     where workspace_id = $1 and id = $2`,
    [
      store.workspaceId,
      store.id,
      store.name,
      store.settingsSealed,
      JSON.stringify(store.settingsPublic),
      store.rememberedSealed,
    ],
  )
}

export async function setStoreStatus(
  sql: Sql,
  workspaceId: string,
  storeId: string,
  status: ConnectionStatus,
  say: string | null,
): Promise<void> {
  await sql.query('update store set status = $3, status_say = $4 where workspace_id = $1 and id = $2', [
    workspaceId,
    storeId,
    status,
    say,
  ])
}

export type StoreContents = { shipments: number; unsynced: number; inFlight: number; links: number; orders: number }

export async function countStoreContents(sql: Sql, workspaceId: string, storeId: string): Promise<StoreContents> {
  const { rows } = await sql.query<StoreContents>(
    `select
       (select count(*)::int from shipment where workspace_id = $1 and store_id = $2) as shipments,
       (select count(*)::int from sync join shipment on shipment.id = sync.shipment_id where shipment.store_id = $2
         and sync.workspace_id = $1 and sync.state in ('waiting', 'needs_mapping', 'needs_fix', 'ready', 'failed')) as unsynced,
       (select count(*)::int from sync join shipment on shipment.id = sync.shipment_id where shipment.store_id = $2
         and sync.workspace_id = $1 and sync.state in ('pushing', 'unknown')) as "inFlight",
       (select count(*)::int from link where workspace_id = $1 and store_id = $2) as links,
       (select count(*)::int from store_order where workspace_id = $1 and store_id = $2) as orders`,
    [workspaceId, storeId],
  )
  return rows[0] as StoreContents
}

/** Ends a connection: its secrets, orders, links, shipments and duties go; the bare row stays, so that old notices find it closed. */
export async function disconnectStore(sql: Sql, workspaceId: string, storeId: string): Promise<void> {
  const place = [workspaceId, storeId]
  await sql.query('delete from shipment where workspace_id = $1 and store_id = $2', place)
  await sql.query('delete from link where workspace_id = $1 and store_id = $2', place)
  await sql.query('delete from store_order where workspace_id = $1 and store_id = $2', place)
  await sql.query('delete from schedule where workspace_id = $1 and subject_id = $2', place)
  await sql.query("delete from inbox where workspace_id = $1 and source = 'store' and source_id = $2", place)
  await sql.query(
    `update store set status = 'disconnected', status_say = null, settings_sealed = '', settings_public = '{}', remembered_sealed = null,
       change_cursor = null where workspace_id = $1 and id = $2`,
    place,
  )
}
